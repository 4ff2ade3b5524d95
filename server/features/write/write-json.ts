import { CannotWrite, type Draft, type DraftScalar } from './draft.ts';

export interface JsonLayout {
  /** What one level is indented by; undefined: everything in one line. */
  readonly step: string | undefined;
  readonly lineBreak: string;
}

/** The draft as JSON. The first line is not indented, the others by `pad` at least. @throws CannotWrite */
export function writeJson(draft: Draft, layout: JsonLayout, pad = ''): string {
  const { step, lineBreak } = layout;
  if (draft.kind === 'scalar') return writeScalar(draft);
  const inner = pad + (step ?? '');
  const colon = step === undefined ? ':' : ': ';
  const parts =
    draft.kind === 'map'
      ? draft.entries.map(({ key, value }) => JSON.stringify(key) + colon + writeJson(value, layout, inner))
      : draft.items.map(({ value }) => writeJson(value, layout, inner));
  const [open, close] = draft.kind === 'map' ? ['{', '}'] : ['[', ']'];
  if (parts.length === 0) return open + close;
  if (step === undefined) return open + parts.join(',') + close;
  return `${open}${lineBreak}${inner}${parts.join(`,${lineBreak}${inner}`)}${lineBreak}${pad}${close}`;
}

function writeScalar({ value, number }: DraftScalar): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new CannotWrite('JSON has no number for "not a number" or infinity');
  }
  return number ?? JSON.stringify(value);
}
