import type { Analysis } from '../../analysis.ts';
import { addEntry } from '../edits.ts';
import { declareParameter } from '../references/new-parameter.ts';
import type { Fix } from '../rule.ts';

/** The fix that makes the runbook take the role that it runs with as a parameter. */
export function takeRole(analysis: Analysis): readonly Fix[] {
  const { root, parameters } = analysis.document;
  const name = 'AutomationAssumeRole';
  const before = root?.entry('parameters') ?? root?.entry('mainSteps');
  if (root === undefined || root.entry('assumeRole') !== undefined) return [];
  const role = `{{ ${name} }}`;
  const isDeclared = parameters.some((parameter) => parameter.name === name);
  const declaration = isDeclared
    ? undefined
    : declareParameter(analysis, name, { type: 'AWS::IAM::Role::Arn' });
  if (!isDeclared && declaration === undefined) return [];
  const assume = addEntry(root, ['assumeRole', role], analysis, before);
  // Two edits at one place have no order, so they are made one.
  const edits =
    declaration === undefined
      ? [assume]
      : declaration.start === assume.start
        ? [{ ...assume, text: assume.text + declaration.text }]
        : [assume, declaration];
  return [{ title: `Take the role as the parameter "${name}"`, edits }];
}
