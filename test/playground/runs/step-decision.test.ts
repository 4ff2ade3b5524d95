import assert from 'node:assert/strict';
import type { PlatformType } from '../../../playground/models/ssm-types.ts';
import { decideStep } from '../../../playground/runs/step-decision.ts';
import { lowered } from './sample.ts';

interface Case {
  action?: string;
  precondition?: object;
  platform?: PlatformType;
  schemaVersion?: string;
}

function decide({ action = 'aws:runShellScript', precondition, platform = 'Linux', ...rest }: Case): string {
  const document = lowered({
    schemaVersion: rest.schemaVersion ?? '2.2',
    parameters: { os: { type: 'String', default: 'Linux' }, mode: { type: 'String', default: 'fast' } },
    mainSteps: [{ name: 's', action, inputs: {}, ...(precondition && { precondition }) }],
  });
  const [step] = document.steps;
  assert.ok(step);
  const decision = decideStep(step, platform, document.takesPreconditions);
  return decision.kind === 'execute' ? 'execute' : `${decision.kind}: ${decision.message}`;
}

const equals = (...operands: string[]): object => ({ StringEquals: operands });

describe('what becomes of a step before it runs', () => {
  const table: [name: string, given: Case, expected: string | RegExp][] = [
    ['a plain step', {}, 'execute'],
    ['a platform that fits', { precondition: equals('platformType', 'Linux') }, 'execute'],
    ['the operands the other way round', { precondition: equals('Linux', 'platformType') }, 'execute'],
    ['a platform in small letters', { precondition: equals('platformType', 'linux') }, 'execute'],
    [
      'a platform that does not fit',
      { precondition: equals('platformType', 'Windows') },
      `skip: Step execution skipped due to unsatisfied preconditions: '"StringEquals": [platformType, Windows]'. Step name: s`,
    ],
    ['a parameter that fits', { precondition: equals('{{ mode }}', 'fast') }, 'execute'],
    ['text around a parameter', { precondition: equals('is {{ mode }}', 'is fast') }, 'execute'],
    [
      'a parameter that does not fit',
      { precondition: equals('{{ mode }}', 'slow') },
      /^skip: .*\{\{ mode \}\}, slow/,
    ],
    [
      'a parameter for the platform',
      { precondition: equals('platformType', '{{ os }}') },
      /^fail: .*second argument/,
    ],
    ['identical operands', { precondition: equals('x', 'x') }, /^fail: Unrecognized .*can't be identical/],
    ['two constants', { precondition: equals('x', 'y') }, /^fail: .*valid document parameter/],
    ['one operand', { precondition: equals('x') }, /^fail: .*exactly 2 arguments/],
    ['an unknown operator', { precondition: { Not: ['a', 'b'] } }, /^fail: .*unrecognized operator: "Not"/],
    ['a store parameter', { precondition: equals('{{ssm-secure:x}}', '{{ mode }}') }, /^fail: .*secure SSM/],
    [
      'a shell script on Windows',
      { platform: 'Windows' },
      'skip: Step execution skipped due to unsupported plugin: aws:runShellScript. Step name: s',
    ],
    ['a shell script on macOS', { platform: 'MacOS' }, 'execute'],
    ['PowerShell on Linux', { action: 'aws:runPowerShellScript' }, 'execute'],
    ['an MSI on Linux', { action: 'aws:applications' }, /^skip: .*unsupported plugin/],
    [
      'a download on macOS',
      { action: 'aws:downloadContent', platform: 'MacOS' },
      /^skip: .*unsupported plugin/,
    ],
    [
      'an unknown plugin',
      { action: 'aws:fly' },
      /^fail: Plugin with name aws:fly is not supported by this version/,
    ],
    [
      'an unknown plugin for another platform',
      { action: 'aws:fly', precondition: equals('platformType', 'Windows') },
      /^skip: /,
    ],
    [
      'a precondition in schema 2.0',
      { schemaVersion: '2.0', precondition: equals('a', 'b') },
      /^fail: .*prior to 2.2/,
    ],
    [
      'a shell script on Windows in schema 2.0',
      { schemaVersion: '2.0', platform: 'Windows' },
      'fail: Plugin with name aws:runShellScript not found. Step name: s',
    ],
    [
      'a download on macOS in schema 2.0',
      { schemaVersion: '2.0', platform: 'MacOS', action: 'aws:downloadContent' },
      /^fail: .*not supported in current platform/,
    ],
  ];
  for (const [name, given, expected] of table) {
    it(name, () => {
      const decision = decide(given);
      if (typeof expected === 'string') assert.equal(decision, expected);
      else assert.match(decision, expected);
    });
  }
});
