import { limits } from '../../catalog/limits.ts';
import type { Analysis } from '../../analysis.ts';
import { addEntry } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import { declareParameter } from '../references/new-parameter.ts';

export const assumeRoleMissing: Rule = {
  code: 'assume-role-missing',
  severity: 'info',
  // Change Manager hands the role over itself.
  kinds: ['Automation'],
  check(analysis, report) {
    const { root, schemaVersion, entries } = analysis.document;
    const [first] = entries;
    if (root === undefined || first === undefined || root.entry('assumeRole') !== undefined) return;
    report({
      range: schemaVersion ?? first.key,
      message: `Without assumeRole the runbook has the rights of whoever starts it, for ${limits.automation.userContextHours} hours at most`,
      fixes: takeRole(analysis),
    });
  },
};

/** The role as a parameter, under the name that AWS's own runbooks give it. */
function takeRole(analysis: Analysis): readonly Fix[] {
  const { root, parameters } = analysis.document;
  if (root === undefined) return [];
  const name = 'AutomationAssumeRole';
  const before = root.entry('parameters') ?? root.entry('mainSteps');
  const assumeRole = addEntry(root, ['assumeRole', `{{ ${name} }}`], analysis, before);
  const title = `Take the role from the parameter "${name}"`;
  if (parameters.some((parameter) => parameter.name === name)) return [{ title, edits: [assumeRole] }];
  const declaration = declareParameter(analysis, name, {
    type: 'AWS::IAM::Role::Arn',
    description: 'Role that the runbook acts as',
  });
  // Two insertions at one place have no order; the declaration then waits for the fix of param-undeclared.
  if (declaration === undefined || declaration.start === assumeRole.start) {
    return [{ title, edits: [assumeRole] }];
  }
  return [{ title, edits: [assumeRole, declaration] }];
}
