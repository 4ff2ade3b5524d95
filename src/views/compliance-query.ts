import {
  severities,
  type ComplianceSeverity,
  type ComplianceStatus,
  type NodeComplianceSummary,
} from '../aws/compliance.ts';
import type { ManagedNode } from '../aws/nodes.ts';

/** Which nodes of which compliance types are meant. An empty list or no status leaves that open. */
export interface ComplianceFilter {
  /** Parts of the node's name, id or IP address, in lower case. */
  readonly words: readonly string[];
  /** Compliance types as they were written, in lower case: `patch`, `custom`, `custom:hardening` or `hardening`. */
  readonly types: readonly string[];
  readonly status: ComplianceStatus | undefined;
  /** Of anything that does not comply on the node, not only of the worst. */
  readonly severities: readonly ComplianceSeverity[];
}

/** What a filter text of the Compliance view asks for, or what is wrong with it and what to write instead. */
export type ParsedComplianceQuery = { readonly filter: ComplianceFilter } | { readonly problem: string };

/** The fields of the filter language, with an example of each. */
export const complianceQueryFields = {
  type: 'type:Patch,Association,Custom:Hardening',
  status: 'status:non-compliant',
  severity: 'severity:critical,high',
} as const;

type Field = keyof typeof complianceQueryFields;

const statuses: Readonly<Record<string, ComplianceStatus>> = {
  compliant: 'COMPLIANT',
  noncompliant: 'NON_COMPLIANT',
};

/** Reads a filter: words look for a part of a node's name, id or IP, `field:value,value` for the rest; all must hold. */
export function parseComplianceQuery(text: string): ParsedComplianceQuery {
  const words: string[] = [];
  const fields = new Map<Field, readonly string[]>();
  for (const term of text.split(/\s+/).filter((term) => term !== '')) {
    const [, name, rest = ''] = /^([a-z]+):(.*)$/i.exec(term) ?? [];
    if (name === undefined) {
      words.push(term.toLowerCase());
      continue;
    }
    const field = name.toLowerCase();
    if (!isField(field)) {
      return { problem: `There is no field "${name}". The fields are ${fieldNames.join(', ')}.` };
    }
    if (fields.has(field)) return { problem: `Write ${field}: once, with a comma between its values.` };
    const values = rest.split(',').filter((value) => value !== '');
    if (values.length === 0) return { problem: `Write a value, like ${complianceQueryFields[field]}.` };
    fields.set(field, values);
  }
  return toFilter(words, fields);
}

function toFilter(
  words: readonly string[],
  fields: ReadonlyMap<Field, readonly string[]>,
): ParsedComplianceQuery {
  const [status, another] = fields.get('status') ?? [];
  if (another !== undefined) return { problem: 'Write one status; without one both are shown.' };
  const meant = status === undefined ? undefined : statuses[status.toLowerCase().replace(/[-_]/g, '')];
  if (status !== undefined && meant === undefined) {
    return { problem: `"${status}" is none of compliant, non-compliant.` };
  }
  const chosen: ComplianceSeverity[] = [];
  for (const value of fields.get('severity') ?? []) {
    const severity = severities.find((one) => one === value.toUpperCase());
    if (severity === undefined) {
      return { problem: `"${value}" is none of ${severities.join(', ').toLowerCase()}.` };
    }
    chosen.push(severity);
  }
  if (meant === 'COMPLIANT' && chosen.length > 0) {
    return {
      problem: 'severity: is that of what does not comply. Leave it out, or write status:non-compliant.',
    };
  }
  const types = (fields.get('type') ?? []).map((type) => type.toLowerCase());
  return { filter: { words, types, status: meant, severities: chosen } };
}

/** True for the compliance types that a filter asks for: by name, `custom` for all of one's own, or one's own without `Custom:`. */
export function isTypeOf({ types }: ComplianceFilter, type: string): boolean {
  const name = type.toLowerCase();
  const own = /^custom:(.*)$/.exec(name)?.[1];
  return (
    types.length === 0 ||
    types.some((one) => one === name || (own !== undefined && (one === 'custom' || one === own)))
  );
}

/** The statuses that a filter leaves open, what does not comply first. */
export function statusesOf({ status, severities }: ComplianceFilter): readonly ComplianceStatus[] {
  if (status !== undefined) return [status];
  return severities.length > 0 ? ['NON_COMPLIANT'] : ['NON_COMPLIANT', 'COMPLIANT'];
}

/** True if anything that does not comply there is of a severity that the filter asks for. */
export function hasSeverityOf(
  { severities }: ComplianceFilter,
  { nonCompliant }: NodeComplianceSummary,
): boolean {
  return severities.length === 0 || severities.some((severity) => nonCompliant.severities[severity] > 0);
}

/** True if the node has all words; of one that is not managed any more only the id is known. */
export function hasWordsOf(
  { words }: ComplianceFilter,
  nodeId: string,
  node: ManagedNode | undefined,
): boolean {
  const texts = [nodeId, node?.name, node?.computerName, node?.ipAddress].flatMap((text) =>
    text === undefined ? [] : [text.toLowerCase()],
  );
  return words.every((word) => texts.some((text) => text.includes(word)));
}

const fieldNames = Object.keys(complianceQueryFields);
const isField = (name: string): name is Field => Object.hasOwn(complianceQueryFields, name);
