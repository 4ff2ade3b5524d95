// How long the Parameter Store view takes to its first page and to all of 10,000 parameters, as a list and as folders,
// what that costs in calls, and what the rows take in memory, beside the SDK's own paginator with the same calls.

import {
  DescribeParametersCommand,
  paginateDescribeParameters,
  SSMClient,
  type ParameterMetadata,
} from '@aws-sdk/client-ssm';
import type { Clients } from '../src/aws/clients.ts';
import { Branch } from '../src/views/branch.ts';
import { parameterRows, type ParameterArrangement } from '../src/views/parameters.ts';
import { ownedPages } from '../src/views/tree-node.ts';
import { print } from './measure.ts';
import { startPlayground, type BenchPlayground } from './playground.ts';
import { connect, countCalls, readInTurns, reportAll, reportFirstPage } from './view.ts';

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
    const { clients, settings } = connect(playground);
    this.#clients = clients;
    this.#ssm = new SSMClient(settings);
  }

  async firstPage(): Promise<void> {
    await reportFirstPage(this.#playground, {
      open: () => this.#branch({ filter: {}, flat: false }),
      peer: () => this.#ssm.send(new DescribeParametersCommand({ MaxResults: pageSize })),
      name: 'the same call of the SDK',
    });
  }

  async allParameters(how: string, arrangement: ParameterArrangement): Promise<void> {
    const open = (): Branch => this.#branch(arrangement);
    const read = await readInTurns({ open, pages: () => this.#pages() });
    reportAll(read, { all: `all ${read.count} ${how}`, kept: 'memory of what the view keeps' });
    const again = await countCalls(this.#playground, open());
    print(
      `${''.padEnd(46)} ${again.calls} calls for ${again.branch.looked} parameters, ${again.branch.items.length} rows`,
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
