import type { Clients } from '../aws/clients.ts';
import { listParameterVersions, type ParameterVersion } from '../aws/parameter-history.ts';
import { collect, type Page } from '../aws/page.ts';
import { describePolicy, type ParameterPolicy } from '../aws/parameter-policies.ts';
import type { ParameterSummary } from '../aws/parameters.ts';
import { listTags, type Tag } from '../aws/tags.ts';
import { noteRow, oneRead } from './fact-row.ts';
import { escapeMarkdown, factTable, type TreeNode } from './tree-node.ts';

/** What commands on a row work on. */
export interface ParameterSubject {
  readonly parameter: ParameterSummary;
}

export interface ParameterVersionSubject extends ParameterSubject {
  readonly version: ParameterVersion;
}

/**
 * What stands below a parameter: its policies, its tags, which are read when they are opened, and its versions, newest
 * first. Only the owner's account can read tags.
 */
export function parameterDetails(
  clients: Clients,
  parameter: ParameterSummary,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  return oneRead(async () => {
    const versions = await collect(listParameterVersions(clients, parameter.name, signal));
    return [
      ...(parameter.policies ?? []).map((policy, index) => policyRow(parameter, policy, index)),
      ...(parameter.shared === true ? [] : [tagsRow(clients, parameter)]),
      ...versions.reverse().map((one) => versionRow(parameter, one)),
    ];
  });
}

function policyRow(parameter: ParameterSummary, policy: ParameterPolicy, index: number): TreeNode {
  const kind = policy.type === 'other' ? policy.name : policy.type;
  const label = describePolicy(policy);
  return {
    id: `${parameter.name}//policy-${index}`,
    label,
    description: kind,
    icon: { id: policy.type === 'Expiration' ? 'calendar' : 'bell' },
    accessibilityLabel: `Policy ${kind}: ${label}`,
    words: ['policy', ownerWord(parameter)],
    subject: { parameter },
  };
}

/** What menus tell by whether a parameter can be changed from here. */
export const ownerWord = ({ shared }: ParameterSummary): 'own' | 'shared' =>
  shared === true ? 'shared' : 'own';

function tagsRow(clients: Clients, parameter: ParameterSummary): TreeNode {
  const id = `${parameter.name}//tags`;
  return {
    id,
    label: 'Tags',
    icon: { id: 'tag' },
    words: ['tags'],
    subject: { parameter },
    contents: 'tags',
    children: (signal) =>
      oneRead(async () => {
        const tags = await listTags(clients, { type: 'Parameter', id: parameter.name }, signal);
        return tags.length === 0
          ? [noteRow(`${id}/none`, 'No tags')]
          : tags.map((tag) => tagRow(parameter, tag, id));
      }),
  };
}

function tagRow(parameter: ParameterSummary, tag: Tag, parent: string): TreeNode {
  return {
    id: `${parent}/${tag.key}`,
    label: tag.key,
    description: tag.value,
    icon: { id: 'tag' },
    accessibilityLabel: `Tag ${tag.key}: ${tag.value}`,
    words: ['tag'],
    subject: { parameter, tag },
  };
}

function versionRow(
  parameter: ParameterSummary,
  version: ParameterVersion,
): TreeNode & { readonly subject: ParameterVersionSubject } {
  const { labels, lastModified, lastModifiedBy } = version;
  const label = `Version ${version.version}`;
  const when = lastModified?.toLocaleString();
  const said = [...labels, when].filter((part) => part !== undefined);
  return {
    id: `${parameter.name}//${version.version}`,
    label,
    description: said.join(' · '),
    tooltip: `**${escapeMarkdown(label)}**\n\n${factTable([
      ['Labels', labels.length === 0 ? undefined : labels.join(', ')],
      ['Made', when],
      ['By', lastModifiedBy],
    ])}`,
    icon: { id: 'history' },
    accessibilityLabel: [label, ...said].join(', '),
    words: ['version', parameter.type === 'SecureString' ? 'secure' : 'plain', ownerWord(parameter)],
    subject: { parameter, version },
    command: { id: 'ssm.openParameter', title: 'Open Parameter' },
  };
}
