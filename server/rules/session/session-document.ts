// What the rules about Session documents ask again and again.

import type { Analysis } from '../../analysis.ts';
import { findField } from '../../catalog/field.ts';
import { findKind } from '../../catalog/kinds.ts';
import { sessionProperties, sessionTypes, type SessionType } from '../../catalog/kinds/session.ts';
import type { Field } from '../../catalog/field.ts';
import type { SessionDocument } from '../../model/document.ts';
import { asMap, asScalar, type MapEntry, type MapNode, type ScalarNode } from '../../syntax/tree.ts';

export function sessionDocument({ document }: Analysis): SessionDocument | undefined {
  return document.kind === 'Session' ? document : undefined;
}

/** The session type, if it is one that exists. */
export function sessionTypeOf({ sessionType }: SessionDocument): SessionType | undefined {
  return sessionTypes.find((type) => type === sessionType?.text);
}

/** True for sessions that run a command in place of a shell. */
export function runsCommand(document: SessionDocument): boolean {
  const type = sessionTypeOf(document);
  return type === 'InteractiveCommands' || type === 'NonInteractiveCommands';
}

/** The entry of that name, whatever the case: the agent reads names so (Go's encoding/json). */
export function entryOf(map: MapNode | undefined, name: string): MapEntry | undefined {
  const exact = map?.entry(name);
  if (exact !== undefined || map === undefined) return exact;
  const lower = name.toLowerCase();
  return map.entries.find((entry) => entry.name.toLowerCase() === lower);
}

/** The text of `inputs.<name>`; undefined when it is absent or no scalar. */
export function inputOf({ inputs }: SessionDocument, name: string): ScalarNode | undefined {
  return asScalar(entryOf(inputs, name)?.value);
}

/** True if the input is absent or empty. */
export function isUnset(document: SessionDocument, name: string): boolean {
  const text = inputOf(document, name)?.text;
  return text === undefined || text.trim() === '';
}

/** The blocks of `properties` for the platforms, of sessions that run a command. */
export function platformBlocks(document: SessionDocument): { entry: MapEntry; block: MapNode }[] {
  if (!runsCommand(document)) return [];
  return ['linux', 'windows', 'macos'].flatMap((platform) => {
    const entry = entryOf(document.properties, platform);
    const block = asMap(entry?.value);
    return entry === undefined || block === undefined ? [] : [{ entry, block }];
  });
}

/** The keys that `inputs` may have. */
export function inputFields(): readonly Field[] {
  const root = findKind('Session').schemas[0]?.fields ?? [];
  return findField(root, 'inputs')?.field.fields ?? [];
}

/** The keys that `properties` may have; undefined while the session type is not known. */
export function propertyFields(document: SessionDocument): readonly Field[] | undefined {
  const type = sessionTypeOf(document);
  return type === undefined ? undefined : sessionProperties[type];
}
