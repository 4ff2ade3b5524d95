import assert from 'node:assert/strict';
import type { DocumentSummary } from '../../../src/aws/documents.ts';
import { collect } from '../../../src/aws/page.ts';
import {
  describeSize,
  documentRow,
  shareRow,
  versionRow,
  type DocumentSubject,
} from '../../../src/views/document-rows.ts';
import {
  describeQuery,
  documentRows,
  rememberedRows,
  type DocumentQuery,
  type DocumentsSource,
  type RememberedDocuments,
} from '../../../src/views/documents.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { scriptedClients, sdkError, type ScriptedClients } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();

function sampleDocument(facts: Partial<DocumentSummary> = {}): DocumentSummary {
  return { name: 'App', owner: '123456789012', type: 'Command', platforms: ['Linux'], ...facts };
}

function source(
  clients: ScriptedClients,
  query: Partial<DocumentQuery> = {},
  remembered: Partial<RememberedDocuments> = {},
): DocumentsSource {
  return {
    clients,
    query: () => ({ grouping: 'none', ...query }),
    remembered: () => ({ favourites: [], recent: [], ...remembered }),
  };
}

function rows(clients: ScriptedClients, query: Partial<DocumentQuery> = {}): ReturnType<typeof documentRows> {
  return documentRows(source(clients, query), signal);
}

async function children(node: TreeNode | undefined): Promise<TreeNode[]> {
  assert.ok(node?.children, 'the row can be opened');
  return collect(node.children(signal));
}

const labels = (nodes: readonly TreeNode[]): string[] => nodes.map(({ label }) => label);

const find = (nodes: readonly TreeNode[], label: string): TreeNode | undefined =>
  nodes.find((node) => node.label === label);

const ownApp = { DocumentIdentifiers: [{ Name: 'App', Owner: '123456789012', DocumentType: 'Command' }] };

describe('the Documents view', () => {
  it('opens with the documents of the account, for one call of one page', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [{ ...ownApp, NextToken: 'two' }, {}] });
    const groups = await collect(rows(clients));
    assert.deepEqual(labels(groups), [
      'Owned by Me',
      'Shared with Me',
      'Owned by Amazon',
      'Published by Vendors',
    ]);
    assert.deepEqual(
      groups.map(({ expanded }) => expanded),
      [true, false, false, false],
    );
    assert.deepEqual(clients.calls, [
      {
        name: 'ssm:ListDocuments',
        input: { MaxResults: 50, Filters: [{ Key: 'Owner', Values: ['Self'] }] },
      },
    ]);
    assert.deepEqual(labels(await children(groups[0])), ['App']);
    assert.equal(clients.calls[1]?.input['NextToken'], 'two');
    clients.assertFinished();
  });

  it('reads the own documents again when their group is opened again', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [ownApp, {}] });
    const [own] = await collect(rows(clients));
    await children(own);
    assert.deepEqual(labels(await children(own)), ['No documents yet']);
    clients.assertFinished();
  });

  it('can be asked again after a failure', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [sdkError('ThrottlingException'), ownApp] });
    const pages = rows(clients)[Symbol.asyncIterator]();
    await assert.rejects(pages.next(), /refusing calls/);
    const page = await pages.next();
    assert.equal(page.done, false);
    clients.assertFinished();
  });

  it('reads nothing that is not opened, when it is grouped by type or platform', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [{}] });
    const [own] = await collect(rows(clients, { grouping: 'type' }));
    const kinds = await children(own);
    assert.equal(labels(kinds)[0], 'Command Documents');
    assert.equal(clients.calls.length, 0);
    assert.deepEqual(labels(await children(find(kinds, 'Packages'))), ['None']);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [
      { Key: 'Owner', Values: ['Self'] },
      { Key: 'DocumentType', Values: ['Package'] },
    ]);
  });

  it('groups by platform', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [ownApp] });
    const groups = await collect(rows(clients, { grouping: 'platform' }));
    const kinds = await children(find(groups, 'Owned by Amazon'));
    assert.deepEqual(labels(kinds), ['Linux', 'Windows', 'macOS']);
    assert.deepEqual(labels(await children(kinds[2])), ['App']);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [
      { Key: 'Owner', Values: ['Amazon'] },
      { Key: 'PlatformTypes', Values: ['MacOS'] },
    ]);
  });

  it('shows what was searched for in one list, page by page', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [{ ...ownApp, NextToken: 'two' }] });
    const found = rows(clients, { search: { keyword: 'app' } });
    const page = await found[Symbol.asyncIterator]().next();
    assert.ok(page.done === false && page.value.more);
    assert.deepEqual(labels(page.value.items), ['App']);
    assert.deepEqual(clients.calls[0]?.input['Filters'], [{ Key: 'SearchKeyword', Values: ['app'] }]);
  });

  it('finds favourites and recent documents by their names in one call each, when they are opened', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [ownApp, ownApp] });
    const remembered = { favourites: ['Gone', 'App'], recent: ['Gone', 'App'] };
    const groups = rememberedRows(source(clients, {}, remembered));
    assert.deepEqual(labels(groups), ['Favourites', 'Recent']);
    assert.equal(clients.calls.length, 0);
    const favourites = await children(groups[0]);
    assert.deepEqual(
      favourites.map(({ label, description }) => [label, description]),
      [
        ['Gone', 'not in this account and region'],
        ['App', 'Command'],
      ],
    );
    assert.ok(favourites[1]?.words?.includes('favourite'));
    assert.deepEqual(labels(await children(groups[1])), ['App']);
    clients.assertFinished();
  });
});

