import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { collect } from '../aws/page.ts';
import { listParameterVersions, type ParameterVersion } from '../aws/parameter-history.ts';
import { back, Cancelled, pickOne } from './quick-pick.ts';

export interface ChooseParameterVersionOptions {
  readonly name: string;
  readonly title: string;
  readonly placeholder: string;
  /** False for versions that are not to be chosen. */
  readonly offer?: (version: ParameterVersion, latest: number) => boolean;
  /** The version that Enter chooses; without it the newest that is offered. */
  readonly first?: number;
}

interface VersionItem extends vscode.QuickPickItem {
  readonly version: ParameterVersion;
}

/**
 * Asks for a version of a parameter, newest first. One call per page of 50.
 * @throws Cancelled if the user leaves it
 */
export async function chooseParameterVersion(
  clients: Clients,
  { name, title, placeholder, offer = () => true, first }: ChooseParameterVersionOptions,
): Promise<ParameterVersion> {
  const item = await pickOne<VersionItem>(
    async function* (signal) {
      const versions = await collect(listParameterVersions(clients, name, signal));
      const latest = versions.at(-1)?.version ?? 0;
      const offered = versions.filter((version) => offer(version, latest)).reverse();
      if (offered.length === 0) throw new Error(`${name} has no other version.`);
      yield offered.map((version) => toItem(version, version.version === first));
    },
    { title, placeholder },
  );
  if (item === back) throw new Cancelled();
  return item.version;
}

function toItem(version: ParameterVersion, picked: boolean): VersionItem {
  const { labels, lastModified, lastModifiedBy } = version;
  return {
    label: `Version ${version.version}`,
    description: labels.join(' · '),
    detail: [lastModified?.toLocaleString(), lastModifiedBy].filter((part) => part !== undefined).join(' · '),
    picked,
    version,
  };
}
