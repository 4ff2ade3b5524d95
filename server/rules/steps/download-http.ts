import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { useTls } from '../use-tls.ts';
import { findKey, sourceInfos } from './source-info.ts';

export const downloadHttp: Rule = {
  code: 'download-http',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { sourceType, keys } of sourceInfos(analysis.document)) {
      const url = findKey(keys, 'url');
      const isAllowed = /^true$|\{\{/.test(findKey(keys, 'allowInsecureDownload')?.text ?? '');
      if (sourceType !== 'HTTP' || isAllowed || url?.text?.startsWith('http://') !== true) continue;
      report({
        range: url.range,
        message:
          'The agent refuses an address without TLS; use https:// (allowInsecureDownload would let it through)',
        fixes: useTls(url.range, analysis),
      });
    }
  },
};
