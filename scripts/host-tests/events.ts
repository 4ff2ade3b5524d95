/** What the tests inside the extension host tell the runner outside, in the order in which it happens. */
export type HostTestEvent =
  | { type: 'start'; total: number }
  | { type: 'test'; title: string[] }
  | { type: 'pass'; title: string[]; duration: number }
  | { type: 'skip'; title: string[] }
  /** A part of a test file is through, with its hooks. `file` as in the context. */
  | { type: 'part'; file: string; seconds: number }
  | { type: 'fail'; title: string[]; error: HostTestError }
  /** The window is about to be loaded again, on purpose; the tests go on in the next extension host. */
  | { type: 'reload' }
  | { type: 'end' };

/** A failure. `stack` begins with the error's name and message, which for an assertion hold its diff. */
export interface HostTestError {
  message: string;
  stack: string;
}

/** What a test run inside the extension host needs to know, handed over as JSON in one environment variable. */
export interface HostTestContext {
  /** Base URL of the runner: `POST /event`, `POST /ui/<method>`, `POST /reloads`. */
  runner: string;
  /** Sent as a bearer token, so that no other program on this computer drives the window. */
  token: string;
  /** Base URL of the playground that the tests use. */
  playground: string;
  /** The folder of this host alone, which holds all that it writes; removed at the end. */
  folder: string;
  /** The test files of this host, `*.test.ts` in `test/host`, in the order in which they run. */
  files: readonly string[];
  /** Runs only tests whose full title contains this. */
  grep?: string;
  /** How often the window was loaded again on purpose; the tests ask the runner for it. */
  reloads?: number;
}

/** The name of that environment variable. */
export const contextVariable = 'SSM_HOST_TEST';
