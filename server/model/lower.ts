// SyntaxTree -> SsmDocument.

import { detectKind, detectTextKind, type RootSummary } from '../catalog/detect.ts';
import { asMap, asScalar, type MapEntry, type MapNode, type SyntaxTree } from '../syntax/tree.ts';
import type { DocumentKind, SsmDocument } from './document.ts';
import { lowerAutomation, lowerAutomationSteps } from './lower-automation.ts';
import { lowerCommandSteps } from './lower-command.ts';
import { lowerParameters } from './lower-parameters.ts';

/** What the tree means. Never fails: what is missing or has the wrong shape is undefined in the document. */
export function lower(tree: SyntaxTree): SsmDocument {
  const root = asMap(tree.root);
  const base = {
    root,
    entries: root?.entries ?? [],
    schemaVersion: asScalar(root?.get('schemaVersion')),
    description: asScalar(root?.get('description')),
    parameters: lowerParameters(asMap(root?.get('parameters'))),
  };
  const kind = kindOf(tree, root);
  switch (kind) {
    case 'Command':
    case 'Policy': {
      const steps = onFirstUse(() => lowerCommandSteps(root));
      return {
        ...base,
        kind,
        get steps() {
          return steps();
        },
      };
    }
    case 'Automation':
    case 'Automation.ChangeTemplate': {
      const steps = onFirstUse(() => lowerAutomationSteps(root));
      return {
        ...base,
        kind,
        ...lowerAutomation(root),
        get steps() {
          return steps();
        },
      };
    }
    case 'Session':
      return {
        ...base,
        kind,
        sessionType: asScalar(root?.get('sessionType')),
        inputs: asMap(root?.get('inputs')),
        properties: asMap(root?.get('properties')),
      };
    case 'Package':
      return {
        ...base,
        kind,
        version: asScalar(root?.get('version')),
        packages: asMap(root?.get('packages')),
        files: asMap(root?.get('files')),
      };
    case 'CloudFormation':
    case 'ConformancePackTemplate':
      return { ...base, kind, templateBody: asMap(root?.get('templateBody')) };
    default:
      return { ...base, kind };
  }
}

/**
 * Steps are most of a document and read when somebody asks for them: completion looks at a version in which a dummy
 * stands at the cursor, of which it needs what is around that.
 */
function onFirstUse<T extends object>(read: () => T): () => T {
  let found: T | undefined;
  return () => (found ??= read());
}

function kindOf(tree: SyntaxTree, root: MapNode | undefined): DocumentKind {
  if (root === undefined) return detectTextKind(tree.text) ?? 'Unknown';
  const summary: RootSummary = {
    schemaVersion: asScalar(root.get('schemaVersion'))?.text,
    keys: new Set(root.entries.map((entry) => entry.name)),
    resourceTypes: () => resourceTypes(root),
  };
  return detectKind(summary) ?? 'Unknown';
}

/** `Type` of each resource of a CloudFormation template, bare or inside `templateBody`. */
function* resourceTypes(root: MapNode): Generator<string> {
  const template = asMap(root.get('templateBody')) ?? root;
  for (const { value } of entriesOf(template.get('Resources'))) {
    const type = asScalar(asMap(value)?.get('Type'));
    if (type !== undefined) yield type.text;
  }
}

function entriesOf(node: Parameters<typeof asMap>[0]): readonly MapEntry[] {
  return asMap(node)?.entries ?? [];
}
