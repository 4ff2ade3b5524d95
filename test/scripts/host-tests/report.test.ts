import assert from 'node:assert/strict';
import Mocha from 'mocha';
import type { HostTestEvent } from '../../../scripts/host-tests/events.ts';
import { countLine, Report } from '../../../scripts/host-tests/report.ts';
import { createEventQueue, reporterTo } from '../../host/reporter.ts';

/** Runs tests by mocha with the reporter of the extension host and returns what the terminal would show. */
async function report(define: (suite: Mocha.Suite) => void): Promise<{ text: string; report: Report }> {
  const lines: string[] = [];
  const report = new Report({ root: process.cwd(), print: (line) => lines.push(line) });
  const queue = createEventQueue((event) => {
    report.handle(event);
    return Promise.resolve();
  });
  const mocha = new Mocha({ reporter: reporterTo(queue) });
  define(Mocha.Suite.create(mocha.suite, 'Nodes'));
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve());
  });
  queue.push({ type: 'end' });
  await queue.flush();
  return { text: lines.join('\n'), report };
}

describe('the report of host tests', () => {
  it('shows and counts what passes and what is skipped', async () => {
    const { text, report: done } = await report((suite) => {
      suite.addTest(new Mocha.Test('are listed', () => assert.ok(true)));
      suite.addTest(new Mocha.Test('are paged'));
    });
    assert.match(
      text,
      /^2 tests in VS Code\n {2}✓ Nodes › are listed \(\d+ ms\)\n {2}- Nodes › are paged \(skipped\)$/,
    );
    assert.deepEqual(done.counts, { passed: 1, failed: 0, skipped: 1 });
    assert.ok(done.finished);
  });

  it('shows the diff and the stack of a failing assertion', async () => {
    const { text, report: done } = await report((suite) => {
      suite.addTest(new Mocha.Test('agree', () => assert.deepEqual({ nodes: [1, 2] }, { nodes: [1, 3] })));
    });
    assert.match(text, /✗ Nodes › agree/);
    assert.match(text, /\+ {5}2\n\s+- {5}3/);
    assert.match(text, /at Context\.\S+ \(test\/scripts\/host-tests\/report\.test\.ts:\d+:\d+\)/);
    assert.doesNotMatch(text, /node_modules|node:internal/);
    assert.deepEqual(done.counts, { passed: 0, failed: 1, skipped: 0 });
  });

  it('shows a failing hook, and what caused an error', async () => {
    const { text, report: done } = await report((suite) => {
      suite.beforeAll('connect', () => {
        throw new Error('No connection', { cause: new Error('ECONNREFUSED') });
      });
      suite.addTest(new Mocha.Test('are listed', () => undefined));
    });
    assert.match(text, /✗ Nodes › "before all" hook: connect for "are listed"/);
    assert.match(text, /Error: No connection\n[^]*Caused by: Error: ECONNREFUSED/);
    assert.equal(done.counts.failed, 1);
  });

  it('shows what was thrown though it is no error', async () => {
    const { text } = await report((suite) => {
      suite.addTest(new Mocha.Test('throw', (done) => done('a text')));
    });
    assert.match(text, /a text/);
  });

  it('counts a run that breaks off as a failure and names the test', () => {
    const lines: string[] = [];
    const broken = new Report({ root: '/', print: (line) => lines.push(line) });
    const events: HostTestEvent[] = [
      { type: 'start', total: 2 },
      { type: 'test', title: ['Nodes', 'hang'] },
    ];
    for (const event of events) broken.handle(event);
    broken.break('Nothing was heard.');
    assert.deepEqual(lines.slice(1), ['  ✗ Nothing was heard.', '    last running: Nodes › hang']);
    assert.deepEqual(broken.counts, { passed: 0, failed: 1, skipped: 0 });
    assert.ok(!broken.finished);
  });

  it('sends events in their order though an earlier one takes longer', async () => {
    const arrived: string[] = [];
    const queue = createEventQueue(async (event) => {
      if (event.type === 'start') await new Promise((resolve) => setImmediate(resolve));
      arrived.push(event.type);
    });
    queue.push({ type: 'start', total: 1 });
    queue.push({ type: 'end' });
    await queue.flush();
    assert.deepEqual(arrived, ['start', 'end']);
  });

  it('ends with one line of counts', () => {
    assert.equal(countLine({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(countLine({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  });

  it('goes on counting in the window that was loaded again', () => {
    const lines: string[] = [];
    const report = new Report({ root: process.cwd(), print: (line) => lines.push(line) });
    report.handle({ type: 'start', total: 1 });
    report.handle({ type: 'pass', title: ['before'], duration: 1 });
    assert.equal(report.reloads, 0);
    report.handle({ type: 'reload' });
    assert.deepEqual([report.reloads, report.finished], [1, false]);
    report.handle({ type: 'start', total: 1 });
    report.handle({ type: 'pass', title: ['after'], duration: 1 });
    report.handle({ type: 'end' });
    assert.deepEqual(report.counts, { passed: 2, failed: 0, skipped: 0 });
    assert.equal(lines[2], '1 tests in the window loaded again');
  });
});
