/** A name of a secret itself: not of the secret's name, ARN, length, age or whereabouts. */
const secretName =
  /(?:passw(?:or)?d|passphrase|secret|api_?key|private_?key|access_?token|auth_?token|(?:^|_)token|[a-z]Token)(?:s|value|string)?$/i;

/** True if something of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return (
    secretName.test(name.replace(/\d+$/, '')) &&
    !/next_?token|pagination|client(?:request)?token|idempoten/i.test(name)
  );
}
