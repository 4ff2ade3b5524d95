import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { analyze } from '../../../server/analysis.ts';
import { findKind, listKinds } from '../../../server/catalog/kinds.ts';
import type { DocumentKind } from '../../../server/model/document.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { diagnosticsOf } from '../../support/check-rule.ts';

/** Samples in YAML; each is read as JSON as well. */
const documents: readonly (readonly [title: string, kind: DocumentKind, text: string])[] = [
  ['plugins', 'Command', "schemaVersion: '2.2'\nmainSteps:\n  - { name: a, action: 'aws:runShellScript' }\n"],
  ['plugins of version 2.0', 'Command', "mainSteps: []\nschemaVersion: '2.0'\n"],
  ['runtimeConfig', 'Command', "schemaVersion: '1.2'\nruntimeConfig: {}\n"],
  ['version 1.0 with runtimeConfig', 'Command', "runtimeConfig: {}\nschemaVersion: '1.0'\n"],
  ['no version yet, but plugins', 'Command', "mainSteps:\n  - { name: a, action: 'aws:runShellScript' }\n"],
  ['actions', 'Automation', "schemaVersion: '0.3'\nmainSteps:\n  - { name: a, action: 'aws:sleep' }\n"],
  ['the files of a runbook', 'Automation', "files: {}\nmainSteps: []\nschemaVersion: '0.3'\n"],
  [
    'runbooks of a change',
    'Automation.ChangeTemplate',
    "executableRunBooks: [{ name: a }]\ntemplateInformation: a\nschemaVersion: '0.3'\nmainSteps: []\n",
  ],
  ['a session', 'Session', "schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs: {}\n"],
  ['a session without its type', 'Session', "schemaVersion: '1.0'\ninputs: {}\n"],
  ['files for platforms', 'Package', "schemaVersion: '2.0'\nversion: '1'\npackages: {}\nfiles: {}\n"],
  [
    'a template of several services',
    'CloudFormation',
    "templateBody:\n  Resources:\n    A: { Type: 'AWS::S3::Bucket' }\n    B: { Type: 'AWS::Config::ConfigRule' }\nschemaVersion: '1.0'\n",
  ],
  ['a bare template', 'CloudFormation', "Resources: { A: { Type: 'AWS::S3::Bucket' } }\n"],
  [
    'rules of AWS Config',
    'ConformancePackTemplate',
    "schemaVersion: '1.0'\ntemplateBody: { Resources: { A: { Type: 'AWS::Config::ConfigRule' } } }\n",
  ],
  [
    'rules of AWS Config with remediations, and no version',
    'ConformancePackTemplate',
    "templateBody:\n  Resources:\n    A: { Type: 'AWS::Config::ConfigRule' }\n    B: { Type: 'AWS::Config::RemediationConfiguration' }\n",
  ],
  ['a configuration type', 'QuickSetup', "schemaVersion: '1.0'\ndescription: a\ndeploymentConfig: []\n"],
  ['sections of an analysis', 'ProblemAnalysisTemplate', 'sections: [{ id: a, name: b }]\n'],
];

/** Kinds whose body is free or described nowhere: `DocumentType` alone, an argument beside the body, tells them. */
const untold: readonly DocumentKind[] = [
  'Policy', // has the grammar of Command
  'ApplicationConfiguration',
  'ApplicationConfigurationSchema',
  'DeploymentStrategy',
  'ProblemAnalysis',
  'ManualApprovalPolicy',
];

const texts: readonly (readonly [title: string, kind: DocumentKind, text: string])[] = [
  [
    'a calendar',
    'ChangeCalendar',
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\nX-CALENDAR-TYPE:DEFAULT_OPEN\r\nEND:VCALENDAR\r\n',
  ],
  [
    'a Cedar policy',
    'AutoApprovalPolicy',
    'permit (\n  principal in AWS::IdentityStore::Group::"a",\n  action == AWS::SSM::Action::"getTokenForInstanceAccess",\n  resource\n);\n',
  ],
];

const free: readonly (readonly [title: string, text: string])[] = [
  ['an application configuration', 'feature: { enabled: true }\nlimits: [1, 2, 3]\n'],
  ['a JSON schema', "$schema: 'http://json-schema.org/draft-04/schema#'\ntype: object\nproperties: {}\n"],
  ['a policy with a version', "schemaVersion: '1.0'\ndescription: a\napprovers: [{ type: user, id: a }]\n"],
  ['an approval policy', 'approvers: [{ type: user, id: a }]\n'],
  ['a list', '- a\n- b\n'],
];

function kindIn(text: string, language: 'yaml' | 'json' | 'text'): DocumentKind {
  return analyze(parse(text, language)).document.kind;
}

function asJson(text: string): string {
  return JSON.stringify(parseYaml(text), undefined, 2);
}

describe('the kind of a document', () => {
  for (const [title, kind, text] of documents) {
    it(`is ${kind} for ${title}`, () => {
      assert.equal(kindIn(text, 'yaml'), kind);
      assert.equal(kindIn(asJson(text), 'json'), kind);
    });
  }

  for (const [title, kind, text] of texts) {
    it(`is ${kind} for ${title}`, () => {
      assert.equal(kindIn(text, 'text'), kind);
      assert.deepEqual(
        diagnosticsOf(text, 'text').filter(({ severity }) => severity === 'error'),
        [],
      );
    });
  }

  it('is told for each kind whose body tells it', () => {
    const told = new Set([...documents, ...texts].map(([, kind]) => kind));
    const missing = listKinds().flatMap(({ name }) =>
      told.has(name) || untold.includes(name) ? [] : [name],
    );
    assert.deepEqual(missing, []);
    assert.equal(listKinds().length, 17);
  });

  it('is told from the last of 1,500 lines', () => {
    const lines = Array.from({ length: 1500 }, (_, index) => `  - name: s${index}`).join('\n');
    assert.equal(kindIn(`mainSteps:\n${lines}\nschemaVersion: '0.3'\n`, 'yaml'), 'Automation');
    const steps = Array.from({ length: 1500 }, (_, index) => ({ name: `s${index}` }));
    assert.equal(
      kindIn(JSON.stringify({ mainSteps: steps, schemaVersion: '0.3' }, undefined, 1), 'json'),
      'Automation',
    );
  });

  it('does not come from keys inside the document', () => {
    const text =
      "description: a\nruntimeConfig: { 'aws:runShellScript': { sessionType: Port, templateBody: {} } }\n";
    assert.equal(kindIn(text, 'yaml'), 'Command');
    assert.equal(kindIn(asJson(text), 'json'), 'Command');
  });

  for (const [title, text] of free) {
    it(`is unknown for ${title}, of which nothing is called an error`, () => {
      for (const [written, language] of [
        [text, 'yaml'],
        [asJson(text), 'json'],
      ] as const) {
        assert.equal(kindIn(written, language), 'Unknown');
        assert.deepEqual(
          diagnosticsOf(written, language).filter(({ severity }) => severity === 'error'),
          [],
        );
      }
    });
  }

  it('has no described body where it is not told', () => {
    const bodies = untold
      .filter((name) => name !== 'Policy')
      .map((name) => findKind(name as never).schemas.length);
    assert.deepEqual(new Set(bodies), new Set([0]));
  });
});
