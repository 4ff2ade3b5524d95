import assert from 'node:assert/strict';
import {
  cancelCommand,
  getCommand,
  getRunRequest,
  getStepOutputs,
  listCommandInvocations,
  listCommands,
  sendCommand,
} from '../../../src/aws/commands.ts';
import { collect } from '../../../src/aws/page.ts';
import type { RunRequest } from '../../../src/aws/run-request.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const commandId = '11111111-2222-3333-4444-555555555555';
const command = {
  CommandId: commandId,
  DocumentName: 'restart',
  Status: 'Pending',
  StatusDetails: 'Pending',
};

describe('sendCommand', () => {
  it('sends tags as targets, the version and the parameters, in one call', async () => {
    const clients = scriptedClients({ 'ssm:SendCommand': [{ Command: command }] });
    const sent = await sendCommand(clients, {
      document: { name: 'restart', version: '3' },
      targets: { tags: [{ key: 'env', values: ['dev', 'test'] }] },
      parameters: { service: ['nginx'] },
    });
    assert.equal(sent.commandId, commandId);
    assert.deepEqual(clients.calls, [
      {
        name: 'ssm:SendCommand',
        input: {
          DocumentName: 'restart',
          DocumentVersion: '3',
          Targets: [{ Key: 'tag:env', Values: ['dev', 'test'] }],
          Parameters: { service: ['nginx'] },
        },
      },
    ]);
  });

  it('sends node ids as they are', async () => {
    const clients = scriptedClients({ 'ssm:SendCommand': [{ Command: command }] });
    const targets = { instanceIds: ['mi-1', 'mi-2'] };
    await sendCommand(clients, { document: { name: 'restart' }, targets, parameters: {} });
    assert.deepEqual(clients.calls[0]?.input, {
      DocumentName: 'restart',
      InstanceIds: ['mi-1', 'mi-2'],
      Parameters: {},
    });
  });

  it('sends resource groups, all nodes and everything else that can be told', async () => {
    const clients = scriptedClients({
      'ssm:SendCommand': [{ Command: command }, { Command: command }],
    });
    const request: RunRequest = {
      document: { name: 'restart' },
      documentHash: 'ab12',
      parameters: {},
      targets: { resourceGroup: 'Checkout' },
      maxConcurrency: '10%',
      maxErrors: '2',
      timeoutSeconds: 600,
      comment: 'nightly',
      s3: { bucket: 'logs', prefix: 'runs' },
      cloudWatch: { logGroup: '/ssm/runs' },
      notification: {
        topic: 'arn:aws:sns:eu-central-1:123456789012:runs',
        role: 'arn:aws:iam::123456789012:role/notify',
        events: ['Failed', 'TimedOut'],
        type: 'Invocation',
      },
      alarm: { name: 'errors-high', ignorePollFailure: true },
    };
    await sendCommand(clients, request);
    await sendCommand(clients, { document: { name: 'restart' }, targets: { all: true }, parameters: {} });
    const expected = {
      DocumentName: 'restart',
      DocumentHash: 'ab12',
      DocumentHashType: 'Sha256',
      Targets: [{ Key: 'resource-groups:Name', Values: ['Checkout'] }],
      Parameters: {},
      MaxConcurrency: '10%',
      MaxErrors: '2',
      TimeoutSeconds: 600,
      Comment: 'nightly',
      OutputS3BucketName: 'logs',
      OutputS3KeyPrefix: 'runs',
      CloudWatchOutputConfig: { CloudWatchOutputEnabled: true, CloudWatchLogGroupName: '/ssm/runs' },
      ServiceRoleArn: 'arn:aws:iam::123456789012:role/notify',
      NotificationConfig: {
        NotificationArn: 'arn:aws:sns:eu-central-1:123456789012:runs',
        NotificationEvents: ['Failed', 'TimedOut'],
        NotificationType: 'Invocation',
      },
      AlarmConfiguration: { Alarms: [{ Name: 'errors-high' }], IgnorePollAlarmFailure: true },
    };
    assert.deepEqual(clients.calls[0]?.input, expected);
    assert.deepEqual(clients.calls[1]?.input['Targets'], [
      {
        Key: 'resource-groups:ResourceTypeFilters',
        Values: ['AWS::EC2::Instance', 'AWS::SSM::ManagedInstance'],
      },
    ]);
    // ListCommands tells the same of it, under one other name.
    const { ServiceRoleArn, ...told } = expected;
    const history = scriptedClients({
      'ssm:ListCommands': [
        { Commands: [{ ...told, ServiceRole: ServiceRoleArn, DocumentVersion: '', InstanceIds: [] }] },
        { Commands: [] },
      ],
    });
    const { documentHash, ...again } = request;
    assert.equal(documentHash, 'ab12');
    assert.deepEqual(await getRunRequest(history, commandId), again);
    await assert.rejects(getRunRequest(history, commandId), /30 days/);
  });

  it('does not pretend to have a command when the answer has no id', async () => {
    const clients = scriptedClients({ 'ssm:SendCommand': [{}] });
    const options = { document: { name: 'restart' }, targets: { instanceIds: ['mi-1'] }, parameters: {} };
    await assert.rejects(sendCommand(clients, options), /command history/);
  });
});

