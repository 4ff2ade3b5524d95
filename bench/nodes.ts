// How long the Managed Nodes view takes to its first page and to all of 50,000 nodes, what that costs in calls, and
// what the rows take in memory, beside the SDK's own paginator with the same calls.

import { DescribeTagsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeInstanceInformationCommand,
  paginateDescribeInstanceInformation,
  SSMClient,
  type InstanceInformation,
} from '@aws-sdk/client-ssm';
import type { Clients } from '../src/aws/clients.ts';
import { Branch } from '../src/views/branch.ts';
import { managedNodeRow } from '../src/views/managed-nodes.ts';
import { arrangedRows, type Arrangement } from '../src/views/node-groups.ts';
import { parseQuery } from '../src/views/node-query.ts';
import { ownedPages } from '../src/views/tree-node.ts';
import { heapUsed, print, ratio } from './measure.ts';
import { startPlayground, type BenchPlayground } from './playground.ts';
import { connect, countCalls, readInTurns, reportAll, reportFirstPage } from './view.ts';

const fleet = 50_000;
const pageSize = 50;

export async function benchNodes(): Promise<void> {
  const playground = await startPlayground(['--nodes', `${fleet}`]);
  try {
    const bench = new NodesBench(playground);
    await bench.firstPage();
    await bench.allNodes();
    await bench.filters();
  } finally {
    playground.stop();
  }
}

class NodesBench {
  readonly #playground: BenchPlayground;
  readonly #clients: Clients;
  readonly #ssm: SSMClient;
  readonly #ec2: EC2Client;

  constructor(playground: BenchPlayground) {
    this.#playground = playground;
    const { clients, settings } = connect(playground);
    this.#clients = clients;
    this.#ssm = new SSMClient(settings);
    this.#ec2 = new EC2Client(settings);
  }

  async firstPage(): Promise<void> {
    await reportFirstPage(this.#playground, {
      open: () => this.#branch(),
      peer: async () => {
        const { InstanceInformationList = [] } = await this.#ssm.send(
          new DescribeInstanceInformationCommand({ MaxResults: pageSize }),
        );
        await this.#readNames(InstanceInformationList);
      },
      name: 'the same calls of the SDK',
    });
  }

  async allNodes(): Promise<void> {
    // The playground makes a node when it is first asked for it; that is not to be measured.
    for await (const page of this.#pages()) if (page.length === 0) break;
    const part = heapUsed();
    const smaller = this.#branch();
    while (smaller.items.length < fleet / 10) await smaller.load();
    const partBytes = heapUsed() - part;

    const read = await readInTurns({
      open: () => this.#branch(),
      pages: () => this.#pages(),
      besides: (page) => this.#readNames(page),
    });
    const { branch, count, memory } = read;
    if (branch.items.length !== count) throw new Error(`The view has ${branch.items.length} rows.`);
    reportAll(read, { all: `all ${count} nodes`, kept: 'memory of their rows' });
    const [each, eachOfPart] = [memory.view / count, partBytes / smaller.items.length];
    print(
      'memory of a row among 50,000'.padEnd(46) +
        ` ${each.toFixed(0)} bytes  ${ratio(each, eachOfPart)} x among ${smaller.items.length}`,
    );
    const again = await countCalls(this.#playground, this.#branch());
    print(`${''.padEnd(46)} ${again.calls} calls for ${again.branch.items.length} rows`);
  }

  /** What a filter costs until its first rows are there. */
  async filters(): Promise<void> {
    for (const query of [
      'tag:env=prod',
      'platform:Windows status:Online',
      'storefront-prod-49',
      'ip:10.*.240.15',
      'agent:9',
    ]) {
      await this.#playground.forgetCalls();
      const start = performance.now();
      const branch = this.#branch(query);
      await branch.loadFirst();
      print(
        `first rows of ${query}`.padEnd(46) +
          ` ${(performance.now() - start).toFixed(0)} ms, ${await this.#playground.calls()} calls, ${branch.items.length} rows of ${branch.looked} nodes`,
      );
    }
  }

  /** The rows as the tree keeps them. */
  #branch(query = ''): Branch {
    const parsed = parseQuery(query);
    const arrangement: Arrangement = {
      conditions: 'conditions' in parsed ? parsed.conditions : [],
      groupBy: [],
    };
    const clients = this.#clients;
    return new Branch((signal) =>
      ownedPages(
        arrangedRows(clients, arrangement, { signal, row: (node) => managedNodeRow(clients, node) }),
        clients,
        'playground/',
      ),
    );
  }

  async *#pages(): AsyncGenerator<readonly InstanceInformation[], undefined> {
    const pages = paginateDescribeInstanceInformation({ client: this.#ssm, pageSize }, {});
    for await (const { InstanceInformationList = [] } of pages) yield InstanceInformationList;
  }

  async #readNames(nodes: readonly InstanceInformation[]): Promise<void> {
    const ids = nodes.flatMap(({ InstanceId = '' }) => (InstanceId.startsWith('i-') ? [InstanceId] : []));
    const Filters = [
      { Name: 'resource-id', Values: ids },
      { Name: 'key', Values: ['Name'] },
    ];
    await this.#ec2.send(new DescribeTagsCommand({ Filters }));
  }
}