describe('what is below a document', () => {
  async function details(clients: ScriptedClients): Promise<TreeNode[]> {
    const [own] = await collect(rows(clients));
    return children((await children(own))[0]);
  }

  it('is not read before it is opened', async () => {
    const clients = scriptedClients({ 'ssm:ListDocuments': [ownApp] });
    assert.deepEqual(labels(await details(clients)), ['Versions', 'Attachments', 'Tags', 'Sharing']);
    assert.equal(clients.calls.length, 1);
  });

  it('are versions, with the default and the latest marked in words, for two calls', async () => {
    const clients = scriptedClients({
      'ssm:ListDocuments': [ownApp],
      'ssm:ListDocumentVersions': [
        {
          DocumentVersions: [
            { DocumentVersion: '3' },
            { DocumentVersion: '2', IsDefaultVersion: true },
            { DocumentVersion: '1', Status: 'Failed' },
          ],
        },
      ],
      'ssm:DescribeDocument': [{ Document: { LatestVersion: '3' } }],
    });
    const versions = await children(find(await details(clients), 'Versions'));
    assert.deepEqual(
      versions.map(({ label, description }) => `${label}: ${description ?? ''}`),
      ['Version 3: latest', 'Version 2: default', 'Version 1: Failed'],
    );
    assert.equal(versions[1]?.accessibilityLabel, 'Version 2, default');
    clients.assertFinished();
  });

  it('keeps its place when the latest version cannot be told at first', async () => {
    const clients = scriptedClients({
      'ssm:ListDocuments': [ownApp],
      'ssm:ListDocumentVersions': [{ DocumentVersions: [{ DocumentVersion: '1' }] }],
      'ssm:DescribeDocument': [sdkError('ThrottlingException'), { Document: { LatestVersion: '1' } }],
    });
    const group = find(await details(clients), 'Versions');
    const pages = group?.children?.(signal)[Symbol.asyncIterator]();
    await assert.rejects(async () => pages?.next());
    const page = await pages?.next();
    assert.ok(page?.done === false);
    assert.deepEqual(labels(page.value.items), ['Version 1']);
  });

  it('are tags, shares and attachments, one call each, or that there are none', async () => {
    const clients = scriptedClients({
      'ssm:ListDocuments': [ownApp],
      'ssm:ListTagsForResource': [{ TagList: [{ Key: 'team', Value: 'web' }] }, {}],
      'ssm:DescribeDocumentPermission': [{ AccountIds: ['all', '210987654321'] }, {}],
      'ssm:GetDocument': [{ AttachmentsContent: [{ Name: 'app.zip', Size: 2048 }] }, {}],
    });
    const groups = await details(clients);
    const read = async (label: string): Promise<string[]> =>
      (await children(find(groups, label))).map((row) => `${row.label}: ${row.description ?? ''}`);
    assert.deepEqual(await read('Tags'), ['team: web']);
    assert.deepEqual(await read('Sharing'), [
      'Everybody: public: the default version',
      '210987654321: the default version',
    ]);
    assert.deepEqual(await read('Attachments'), ['app.zip: 2.0 KB']);
    assert.deepEqual(await read('Tags'), ['No tags: ']);
    assert.deepEqual(await read('Sharing'), ['Not shared: only this account can use it']);
    assert.deepEqual(await read('Attachments'), ['No attachments: ']);
    clients.assertFinished();
  });

  it('are the platforms of a package, from its manifest', async () => {
    const Content = JSON.stringify({ packages: { ubuntu: { '22.04': { arm64: { file: 'a.zip' } } } } });
    const clients = scriptedClients({
      'ssm:ListDocuments': [
        { DocumentIdentifiers: [{ Name: 'Agent', Owner: 'Amazon', DocumentType: 'Package' }] },
      ],
      'ssm:GetDocument': [{ Content }],
    });
    const groups = await details(clients);
    assert.deepEqual(labels(groups), ['Versions', 'Platforms', 'Attachments']);
    const systems = await children(find(groups, 'Platforms'));
    assert.deepEqual(
      systems.map(({ label, description }) => [label, description]),
      [['ubuntu', '22.04, arm64']],
    );
  });
});

