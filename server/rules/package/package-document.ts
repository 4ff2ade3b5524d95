// What the rules about package manifests ask again and again.

import type { Analysis } from '../../analysis.ts';
import type { PackageDocument } from '../../model/document.ts';
import { asMap, asScalar, type MapEntry, type MapNode, type ScalarNode } from '../../syntax/tree.ts';

export function packageDocument({ document }: Analysis): PackageDocument | undefined {
  return document.kind === 'Package' ? document : undefined;
}

/** A leaf of `packages`: platform, platform version, architecture, and what stands there. */
export interface PackageTarget {
  readonly platform: MapEntry;
  readonly version: MapEntry;
  readonly architecture: MapEntry;
  readonly file: ScalarNode | undefined;
}

export function* packageTargets({ packages }: PackageDocument): Generator<PackageTarget> {
  for (const platform of packages?.entries ?? []) {
    for (const version of entriesOf(platform)) {
      for (const architecture of entriesOf(version)) {
        yield { platform, version, architecture, file: asScalar(mapOf(architecture)?.get('file')) };
      }
    }
  }
}

export function mapOf(entry: MapEntry): MapNode | undefined {
  return asMap(entry.value);
}

function entriesOf(entry: MapEntry): readonly MapEntry[] {
  return mapOf(entry)?.entries ?? [];
}
