/** True for a map of keys and values in what was read from JSON or YAML, whose shape nobody has checked; not for a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
