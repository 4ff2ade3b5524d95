import { type Analysis, perAnalysis } from '../../analysis.ts';
import { namePatterns } from '../../catalog/limits.ts';
import { windowParameters } from '../../catalog/references.ts';
import type { Reference } from '../../model/document.ts';
import { asMap } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { closestDeclared } from '../spelling.ts';

export const paramUndeclared: Rule = {
  code: 'param-undeclared',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    const { document } = analysis;
    for (const { reference, sameButCase } of undeclaredParameters(analysis)) {
      // Another spelling of a declared name is what param-case-mismatch reports.
      if (sameButCase !== undefined) continue;
      const { name, nameRange, node } = reference;
      const inAssumeRole = 'assumeRole' in document && document.assumeRole?.start === node.start;
      const nearest = closestDeclared(
        name,
        document.parameters.map((parameter) => parameter.name),
      );
      report({
        range: nameRange,
        message: `There is no parameter "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
        // The service has taken documents whose assumeRole names no parameter.
        severity: inAssumeRole ? 'warning' : 'error',
        fixes: [
          ...(nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [{ ...nameRange, text: nearest }] }]),
          ...declaration(analysis, name, inAssumeRole),
        ],
      });
    }
  },
};

interface Undeclared {
  readonly reference: Reference;
  /** The declared parameter whose name differs in case only. */
  readonly sameButCase: string | undefined;
}

/** References to parameters that the document does not declare. */
export const undeclaredParameters = perAnalysis(({ document, references }): readonly Undeclared[] => {
  const names = new Set(document.parameters.map((parameter) => parameter.name));
  // The first of those that differ in case only.
  const byLowerCase = new Map([...names].reverse().map((name) => [name.toLowerCase(), name]));
  return references.flatMap((reference) => {
    const { kind, name, inKey } = reference;
    const isPlain = kind === 'parameter' && !inKey && namePatterns.parameter.test(name);
    if (!isPlain || names.has(name) || windowParameters.some((parameter) => parameter === name)) return [];
    if (isDescription(reference)) return [];
    return [{ reference, sameButCase: byLowerCase.get(name.toLowerCase()) }];
  });

  /** Descriptions may show how a reference is written. */
  function isDescription({ node, step, declaration: parameter }: Reference): boolean {
    const places = [document.description, parameter?.description, asMap(step?.node)?.get('description')];
    return places.some((place) => place?.start === node.start);
  }
});

function declaration(analysis: Analysis, name: string, isRole: boolean): readonly Fix[] {
  const { root } = analysis.document;
  if (root === undefined) return [];
  const value = { type: isRole ? 'AWS::IAM::Role::Arn' : 'String' };
  const parameters = asMap(root.get('parameters'));
  const edit =
    parameters === undefined
      ? addEntry(root, ['parameters', { [name]: value }], analysis, root.entry('mainSteps'))
      : addEntry(parameters, [name, value], analysis);
  return root.entry('parameters') !== undefined && parameters === undefined
    ? []
    : [{ title: `Declare the parameter "${name}"`, edits: [edit] }];
}
