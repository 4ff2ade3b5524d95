import { analyze } from '../analysis.ts';
import { CHECK_METHOD, type CheckParams, type CheckResult } from '../protocol.ts';
import { diagnose } from '../rules/diagnose.ts';
import { parse } from '../syntax/parse.ts';
import type { Handler } from './handler.ts';

/** Longer texts are no SSM documents: the service takes 64 KB. */
const longest = 1024 * 1024;

/** Our request for what the rules say of a text that no editor shows, such as one that a form has made. */
export const check: Handler = {
  register({ connection }) {
    connection.onRequest(CHECK_METHOD, ({ text, languageId }: CheckParams): CheckResult => {
      if (text.length > longest) return { problems: [] };
      const analysis = analyze(parse(text, languageId === 'ssm-json' ? 'json' : 'yaml'));
      const problems = diagnose(analysis, {
        onFault: (code, error) => connection.console.error(`The rule ${code} failed: ${String(error)}`),
      });
      return { problems: problems.map(({ code, severity, message }) => ({ code, severity, message })) };
    });
  },
};
