import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { listDocumentSkeletons } from '../../../../server/catalog/skeletons/documents.ts';
import { renderPlain, renderSnippet } from '../../../../server/catalog/skeletons/render.ts';
import { Raw, type Skeleton } from '../../../../server/catalog/skeletons/skeleton.ts';
import { listActionSkeletons, listPluginSkeletons } from '../../../../server/catalog/skeletons/steps.ts';

const body: Skeleton = {
  name: '«stepName»',
  version: '2.2',
  count: new Raw('«5»'),
  flag: true,
  choice: '«true|maybe»',
  path: '$.a.«stepName»}',
  list: ['«a, b»', 'x: y'],
  none: {},
  script: 'def «main»():\n\n  pass',
};

describe('renderSnippet', () => {
  it('writes YAML with tab stops, equal places once', () => {
    assert.equal(
      renderSnippet(body, 'yaml', true),
      `- name: \${1:stepName}
  version: '2.2'
  count: \${2:5}
  flag: true
  choice: '\${3|true,maybe|}'
  path: '\\$.a.$1}'
  list:
    - '\${4:a, b}'
    - 'x: y'
  none: {}
  script: |
    def \${5:main}():

      pass$0`,
    );
  });

  it('writes JSON with tab stops', () => {
    const { name, version, count, path, script } = body;
    assert.ok(name && version && count && path && script);
    assert.equal(
      renderSnippet({ name, count, path, script }, 'json', false),
      `{
  "name": "\${1:stepName}",
  "count": \${2:5},
  "path": "\\$.a.$1}",
  "script": "def \${3:main}():\\\\n\\\\n  pass"
}
$0`,
    );
  });
});

describe('the skeletons', () => {
  const documents = listDocumentSkeletons();
  const steps = [...listActionSkeletons(), ...listPluginSkeletons()];

  it('mean the same in YAML and JSON', () => {
    for (const [skeletons, item] of [
      [documents, false],
      [steps, true],
    ] as const) {
      for (const { title, body: skeleton } of skeletons) {
        const inJson: unknown = JSON.parse(renderPlain(skeleton, 'json', item));
        const inYaml: unknown = parse(renderPlain(skeleton, 'yaml', item));
        assert.deepEqual(stripEnds(inYaml), item ? [stripEnds(inJson)] : stripEnds(inJson), title);
      }
    }
  });

  it('have each its own name and prefix', () => {
    for (const key of ['title', 'prefix'] as const) {
      const names = [...documents, ...steps].map((skeleton) => skeleton[key]);
      assert.equal(new Set(names).size, names.length, key);
    }
  });
});

/** A block scalar ends with a line break, which the text in JSON has not. */
function stripEnds(value: unknown): unknown {
  if (typeof value === 'string') return value.trimEnd();
  if (Array.isArray(value)) return value.map(stripEnds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, stripEnds(item)]));
}
