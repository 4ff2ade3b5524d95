import { stringify } from 'yaml';
import type { CommandTargets, RunRequest } from '../aws/run-request.ts';
import { isList, type DocumentParameter } from '../runs/document-parameters.ts';

/** The text of a run file that `readRunFile` reads as this request. Scripts are one text, which compares well. */
export function formatRunFile(request: RunRequest, parameters: readonly DocumentParameter[]): string {
  const { document, targets, maxConcurrency, maxErrors, s3, cloudWatch, notification, alarm } = request;
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const values = Object.entries(request.parameters).map(([name, value]) => [
    name,
    fileValue(known.get(name), value),
  ]);
  const file = {
    document: document.name,
    version: document.version,
    hash: request.documentHash,
    parameters: values.length === 0 ? undefined : (Object.fromEntries(values) as object),
    targets: fileTargets(targets),
    rateControl: unlessEmpty({ maxConcurrency, maxErrors }),
    timeoutSeconds: request.timeoutSeconds,
    comment: request.comment,
    output: unlessEmpty({
      s3,
      cloudWatch: cloudWatch === undefined ? undefined : (unlessEmpty(cloudWatch) ?? true),
    }),
    notification,
    alarm: alarm && { name: alarm.name, ignorePollFailure: alarm.ignorePollFailure || undefined },
  };
  return stringify(file, { lineWidth: 0, keepUndefined: false });
}

function fileValue(parameter: DocumentParameter | undefined, value: readonly string[]): unknown {
  if (parameter?.script !== undefined && value.length > 0) return `${value.join('\n')}\n`;
  if (parameter !== undefined && isList(parameter)) return value;
  const [text = ''] = value;
  if (parameter?.type === 'MapList') return value.map(readMap);
  if (parameter?.type === 'StringMap') return readMap(text);
  return value.length > 1 ? value : text;
}

function readMap(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function fileTargets(targets: CommandTargets): object {
  if ('instanceIds' in targets) return { nodes: targets.instanceIds };
  if (!('tags' in targets)) return targets;
  const tags = targets.tags.map(({ key, values }) => [key, values.length === 1 ? values[0] : values]);
  return { tags: Object.fromEntries(tags) as object };
}

function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.values(value).every((one) => one === undefined) ? undefined : value;
}
