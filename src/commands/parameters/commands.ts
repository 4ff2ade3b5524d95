import type { Connections } from '../../connection/connections.ts';
import type { ParametersView } from '../../workbench/parameters-view.ts';
import { chosenConnection } from '../row-arguments.ts';
import { filterParameters } from './filter-parameters.ts';
import { loadAllParameters } from './load-all-parameters.ts';

export interface ParameterParts {
  readonly connections: Connections;
  readonly parameters: ParametersView;
}

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
  };
}
