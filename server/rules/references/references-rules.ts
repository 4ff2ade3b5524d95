import { refDocOutputs } from './ref-doc-outputs.ts';
import { refGlobalInCommand } from './ref-global-in-command.ts';
import { refGlobalUnknown } from './ref-global-unknown.ts';
import { refSsmAssumeRole } from './ref-ssm-assume-role.ts';
import { refSsmInInput } from './ref-ssm-in-input.ts';
import { refSsmSecure } from './ref-ssm-secure.ts';
import { refType } from './ref-type.ts';
import { refUnknownOutput } from './ref-unknown-output.ts';
import { refUnknownStep } from './ref-unknown-step.ts';
import { refWindowParameter } from './ref-window-parameter.ts';
import type { Rule } from '../rule.ts';

export const referencesRules: readonly Rule[] = [
  refUnknownOutput,
  refUnknownStep,
  refType,
  refDocOutputs,
  refGlobalUnknown,
  refGlobalInCommand,
  refSsmInInput,
  refSsmAssumeRole,
  refSsmSecure,
  refWindowParameter,
];
