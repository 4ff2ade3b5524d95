import { findPlugin } from '../../catalog/plugins.ts';
import type { CommandStep, SsmDocument } from '../../model/document.ts';
import { findEntry } from '../../model/scripts.ts';
import { type Node, resolve } from '../../syntax/tree.ts';
import { commandSteps } from './known-steps.ts';

/** The value of an input that holds the lines of a script. */
export interface RunCommand {
  readonly step: CommandStep;
  /** Aliases followed. */
  readonly value: Node;
}

/** Every `runCommand` of plugins that run scripts. */
export function runCommands(document: SsmDocument): readonly RunCommand[] {
  return commandSteps(document).flatMap((step) => {
    const fields = findPlugin(step.action?.text ?? '')?.inputs ?? [];
    const field = fields.find(({ format }) => format === 'shell' || format === 'powershell');
    const entry = field && findEntry(step.inputs, field.name);
    return entry === undefined ? [] : [{ step, value: resolve(entry.value) }];
  });
}
