import { chosenConnection } from '../row-arguments.ts';
import type { ParameterParts } from './context.ts';
import { copyParameterArn, copyParameterName, copyParameterValue } from './copy-parameter.ts';
import { createNewParameter } from './create-parameter.ts';
import { deleteChosenParameters, restoreDeletedParameters } from './delete-parameters.ts';
import { applyParameterDraft, editParameter, editParameterSettings } from './edit-parameter.ts';
import { filterParameters } from './filter-parameters.ts';
import { loadAllParameters } from './load-all-parameters.ts';
import { hideParameter, openParameter, revealParameter } from './open-parameter.ts';
import {
  compareParameterVersions,
  labelParameterVersion,
  restoreParameterVersion,
} from './parameter-versions.ts';
import { tagParameter, untagParameter } from './tag-parameter.ts';

type ParameterCommand = readonly [title: string, run: (...args: unknown[]) => unknown];

/** The commands on parameters, for the table of extension.ts. */
export function parameterCommands(parts: ParameterParts): Readonly<Record<string, ParameterCommand>> {
  const { connections, parameters } = parts;
  const { tree, shown } = parameters;
  // A key has no row: it is pressed on what is selected in the view.
  const chosen = (target: unknown): unknown => (target === 'selection' ? tree.view.selection[0] : target);
  const allChosen = (target: unknown, rows: unknown): unknown =>
    target === 'selection' ? tree.view.selection : rows;
  return {
    'ssm.refreshParameters': ['Refresh Parameters', (row) => tree.refresh(chosenConnection(row))],
    'ssm.filterParameters': ['Filter Parameters', () => filterParameters(shown)],
    'ssm.clearParameterFilter': ['Clear Parameter Filter', () => shown.setFilter('')],
    'ssm.showParametersFlat': ['Show Parameters as a List', () => shown.setFlat(true)],
    'ssm.showParameterFolders': ['Show Parameters as Folders', () => shown.setFlat(false)],
    'ssm.loadAllParameters': ['Load All Parameters', () => loadAllParameters(tree, connections.active)],
    'ssm.openParameter': ['Open Parameter', (target) => openParameter(parts, target)],
    'ssm.revealParameter': ['Reveal Value', (target) => revealParameter(parts, target)],
    'ssm.hideParameter': ['Hide Value', (target) => hideParameter(parts, target)],
    'ssm.copyParameterName': [
      'Copy Parameter Name',
      (target, rows) => copyParameterName(parts, target, rows),
    ],
    'ssm.copyParameterArn': ['Copy Parameter ARN', (target) => copyParameterArn(parts, target)],
    'ssm.copyParameterValue': ['Copy Value', (target) => copyParameterValue(parts, target)],
    'ssm.createParameter': ['Create Parameter', (row) => createNewParameter(parts, row)],
    'ssm.editParameter': ['Edit Value', (target) => editParameter(parts, chosen(target))],
    'ssm.editParameterSettings': ['Change Settings', (target) => editParameterSettings(parts, target)],
    'ssm.applyParameterDraft': ['Change Parameter', (target) => applyParameterDraft(parts, target)],
    'ssm.deleteParameters': [
      'Delete Parameter',
      (target, rows) => deleteChosenParameters(parts, chosen(target), allChosen(target, rows)),
    ],
    'ssm.restoreDeletedParameters': [
      'Restore Deleted Parameters',
      (target) => restoreDeletedParameters(parts, target),
    ],
    'ssm.compareParameterVersions': ['Compare Versions', (row) => compareParameterVersions(parts, row)],
    'ssm.restoreParameterVersion': ['Restore Version', (row) => restoreParameterVersion(parts, row)],
    'ssm.labelParameterVersion': ['Edit Labels', (row) => labelParameterVersion(parts, row)],
    'ssm.tagParameter': ['Tag Parameter', (row) => tagParameter(parts, row)],
    'ssm.untagParameter': ['Remove Tag', (row) => untagParameter(parts, row)],
  };
}
