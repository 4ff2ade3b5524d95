import assert from 'node:assert/strict';
import { checkDocument, type DocumentInput } from '../../../playground/documents/check-document.ts';
import type { DocumentType } from '../../../playground/models/ssm-types.ts';
import { ServiceError } from '../../../playground/protocol/service-error.ts';
import { listCorpus } from '../../support/corpus.ts';

const check = (content: unknown, input: Partial<DocumentInput> = {}) =>
  checkDocument({
    content: typeof content === 'string' ? content : JSON.stringify(content),
    format: 'JSON',
    type: 'Command',
    hasRequires: false,
    ...input,
  });

const step = (more: object = {}) => ({
  action: 'aws:runShellScript',
  name: 'run',
  inputs: { runCommand: ['true'] },
  ...more,
});
const command = (more: object = {}) => ({ schemaVersion: '2.2', mainSteps: [step()], ...more });
const sleep = (name: string, more: object = {}) => ({
  name,
  action: 'aws:sleep',
  inputs: { Duration: 'PT1S' },
  ...more,
});
const runbook = (more: object = {}) => ({ schemaVersion: '0.3', mainSteps: [sleep('wait')], ...more });

describe('documents that the service takes', () => {
  it('pass', () => {
    check(command());
    check({ schemaVersion: '1.2', runtimeConfig: { 'aws:runShellScript': {} } }, { type: undefined });
    check(runbook(), { type: 'Automation' });
    check({ schemaVersion: '1.0', sessionType: 'Standard_Stream' }, { type: 'Session' });
    check(
      'schemaVersion: "2.2"\nmainSteps:\n- {action: aws:runShellScript, name: a, inputs: {RunCommand: [id]}}\n',
      {
        format: 'YAML',
      },
    );
    check('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', { type: 'ChangeCalendar', format: 'TEXT' });
    check('[1, 2]', { type: 'ApplicationConfiguration', hasRequires: true });
  });

  it('include every accepted document of the corpus up to 64 KB', function () {
    this.timeout(60_000);
    const types: Readonly<Record<string, DocumentType>> = {
      automation: 'Automation',
      changetemplate: 'Automation.ChangeTemplate',
      cloudformation: 'CloudFormation',
      command: 'Command',
      conformancepack: 'ConformancePackTemplate',
      package: 'Package',
      policy: 'Policy',
      problemanalysis: 'ProblemAnalysisTemplate',
      session: 'Session',
    };
    const documents = listCorpus().filter(({ expect, bytes }) => expect === 'valid' && bytes <= 64 * 1024);
    if (documents.length === 0) {
      if (this.test !== undefined) this.test.title += ' (skipped: no ../shared/corpus here)';
      this.skip();
    }
    const refused = documents.flatMap(({ file, kind, language, text }) => {
      try {
        checkDocument({
          content: text(),
          format: language === 'json' ? 'JSON' : 'YAML',
          type: types[kind],
          hasRequires: true,
        });
        return [];
      } catch (error) {
        return [`${file}: ${(error as Error).message}`];
      }
    });
    assert.deepEqual(refused, []);
  });
});

