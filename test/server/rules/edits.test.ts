import assert from 'node:assert/strict';
import { type Analysis, analyze } from '../../../server/analysis.ts';
import {
  addEntry,
  addItem,
  removeEntry,
  renameKey,
  replaceNumber,
  replacePart,
  replaceText,
  replaceValue,
} from '../../../server/rules/edits.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { asMap, asScalar, asSequence, type MapNode, type TextEdit } from '../../../server/syntax/tree.ts';
import { applyEdits } from '../../support/check-rule.ts';

/** Applies the edit that `make` makes for the root of `text`. */
function edited(text: string, make: (root: MapNode, analysis: Analysis) => TextEdit | undefined): string {
  const analysis = analyze(parse(text, text.startsWith('{') ? 'json' : 'yaml'));
  const root = asMap(analysis.tree.root);
  assert.ok(root);
  const edit = make(root, analysis);
  assert.ok(edit);
  return applyEdits(text, [edit]);
}

describe('addEntry', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['a: 1\n', 'a: 1\nb: x\n'],
    ['a: 1', 'a: 1\nb: x'],
    ['a: |\n  one\n  two\n', 'a: |\n  one\n  two\nb: x\n'],
    ['a: 1 # note\n\n# end\n', 'a: 1 # note\nb: x\n\n# end\n'],
    ['a: 1\r\n', 'a: 1\nb: x\r\n'],
    ['{"a": 1}', '{"a": 1, "b": "x"}'],
    ['{}', '{ "b": "x" }'],
    ['{\n  "a": 1\n}', '{\n  "a": 1,\n  "b": "x"\n}'],
  ];
  for (const [before, after] of rows) {
    it(`adds to ${JSON.stringify(before)}`, () => {
      assert.equal(
        edited(before, (root, analysis) => addEntry(root, ['b', 'x'], analysis)),
        after,
      );
    });
  }

  it('indents as the map does, inside of lists too', () => {
    const text = 'm:\n    - a: 1\n    - c: 2\n';
    const after = edited(text, (root, analysis) => {
      const item = asMap(asSequence(root.get('m'))?.items[0]);
      return item && addEntry(item, ['b', { c: { d: true }, e: ['f', 1], g: [] }], analysis);
    });
    assert.equal(
      after,
      'm:\n    - a: 1\n      b:\n        c:\n          d: true\n        e:\n          - f\n          - 1\n        g: []\n    - c: 2\n',
    );
  });

  it('adds before an entry', () => {
    const before = (root: MapNode, analysis: Analysis): TextEdit =>
      addEntry(root, ['b', 'x'], analysis, root.entry('a'));
    assert.equal(edited('a: 1\n', before), 'b: x\na: 1\n');
    assert.equal(edited('{"a": 1}', before), '{"b": "x", "a": 1}');
    assert.equal(edited('{\n  "a": 1\n}', before), '{\n  "b": "x",\n  "a": 1\n}');
  });
});

describe('addItem', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['a: [x]\n', 'a: [x, new]\n'],
    ['a: []\n', 'a: [new]\n'],
    ['a:\n  - x\n', 'a:\n  - x\n  - new\n'],
    ['{"a": [\n  "x"\n]}', '{"a": [\n  "x",\n  "new"\n]}'],
  ];
  for (const [before, after] of rows) {
    it(`adds to ${JSON.stringify(before)}`, () => {
      const add = (root: MapNode, analysis: Analysis): TextEdit | undefined => {
        const list = asSequence(root.get('a'));
        return list && addItem(list, 'new', analysis);
      };
      assert.equal(edited(before, add), after);
    });
  }
});

