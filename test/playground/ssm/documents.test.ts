import {
  CreateDocumentCommand,
  DeleteDocumentCommand,
  DescribeDocumentCommand,
  GetDocumentCommand,
  ListDocumentsCommand,
  ListDocumentVersionsCommand,
  paginateListDocuments,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
  type CreateDocumentCommandInput,
  type DocumentIdentifier,
  type DocumentKeyValuesFilter,
  type UpdateDocumentCommandInput,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { assertRefused, postSsm, useEndpoint } from '../endpoint.ts';

const content = (text: string) => `schemaVersion: '2.2'
description: ${text}
mainSteps:
  - action: aws:runShellScript
    name: run
    inputs:
      runCommand: [echo]
`;

describe('documents', () => {
  const use = useEndpoint({ nodes: 1 });
  const list = async (
    Filters: DocumentKeyValuesFilter[] = [],
    pageSize = 50,
  ): Promise<DocumentIdentifier[]> => {
    const found: DocumentIdentifier[] = [];
    for await (const page of paginateListDocuments({ client: use().ssm, pageSize }, { Filters })) {
      found.push(...(page.DocumentIdentifiers ?? []));
    }
    return found;
  };
  const names = async (...filters: DocumentKeyValuesFilter[]) =>
    (await list(filters)).map(({ Name }) => Name);
  const create = (Name: string, more: Partial<CreateDocumentCommandInput> = {}) =>
    use().ssm.send(
      new CreateDocumentCommand({
        Name,
        Content: content('one'),
        DocumentType: 'Command',
        DocumentFormat: 'YAML',
        ...more,
      }),
    );
  const update = (Name: string, more: Partial<UpdateDocumentCommandInput> = {}) =>
    use().ssm.send(
      new UpdateDocumentCommand({
        Name,
        Content: content('two'),
        DocumentFormat: 'YAML',
        DocumentVersion: '$LATEST',
        ...more,
      }),
    );

  it('are listed the same at any page size', async () => {
    const all = await list();
    assert.ok(all.length > 20);
    for (const size of [1, 4, 13]) assert.deepEqual(await list([], size), all);
  });

  it('are filtered by owner, name, type, platform, tag and word', async () => {
    const amazon = await names({ Key: 'Owner', Values: ['Amazon'] });
    const self = await names({ Key: 'Owner', Values: ['Self'] });
    const others = [
      ...(await names({ Key: 'Owner', Values: ['Private'] })),
      ...(await names({ Key: 'Owner', Values: ['ThirdParty'] })),
    ];
    assert.deepEqual([...amazon, ...self, ...others].sort(), (await names()).sort());
    assert.ok(amazon.every((name) => /^(?:AWS|Amazon)/.test(name ?? '')));
    const sessions = await names(
      { Key: 'Name', Values: ['AWS-Start'] },
      { Key: 'DocumentType', Values: ['Session'] },
    );
    assert.ok(sessions.includes('AWS-StartSSHSession') && !sessions.includes('AWS-StartEC2Instance'));
    const mac = await names({ Key: 'PlatformTypes', Values: ['MacOS'] });
    assert.ok(mac.includes('AWS-RunShellScript') && !mac.includes('AWS-RunDocument'));
    assert.deepEqual(await names({ Key: 'tag:team', Values: ['web'] }), ['Storefront-RestartService']);
    assert.deepEqual(await names({ Key: 'SearchKeyword', Values: ['DISKS'] }), ['Fleet-DiskReport']);
    await assertRefused(list([{ Key: 'Colour', Values: ['red'] }]), 'InvalidFilterKey');
    await assertRefused(
      list([{ Key: 'Owner', Values: ['Self', 'Amazon'] }]),
      'ValidationException',
      'Owner filter can only have one value.',
    );
    const input = { NextToken: 'mine' };
    await assertRefused(use().ssm.send(new ListDocumentsCommand(input)), 'InvalidNextToken');
  });

  it('are described with what their content says', async () => {
    const { Document } = await use().ssm.send(new DescribeDocumentCommand({ Name: 'AWS-RunShellScript' }));
    assert.deepEqual(
      [Document?.SchemaVersion, Document?.Owner, Document?.DocumentFormat, Document?.PlatformTypes],
      ['1.2', 'Amazon', 'JSON', ['Linux', 'MacOS']],
    );
    assert.deepEqual(
      Document?.Parameters?.map(({ Name, Type, DefaultValue }) => [Name, Type, DefaultValue]),
      [
        ['commands', 'StringList', undefined],
        ['workingDirectory', 'String', ''],
        ['executionTimeout', 'String', '3600'],
      ],
    );
  });

  it('come as JSON unless YAML is asked for', async () => {
    const get = (DocumentFormat?: 'JSON' | 'YAML') =>
      use().ssm.send(new GetDocumentCommand({ Name: 'Fleet-DiskReport', DocumentFormat }));
    const json = await get();
    assert.equal(json.DocumentFormat, 'JSON');
    assert.equal((JSON.parse(json.Content ?? '') as { schemaVersion: string }).schemaVersion, '2.2');
    const yaml = await get('YAML');
    assert.match(yaml.Content ?? '', /^description: Reports how full/);
    await assertRefused(
      use().ssm.send(new GetDocumentCommand({ Name: 'Company-ChangeFreeze' })),
      'ValidationException',
      'Invalid document format JSON',
    );
  });

  it('are created, updated, given a default and deleted', async () => {
    const { DocumentDescription: created } = await create('Life', {
      VersionName: 'first',
      TargetType: '/AWS::EC2::Instance',
    });
    assert.deepEqual(
      [created?.Status, created?.DocumentVersion, created?.DefaultVersion],
      ['Creating', '1', '1'],
    );
    assert.equal(created?.Hash, createHash('sha256').update(content('one')).digest('hex'));
    assert.deepEqual(created.PlatformTypes, ['Linux', 'MacOS']);

    const { DocumentDescription: updated } = await update('Life', { DisplayName: 'Nice' });
    assert.deepEqual(
      [updated?.Status, updated?.DocumentVersion, updated?.LatestVersion, updated?.DefaultVersion],
      ['Updating', '2', '2', '1'],
    );
    const read = async (DocumentVersion?: string) => {
      const answer = await use().ssm.send(
        new GetDocumentCommand({ Name: 'Life', DocumentVersion, DocumentFormat: 'YAML' }),
      );
      assert.equal(answer.Status, 'Active');
      return answer.Content;
    };
    assert.deepEqual(
      [await read(), await read('$DEFAULT'), await read('$LATEST'), await read('1')],
      [content('one'), content('one'), content('two'), content('one')],
    );
    const set = (DocumentVersion: string) =>
      use().ssm.send(new UpdateDocumentDefaultVersionCommand({ Name: 'Life', DocumentVersion }));
    assert.deepEqual((await set('2')).Description, { Name: 'Life', DefaultVersion: '2' });
    assert.equal(await read(), content('two'));
    await assertRefused(set('3'), 'InvalidDocumentVersion');

    const versions = async () => {
      const answer = await use().ssm.send(new ListDocumentVersionsCommand({ Name: 'Life' }));
      return answer.DocumentVersions?.map((version) => [
        version.DocumentVersion,
        version.VersionName,
        version.IsDefaultVersion,
      ]);
    };
    assert.deepEqual(await versions(), [
      ['2', undefined, true],
      ['1', 'first', false],
    ]);
    const remove = (DocumentVersion?: string) =>
      use().ssm.send(new DeleteDocumentCommand({ Name: 'Life', DocumentVersion }));
    await assertRefused(
      remove('2'),
      'InvalidDocumentOperation',
      "Default version of the document can't be deleted.",
    );
    await remove('1');
    assert.deepEqual(await versions(), [['2', undefined, true]]);
    await update('Life', { Content: content('three') });
    assert.deepEqual((await versions())?.[0], ['3', undefined, false]);
    await remove();
    await assertRefused(remove(), 'InvalidDocument', 'Document with name Life does not exist.');
  });

  it('are refused under a name that is taken or reserved', async () => {
    await create('Taken');
    await assertRefused(
      create('Taken'),
      'DocumentAlreadyExists',
      'Document with same name Taken already exists',
    );
    for (const name of ['AWS-Mine', 'amazon-mine', 'Amzn']) {
      await assertRefused(create(name), 'ValidationException', `Invalid document name ${name}`);
    }
    const { message } = await postSsm(
      use().playground.url,
      'CreateDocument',
      '{"Name":"a b","Content":"{}"}',
    );
    assert.equal(
      message,
      "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9_\\-.]{3,128}$",
    );
  });

  it('are refused with content or versions that the service refuses', async () => {
    await create('Strict', { VersionName: 'v1' });
    await assertRefused(
      create('Broken', { DocumentFormat: 'JSON' }),
      'InvalidDocumentContent',
      /^JSON not well-formed\. at Line: 1/,
    );
    await assertRefused(
      update('Strict', { Content: content('one') }),
      'DuplicateDocumentContent',
      /matches another document/,
    );
    await assertRefused(update('Strict', { VersionName: 'v1' }), 'DuplicateDocumentVersionName');
    await assertRefused(update('Strict', { DocumentVersion: undefined }), 'InvalidDocumentVersion');
    await assertRefused(update('Strict', { DocumentVersion: '7' }), 'InvalidDocumentVersion');
    await assertRefused(update('Gone'), 'InvalidDocument');
    await assertRefused(update('Legacy-CollectFacts'), 'InvalidDocumentSchemaVersion');
    await assertRefused(update('AWS-RunShellScript'), 'AccessDeniedException', /ssm:UpdateDocument/);
    const version = { Name: 'Strict', DocumentVersion: '9' };
    await assertRefused(
      use().ssm.send(new DescribeDocumentCommand(version)),
      'InvalidDocument',
      'Document with name Strict with version 9 does not exist.',
    );
    const attachments = [{ Key: 'SourceUrl' as const, Values: ['s3://bucket/folder'] }];
    await assertRefused(create('Package', { Attachments: attachments }), 'NotSimulated');
  });
});