describe('listCommandInvocations', () => {
  it('costs one call per page of 50, without outputs', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [
        { CommandInvocations: [{ InstanceId: 'mi-1', Status: 'Success' }], NextToken: 'two' },
        { CommandInvocations: [{ InstanceId: 'mi-2', Status: 'Failed', InstanceName: '' }] },
      ],
    });
    const invocations = await collect(listCommandInvocations(clients, commandId));
    assert.deepEqual(
      invocations.map(({ instanceId, status, instanceName }) => [instanceId, status, instanceName]),
      [
        ['mi-1', 'Success', undefined],
        ['mi-2', 'Failed', undefined],
      ],
    );
    assert.deepEqual(
      clients.calls.map(({ input }) => input),
      [
        { CommandId: commandId, MaxResults: 50 },
        { CommandId: commandId, MaxResults: 50, NextToken: 'two' },
      ],
    );
  });
});

describe('getStepOutputs', () => {
  it('asks once for the steps and once for each that has started', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [
        {
          CommandInvocations: [
            {
              InstanceId: 'mi-1',
              Status: 'InProgress',
              CommandPlugins: [
                { Name: 'stop', Status: 'Success' },
                { Name: 'start', Status: 'Pending' },
              ],
            },
          ],
        },
      ],
      'ssm:GetCommandInvocation': [
        { Status: 'Success', ResponseCode: 0, StandardOutputContent: 'stopped\n', StandardErrorContent: '' },
      ],
    });
    const { invocation, steps } = await getStepOutputs(clients, { commandId, instanceId: 'mi-1' });
    assert.equal(invocation?.status, 'InProgress');
    assert.deepEqual(
      steps.map(({ name, status, standardOutput }) => [name, status, standardOutput]),
      [
        ['stop', 'Success', 'stopped\n'],
        ['start', 'Pending', ''],
      ],
    );
    assert.deepEqual(clients.calls[1]?.input, {
      CommandId: commandId,
      InstanceId: 'mi-1',
      PluginName: 'stop',
    });
    clients.assertFinished();
  });

  it('gives nothing for a node that the service does not know yet', async () => {
    const clients = scriptedClients({ 'ssm:ListCommandInvocations': [{ CommandInvocations: [] }] });
    assert.deepEqual(await getStepOutputs(clients, { commandId, instanceId: 'mi-1' }), {
      invocation: undefined,
      steps: [],
    });
  });
});

describe('the other calls of commands', () => {
  it('getCommand tells an unknown command from a known one', async () => {
    const clients = scriptedClients({ 'ssm:ListCommands': [{ Commands: [command] }, { Commands: [] }] });
    assert.equal((await getCommand(clients, commandId))?.documentName, 'restart');
    assert.equal(await getCommand(clients, commandId), undefined);
  });

  it('listCommands pages by 50', async () => {
    const clients = scriptedClients({
      'ssm:ListCommands': [{ Commands: [command], NextToken: 'two' }, { Commands: [command] }],
    });
    assert.equal((await collect(listCommands(clients))).length, 2);
    assert.deepEqual(clients.calls[1]?.input, { MaxResults: 50, NextToken: 'two' });
  });

  it('cancelCommand explains a refusal', async () => {
    const clients = scriptedClients({ 'ssm:CancelCommand': [{}, sdkError('AccessDeniedException')] });
    await cancelCommand(clients, { commandId });
    await assert.rejects(cancelCommand(clients, { commandId }), /not allowed to call ssm:CancelCommand/);
  });

  it('cancelCommand names 50 nodes in a call at most', async () => {
    const clients = scriptedClients({ 'ssm:CancelCommand': [{}, {}] });
    const instanceIds = Array.from({ length: 51 }, (_, i) => `mi-${i}`);
    await cancelCommand(clients, { commandId, instanceIds });
    assert.deepEqual(
      clients.calls.map(({ input }) => (input['InstanceIds'] as string[]).length),
      [50, 1],
    );
  });

  it('getCommand tells where outputs are kept', async () => {
    const outputs = async (more: object) =>
      (
        await getCommand(
          scriptedClients({ 'ssm:ListCommands': [{ Commands: [{ ...command, ...more }] }] }),
          commandId,
        )
      )?.outputs;
    const off = { CloudWatchOutputConfig: { CloudWatchOutputEnabled: false, CloudWatchLogGroupName: '' } };
    assert.equal(await outputs({ OutputS3BucketName: '', ...off }), undefined);
    assert.deepEqual(
      await outputs({ OutputS3BucketName: 'logs', OutputS3KeyPrefix: 'ssm', OutputS3Region: '', ...off }),
      { bucket: { name: 'logs', prefix: 'ssm', region: undefined } },
    );
    assert.deepEqual(await outputs({ CloudWatchOutputConfig: { CloudWatchOutputEnabled: true } }), {
      logGroup: '/aws/ssm/restart',
    });
  });
});
