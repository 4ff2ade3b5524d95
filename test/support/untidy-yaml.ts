import fc from 'fast-check';

/** A document without its white space. */
export type Sketch =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'script'; readonly header: string; readonly lines: readonly string[] }
  | { readonly kind: 'flow'; readonly tokens: readonly string[] }
  | { readonly kind: 'map'; readonly entries: readonly SketchEntry[] }
  | { readonly kind: 'list'; readonly entries: readonly SketchEntry[] };

interface SketchEntry {
  /** Unused in lists. */
  readonly key: string;
  readonly value: Sketch;
  /** On the line before it. */
  readonly comment: string | undefined;
  readonly blank: boolean;
}

const text = fc.constantFrom(
  'word',
  "'it''s  so'",
  '"a \\" # b"',
  '{}',
  '[]',
  '42',
  "'{{ Name }}'",
  '&anchor x',
  '!tag y',
);
const script = fc.record({
  kind: fc.constant('script' as const),
  header: fc.constantFrom('|', '|-', '|+', '>', '>-'),
  lines: fc.array(
    fc.constantFrom('echo hi', '  deeper: {{ A }}', '# no comment', '', '    ', 'a\ttab', '- dash'),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
});
const flow = fc.constantFrom(
  ['{', 'a:', '1', ',', 'b:', 'two', '}'],
  ['[', 'x', ',', "'y'", ',', '{', 'z:', '[', '1', ']', '}', ']'],
);

/** Documents of nested maps, lists, scripts and brackets, with comments and empty lines between them. */
export const sketches: fc.Arbitrary<Sketch> = fc.letrec<{ node: Sketch; block: Sketch }>((tie) => {
  const entries = fc.array(
    fc.record({
      key: fc.constantFrom('name', "'quoted key'", 'x-y'),
      value: tie('node'),
      comment: fc.option(fc.constantFrom('# why', '#not tidy', '# - a: b'), { nil: undefined }),
      blank: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );
  return {
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text.map((words): Sketch => ({ kind: 'text', text: words })),
      script.map(({ header, lines }): Sketch => ({ kind: 'script', header, lines: ['first', ...lines] })),
      flow.map((tokens): Sketch => ({ kind: 'flow', tokens })),
      tie('block'),
    ),
    block: fc.oneof(
      entries.map((list): Sketch => ({ kind: 'map', entries: withOwnKeys(list) })),
      entries.map((list): Sketch => ({ kind: 'list', entries: list })),
    ),
  };
}).block;

function withOwnKeys(entries: readonly SketchEntry[]): SketchEntry[] {
  return entries.map((entry, index) => ({ ...entry, key: entry.key.replace(/\b(?='?$)/, String(index)) }));
}

/**
 * Writes a document with white space of any kind: `extra` gives, in turn, how many spaces more than needed stand at
 * each place where they are free.
 */
export function write(sketch: Sketch, extra: () => number): string {
  const lines: string[] = [];
  /** Writes a value behind what stands on the last line; the entry it belongs to is indented by `column`. */
  const value = (node: Sketch, column: number, isItem: boolean): void => {
    const last = lines.length - 1;
    const before = lines[last] ?? '';
    switch (node.kind) {
      case 'text':
        lines[last] = `${before} ${blank(extra())}${node.text}${blank(extra())}`;
        return;
      case 'flow':
        lines[last] = `${before} ${blank(extra())}${brackets(node.tokens, extra)}${blank(extra())}`;
        return;
      case 'script': {
        lines[last] = `${before} ${blank(extra())}${node.header}`;
        const pad = blank(column + 1 + extra());
        for (const line of node.lines) lines.push(line === '' ? '' : pad + line);
        return;
      }
      case 'map':
      case 'list':
        if (isItem) {
          const spaces = ` ${blank(extra())}`;
          lines[last] = before + spaces;
          block(node, before.length + spaces.length, true);
        } else {
          lines[last] = before + blank(extra());
          block(node, column + 1 + extra(), false);
        }
    }
  };
  const block = (node: Sketch & { kind: 'map' | 'list' }, column: number, isInline: boolean): void => {
    node.entries.forEach((entry, index) => {
      const start = node.kind === 'map' ? `${entry.key}:` : '-';
      if (isInline && index === 0) lines[lines.length - 1] = `${lines.at(-1) ?? ''}${start}`;
      else {
        // Deeper white space would belong to a script above it.
        if (entry.blank) lines.push(blank(Math.min(extra(), column)));
        if (entry.comment !== undefined) lines.push(blank(column) + entry.comment + blank(extra()));
        lines.push(blank(column) + start);
      }
      value(entry.value, column, node.kind === 'list');
    });
  };
  if (sketch.kind === 'map' || sketch.kind === 'list') block(sketch, extra() % 2, false);
  return `${lines.join('\n')}\n`;
}

function blank(count: number): string {
  return ' '.repeat(count);
}

function brackets(tokens: readonly string[], extra: () => number): string {
  return tokens
    .map((token) =>
      token.endsWith(':') || token === ',' ? `${token} ${blank(extra())}` : token + blank(extra()),
    )
    .join('');
}
