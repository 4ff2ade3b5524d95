import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The files of the index, written by scripts/generate-api-index.ts from botocore's service models. esbuild.mjs copies
// them to dist/data/api, so that they stand at the same place relative to the bundle as to this folder's parent.

/**
 * A reference to a shape: its place in `shapes`, or a letter. s: string, i: integer, f: number with a fraction,
 * b: boolean, t: timestamp, x: bytes, d: any JSON document.
 */
export type Ref = string | number;

/**
 * A map from member names (with `!` behind a required one) to references: a structure. `[ref]`: a list.
 * `["m", ref]`: a map with any keys. `["e", …values]`: a string out of these.
 */
export type CompactShape = Readonly<Record<string, Ref>> | readonly Ref[];

export interface CompactService {
  /** Input, output, and flags: 1 the answer streams, 2 deprecated, 4 the request streams. */
  readonly operations: Readonly<Record<string, readonly [Ref | null, Ref | null, number?]>>;
  readonly shapes: readonly CompactShape[];
}

/** Title, id in addresses of the documentation, and the endpoint prefix where it differs from the name. */
export type CompactServices = Readonly<Record<string, readonly [string, string, string?]>>;

const moduleFolder = __dirname;
/** In the bundle this module stands in dist/, in the sources one folder deeper than the data. */
const root = moduleFolder.endsWith(join('catalog', 'api')) ? join(moduleFolder, '..') : moduleFolder;

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(root, 'data', 'api', `${name}.json`), 'utf8'));
}

/** Reads the list of services, some 30 KB. */
export function readServices(): CompactServices {
  return read('_services') as CompactServices;
}

/** Reads one service, 1 to 300 KB. The name must be one of `readServices`. */
export function readService(name: string): CompactService {
  return read(name) as CompactService;
}
