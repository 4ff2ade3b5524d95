import * as vscode from 'vscode';
import {
  describeConnection,
  playgroundConnection,
  sameConnection,
  sourceName,
  type Connection,
} from '../connection/connection.ts';
import {
  environmentHasCredentials,
  listProfiles,
  readSharedConfig,
  type Profile,
} from '../connection/profiles.ts';
import { checkRegion, regions } from '../connection/regions.ts';
import { back, pickOne } from './quick-pick.ts';

export interface ConnectionPromptOptions {
  readonly title: string;
  /** What the open connections are; empty to offer only others. */
  readonly open: readonly ShownConnection[];
  /** The active connection. */
  readonly current: Connection | undefined;
  /** The setting; empty if no playground is configured or running. */
  readonly playgroundEndpoint: string;
  readonly env: NodeJS.ProcessEnv;
}

/** An open connection with what is known of it, like its account and marks. */
export interface ShownConnection {
  readonly connection: Connection;
  readonly description: string;
  /** The id of its icon. */
  readonly icon: string;
}

/** What the user chose: a connection, or a playground that has yet to be started. */
export type ConnectionChoice = Connection | 'start-playground';

interface SourceItem extends vscode.QuickPickItem {
  readonly source?: { readonly profile: string | undefined; readonly region: string | undefined };
  readonly choice?: ConnectionChoice;
}

/**
 * Asks for one of the open connections, or for a profile and a region, or the playground.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseConnectionPrompt(options: ConnectionPromptOptions): Promise<ConnectionChoice> {
  for (;;) {
    const item = await pickOne(() => sourceItems(options), {
      title: options.title,
      placeholder: 'Whose credentials?',
      step: [1, 2],
    });
    if (item === back) continue;
    if (item.choice !== undefined) return item.choice;
    const profile = item.source?.profile;
    const region = await chooseRegion(options, profile ?? 'the environment', item.source?.region);
    if (region !== back) return { kind: 'account', profile, region };
  }
}

async function* sourceItems(options: ConnectionPromptOptions): AsyncGenerator<SourceItem[]> {
  const profiles = listProfiles(await readSharedConfig());
  const current = options.current === undefined ? undefined : sourceName(options.current);
  const items: SourceItem[] = [
    ...openItems(options),
    ...profiles.map((profile): SourceItem => profileItem(profile, current)),
  ];

  if (environmentHasCredentials(options.env)) {
    items.push({
      label: '$(terminal) Environment',
      description: 'the credentials that VS Code was started with',
      source: { profile: undefined, region: options.env['AWS_REGION'] ?? options.env['AWS_DEFAULT_REGION'] },
    });
  }
  if (profiles.length === 0 && !environmentHasCredentials(options.env)) {
    items.push({ label: 'No profiles found', kind: vscode.QuickPickItemKind.Separator });
  }
  items.push({ label: 'Without an AWS account', kind: vscode.QuickPickItemKind.Separator });
  items.push(playgroundItem(options));
  yield items;
}

/** The open connections first, with the one before the active one marked: the shortest way back. */
function openItems({ open, current }: ConnectionPromptOptions): SourceItem[] {
  if (open.length < 2) return [];
  const next = open.findIndex(({ connection }) => sameConnection(connection, current)) + 1;
  return [
    { label: 'Open', kind: vscode.QuickPickItemKind.Separator },
    ...open.map(({ connection, description, icon }, index) => ({
      label: `$(${icon}) ${describeConnection(connection)}`,
      description,
      picked: index === next % open.length,
      choice: connection,
    })),
    {
      label: `Instead of ${current ? describeConnection(current) : 'none'}`,
      kind: vscode.QuickPickItemKind.Separator,
    },
  ];
}

function profileItem(profile: Profile, current: string | undefined): SourceItem {
  return {
    label: `$(account) ${profile.name}`,
    description: describeProfile(profile, profile.name === current),
    picked: profile.name === current,
    source: { profile: profile.name, region: profile.region },
  };
}

function playgroundItem({ playgroundEndpoint, current }: ConnectionPromptOptions): SourceItem {
  if (playgroundEndpoint === '') {
    return {
      label: '$(beaker) Start the Playground',
      description: 'a sample fleet on this computer',
      choice: 'start-playground',
    };
  }
  const choice = playgroundConnection(playgroundEndpoint);
  const here = sameConnection(choice, current);
  return {
    label: '$(beaker) Playground',
    description: `the sample fleet at ${choice.endpoint}${here ? ' · current' : ''}`,
    picked: here,
    choice,
  };
}

function describeProfile(profile: Profile, current: boolean): string {
  const source = profile.source === 'unknown' ? undefined : profile.source;
  return [source, profile.region, current ? 'current' : undefined]
    .filter((part) => part !== undefined)
    .join(' · ');
}

async function chooseRegion(
  options: ConnectionPromptOptions,
  source: string,
  preferred: string | undefined,
): Promise<string | typeof back> {
  const first = preferred ?? options.current?.region;
  const known = [...regions].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const items = known.map(({ id, name }) => ({ label: id, description: name, picked: id === first }));
  if (preferred !== undefined && !known.some(({ id }) => id === preferred)) {
    items.unshift({ label: preferred, description: 'the region of the profile', picked: true });
  }
  const item = await pickOne(items, {
    title: `${options.title}: ${source}`,
    placeholder: 'Which region? Choose one or type its name',
    canGoBack: true,
    step: [2, 2],
    typed: (text) =>
      checkRegion(text) === undefined && !items.some(({ label }) => label === text)
        ? { label: text, description: 'as typed' }
        : undefined,
  });
  return item === back ? back : item.label;
}
