import assert from 'node:assert/strict';
import { Fleet, lastPing } from '../../../playground/fleet/fleet.ts';
import type { ManagedNode } from '../../../playground/fleet/node.ts';
import { RandomFamily, seededRandom } from '../../../playground/fleet/random.ts';

const startedAt = Date.UTC(2026, 10, 23, 12);
const makeFleet = (size: number, seed = 'test') =>
  new Fleet(size, { seed, account: '123456789012', region: 'us-east-1', startedAt });
const tag = (node: ManagedNode, key: string) => node.tags.find(({ Key }) => Key === key)?.Value;

describe('the sample fleet', () => {
  it('is the same for the same seed, whatever is asked first', () => {
    const forwards = [...makeFleet(100)];
    const fleet = makeFleet(100);
    const backwards = Array.from({ length: 100 }, (_, index) => fleet.at(99 - index)).reverse();
    assert.deepEqual(backwards, forwards);
    assert.notDeepEqual([...makeFleet(100, 'other')], forwards);
  });

  it('has one of everything at its default size', () => {
    const nodes = [...makeFleet(24)];
    const count = (test: (node: ManagedNode) => boolean) => nodes.filter(test).length;
    const online = (node: ManagedNode) => node.pingStatus === 'Online';
    assert.ok(
      count((node) => online(node) && node.platformType === 'Linux' && tag(node, 'env') === 'dev') >= 4,
    );
    assert.ok(count((node) => online(node) && node.platformType === 'Windows') >= 2);
    assert.ok(count((node) => online(node) && node.platformType === 'MacOS') >= 1);
    assert.ok(count((node) => node.pingStatus === 'ConnectionLost') >= 2);
    assert.ok(count((node) => node.pingStatus === 'Inactive') >= 1);
    assert.ok(count(({ activation }) => activation !== undefined) >= 3);
    assert.ok(count(({ thingName }) => thingName !== undefined) >= 1);
    assert.ok(count((node) => tag(node, 'Name') === undefined && node.ec2 !== undefined) >= 1);
    assert.ok(count(({ ec2 }) => ec2?.state === 'running' && ec2.instanceProfile === undefined) >= 1);
    const versions = new Set(nodes.map((node) => node.agentVersion));
    for (const version of ['2.3.701.0', '3.0.161.0', '3.0.284.0', '3.1.1511.0', '3.3.1142.0']) {
      assert.ok(versions.has(version), `agent ${version}`);
    }
    for (const key of ['env', 'team', 'service', 'Patch Group']) {
      assert.ok(
        nodes.every((node) => tag(node, key) !== undefined),
        key,
      );
    }
  });

  it('has ids and addresses of their own for 50,000 nodes', () => {
    const fleet = makeFleet(50_000);
    const ids = new Set<string>();
    const addresses = new Set<string>();
    for (const node of fleet) {
      ids.add(node.instanceId);
      addresses.add(node.ipAddress);
      const hybrid = node.resourceType === 'ManagedInstance';
      assert.match(node.instanceId, hybrid ? /^mi-[0-9a-f]{17}$/ : /^i-[0-9a-f]{17}$/);
      assert.equal(node.ec2 === undefined, hybrid);
      assert.equal(node.activation === undefined && node.thingName === undefined, !hybrid);
    }
    assert.equal(ids.size, 50_000);
    assert.equal(addresses.size, 50_000);
  });

  it('finds a node by its id without making the others', () => {
    const fleet = makeFleet(1000);
    const { instanceId } = fleet.at(777);
    const other = makeFleet(1000);
    assert.deepEqual(other.get(instanceId), fleet.at(777));
    assert.equal(other.get('i-00000000000000000'), undefined);
    assert.throws(() => other.at(1000), RangeError);
  });

  it('pings every five minutes while it is online', () => {
    const [online] = makeFleet(1);
    const lost = [...makeFleet(24)].find((node) => node.pingStatus === 'ConnectionLost');
    assert.ok(online !== undefined && lost !== undefined);
    for (const minutes of [0, 3, 7, 60]) {
      const now = new Date(startedAt + minutes * 60_000);
      const age = now.getTime() - lastPing(online, now).getTime();
      assert.ok(age >= 0 && age < 5 * 60_000, `${age} ms`);
      assert.ok(lastPing(lost, now).getTime() <= startedAt - 30 * 60_000);
    }
  });
});

describe('seeded numbers', () => {
  it('spread evenly and stay in their range', () => {
    const counts = [0, 0, 0, 0];
    const family = new RandomFamily('spread');
    for (let index = 0; index < 4000; index += 1) {
      const number = family.member(index).integer(0, 3);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (const count of counts) assert.ok(count > 850 && count < 1150, String(counts));
  });

  it('make texts of the length that is asked', () => {
    const random = seededRandom('texts');
    assert.match(random.hex(17), /^[0-9a-f]{17}$/);
    assert.match(random.text(7, 'AB'), /^[AB]{7}$/);
  });
});
