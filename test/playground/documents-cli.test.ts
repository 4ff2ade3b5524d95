import assert from 'node:assert/strict';
import { collect } from '../../src/aws/page.ts';
import { documentRows, type DocumentsSource } from '../../src/views/documents.ts';
import type { TreeNode } from '../../src/views/tree-node.ts';
import { useAwsAndClients } from './aws-command.ts';

/** What the view shows of documents, and what AWS's own client lists, are the same. */
describe('the Documents view and the AWS CLI', function () {
  this.timeout(300_000);
  const { aws, clients } = useAwsAndClients();
  const { signal } = new AbortController();
  const own = 'Storefront-RestartService';

  const source = (query: ReturnType<DocumentsSource['query']> = { grouping: 'none' }): DocumentsSource => ({
    clients: clients(),
    query: () => query,
    remembered: () => ({ favourites: [], recent: [] }),
  });
  const rows = (query?: Parameters<typeof source>[0]) => collect(documentRows(source(query), signal));
  const named = (list: readonly TreeNode[], name: string): TreeNode =>
    list.find((row) => row.id === name || row.label === name || row.id.endsWith(`/${name}`)) ??
    assert.fail(`no row ${name} among ${list.map(({ label }) => label).join(', ')}`);
  const open = async (row: TreeNode): Promise<readonly TreeNode[]> =>
    collect(row.children?.(signal) ?? assert.fail(`${row.label} has no rows`));
  /** The rows below one of the subjects of our document. */
  const below = async (subject: string): Promise<readonly TreeNode[]> =>
    open(named(await open(named(await open(named(await rows(), 'self')), own)), subject));
  const documentNames = (list: readonly TreeNode[]) =>
    list.flatMap(
      ({ subject }) => (subject as { document?: { name: string } } | undefined)?.document?.name ?? [],
    );
  const list = (...filters: string[]) =>
    aws('ssm', 'list-documents', '--filters', ...filters, '--query', 'DocumentIdentifiers[].Name');

  it('list the same documents, owner by owner', async () => {
    const groups = await rows();
    await Promise.all(
      (['Self', 'Private', 'Amazon', 'ThirdParty'] as const).map(async (owner) => {
        const shown = documentNames(await open(named(groups, owner.toLowerCase())));
        const listed = (await list(`Key=Owner,Values=${owner}`)) as string[];
        assert.ok(owner === 'ThirdParty' || listed.length > 0, owner);
        assert.deepEqual(shown, listed, owner);
      }),
    );
  });

  it('list the same documents by type and by what is looked for', async () => {
    const [byType, found, runbooks, storefront] = await Promise.all([
      rows({ grouping: 'type' }),
      rows({ grouping: 'none', search: { namePrefix: 'Storefront' } }),
      list('Key=Owner,Values=Amazon', 'Key=DocumentType,Values=Automation'),
      list('Key=Name,Values=Storefront'),
    ]);
    const shown = await open(named(await open(named(byType, 'amazon')), 'Automation Runbooks'));
    assert.deepEqual(documentNames(shown), runbooks);
    assert.deepEqual(documentNames(found), storefront);
  });

  it('agree on the versions, and on which is the default and the latest', async () => {
    const [shown, listed, described] = await Promise.all([
      below('versions'),
      aws(
        ...['ssm', 'list-document-versions', '--name', own, '--query'],
        'DocumentVersions[].[DocumentVersion, VersionName]',
      ) as Promise<[string, string | null][]>,
      aws(
        ...['ssm', 'describe-document', '--name', own, '--query'],
        'Document.[DefaultVersion, LatestVersion]',
      ) as Promise<[string, string]>,
    ]);
    assert.deepEqual(
      shown.map(({ label }) => label),
      listed.map(([version]) => `Version ${version}`),
    );
    for (const [index, [version, versionName]] of listed.entries()) {
      const parts = (shown[index]?.description ?? '').split(' · ');
      assert.equal(parts.includes('default'), version === described[0], version);
      assert.equal(parts.includes('latest'), version === described[1], version);
      if (versionName !== null) assert.ok(parts.includes(versionName), versionName);
    }
  });

  it('agree on tags and shares, after the CLI has made some', async () => {
    const tag = ['--resource-type', 'Document', '--resource-id', own];
    const share = ['--name', own, '--permission-type', 'Share'];
    await Promise.all([
      aws('ssm', 'add-tags-to-resource', ...tag, '--tags', 'Key=purpose,Value=trial', 'Key=empty,Value='),
      aws(
        ...['ssm', 'modify-document-permission', ...share],
        ...['--account-ids-to-add', '111111111111', '222222222222', '--shared-document-version', '$LATEST'],
      ),
    ]);
    const [tagRows, shareRows, tags, shares] = await Promise.all([
      below('tags'),
      below('sharing'),
      aws('ssm', 'list-tags-for-resource', ...tag, '--query', 'TagList[].[Key, Value]'),
      aws('ssm', 'describe-document-permission', ...share, '--query', 'AccountIds'),
    ]);
    assert.deepEqual(
      tagRows.map(({ label, description }) => [label, description]),
      (tags as [string, string][]).toSorted(([a], [b]) => a.localeCompare(b)),
    );
    assert.deepEqual(
      shareRows.map(({ label, description }) => [label, description]),
      (shares as string[]).map((account) => [account, 'the latest version']),
    );
  });
});
