import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { AccountValues } from '../../../server/lsp/account-values.ts';
import type { AccountValuesParams, AccountValuesResult } from '../../../server/protocol.ts';
import { LspClient } from '../../support/lsp-client.ts';

const answer = (...values: string[]): AccountValuesResult => ({
  values: values.map((value) => ({ value })),
  isComplete: true,
});

describe('values of the account', () => {
  let asked: AccountValuesParams[];
  let now: number;
  beforeEach(() => {
    asked = [];
    now = 0;
  });

  const asking = (reply: () => Promise<AccountValuesResult>, patience = 10_000): AccountValues => {
    const request = (params: AccountValuesParams): Promise<AccountValuesResult> => {
      asked.push(params);
      return reply();
    };
    const values = new AccountValues(request, { patience, now: () => now });
    values.isAnswered = true;
    return values;
  };
  const ask = async (values: AccountValues, prefix = ''): Promise<string[]> =>
    (await values.ask({ kind: 'image', prefix })).values.map(({ value }) => value);

  it('are asked for once, and again when they are old or the account changes', async () => {
    const values = asking(() => Promise.resolve(answer('ami-1')));
    assert.deepEqual(await ask(values), ['ami-1']);
    assert.deepEqual(await ask(values, 'ami'), ['ami-1']);
    assert.equal(asked.length, 1);
    now = 61_000;
    await ask(values);
    assert.equal(asked.length, 2);
    values.forget();
    await ask(values);
    assert.equal(asked.length, 3);
  });

  it('are asked for again with another prefix if they were not complete', async () => {
    const values = asking(() => Promise.resolve({ ...answer('ami-1'), isComplete: false }));
    await ask(values, 'a');
    await ask(values, 'a');
    await ask(values, 'am');
    assert.deepEqual(
      asked.map(({ prefix }) => prefix),
      ['a', 'am'],
    );
  });

  it('are none when the client does not answer in time, and there when it has', async () => {
    let reply: (result: AccountValuesResult) => void = () => undefined;
    const values = asking(() => new Promise((resolve) => (reply = resolve)), 1);
    const first = await values.ask({ kind: 'image', prefix: '' });
    assert.deepEqual(first, { values: [], isComplete: false });
    await ask(values);
    assert.equal(asked.length, 1, 'one question is under way at a time');
    reply(answer('ami-1'));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await ask(values), ['ami-1']);
    assert.equal(asked.length, 1);
  });

  it('are none when the answer fails or is nonsense', async () => {
    assert.deepEqual(await ask(asking(() => Promise.reject(new Error('no')))), []);
    for (const nonsense of [null, {}, { values: 'x' }, { values: [null] }]) {
      assert.deepEqual(await ask(asking(() => Promise.resolve(nonsense as never))), []);
    }
  });

  it('are not asked for when the client cannot answer', async () => {
    const values = asking(() => Promise.resolve(answer('ami-1')));
    values.isAnswered = false;
    assert.deepEqual(await ask(values), []);
    assert.equal(asked.length, 0);
  });

  it('of another account do not come back after it has changed', async () => {
    const replies: ((result: AccountValuesResult) => void)[] = [];
    const values = asking(() => new Promise((resolve) => replies.push(resolve)), 1);
    await ask(values);
    values.forget();
    const later = ask(values);
    replies[0]?.(answer('old'));
    replies[1]?.(answer('new'));
    assert.deepEqual(await later, ['new']);
    assert.deepEqual(await ask(values), ['new']);
  });
});

describe('completion of values of the account', () => {
  const text = "schemaVersion: '2.2'\nparameters:\n  A:\n    default: '{{ ssm:/a }}'\n";
  const position = { line: 3, character: 23 };
  let client: LspClient;
  beforeEach(() => (client = new LspClient()));
  afterEach(() => client.connection.dispose());

  it('asks the client and offers what it answers', async () => {
    const asked: AccountValuesParams[] = [];
    client.connection.onRequest('ssm/accountValues', (params: AccountValuesParams) => {
      asked.push(params);
      return answer('/app/name');
    });
    await client.start({ accountValues: true });
    await client.open(text);
    // A busy computer may answer too late for the first question, as an editor's user may see.
    let list: CompletionList;
    do list = await client.request<CompletionList>('textDocument/completion', { position });
    while (list.isIncomplete);
    assert.deepEqual(asked, [{ kind: 'ssm-parameter', prefix: '/a' }]);
    assert.deepEqual(
      list.items.map(({ label }) => label),
      ['/app/name'],
    );
    await client.connection.sendNotification('ssm/accountChanged');
    await client.request('textDocument/completion', { position });
    // The answer may come before the question has arrived here, too.
    while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  });

  it('asks no client that has not said that it answers', async () => {
    client.connection.onRequest('ssm/accountValues', () => assert.fail('asked'));
    await client.start();
    await client.open(text);
    const items = await client.request<CompletionItem[]>('textDocument/completion', { position });
    assert.deepEqual(items, []);
  });
});
