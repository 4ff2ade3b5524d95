import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toCsv } from '../../../src/views/csv.ts';

describe('CSV', () => {
  it('quotes what needs quotes, and nothing else', () => {
    assert.equal(
      toCsv(
        ['Name', 'Text'],
        [
          ['a b', 'x,"y"\nz'],
          ['', '-1.5'],
        ],
      ),
      'Name,Text\r\na b,"x,""y""\nz"\r\n,-1.5\r\n',
    );
  });

  it('makes text of what a spreadsheet would run', () => {
    const evil = ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '+49 89'];
    for (const value of evil) {
      const cell = toCsv(['x'], [[value]])
        .slice('x\r\n'.length)
        .replace(/^"/, '');
      assert.ok(cell.startsWith("'"), value);
    }
  });

  it('gives back any harmless table', () => {
    const value = fc.string().filter((text) => !/^[=+\-@\t\r\n']/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (rows) => {
        assert.deepEqual(parse(toCsv(['a', 'b'], rows)).slice(1), rows);
      }),
    );
  });
});

/** A reader of RFC 4180, as plain as can be. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
