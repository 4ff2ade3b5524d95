// How long the Parameter Store view takes to its first page and to all of 10,000 parameters, as a list and as folders,
// what that costs in calls, and what the rows take in memory, beside the SDK's own paginator with the same calls.

import {
  DescribeParametersCommand,
  paginateDescribeParameters,
  SSMClient,
  type ParameterMetadata,
} from '@aws-sdk/client-ssm';
import { createClients, type Clients } from '../src/aws/clients.ts';
import { playgroundConnection } from '../src/connection/connection.ts';
import { Branch } from '../src/views/branch.ts';
import { parameterRows, type ParameterArrangement } from '../src/views/parameters.ts';
import { ownedPages } from '../src/views/tree-node.ts';
import { heapUsed, measure, megabytes, print, ratio, report, seconds } from './measure.ts';
import { startPlayground, type BenchPlayground } from './playground.ts';

const count = 10_000;
const pageSize = 50;

export async function benchParameters(): Promise<void> {
  const playground = await startPlayground(['--nodes', '0', '--parameters', `${count}`]);
  try {
    const bench = new ParametersBench(playground);
    await bench.firstPage();
    await bench.allParameters('as a list', { filter: {}, flat: true });
    await bench.allParameters('as folders', { filter: {}, flat: false });
    await bench.folder();
  } finally {
    playground.stop();
  }
}

class ParametersBench {
  readonly #playground: BenchPlayground;
  readonly #clients: Clients;
  readonly #ssm: SSMClient;

  constructor(playground: BenchPlayground) {
    this.#playground = playground;
    const { url } = playground;
    const connection = playgroundConnection(url);
    this.#clients = createClients({ connection, version: 'bench', env: {} });
    const credentials = { accessKeyId: 'playground', secretAccessKey: 'playground' };
    this.#ssm = new SSMClient({ endpoint: url, region: connection.region, credentials });
  }

  async firstPage(): Promise<void> {
    const sdk = await measure(() => this.#ssm.send(new DescribeParametersCommand({ MaxResults: pageSize })));
    await this.#playground.forgetCalls();
    const view = await measure(() => this.#branch({ filter: {}, flat: false }).loadFirst());
    const opened = 35;
    report('first page on screen', view, { name: 'the same call of the SDK', summary: sdk });
    print(`${''.padEnd(46)} ${((await this.#playground.calls()) / opened).toFixed(1)} calls`);
  }

  async allParameters(how: string, arrangement: ParameterArrangement): Promise<void> {
    const before = heapUsed();
    const branch = this.#branch(arrangement);
    const kept: { answers: ParameterMetadata[] } = { answers: [] };
    const time = { sdk: 0, view: 0 };
    // Page by page in turns, so that whatever else the computer does slows both.
    for (const pages = this.#pages(); ;) {
      const start = performance.now();
      const page = await pages.next();
      if (page.done === true) break;
      kept.answers.push(...page.value);
      const half = performance.now();
      await branch.load();
      if (branch.error !== undefined) throw new Error('A page could not be read.', { cause: branch.error });
      time.sdk += half - start;
      time.view += performance.now() - half;
    }
    const { length } = kept.answers;
    if (branch.more || branch.looked !== length) throw new Error(`The view has read ${branch.looked}.`);
    const both = heapUsed() - before;
    kept.answers = [];
    const rows = heapUsed() - before;
    print(
      `all ${length} ${how}`.padEnd(46) +
        ` ${seconds(time.view)}  ${ratio(time.view, time.sdk)} x the SDK's paginator (${seconds(time.sdk)})`,
    );
    print(
      'memory of what the view keeps'.padEnd(46) +
        ` ${megabytes(rows)}  ${ratio(rows, both - rows)} x the SDK's answers (${megabytes(both - rows)})`,
    );
    await this.#playground.forgetCalls();
    const again = this.#branch(arrangement);
    while (again.more) await again.load();
    print(
      `${''.padEnd(46)} ${await this.#playground.calls()} calls for ${again.looked} parameters, ${again.items.length} rows`,
    );
  }

  /** What it costs to open a folder of 10,000 while the first level is not read to its end. */
  async folder(): Promise<void> {
    const root = this.#branch({ filter: {}, flat: false });
    await root.loadFirst();
    while (!root.items.some(({ label }) => label === 'catalog')) await root.load();
    await this.#playground.forgetCalls();
    const children = root.items.find(({ label }) => label === 'catalog')?.children;
    if (children === undefined) throw new Error('The folder is not there.');
    const start = performance.now();
    const folder = new Branch(children);
    await folder.loadFirst();
    const took = performance.now() - start;
    print(
      'first rows of a folder with 10,000 below it'.padEnd(46) +
        ` ${took.toFixed(0)} ms, ${await this.#playground.calls()} calls, ${folder.items.length} rows of ${folder.looked} parameters`,
    );
  }

  /** The rows as the tree keeps them. */
  #branch(arrangement: ParameterArrangement): Branch {
    const clients = this.#clients;
    return new Branch((signal) =>
      ownedPages(parameterRows(clients, arrangement, signal), clients, 'playground/'),
    );
  }

  async *#pages(): AsyncGenerator<readonly ParameterMetadata[], undefined> {
    const pages = paginateDescribeParameters({ client: this.#ssm, pageSize }, {});
    for await (const { Parameters = [] } of pages) yield Parameters;
  }
}
