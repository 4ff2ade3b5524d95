import {
  CreateDocumentCommand,
  DeleteDocumentCommand,
  DescribeDocumentCommand,
  DescribeDocumentPermissionCommand,
  DescribeInstanceInformationCommand,
  GetCalendarStateCommand,
  GetDocumentCommand,
  ListCommandsCommand,
  ListDocumentsCommand,
  ListDocumentVersionsCommand,
  ModifyDocumentPermissionCommand,
  SendCommandCommand,
  UpdateDocumentCommand,
  UpdateServiceSettingCommand,
  type ModifyDocumentPermissionCommandInput,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { assertRefused, useEndpoint } from '../endpoint.ts';

describe('documents of several owners', () => {
  const use = useEndpoint({ nodes: 1 });
  const owned = async (owner: string) => {
    const Filters = [{ Key: 'Owner', Values: [owner] }];
    const answer = await use().ssm.send(new ListDocumentsCommand({ Filters }));
    return answer.DocumentIdentifiers ?? [];
  };

  it('run by their ARN, and are named without it in what is told of the command', async () => {
    const { ssm } = use();
    const { InstanceInformationList: [node] = [] } = await ssm.send(
      new DescribeInstanceInformationCommand({}),
    );
    const [shared] = await owned('Private');
    const { Command } = await ssm.send(
      new SendCommandCommand({
        DocumentName: shared?.Name,
        InstanceIds: [node?.InstanceId ?? ''],
        Parameters: { caseId: ['123456'] },
      }),
    );
    assert.equal(Command?.DocumentName, 'Partner-CollectSupportBundle');
    const { Commands } = await ssm.send(new ListCommandsCommand({ CommandId: Command.CommandId }));
    assert.equal(Commands?.[0]?.DocumentName, 'Partner-CollectSupportBundle');
  });

  it('are told apart by their owner', async () => {
    const shared = await owned('Private');
    assert.deepEqual(
      shared.map(({ Name, Owner }) => [Name, Owner]),
      [['arn:aws:ssm:us-east-1:210987654321:document/Partner-CollectSupportBundle', '210987654321']],
    );
    const [{ Name } = {}] = shared;
    const { Content } = await use().ssm.send(new GetDocumentCommand({ Name, DocumentFormat: 'YAML' }));
    assert.match(Content ?? '', /caseId/);
    const versions = await use().ssm.send(new ListDocumentVersionsCommand({ Name }));
    assert.equal(versions.DocumentVersions?.[0]?.Name, 'Partner-CollectSupportBundle');
    const vendors = await owned('ThirdParty');
    assert.deepEqual(
      vendors.map(({ Name: name, DocumentType }) => [name, DocumentType]),
      [['ExampleVendor-EndpointSensor', 'Package']],
    );
    const everybody = await owned('Public');
    assert.equal(everybody.length, (await owned('Amazon')).length + vendors.length);
    const update = new UpdateDocumentCommand({ Name: 'AWSNVMe', Content: '{}', DocumentVersion: '$LATEST' });
    await assertRefused(use().ssm.send(update), 'AccessDeniedException');
  });
});

describe('packages', () => {
  const use = useEndpoint({ nodes: 1 });

  it('have versions, platforms and files', async () => {
    const { ssm } = use();
    const Filters = [
      { Key: 'DocumentType', Values: ['Package'] },
      { Key: 'PlatformTypes', Values: ['Linux'] },
    ];
    const { DocumentIdentifiers = [] } = await ssm.send(new ListDocumentsCommand({ Filters }));
    assert.deepEqual(
      DocumentIdentifiers.map(({ Name }) => Name),
      ['AmazonCloudWatchAgent', 'Company-BackupAgent', 'ExampleVendor-EndpointSensor'],
    );
    const Name = 'Company-BackupAgent';
    const { DocumentVersions = [] } = await ssm.send(new ListDocumentVersionsCommand({ Name }));
    assert.deepEqual(
      DocumentVersions.map(({ VersionName, IsDefaultVersion }) => [VersionName, IsDefaultVersion]),
      [
        ['4.2.1', true],
        ['4.2.0', false],
        ['3.9.7', false],
      ],
    );
    const { Document } = await ssm.send(new DescribeDocumentCommand({ Name }));
    assert.deepEqual(Document?.PlatformTypes, ['Windows', 'Linux']);
    const { Content = '', AttachmentsContent = [] } = await ssm.send(
      new GetDocumentCommand({ Name, VersionName: '4.2.0' }),
    );
    const manifest = JSON.parse(Content) as { files: Record<string, { checksums: { sha256: string } }> };
    assert.deepEqual(
      AttachmentsContent.map((file) => [file.Name, file.Hash]),
      Object.entries(manifest.files).map(([name, { checksums }]) => [name, checksums.sha256]),
    );
    assert.deepEqual(
      Document.AttachmentsInformation?.map((file) => file.Name),
      AttachmentsContent.map((file) => file.Name?.replace('4.2.0', '4.2.1')),
    );
    const [file] = AttachmentsContent;
    const body = await (await fetch(file?.Url ?? '')).text();
    assert.equal(createHash('sha256').update(body).digest('hex'), file?.Hash);
    assert.equal(body.length, file?.Size);
  });

  it('can be made of the files of others, but not of files in S3', async () => {
    const { ssm } = use();
    const { Content } = await ssm.send(new GetDocumentCommand({ Name: 'AWSNVMe' }));
    const create = (Key: 'AttachmentReference' | 'S3FileUrl', value: string) =>
      ssm.send(
        new CreateDocumentCommand({
          Name: 'Copy-NVMe',
          Content,
          DocumentType: 'Package',
          Attachments: [{ Key, Values: [value], Name: 'driver' }],
        }),
      );
    await assertRefused(create('S3FileUrl', 's3://bucket/file.zip'), 'NotSimulated');
    await assertRefused(create('AttachmentReference', 'AWSNVMe/2/none.zip'), 'ValidationException');
    await create('AttachmentReference', 'AWSNVMe/2/AWSNVMe-1.5.1-windows.zip');
    const { AttachmentsContent } = await ssm.send(new GetDocumentCommand({ Name: 'Copy-NVMe' }));
    assert.equal(AttachmentsContent?.[0]?.Name, 'AWSNVMe-1.5.1-windows.zip');
  });
});

describe('sharing documents', () => {
  const use = useEndpoint({ nodes: 1 });
  const Name = 'Fleet-DiskReport';
  const modify = (input: Partial<ModifyDocumentPermissionCommandInput>) =>
    use().ssm.send(new ModifyDocumentPermissionCommand({ Name, PermissionType: 'Share', ...input }));
  const shares = async (MaxResults?: number, NextToken?: string) =>
    use().ssm.send(
      new DescribeDocumentPermissionCommand({ Name, PermissionType: 'Share', MaxResults, NextToken }),
    );

  it('adds and removes accounts, and a shared document cannot be deleted', async () => {
    await modify({ AccountIdsToAdd: ['111111111111', '222222222222'] });
    await modify({ AccountIdsToAdd: ['222222222222'], SharedDocumentVersion: '$ALL' });
    assert.deepEqual((await shares()).AccountSharingInfoList, [
      { AccountId: '111111111111', SharedDocumentVersion: '$DEFAULT' },
      { AccountId: '222222222222', SharedDocumentVersion: '$ALL' },
    ]);
    const first = await shares(1);
    assert.deepEqual(first.AccountIds, ['111111111111']);
    assert.deepEqual((await shares(1, first.NextToken)).AccountIds, ['222222222222']);
    const remove = () => use().ssm.send(new DeleteDocumentCommand({ Name }));
    await assertRefused(remove(), 'InvalidDocumentOperation', 'Must unshare document first before delete');
    await modify({ AccountIdsToRemove: ['111111111111', '222222222222'] });
    assert.deepEqual((await shares()).AccountIds, []);
    await remove();
    await assertRefused(shares(), 'InvalidDocument');
    await fetch(`${use().playground.url}/moto-api/reset`, { method: 'POST' });
    assert.deepEqual((await shares()).AccountIds, []);
  });

  it('refuses what cannot be shared so', async () => {
    await assertRefused(modify({}), 'ValidationException');
    await assertRefused(modify({ AccountIdsToAdd: ['all', '111111111111'] }), 'DocumentPermissionLimit');
    await assertRefused(modify({ AccountIdsToAdd: ['12'] }), 'ValidationException', /accountIdsToAdd/);
    await assertRefused(
      modify({ Name: 'AWS-RunShellScript', AccountIdsToAdd: ['all'] }),
      'AccessDeniedException',
    );
    await use().ssm.send(
      new UpdateServiceSettingCommand({
        SettingId: '/ssm/documents/console/public-sharing-permission',
        SettingValue: 'Disable',
      }),
    );
    await assertRefused(modify({ AccountIdsToAdd: ['All'] }), 'InvalidPermissionType');
  });
});

describe('change calendars', () => {
  const use = useEndpoint({ nodes: 1 });
  const get = (AtTime?: string, name = 'Company-ChangeFreeze') =>
    use().ssm.send(new GetCalendarStateCommand({ CalendarNames: [name], AtTime }));

  it('are open or closed, and say until when', async () => {
    const before = await get('2026-12-01T00:00:00Z');
    assert.deepEqual([before.State, before.NextTransitionTime], ['OPEN', '2026-12-18T17:00:00Z']);
    const within = await get('2026-12-24T18:00:00Z');
    assert.deepEqual([within.State, within.NextTransitionTime], ['CLOSED', '2027-01-04T08:00:00Z']);
    const after = await get('2027-02-01T00:00:00Z');
    assert.deepEqual([after.State, after.NextTransitionTime], ['OPEN', undefined]);
  });

  it('refuse other documents', async () => {
    await assertRefused(get(undefined, 'Nothing'), 'InvalidDocument');
    await assertRefused(get(undefined, 'AWS-RunShellScript'), 'InvalidDocumentType');
    await assertRefused(get('yesterday'), 'ValidationException');
  });
});
