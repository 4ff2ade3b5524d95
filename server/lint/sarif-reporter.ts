// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code scanning services read.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../rules/index.ts';
import { pageOf, pageUrl } from '../rules/pages.ts';
import type { Diagnostic, Rule, Severity } from '../rules/rule.ts';
import type { Range } from '../syntax/tree.ts';
import { editRegions, type FileResult, type Region, regionOf, type Reporter } from './reporter.ts';
import type { Source } from './sources.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

const ruleIndex = new Map(rules.map(({ code }, index) => [code, index]));

export function sarifReporter({ version, cwd }: { version: string; cwd: string }): Reporter {
  let separator = '';
  const driver = { name: 'ssm-lint', version, rules: rules.map(describeRule) };
  return {
    begin() {
      const schema =
        'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
      return `{"$schema":"${schema}","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","originalUriBaseIds":${JSON.stringify(
        { SRCROOT: { uri: `${pathToFileURL(cwd).href}/` } },
      )},"results":[`;
    },
    file(result) {
      return result.diagnostics
        .map((diagnostic) => {
          const text = `${separator}\n${JSON.stringify(describe(result, diagnostic))}`;
          separator = ',';
          return text;
        })
        .join('');
    },
    end({ unreadable }) {
      const notifications = unreadable.map(({ name, reason }) => ({
        level: 'error',
        message: { text: messageString(`${name}: ${reason}`) },
      }));
      const invocation = {
        executionSuccessful: unreadable.length === 0,
        toolExecutionNotifications: notifications,
      };
      return `\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`;
    },
  };
}

function describeRule({ code, severity }: Rule): object {
  const page = existsSync(pageOf(code)) ? readFileSync(pageOf(code), 'utf8') : undefined;
  const summary = page === undefined ? code : plainText(/^# .*\n+([^\n]*)/.exec(page)?.[1] ?? code);
  return {
    id: code,
    shortDescription: { text: messageString(summary) },
    ...(page !== undefined && {
      helpUri: pageUrl(code),
      help: { text: messageString(plainText(page)), markdown: messageString(page) },
    }),
    defaultConfiguration: { level: levels[severity] },
  };
}

/** Braces are for placeholders, and doubled where they stand for themselves (SARIF, section 3.11.5). */
function messageString(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}

function plainText(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/`/g, '');
}

function describe(result: FileResult, diagnostic: Diagnostic): object {
  const { code, severity, message, related, fixes } = diagnostic;
  const location = artifactLocation(result.source);
  return {
    ruleId: code,
    ruleIndex: ruleIndex.get(code) ?? -1,
    level: levels[severity],
    message: { text: messageString(message) },
    locations: [place(result, diagnostic)],
    ...(related.length > 0 && {
      relatedLocations: related.map((each) => ({
        ...place(result, each),
        message: { text: messageString(each.message) },
      })),
    }),
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ title, edits }) => ({
        description: { text: messageString(title) },
        artifactChanges: [
          {
            artifactLocation: location,
            replacements: editRegions(result, edits).map(({ text, ...region }) => ({
              deletedRegion: sarifRegion(region),
              insertedContent: { text },
            })),
          },
        ],
      })),
    }),
  };
}

function place(result: FileResult, range: Range): object {
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(result.source),
      region: sarifRegion(regionOf(result, range)),
    },
  };
}

function sarifRegion({ start, end }: Region): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative to the working folder where that is possible, because the paths of a pipeline mean nothing elsewhere. */
function artifactLocation({ name, file }: Source): object {
  if (file === undefined) return { uri: 'stdin' };
  const isBelow = !name.startsWith('..') && !path.isAbsolute(name);
  if (!isBelow) return { uri: pathToFileURL(file).href };
  return { uri: name.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}
