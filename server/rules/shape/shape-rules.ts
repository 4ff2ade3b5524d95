import { approvalPolicyEntities } from './approval-policy-entities.ts';
import { calendarBody } from './calendar-body.ts';
import { changeTemplateRunbooks } from './change-template-runbooks.ts';
import { docAutomationOnlyKey } from './doc-automation-only-key.ts';
import { docBareTemplate } from './doc-bare-template.ts';
import { docChangeTemplateClosed } from './doc-change-template-closed.ts';
import { docDuplicateKey } from './doc-duplicate-key.ts';
import { docFormatKind } from './doc-format-kind.ts';
import { docKeyType } from './doc-key-type.ts';
import { docMissingKey } from './doc-missing-key.ts';
import { docNearlyTooLarge } from './doc-nearly-too-large.ts';
import { docNoDescription } from './doc-no-description.ts';
import { docNoSteps } from './doc-no-steps.ts';
import { docSchemaForType } from './doc-schema-for-type.ts';
import { docSchemaMissing } from './doc-schema-missing.ts';
import { docSchemaNotString } from './doc-schema-not-string.ts';
import { docSchemaOld } from './doc-schema-old.ts';
import { docSchemaUnknown } from './doc-schema-unknown.ts';
import { docSyntax } from './doc-syntax.ts';
import { docTooLarge } from './doc-too-large.ts';
import { docUnknownKey } from './doc-unknown-key.ts';
import { docWrongStepsKey } from './doc-wrong-steps-key.ts';
import { orderOfKeys } from './order-of-keys.ts';
import { tabIndent } from './tab-indent.ts';
import type { Rule } from '../rule.ts';

export const shapeRules: readonly Rule[] = [
  docSyntax,
  tabIndent,
  docDuplicateKey,
  docSchemaMissing,
  docSchemaUnknown,
  docSchemaForType,
  docSchemaNotString,
  docSchemaOld,
  docUnknownKey,
  docMissingKey,
  docKeyType,
  docWrongStepsKey,
  docNoSteps,
  docAutomationOnlyKey,
  docTooLarge,
  docFormatKind,
  docNearlyTooLarge,
  docNoDescription,
  orderOfKeys,
  docBareTemplate,
  docChangeTemplateClosed,
  changeTemplateRunbooks,
  calendarBody,
  approvalPolicyEntities,
];
