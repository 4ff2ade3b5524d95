import { findPlugin } from '../../catalog/plugins.ts';
import { findEntry } from '../../model/scripts.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { useTls } from '../use-tls.ts';
import { commandSteps } from '../steps/known-steps.ts';
import { findKey, sourceInfos } from '../steps/source-info.ts';

/** Keys of `sourceInfo` that switch a check off, with what is then not checked. */
const switches = [
  ['allowInsecureDownload', 'that nobody changed the content on its way'],
  ['skipHostKeyChecking', 'that the host is the right one'],
] as const;

export const insecureDownload: Rule = {
  code: 'insecure-download',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const { document } = analysis;
    for (const { keys } of sourceInfos(document)) {
      for (const [name, unchecked] of switches) {
        const key = findKey(keys, name);
        if (key?.text !== 'true') continue;
        report({ range: key.range, message: `With "${name}" nothing checks ${unchecked}` });
      }
    }
    for (const { action, inputs } of commandSteps(document)) {
      const fields = findPlugin(action?.text ?? '')?.inputs ?? [];
      if (!fields.some(({ name, format }) => name === 'source' && format === 'url')) continue;
      const source = literal(findEntry(inputs, 'source')?.value);
      if (source?.text.startsWith('http://') !== true) continue;
      report({
        range: source,
        message: 'Without TLS anybody on the way can change what is downloaded; use https://',
        fixes: useTls(source, analysis),
      });
    }
  },
};
