import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSelector, selectsArray } from '../../../server/catalog/selector.ts';

/** The selector in a form that shows every part: `name`, `**name` for a deep scan, `[n]`, `[*]`, `[:]`, `[?…]`. */
function render(text: string): string {
  const { rooted, segments, error } = parseSelector(text);
  const parts = segments.map((segment) => {
    switch (segment.kind) {
      case 'name':
        return `${segment.deep ? '**' : ''}${segment.name}`;
      case 'wildcard':
        return segment.deep ? '**[*]' : '[*]';
      case 'index':
        return '[n]';
      case 'slice':
        return '[:]';
      case 'function':
        return '()';
      case 'filter':
        return `[?${segment.text}]`;
    }
  });
  return [
    rooted ? '$' : '-',
    ...parts,
    ...(error ? [`!${text.slice(error.start)}: ${error.message}`] : []),
  ].join(' ');
}

describe('parseSelector', () => {
  const rows: [string, string][] = [
    ['$', '$'],
    ['$.Images[0].ImageId', '$ Images [n] ImageId'],
    ['Addresses[0].AllocationId', '- Addresses [n] AllocationId'],
    ['$.Reservations..InstanceId', '$ Reservations **InstanceId'],
    ['$..[0]', '$ [n]'],
    ["$..['a b']", '$ **a b'],
    ["Outputs.'a.b'[0]", '- Outputs a.b [n]'],
    [`$["a"]['b\\'c'][*].*`, "$ a b'c [*] [*]"],
    ['$.a[-1][0,1][1:3][:2]', '$ a [n] [n] [:] [:]'],
    [`$.Tags[?(@.Key == 'a]')].Value`, `$ Tags [?(@.Key == 'a]')] Value`],
    ['$.a.length()', '$ a ()'],
    ['$.a[', '$ a ![: expected an index, a quoted name, "*" or "?(…)" in the brackets'],
    ['$.a[?(@.b', '$ a ![?(@.b: the bracket is not closed'],
    ['$.', '$ !: expected a name'],
    ['$a', '$ !a: expected "." or "[" instead of "a"'],
    ['', '-'],
  ];
  for (const [text, parts] of rows) {
    it(`reads ${text === '' ? 'nothing' : text}`, () => assert.equal(render(text), parts));
  }

  it('gives every part its place in the text', () => {
    const text = '$.Images[0]..ImageId';
    const places = parseSelector(text).segments.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(places, ['Images', '[0]', 'ImageId']);
  });

  it('never throws, and its parts stand in order inside the text', () => {
    const pieces = fc.constantFrom(
      '$',
      '.',
      '..',
      '[',
      ']',
      '[0]',
      '[*]',
      '[?(',
      ')',
      "'",
      '"',
      'a',
      '\\',
      '*',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (list) => {
        const text = list.join('');
        let end = 0;
        for (const segment of parseSelector(text).segments) {
          assert.ok(segment.start >= end && segment.end >= segment.start && segment.end <= text.length);
          end = segment.end;
        }
      }),
    );
  });
});

describe('selectsArray', () => {
  it('is true for deep scans, filters and wildcards', () => {
    for (const text of ['$..a', '$.a[?(@.b==1)].c', '$.a[*]', '$.a[1:2]']) {
      assert.ok(selectsArray(parseSelector(text)), text);
    }
    for (const text of ['$', '$.a[0].b', '$.a.length()']) assert.ok(!selectsArray(parseSelector(text)), text);
  });
});
