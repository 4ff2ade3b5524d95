// Whole documents of the kinds that are neither YAML nor JSON.

import { findKind, type DocumentKind } from '../kinds.ts';
import { approvalPolicyVocabulary, calendarTypes } from '../kinds/opaque.ts';

/** A document that is written as it stands, apart from the places to fill in (see `Skeleton`). */
export interface TextSkeleton {
  readonly title: string;
  readonly doc: string;
  readonly kind: DocumentKind;
  readonly lines: readonly string[];
}

const { action } = approvalPolicyVocabulary;

const texts: readonly Omit<TextSkeleton, 'doc'>[] = [
  {
    // Sources: AWS::SSM::Document in the CloudFormation guide, its example of a calendar (documented); RFC 5545, 3.6.1.
    title: 'ChangeCalendar document',
    kind: 'ChangeCalendar',
    lines: [
      'BEGIN:VCALENDAR',
      'PRODID:-//AWS//Change Calendar 1.0//EN',
      'VERSION:2.0',
      `X-CALENDAR-TYPE:«${calendarTypes.join('|')}»`,
      'X-WR-CALDESC:«What the calendar is for»',
      'BEGIN:VEVENT',
      'UID:«year-end-freeze»',
      'DTSTAMP:«20260101T000000Z»',
      'DTSTART:«20261220T000000Z»',
      'DTEND:«20270103T000000Z»',
      'SUMMARY:«Year-end freeze»',
      'END:VEVENT',
      'END:VCALENDAR',
    ],
  },
  {
    // Source: guide, systems-manager-just-in-time-node-access-create-auto-approval-policies (documented).
    title: 'AutoApprovalPolicy document',
    kind: 'AutoApprovalPolicy',
    lines: [
      '// «Who may connect where without asking»',
      'permit (',
      '    principal in AWS::IdentityStore::Group::"«a1b2c3d4-0000-1111-2222-333344445555»",',
      `    action == ${action},`,
      '    resource',
      ')',
      'when {',
      '    resource.hasTag("«Environment»") && resource.getTag("«Environment»") == "«Development»"',
      '};',
    ],
  },
  {
    // Source: guide, systems-manager-just-in-time-node-access-create-deny-access-policies (documented).
    title: 'AutoApprovalPolicy document that denies access',
    kind: 'AutoApprovalPolicy',
    lines: [
      '// «Who has to ask before connecting where»',
      'forbid (',
      '    principal,',
      `    action == ${action},`,
      '    resource',
      ')',
      'when {',
      '    resource.hasTag("«Environment»") && resource.getTag("«Environment»") == "«Production»"',
      '};',
    ],
  },
];

/** Whole documents of the kinds that are text. */
export function listTextSkeletons(): TextSkeleton[] {
  return texts.map((text) => ({ ...text, doc: findKind(text.kind).summary }));
}
