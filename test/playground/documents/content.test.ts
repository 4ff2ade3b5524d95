import assert from 'node:assert/strict';
import { convertContent, parseContent } from '../../../playground/documents/content.ts';
import { seedDocuments } from '../../../playground/documents/seed.ts';
import { DocumentStore } from '../../../playground/documents/store.ts';
import { summarise } from '../../../playground/documents/summary.ts';

describe('the format of a document', () => {
  const yaml = "schemaVersion: '2.2' # quoted\nmainSteps:\n  - name: a\n";

  it('stays as it was written', () => {
    assert.equal(convertContent(yaml, 'YAML', 'YAML'), yaml);
  });

  it('converts between JSON and YAML', () => {
    const json = convertContent(yaml, 'YAML', 'JSON');
    assert.equal(
      json,
      '{\n  "schemaVersion": "2.2",\n  "mainSteps": [\n    {\n      "name": "a"\n    }\n  ]\n}',
    );
    const back = convertContent(json, 'JSON', 'YAML');
    assert.equal(back, 'schemaVersion: "2.2"\nmainSteps:\n  - name: a\n');
    assert.deepEqual(parseContent(back, 'YAML'), JSON.parse(json));
  });

  it('does not convert text', () => {
    assert.throws(() => convertContent('BEGIN:VCALENDAR', 'TEXT', 'JSON'), /Invalid document format JSON/);
    assert.throws(() => convertContent('{}', 'JSON', 'TEXT'), /Invalid document format TEXT/);
  });
});

describe('the summary of a document', () => {
  it('lists parameters as the API knows them', () => {
    const { parameters, description, schemaVersion } = summarise('Automation', {
      schemaVersion: '0.3',
      description: 'What it does.',
      parameters: {
        ids: { type: 'List<AWS::EC2::Instance::Id>', description: 'Nodes.' },
        names: { type: 'StringList', default: ['a', 'b'] },
        count: { type: 'Integer', default: 3 },
        empty: { type: 'String', default: '' },
      },
    });
    assert.deepEqual([schemaVersion, description], ['0.3', 'What it does.']);
    assert.deepEqual(parameters, [
      { Name: 'ids', Type: 'StringList', Description: 'Nodes.', DefaultValue: undefined },
      { Name: 'names', Type: 'StringList', Description: undefined, DefaultValue: '["a","b"]' },
      { Name: 'count', Type: 'String', Description: undefined, DefaultValue: '3' },
      { Name: 'empty', Type: 'String', Description: undefined, DefaultValue: '' },
    ]);
  });

  it('finds the platforms from plugins and preconditions', () => {
    const platforms = (mainSteps: unknown[]) =>
      summarise('Command', { schemaVersion: '2.2', mainSteps }).platformTypes;
    const shell = { action: 'aws:runShellScript' };
    assert.deepEqual(platforms([shell]), ['Linux', 'MacOS']);
    assert.deepEqual(platforms([{ ...shell, precondition: { StringEquals: ['platformType', 'Linux'] } }]), [
      'Linux',
    ]);
    assert.deepEqual(platforms([{ ...shell, precondition: { StringEquals: ['MacOS', 'platformType'] } }]), [
      'MacOS',
    ]);
    assert.deepEqual(platforms([{ action: 'aws:domainJoin' }, { ...shell, precondition: {} }]), [
      'Windows',
      'Linux',
      'MacOS',
    ]);
  });
});

describe('the documents of the playground', () => {
  const store = new DocumentStore();
  seedDocuments(store, { account: '123456789012', region: 'us-east-1' });

  it('are there under their real names', () => {
    const names = store
      .list()
      .filter(({ owner }) => owner === 'Amazon')
      .map(({ name }) => name);
    for (const name of [
      'AWS-RunShellScript',
      'AWS-RunPowerShellScript',
      'AWS-RunDocument',
      'AWS-ConfigureAWSPackage',
      'AWS-RunPatchBaseline',
      'AWS-GatherSoftwareInventory',
      'AWS-UpdateSSMAgent',
      'AWS-StartPortForwardingSession',
      'AWS-StartPortForwardingSessionToRemoteHost',
      'AWS-StartSSHSession',
      'AWS-StartInteractiveCommand',
      'AWS-StartNonInteractiveCommand',
      'AWS-RestartEC2Instance',
      'AWS-StopEC2Instance',
    ]) {
      assert.ok(names.includes(name), name);
    }
    assert.equal(store.get('SSM-SessionManagerRunShell').owner, '123456789012');
  });

  it('are found by ARN too', () => {
    const arn = 'arn:aws:ssm:us-east-1::document/AWS-RunShellScript';
    assert.equal(store.get(arn).name, 'AWS-RunShellScript');
    assert.throws(() => store.get('arn:aws:ssm:us-east-1::document/Gone'), /does not exist/);
  });

  it('have versions that differ', () => {
    const { versions, defaultVersion } = store.get('Storefront-RestartService');
    assert.equal(versions.length, 3);
    assert.equal(new Set(versions.map(({ hash }) => hash)).size, 3);
    assert.equal(defaultVersion, '3');
  });
});
