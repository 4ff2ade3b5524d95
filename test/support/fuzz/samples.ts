import { listDocumentSkeletons } from '../../../server/catalog/skeletons/documents.ts';
import { renderPlain } from '../../../server/catalog/skeletons/render.ts';
import { listActionSkeletons } from '../../../server/catalog/skeletons/steps.ts';
import type { Language } from '../../../server/syntax/tree.ts';

export interface Sample {
  readonly name: string;
  readonly language: Language;
  readonly text: string;
}

/** Documents of every kind and steps of every action, in YAML and JSON: what fuzzing starts from without a corpus. */
export function generatedSamples(): Sample[] {
  return (['yaml', 'json'] as const).flatMap((language) => {
    const documents = listDocumentSkeletons().map(({ prefix, body }): Sample => ({
      name: `${prefix} in ${language}`,
      language,
      text: `${renderPlain(body, language, false)}\n`,
    }));
    const steps = listActionSkeletons().map(({ body }) => renderPlain(body, language, true));
    return [...documents, { name: `every action in ${language}`, language, text: runbook(steps, language) }];
  });
}

function runbook(steps: readonly string[], language: Language): string {
  if (language === 'json') return `{"schemaVersion": "0.3", "mainSteps": [\n${steps.join(',\n')}\n]}\n`;
  const indented = steps.map((step) => `${step.replaceAll(/^(?=.)/gm, '  ')}\n`);
  return `schemaVersion: '0.3'\nmainSteps:\n${indented.join('')}`;
}
