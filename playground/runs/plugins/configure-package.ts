import type { Plugin } from '../agent.ts';
import { failure, success } from '../step-result.ts';
import { textInput } from '../value.ts';

/**
 * aws:configurePackage, with the sentences of the agent (configurepackage.go). Nothing is downloaded: what the package
 * leaves behind on the sample node is in ../../effects.ts.
 */
export const configurePackage: Plugin = (inputs, _step, { node, tools }) => {
  const name = textInput(inputs, 'name') ?? '';
  const action = textInput(inputs, 'action') ?? '';
  const wanted = textInput(inputs, 'version') ?? '';
  if (name === '') return Promise.resolve(failure('invalid input: empty name field'));
  const installed = node.packages[name];
  switch (action) {
    case 'Install': {
      const version = tools.packageVersion(name, wanted);
      return Promise.resolve(
        success(
          installed === version
            ? `${name} ${version} is already installed`
            : `Successfully installed ${name} ${version}`,
        ),
      );
    }
    case 'Uninstall':
      return Promise.resolve(
        success(
          installed === undefined
            ? `${name} is not installed`
            : `Successfully uninstalled ${name} ${installed}`,
        ),
      );
    default:
      return Promise.resolve(failure(`unsupported action: ${action}`));
  }
};
