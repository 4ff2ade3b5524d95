// The two requests of S3 that read outputs of commands. S3 speaks a protocol of its own (restXml with streams and
// headers), so these are read and written here; what else is asked for is refused as not simulated.
import { createHash } from 'node:crypto';
import type { OutputStore, StoredObject } from '../outputs/output-store.ts';
import { textElement } from '../protocol/encode-xml.ts';
import type { WireAnswer } from '../protocol/wire.ts';

export interface S3Request {
  readonly method: string;
  /** Path and query, as they stand in the request; the bucket is the first part of the path. */
  readonly url: string;
  readonly range: string | undefined;
}

export interface S3Outcome {
  readonly answer: WireAnswer;
  readonly errorCode?: string;
}

type S3Operation = 'GetObject' | 'ListObjectsV2';

/** What a request may ask for in its query; the SDK names the operation in `x-id`. */
const parameters: Readonly<Record<S3Operation, ReadonlySet<string>>> = {
  GetObject: new Set(['x-id']),
  ListObjectsV2: new Set(['list-type', 'prefix', 'max-keys', 'continuation-token', 'x-id']),
};

/** True for a request that is signed for S3. */
export function isForS3(authorization: string | undefined): boolean {
  return /Credential=[^/,]+\/\d{8}\/[a-z0-9-]+\/s3\/aws4_request/.test(authorization ?? '');
}

/** The operation that a request means, known here or not. */
export function s3Operation({ method, url }: S3Request): string {
  const { key, query } = parse(url);
  if (method !== 'GET') return `${method} request`;
  if (key !== '') return 'GetObject';
  return query.get('list-type') === '2' ? 'ListObjectsV2' : 'GET bucket';
}

export function answerS3(store: OutputStore, request: S3Request, requestId: string): S3Outcome {
  const operation = s3Operation(request);
  const { bucket, key, query } = parse(request.url);
  const known = operation in parameters ? parameters[operation as S3Operation] : undefined;
  const unknown = [...query.keys()].find((name) => known?.has(name) !== true);
  if (known === undefined || unknown !== undefined) {
    const what = unknown === undefined ? operation : `${operation} with ${unknown}`;
    return s3Error('NotImplemented', `The playground does not simulate ${what} of S3.`, requestId);
  }
  const objects = store.objects(bucket);
  if (objects === undefined) return s3Error('NoSuchBucket', 'The specified bucket does not exist', requestId);
  if (operation === 'ListObjectsV2') return listObjects(bucket, objects, query, requestId);
  const object = store.object(bucket, key);
  if (object === undefined) return s3Error('NoSuchKey', 'The specified key does not exist.', requestId);
  return getObject(object, request.range, requestId);
}

const statuses: Readonly<Record<string, number>> = {
  InvalidArgument: 400,
  ExpiredToken: 400,
  AccessDenied: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  InvalidRange: 416,
  NotImplemented: 501,
  SlowDown: 503,
};

/** An error as S3 writes it. */
export function s3Error(code: string, message: string, requestId: string): S3Outcome {
  const inner = `${textElement('Code', code)}${textElement('Message', message)}${textElement('RequestId', requestId)}`;
  return { answer: xml(statuses[code] ?? 500, `<Error>${inner}</Error>`, requestId), errorCode: code };
}

function getObject({ text, at }: StoredObject, range: string | undefined, requestId: string): S3Outcome {
  const bytes = Buffer.from(text);
  const headers = {
    'content-type': 'binary/octet-stream',
    'accept-ranges': 'bytes',
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    'last-modified': new Date(at).toUTCString(),
    'x-amz-request-id': requestId,
  };
  if (range === undefined) return { answer: { status: 200, headers, body: text } };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  if (from === undefined || Number(from) >= bytes.length) {
    return s3Error('InvalidRange', 'The requested range is not satisfiable', requestId);
  }
  const last = Math.min(to === undefined || to === '' ? bytes.length - 1 : Number(to), bytes.length - 1);
  const contentRange = `bytes ${from}-${last}/${bytes.length}`;
  const body = bytes.subarray(Number(from), last + 1).toString('utf8');
  return { answer: { status: 206, headers: { ...headers, 'content-range': contentRange }, body } };
}

function listObjects(
  bucket: string,
  objects: readonly StoredObject[],
  query: URLSearchParams,
  requestId: string,
): S3Outcome {
  const prefix = query.get('prefix') ?? '';
  const size = Number(query.get('max-keys') ?? 1000);
  const from = Number(query.get('continuation-token') ?? 0);
  if (!Number.isInteger(size) || size < 0 || !Number.isInteger(from)) {
    return s3Error('InvalidArgument', 'max-keys and continuation-token are not as S3 gave them.', requestId);
  }
  const all = objects.filter(({ key }) => key.startsWith(prefix));
  const page = all.slice(from, from + size);
  const next = from + page.length;
  const more = next < all.length;
  const contents = page.map(({ key, text, at }) => {
    const size = textElement('Size', String(Buffer.byteLength(text)));
    const time = textElement('LastModified', new Date(at).toISOString());
    return `<Contents>${textElement('Key', key)}${time}${size}${textElement('StorageClass', 'STANDARD')}</Contents>`;
  });
  const facts = [
    textElement('Name', bucket),
    textElement('Prefix', prefix),
    textElement('KeyCount', String(page.length)),
    textElement('MaxKeys', String(size)),
    textElement('IsTruncated', String(more)),
    ...(more ? [textElement('NextContinuationToken', String(next))] : []),
  ];
  const body = `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${facts.join('')}${contents.join('')}</ListBucketResult>`;
  return { answer: xml(200, body, requestId) };
}

function xml(status: number, body: string, requestId: string): WireAnswer {
  const headers = { 'content-type': 'application/xml', 'x-amz-request-id': requestId };
  return { status, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` };
}

function parse(url: string): { bucket: string; key: string; query: URLSearchParams } {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const [, bucket = '', ...rest] = pathname.split('/');
  return { bucket, key: decodePath(rest.join('/')), query: searchParams };
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