describe('documents that the service refuses', () => {
  type Row = [string, unknown, Partial<DocumentInput>, string, string];
  const content = 'InvalidDocumentContent';
  const version = 'InvalidDocumentSchemaVersion';
  const rows: Row[] = [
    ['JSON that is none', '{"a": 1,\n  }', {}, content, 'JSON not well-formed. at Line: 2, Column: 3'],
    ['YAML read as JSON', 'schemaVersion: 2.2', {}, content, 'JSON not well-formed. at Line: 1, Column: 1'],
    ['comments in JSON', '// x\n{}', {}, content, 'JSON not well-formed. at Line: 1, Column: 1'],
    [
      'YAML that is none',
      'a: [1',
      { format: 'YAML' },
      content,
      'YAML not well-formed. at Line: 1, Column: 6',
    ],
    [
      '64 KB and more',
      ' '.repeat(65_537),
      {},
      'MaxDocumentSizeExceeded',
      'The size limit of a document is 64 KB.',
    ],
    [
      'an unknown version',
      command({ schemaVersion: '3.0' }),
      {},
      content,
      'Document schema version is invalid. Value: 3.0',
    ],
    ['no version', { mainSteps: [step()] }, {}, content, 'Document schema version is invalid. Value: null'],
    [
      'no type with 2.x',
      command(),
      { type: undefined },
      version,
      'Document type is required for schema version 2.2',
    ],
    [
      'a runbook as a command',
      runbook(),
      {},
      version,
      '0.3 is not a valid schema version for Command document type',
    ],
    [
      'a runbook without a type',
      runbook(),
      { type: undefined },
      version,
      '0.3 is not a valid schema version for Command document type',
    ],
    [
      'a command as a session',
      command(),
      { type: 'Session' },
      version,
      '2.2 is not a valid schema version for Session document type',
    ],
    ['an unknown key', command({ runtimeConfig: {} }), {}, content, 'Unknown property "runtimeConfig"'],
    ['no steps', command({ mainSteps: [] }), {}, content, 'Missing "mainSteps" in the document.'],
    ['no plugins', { schemaVersion: '1.2' }, {}, content, 'Missing "runtimeConfig" in the document.'],
    [
      'an unknown plugin',
      command({ mainSteps: [step({ action: 'aws:runShell' })] }),
      {},
      content,
      'Unknown plugin name: aws:runShell',
    ],
    [
      'an unknown action',
      runbook({ mainSteps: [sleep('a', { action: 'aws:nap' })] }),
      { type: 'Automation' },
      content,
      'Unknown action: aws:nap',
    ],
    [
      'a step without a name',
      command({ mainSteps: [{ action: 'aws:runShellScript' }] }),
      {},
      content,
      'Missing "name" in step detail.',
    ],
    [
      'a step without an action',
      command({ mainSteps: [{ name: 'a' }] }),
      {},
      content,
      'Missing "action" in step detail.',
    ],
    [
      'a step name',
      command({ mainSteps: [step({ name: 'a-b' })] }),
      {},
      content,
      'StepName: a-b is invalid.',
    ],
    [
      'a step name twice',
      command({ mainSteps: [step(), step()] }),
      {},
      content,
      'Duplicate step names found in mainSteps of the document.',
    ],
    [
      'a parameter name',
      command({ parameters: { event_type: { type: 'String' } } }),
      {},
      content,
      'Parameter name "event_type" is not alpha-numeric.',
    ],
    [
      'a parameter without type',
      command({ parameters: { a: {} } }),
      {},
      content,
      'Missing "type" in parameter definition.',
    ],
    [
      'a parameter type',
      command({ parameters: { a: { type: 'Number' } } }),
      {},
      content,
      'Parameter type: Number is invalid.',
    ],
    [
      'a default',
      command({ parameters: { a: { type: 'Boolean', default: 'true' } } }),
      {},
      content,
      'Wrong default value for a "Boolean" parameters',
    ],
    [
      'a list default',
      command({ parameters: { a: { type: 'StringList', default: 'a,b' } } }),
      {},
      content,
      'Wrong default value for a "StringList" parameters',
    ],
    [
      'an undeclared parameter',
      command({ mainSteps: [step({ inputs: { runCommand: ['echo {{ else }}'] } })] }),
      {},
      content,
      'Parameter "else" is not declared.',
    ],
    [
      'a platform',
      command({ mainSteps: [step({ precondition: { StringEquals: ['platformType', 'linux'] } })] }),
      {},
      content,
      'Invalid precondition, unrecognized values [platformType, linux] encountered.',
    ],
    [
      'a step target',
      runbook({ mainSteps: [sleep('a', { nextStep: 'gone' })] }),
      { type: 'Automation' },
      content,
      'Unknown step name: "gone" in nextStep',
    ],
    [
      'a failure target',
      runbook({ mainSteps: [sleep('a', { onFailure: 'step:gone' })] }),
      { type: 'Automation' },
      content,
      'Unknown step name: "gone" in onFailure',
    ],
    [
      'isEnd with nextStep',
      runbook({ mainSteps: [sleep('a', { isEnd: true, nextStep: 'a' })] }),
      { type: 'Automation' },
      content,
      '"isEnd == true" and nextStep should not exist in same step.',
    ],
    [
      'an output',
      runbook({ outputs: ['gone.Output'] }),
      { type: 'Automation' },
      content,
      'Unknown step name in named output: gone.Output',
    ],
    [
      'no session type',
      { schemaVersion: '1.0' },
      { type: 'Session' },
      content,
      'Missing SessionType in the document.',
    ],
    [
      'a session type',
      { schemaVersion: '1.0', sessionType: 'Shell' },
      { type: 'Session' },
      content,
      'Invalid sessionType',
    ],
    [
      'no properties',
      { schemaVersion: '1.0', sessionType: 'Port' },
      { type: 'Session' },
      content,
      'Missing Properties in session type Port document',
    ],
    [
      'a calendar as JSON',
      '{}',
      { type: 'ChangeCalendar' },
      'ValidationException',
      "Document format 'JSON' is not supported.",
    ],
    ['a command as TEXT', 'x', { format: 'TEXT' }, 'ValidationException', 'Invalid document format: TEXT'],
    [
      'a configuration without schema',
      '{}',
      { type: 'ApplicationConfiguration' },
      'ValidationException',
      'DocumentRequires cannot be empty when creating a document of type ApplicationConfiguration',
    ],
    [
      'a bare template',
      { Resources: {} },
      { type: 'CloudFormation' },
      content,
      '[message: "object has missing required properties ([\\"schemaVersion\\",\\"templateBody\\"])" - parent node: /]',
    ],
  ];
  for (const [what, body, input, code, message] of rows) {
    it(`for ${what}`, () => {
      assert.throws(() => check(body, input), new ServiceError(code, message));
    });
  }

  it('for inputs that the plugin does not have, or that it lacks', () => {
    const inputs = (value: unknown) => command({ mainSteps: [step({ inputs: value })] });
    assert.throws(
      () => check(inputs({ runCommands: [] })),
      /Unknown input names provided\. Known=\[runCommand, /,
    );
    assert.throws(() => check(inputs({})), /Missing required input names\. Required=\[runCommand\]/);
    assert.throws(() => check(inputs([])), /must be a map/);
  });

  it('for aliases that multiply, and nesting without end', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'])
      bomb.push(
        `${to ?? ''}: &${to ?? ''} [*${from ?? ''},*${from ?? ''},*${from ?? ''},*${from ?? ''},*${from ?? ''},*${from ?? ''}]`,
      );
    assert.throws(() => check(bomb.join('\n'), { format: 'YAML' }), /YAML not well-formed/);
    const deep = '['.repeat(3000) + '{"a":'.repeat(3000);
    assert.throws(() => check(deep, { format: 'YAML' }), /YAML not well-formed/);
  });
});
