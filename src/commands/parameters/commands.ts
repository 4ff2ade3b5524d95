import { chosenConnection } from '../row-arguments.ts';
import type { ParameterParts } from './context.ts';
import { copyParameterArn, copyParameterName, copyParameterValue } from './copy-parameter.ts';
import { filterParameters } from './filter-parameters.ts';
import { loadAllParameters } from './load-all-parameters.ts';
import { hideParameter, openParameter, revealParameter } from './open-parameter.ts';

type ParameterCommand = readonly [title: string, run: (...args: unknown[]) => unknown];

/** The commands on parameters, for the table of extension.ts. */
export function parameterCommands(parts: ParameterParts): Readonly<Record<string, ParameterCommand>> {
  const { connections, parameters } = parts;
  const { tree, shown } = parameters;
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
    'ssm.copyParameterName': ['Copy Parameter Name', (target) => copyParameterName(parts, target)],
    'ssm.copyParameterArn': ['Copy Parameter ARN', (target) => copyParameterArn(parts, target)],
    'ssm.copyParameterValue': ['Copy Value', (target) => copyParameterValue(parts, target)],
  };
}
