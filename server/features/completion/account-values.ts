// Values that live in the AWS account: names of documents and parameters, ids of nodes and images, ARNs of roles. The
// server itself is offline; it only says here which of them may stand at a place.

import type { Analysis } from '../../analysis.ts';
import type { TextFormat } from '../../catalog/field.ts';
import type { AccountValue, AccountValueKind } from '../../protocol.ts';
import { asScalar } from '../../syntax/tree.ts';
import { type CompletionItem, textItem } from './item.ts';
import { lineStart } from './line.ts';
import type { Place } from './place.ts';
import { escapeSnippet } from './writing.ts';

/** A question to the account, and how its answers are written. */
export interface AccountRequest {
  readonly kind: AccountValueKind;
  /** What is typed already. */
  readonly prefix: string;
  readonly toItem: (value: AccountValue) => CompletionItem;
}

/** What an account could give for a value; undefined if nothing. */
export function accountRequestAt(place: Place): AccountRequest | undefined {
  const kind = place.role === 'value' ? kindOf(place) : undefined;
  if (kind === undefined || place.typed.includes('{{')) return undefined;
  const { writing, typed } = place;
  return {
    kind,
    prefix: typed,
    toItem: ({ value, detail }) =>
      textItem(writing, value, {
        label: value,
        kind: 'resource',
        rank: 1,
        ...(detail !== undefined && { detail }),
      }),
  };
}

/** The same between braces, behind `ssm:`: names from Parameter Store. */
export function parameterRequestAt({ text }: Analysis, offset: number): AccountRequest | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  const typed = /\{\{[ \t]*ssm:([\w./-]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const behind = /^[\w./-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset + behind.length };
  const isClosed = /^[ \t]*(?::\d+[ \t]*)?\}\}/.test(text.slice(range.end, range.end + 80));
  const blank = /\{\{[ \t]+ssm:/.test(before) ? ' ' : '';
  return {
    kind: 'ssm-parameter',
    prefix: typed,
    toItem: ({ value, detail }) => ({
      label: value,
      kind: 'resource',
      range,
      edits: [],
      snippet: escapeSnippet(isClosed ? value : `${value}${blank}}}`),
      rank: 0,
      ...(detail !== undefined && { detail }),
    }),
  };
}

const byFormat: Readonly<Partial<Record<TextFormat, AccountValueKind>>> = {
  'command-document': 'command-document',
  'automation-document': 'automation-document',
  'instance-id': 'managed-node',
  'image-id': 'image',
  'role-arn': 'role',
};

/** By the names that requests to ssm, ec2 and others have for them. */
const byMember: Readonly<Record<string, AccountValueKind>> = {
  InstanceId: 'managed-node',
  InstanceIds: 'managed-node',
  ImageId: 'image',
  ImageIds: 'image',
  RoleArn: 'role',
  ServiceRoleArn: 'role',
  TaskRoleArn: 'role',
};

function kindOf({ expected, steps }: Place): AccountValueKind | undefined {
  if (expected?.kind === 'shape') {
    const { shape, call } = expected;
    const isText = shape.kind === 'scalar' || (shape.kind === 'list' && shape.item.kind === 'scalar');
    const name = steps.findLast((step) => step.kind === 'entry')?.entry.name ?? '';
    if (!isText) return undefined;
    if (call.service.name !== 'ssm') return byMember[name];
    if (call.operation.name.includes('Parameter') && /^Names?$/.test(name)) return 'ssm-parameter';
    if (call.operation.name === 'StartAutomationExecution' && name === 'DocumentName')
      return 'automation-document';
    return call.operation.name === 'SendCommand' && name === 'DocumentName'
      ? 'command-document'
      : byMember[name];
  }
  if (expected?.kind !== 'value') return undefined;
  const { field, owner } = expected;
  if (field.name === 'documentPath') {
    return asScalar(owner.get('documentType'))?.text === 'LocalPath' ? undefined : 'command-document';
  }
  if (field.name === 'default') {
    const type = asScalar(owner.get('type'))?.text ?? '';
    if (type.includes('AWS::IAM::Role::Arn')) return 'role';
    return type.includes('AWS::EC2::Instance::Id') ? 'managed-node' : undefined;
  }
  return field.format === undefined ? undefined : byFormat[field.format];
}
