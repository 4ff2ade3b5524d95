import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../../server/rules/index.ts';
import { diagnosticsOf } from '../../support/check-rule.ts';

const file = path.resolve(import.meta.dirname, '../../../../shared/facts/diagnostics-wish.md');

interface Wish {
  readonly number: number;
  readonly code: string;
  readonly severity: string;
  readonly confidence: string;
}

/** The checks that a great linter should make, each with how sure its fact is. */
function wishes(): readonly Wish[] {
  const entry = /^### (\d+)\. `([^`]+)` — (\w+), \w+\nFact: (.*)$/gm;
  return [...readFileSync(file, 'utf8').matchAll(entry)].map(([, number, code = '', severity = '', fact]) => {
    const confidence = /\((verified|documented|reported|observed|inferred)\)/.exec(fact ?? '')?.[1] ?? '';
    return { number: Number(number), code, severity, confidence };
  });
}

/**
 * Checks of what CreateDocument takes beside the body, which no file holds: `checkDocumentName` (src/aws/documents.ts)
 * and `chooseSchema` (src/prompts/publish.ts) make them.
 */
const ofRequests = new Set(['doc-name-pattern', 'doc-name-reserved', 'doc-appconfig-requires']);

/** Whether a runbook starts itself is not known: no file holds the name that it is created under. */
const leftOut = new Set(['execute-automation-self']);

/** Checks that rules of other names make, each with a text that they report. */
const elsewhere: Readonly<Record<string, readonly [code: string, text: string]>> = {
  'doc-calendar-body': ['calendar-body', 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n'],
  'doc-conformance-bare-template': [
    'doc-bare-template',
    "Resources: { r: { Type: 'AWS::Config::ConfigRule' } }\n",
  ],
  'doc-cfn-bare-template': ['doc-bare-template', "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n"],
  'doc-package-manifest': ['doc-missing-key', '{ "schemaVersion": "2.0", "packages": {} }'],
  'param-map-default-key': [
    'param-name-too-long',
    "schemaVersion: '0.3'\nparameters: { aNameLongerThanFiftyCharactersIsNotAcceptedByTheStartApi: { type: String } }\nmainSteps: []\n",
  ],
  'download-source-type': [
    'step-input-value',
    "schemaVersion: '2.2'\nmainSteps: [{ name: a, action: 'aws:downloadContent', inputs: { sourceType: Gitlab, sourceInfo: '{}' } }]\n",
  ],
  'run-document-path': [
    'step-missing-input',
    "schemaVersion: '2.2'\nmainSteps: [{ name: a, action: 'aws:runDocument', inputs: { documentType: SSMDocument } }]\n",
  ],
  'state-value': [
    'step-input-value',
    "schemaVersion: '0.3'\nmainSteps: [{ name: a, action: 'aws:changeInstanceState', inputs: { InstanceIds: [i-1], DesiredState: started } }]\n",
  ],
  'loop-outer-to-inner': [
    'flow-unknown-step',
    "schemaVersion: '0.3'\nmainSteps: [{ name: l, action: 'aws:loop', inputs: { Iterators: [a], Steps: [{ name: i, action: 'aws:pause', inputs: {} }] } }, { name: a, action: 'aws:pause', nextStep: i, inputs: {} }]\n",
  ],
};

/** Other severities than the list has, and why. */
const otherSeverities: Readonly<Record<string, { readonly severity: string; readonly why: string }>> = {
  'doc-too-large': {
    severity: 'warning',
    why: 'AWS publishes larger ones, and no valid document has an error',
  },
};

/** Inferred checks that are more than hints, and why. */
const certain: Readonly<Record<string, string>> = {
  'doc-duplicate-key': 'YAML and JSON forbid it',
  'tab-indent': 'YAML forbids it',
  'param-case-mismatch': 'a case of param-undeclared, which is reported',
  'param-min-over-max': 'no value can be both',
  'secret-access-key': 'a secret that is out, whatever AWS says',
};

describe('the rules', function () {
  before(function () {
    if (existsSync(file)) return;
    // eslint-disable-next-line no-console -- says why the suite is skipped
    console.log('      ../shared/facts is absent');
    this.skip();
  });

  const severities = new Map(rules.map(({ code, severity }) => [code, severity as string]));

  it('make every check of the wish list', () => {
    const missing = wishes().filter(({ code }) => {
      return !severities.has(code) && !(code in elsewhere) && !ofRequests.has(code) && !leftOut.has(code);
    });
    assert.equal(wishes().length, 245);
    assert.deepEqual(missing, []);
  });

  it('weigh facts as the list does, and what is inferred as hints', () => {
    const other = wishes().flatMap(({ number, code, severity, confidence }) => {
      const ours = severities.get(code);
      const wanted = confidence === 'inferred' ? 'hint' : (otherSeverities[code]?.severity ?? severity);
      if (ours === undefined || ours === wanted || (confidence === 'inferred' && code in certain)) return [];
      return [`${number} ${code} (${confidence}): ${ours}, not ${wanted}`];
    });
    assert.deepEqual(other, []);
  });

  for (const [wish, [code, text]] of Object.entries(elsewhere)) {
    it(`${code} makes the check ${wish}`, () => {
      const language = text.startsWith('BEGIN') ? 'text' : text.startsWith('{') ? 'json' : 'yaml';
      const found = diagnosticsOf(text, language).find((diagnostic) => diagnostic.code === code);
      const wanted = wishes().find((each) => each.code === wish);
      assert.equal(found?.severity, wanted?.severity);
    });
  }
});
