import { latestAgent } from '../../fleet/company.ts';
import type { Plugin } from '../agent.ts';
import { failure, success } from '../step-result.ts';
import { input, textInput } from '../value.ts';

const agent = 'amazon-ssm-agent';

/**
 * aws:updateSsmAgent, with the sentences of the agent (updatessmagent.go). The node reports its new version by
 * ../../effects.ts when the command has succeeded.
 */
export const updateSsmAgent: Plugin = (inputs, _step, { node }) => {
  const wanted = textInput(inputs, 'targetVersion') ?? '';
  const target = wanted === '' ? latestAgent : wanted;
  const begun = `Updating ${agent} from ${node.agentVersion} to ${wanted === '' ? 'latest' : wanted}\n`;
  if (target === node.agentVersion) {
    return Promise.resolve(
      success(`${begun}${agent} ${target} has already been installed, update skipped\n`),
    );
  }
  if (compareVersions(target, node.agentVersion) < 0 && input(inputs, 'allowDowngrade') !== 'true') {
    const message = `updating ${agent} to an older version, please enable allow downgrade to proceed\n`;
    return Promise.resolve({ ...failure(message), stdout: begun });
  }
  return Promise.resolve(
    success(`${begun}Successfully updated ${agent} from ${node.agentVersion} to ${target}\n`),
  );
};

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
