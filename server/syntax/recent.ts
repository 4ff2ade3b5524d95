/**
 * `read`, which remembers its answers to the last `limit` texts. An edit leaves most of a document as it is, so that
 * the same texts come again with each keystroke. The answers must be values that nobody changes.
 */
export function recent<T>(read: (text: string) => T, limit = 300): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    // Put in again, so that the first key is always the one that was not asked for the longest.
    if (known !== undefined) answers.delete(text);
    const answer = known ?? read(text);
    answers.set(text, answer);
    if (answers.size > limit) answers.delete(answers.keys().next().value ?? '');
    return answer;
  };
}
