import type { Input } from '../aws/clients.ts';
import { toSendCommandInput, type RunRequest } from '../aws/run-request.ts';
import { connectionOptions, quoteWord } from '../connection/cli-command.ts';
import type { Connection } from '../connection/connection.ts';

type SendCommandInput = Input<'ssm:SendCommand'>;

/**
 * The AWS CLI's command that sends the same request, for POSIX shells. Structures are given as JSON, whose form does
 * not depend on what stands in the values as that of the CLI's shorthand does.
 */
export function toCliCommand(request: RunRequest, connection: Connection): string {
  const input = toSendCommandInput(request);
  const lines = options(input).map((words) => words.map(quoteWord).join(' '));
  const from = connectionOptions(connection).map(quoteWord).join(' ');
  return [`aws ssm send-command ${from}`, ...lines.map((line) => `  ${line}`)].join(' \\\n');
}

/** The input of SendCommand as the SDKs and `--cli-input-json` take it. */
export function toSdkJson(request: RunRequest): string {
  return `${JSON.stringify(toSendCommandInput(request), undefined, 2)}\n`;
}

/** The options of the CLI, each with its values. */
function options(input: SendCommandInput): string[][] {
  return Object.entries(input).flatMap(([member, value]: [string, unknown]) => {
    if (value === undefined || isEmpty(value)) return [];
    const name = optionName(member);
    // Ids are plain words and a list of them is what people know.
    if (member === 'InstanceIds' && Array.isArray(value)) return [[name, ...value.map(String)]];
    const text = typeof value === 'object' ? JSON.stringify(value) : plain(value);
    // What begins like an option would be taken for one.
    return [text.startsWith('-') ? [`${name}=${text}`] : [name, text]];
  });
}

/**
 * A value that begins with `file://` or `fileb://` would be read from a file by the CLI. None of the plain members can
 * begin so but the comment, which goes as the same text behind a space.
 */
function plain(value: unknown): string {
  const text = String(value);
  return /^fileb?:\/\//.test(text) ? ` ${text}` : text;
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** `--output-s3-bucket-name` of `OutputS3BucketName`, as botocore's xform_name makes it. */
function optionName(member: string): string {
  const words = member.replace(/S3/, 'S3_').match(/[A-Z][a-z]+|S3_|[A-Z]+/g) ?? [];
  return `--${words.map((word) => word.replace('_', '').toLowerCase()).join('-')}`;
}