describe('removeEntry', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['a: 1\nx:\n  y: 2\nb: 3\n', 'a: 1\nb: 3\n'],
    ['x: 1\nb: 3\n', 'b: 3\n'],
    ['a: 1\nx: 1 # note\n', 'a: 1\n'],
    ['x: 1\n', '{}\n'],
    ['{"a": 1, "x": 2}', '{"a": 1}'],
    ['{"x": 2, "a": 1}', '{"a": 1}'],
    ['{\n  "a": 1,\n  "x": 2\n}', '{\n  "a": 1\n}'],
    ['{"x": 2}', '{}'],
  ];
  for (const [before, after] of rows) {
    it(`removes from ${JSON.stringify(before)}`, () => {
      const remove = (root: MapNode, analysis: Analysis): TextEdit | undefined => {
        const entry = root.entry('x');
        return entry && removeEntry(root, entry, analysis);
      };
      assert.equal(edited(before, remove), after);
    });
  }

  it('removes the first entry of an item', () => {
    const remove = (root: MapNode, analysis: Analysis): TextEdit | undefined => {
      const item = asMap(asSequence(root.get('m'))?.items[0]);
      const entry = item?.entry('x');
      return item && entry && removeEntry(item, entry, analysis);
    };
    assert.equal(edited('m:\n  - x: 1\n    a: 2\n', remove), 'm:\n  - a: 2\n');
  });
});

describe('replaceText', () => {
  const rows: readonly (readonly [before: string, text: string, after: string])[] = [
    ['a: old', 'new', 'a: new'],
    ["a: 'old'", "it's", "a: 'it''s'"],
    ['a: "old"', 'say "x"', 'a: "say \\"x\\""'],
    ['a: old', 'yes', "a: 'yes'"],
    ['a: old', '5', "a: '5'"],
    ['a: old', 'a: b', "a: 'a: b'"],
    ['a: old', '{{ x }}', "a: '{{ x }}'"],
    ['a: old', 'one\ntwo', 'a: "one\\ntwo"'],
    ['{"a": "old"}', 'new', '{"a": "new"}'],
  ];
  for (const [before, text, after] of rows) {
    it(`writes ${JSON.stringify(text)} into ${JSON.stringify(before)}`, () => {
      const replace = (root: MapNode, analysis: Analysis): TextEdit | undefined => {
        const scalar = asScalar(root.get('a'));
        return scalar && replaceText(scalar, text, analysis);
      };
      assert.equal(edited(before, replace), after);
    });
  }
});

describe('replacePart, replaceValue and renameKey', () => {
  it('escape as the quotes want it', () => {
    const replace = (root: MapNode): TextEdit | undefined => {
      const scalar = asScalar(root.get('a'));
      return scalar && replacePart(scalar, { start: 1, end: 2 }, '"\\');
    };
    assert.equal(edited('{"a": "x\\ty"}', replace), '{"a": "x\\"\\\\y"}');
    assert.equal(edited('a: x-y', replace), 'a: x"\\y');
  });

  it('write any value in one line', () => {
    const replace = (root: MapNode, analysis: Analysis): TextEdit | undefined => {
      const value = root.get('a');
      return value && replaceValue(value, ['x', 'on', { b: 1 }], analysis);
    };
    assert.equal(edited('a: old\n', replace), "a: [x, 'on', { b: 1 }]\n");
    assert.equal(edited('{"a": 1}', replace), '{"a": ["x", "on", { "b": 1 }]}');
  });

  it('rename keys', () => {
    const rename = (root: MapNode, analysis: Analysis): TextEdit | undefined => {
      const entry = root.entry('a');
      return entry && renameKey(entry, 'b', analysis);
    };
    assert.equal(edited('a: 1', rename), 'b: 1');
    assert.equal(edited('{"a": 1}', rename), '{"b": 1}');
  });
});

describe('replaceNumber', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['a: 900\n', 'a: 600\n'],
    ["a: '900'\n", "a: '600'\n"],
    ['{"a": 900}', '{"a": 600}'],
    ['{"a": "900"}', '{"a": "600"}'],
  ];
  for (const [before, after] of rows) {
    it(`keeps a number or a text in ${JSON.stringify(before)}`, () => {
      const make = (root: MapNode, analysis: Analysis): TextEdit | undefined => {
        const node = root.get('a');
        return node && replaceNumber(node, 600, analysis);
      };
      assert.equal(edited(before, make), after);
    });
  }
});
