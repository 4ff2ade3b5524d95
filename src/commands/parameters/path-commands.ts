import {
  applyParameterPath,
  discardParameterChanges,
  undoParameterChanges,
  type ApplyParts,
} from './apply-path.ts';
import { compareParameterPaths, editParameterPath } from './edit-path.ts';
import { showParameter } from './show-parameter.ts';
import { exportParameters, importParameters } from './import-export.ts';

type PathCommand = readonly [title: string, run: (...args: unknown[]) => unknown];

/** The commands on parameter paths, for the table of extension.ts. */
export function parameterPathCommands(parts: ApplyParts): Readonly<Record<string, PathCommand>> {
  return {
    'ssm.editParameterPath': ['Edit Path as a File', (row) => editParameterPath(parts, row)],
    'ssm.applyParameterPath': ['Apply Changes', (target) => applyParameterPath(parts, target)],
    'ssm.discardParameterChanges': ['Discard Changes', (target) => discardParameterChanges(parts, target)],
    'ssm.undoParameterChanges': ['Undo Changes', (uri, made) => undoParameterChanges(parts, uri, made)],
    'ssm.compareParameterPaths': ['Compare Paths', (row) => compareParameterPaths(parts, row)],
    'ssm.showParameter': ['Show in Parameter Store', (name, region) => showParameter(parts, name, region)],
    'ssm.importParameters': ['Import Parameters', (row) => importParameters(parts, row)],
    'ssm.exportParameters': ['Export Parameters', (row) => exportParameters(parts, row)],
  };
}