describe('rows of documents', () => {
  const place = { parent: 'self' };

  it('say type, platforms and, where it matters, the owner', () => {
    assert.equal(documentRow(sampleDocument(), place).description, 'Command · Linux');
    const shared = sampleDocument({
      name: 'arn:aws:ssm:eu-west-1:210987654321:document/Shared',
      owner: '210987654321',
    });
    const row = documentRow(shared, place);
    assert.equal(row.label, 'Shared');
    assert.equal(row.description, 'Command · Linux · from 210987654321');
    assert.equal(row.accessibilityLabel, 'Shared, Command, Linux, from 210987654321');
    const vendor = sampleDocument({ owner: 'ExampleVendor', type: 'Package', platforms: [] });
    assert.equal(documentRow(vendor, place).description, 'Package · by ExampleVendor');
  });

  it('carry the words that menus match', () => {
    assert.deepEqual(documentRow(sampleDocument(), { ...place, isFavourite: true }).words, [
      'document',
      'owned',
      'type-command',
      'favourite',
    ]);
    const template = sampleDocument({ owner: 'Amazon', type: 'Automation.ChangeTemplate' });
    assert.deepEqual(documentRow(template, place).words, [
      'document',
      'foreign',
      'type-automationchangetemplate',
      'listed',
    ]);
  });

  it('keep names from being read as Markdown in the tooltip', () => {
    const row = documentRow(sampleDocument({ displayName: '[x](command:evil)' }), place);
    assert.match(row.tooltip ?? '', /\\\[x\\\]\\\(command:evil\\\)/);
    assert.equal(row.description, 'App · Command · Linux');
  });

  it('tell which versions can be made the default', () => {
    const version = {
      version: '2',
      versionName: '4.2.1',
      created: undefined,
      isDefault: false,
      format: 'YAML',
      status: 'Active',
      statusInformation: undefined,
    } as const;
    const row = versionRow(sampleDocument(), version, { parent: 'p', latest: '2' });
    assert.equal(row.description, 'latest · 4.2.1');
    assert.deepEqual(row.words, ['version', 'owned', 'type-command', 'promotable']);
    const { document }: DocumentSubject = row.subject;
    assert.equal(document.name, 'App');
  });

  it('warn in words of what is public', () => {
    const row = shareRow(sampleDocument(), { accountId: 'all', version: '$ALL' }, { parent: 'p' });
    assert.equal(row.label, 'Everybody: public');
    assert.equal(row.accessibilityLabel, 'Shared with Everybody: public, all versions');
  });

  it('give sizes for people', () => {
    assert.deepEqual([12, 1024, 5_500_000].map(describeSize), ['12 bytes', '1.0 KB', '5.2 MB']);
  });
});

describe('describeQuery', () => {
  it('says what the view shows', () => {
    assert.equal(describeQuery({ grouping: 'none' }), '');
    assert.equal(describeQuery({ grouping: 'type' }), 'by type');
    assert.equal(describeQuery({ grouping: 'type', search: { keyword: 'restart' } }), '"restart"');
    assert.equal(
      describeQuery({ grouping: 'none', search: { namePrefix: 'Store' } }),
      'names that begin with "Store"',
    );
  });
});
