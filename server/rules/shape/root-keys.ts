// Which keys may stand at the root, and what other rules say of those that may not.

import { findKind, findSchema, type Schema } from '../../catalog/kinds.ts';
import type { SsmDocument } from '../../model/document.ts';
import { asMap } from '../../syntax/tree.ts';

/** The grammar of the document's schema version; undefined for a kind whose body nobody describes. */
export function schemaOf(document: SsmDocument): Schema | undefined {
  if (document.kind === 'Unknown') return undefined;
  return findSchema(findKind(document.kind), document.schemaVersion?.text);
}

/** The keys that hold the steps, one for each generation of documents. */
export const stepsKeys: readonly string[] = ['mainSteps', 'runtimeConfig'];

/** Keys that only runbooks have. */
export const automationKeys: readonly string[] = ['assumeRole', 'outputs', 'files', 'variables'];

/** True for a template of CloudFormation that is not inside an SSM document; doc-bare-template says so. */
export function isBareTemplate({ kind, root }: SsmDocument): boolean {
  if (kind !== 'CloudFormation' && kind !== 'ConformancePackTemplate') return false;
  return root?.entry('templateBody') === undefined && asMap(root?.get('Resources')) !== undefined;
}
