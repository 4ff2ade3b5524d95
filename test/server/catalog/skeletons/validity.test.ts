import assert from 'node:assert/strict';
import { listDocumentSkeletons } from '../../../../server/catalog/skeletons/documents.ts';
import { renderPlain, renderPlainText } from '../../../../server/catalog/skeletons/render.ts';
import type { NamedSkeleton, Skeleton } from '../../../../server/catalog/skeletons/skeleton.ts';
import { listActionSkeletons, listPluginSkeletons } from '../../../../server/catalog/skeletons/steps.ts';
import { listTextSkeletons } from '../../../../server/catalog/skeletons/text-documents.ts';
import { analyze } from '../../../../server/analysis.ts';
import { listActions } from '../../../../server/catalog/actions.ts';
import { listKinds } from '../../../../server/catalog/kinds.ts';
import { listPlugins } from '../../../../server/catalog/plugins.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { diagnosticsOf } from '../../../support/check-rule.ts';

/** What the rules call more than a hint or a remark in the text of a snippet. */
function mistakes(body: Skeleton): string[] {
  return (['yaml', 'json'] as const).flatMap((language) =>
    diagnosticsOf(renderPlain(body, language, false), language)
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ code, message }) => `${language} ${code}: ${message}`),
  );
}

/** A runbook around a step, with the step and the variable that the snippets name. */
function runbook({ body }: NamedSkeleton): Skeleton {
  return {
    schemaVersion: '0.3',
    description: 'Around a snippet',
    assumeRole: 'arn:aws:iam::111122223333:role/runbook',
    variables: { counter: { type: 'String', default: 'a' } },
    mainSteps: [body, { name: 'nextStep', action: 'aws:sleep', inputs: { Duration: 'PT1S' }, isEnd: true }],
  };
}

function command({ body }: NamedSkeleton): Skeleton {
  return { schemaVersion: '2.2', description: 'Around a snippet', mainSteps: [body] };
}

describe('the expansion of each snippet has no mistakes:', () => {
  for (const skeleton of listDocumentSkeletons()) {
    it(skeleton.prefix, () => assert.deepEqual(mistakes(skeleton.body), []));
  }
  for (const { title, kind, lines } of listTextSkeletons()) {
    it(title, () => {
      const text = renderPlainText(lines);
      assert.deepEqual(diagnosticsOf(text, 'text'), []);
      assert.equal(analyze(parse(text, 'text')).document.kind, kind);
    });
  }
  for (const skeleton of listActionSkeletons()) {
    it(`${skeleton.prefix} in a runbook`, () => assert.deepEqual(mistakes(runbook(skeleton)), []));
  }
  for (const skeleton of listPluginSkeletons()) {
    it(`${skeleton.prefix} in a Command document`, () => assert.deepEqual(mistakes(command(skeleton)), []));
  }
});

describe('steps to begin with', () => {
  /** Which of these have none. */
  const without = (names: readonly string[], skeletons: readonly NamedSkeleton[]): string[] =>
    names.filter(
      (name) => !skeletons.some(({ body }) => JSON.stringify(body).includes(`"action":"${name}"`)),
    );

  it('are there for every action and every plugin that AWS describes', () => {
    const actions = listActions().filter(({ documented }) => documented);
    const plugins = listPlugins().filter(({ documented, retired }) => documented && retired === undefined);
    const names = (entries: readonly { readonly name: string }[]): string[] =>
      entries.map(({ name }) => name);
    assert.deepEqual(without(names(actions), listActionSkeletons()), []);
    assert.deepEqual(without(names(plugins), listPluginSkeletons()), []);
  });
});

describe('whole documents', () => {
  it('are there for every kind', () => {
    const titles = [...listDocumentSkeletons(), ...listTextSkeletons()].map(({ title }) => title);
    const missing = listKinds().filter(
      ({ name }) => !titles.some((title) => title.startsWith(`${name} document`)),
    );
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
  });
});
