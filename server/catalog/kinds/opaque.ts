import type { Kind } from '../kinds.ts';

/** Kinds whose body is free, is text, or is described nowhere: nothing inside is checked as a grammar of keys. */
export const opaqueKinds: readonly Kind[] = [
  {
    name: 'ChangeCalendar',
    summary: 'Calendar that opens and closes automation, as iCalendar text.',
    formats: ['TEXT'],
    schemas: [],
    usedBy: ['Change Calendar', 'State Manager', 'Maintenance Windows'],
    confidence: 'documented',
    page: 'change-calendar-create',
  },
  {
    name: 'ApplicationConfiguration',
    summary: 'Configuration data of AppConfig, in any shape. Requires an ApplicationConfigurationSchema.',
    formats: ['JSON', 'YAML', 'TEXT'],
    schemas: [],
    usedBy: ['AppConfig'],
    confidence: 'documented',
    page: 'documents',
  },
  {
    name: 'ApplicationConfigurationSchema',
    summary: 'JSON Schema (draft 4) that configuration data must satisfy.',
    formats: ['JSON'],
    schemas: [],
    usedBy: ['AppConfig'],
    confidence: 'documented',
    page: 'documents',
  },
  {
    name: 'DeploymentStrategy',
    summary: 'Deployment strategy of AppConfig, made by AWS.',
    formats: ['JSON', 'YAML'],
    schemas: [],
    usedBy: ['AppConfig'],
    confidence: 'documented',
    page: 'documents',
  },
  {
    name: 'ProblemAnalysis',
    summary: 'Post-incident analysis, made by Incident Manager.',
    formats: ['JSON', 'YAML'],
    schemas: [],
    usedBy: ['Incident Manager'],
    confidence: 'inferred',
    page: 'documents',
  },
  {
    name: 'ManualApprovalPolicy',
    summary: 'Who approves just-in-time access to nodes.',
    formats: ['JSON'],
    schemas: [],
    usedBy: ['Just-in-time node access'],
    confidence: 'documented',
    page: 'systems-manager-just-in-time-node-access-approval-policies',
  },
  {
    name: 'AutoApprovalPolicy',
    summary: 'Cedar policy that approves just-in-time access to nodes without asking anyone.',
    formats: ['TEXT'],
    schemas: [],
    usedBy: ['Just-in-time node access'],
    confidence: 'documented',
    page: 'systems-manager-just-in-time-node-access-create-auto-approval-policies',
  },
];

/** `X-CALENDAR-TYPE` of a ChangeCalendar. Source: guide change-calendar-create (documented). */
export const calendarTypes = ['DEFAULT_OPEN', 'DEFAULT_CLOSED'] as const;

/** Words of a Cedar policy in an AutoApprovalPolicy. Source: guide (documented). */
export const approvalPolicyVocabulary = {
  effects: ['permit', 'forbid'],
  action: 'AWS::SSM::Action::"getTokenForInstanceAccess"',
  principals: ['AWS::IdentityStore::User', 'AWS::IdentityStore::Group'],
  resources: ['AWS::EC2::Instance', 'AWS::SSM::ManagedInstance'],
} as const;
