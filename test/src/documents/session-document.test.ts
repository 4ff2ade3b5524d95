import assert from 'node:assert/strict';
import {
  describePurpose,
  isPortDocument,
  readSessionDocument,
  runAsUser,
  runsCommands,
} from '../../../src/documents/session-document.ts';

describe('what a Session document says of its sessions', () => {
  it('is read from YAML and JSON', () => {
    const yaml = readSessionDocument(
      `schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs:\n  runAsEnabled: true\n  runAsDefaultUser: deploy\n`,
    );
    assert.equal(runAsUser(yaml), 'deploy');
    assert.equal(describePurpose('Platform-DeployShell', yaml), 'with Platform-DeployShell as deploy');
    const json = readSessionDocument('{"schemaVersion":"1.0","sessionType":"NonInteractiveCommands"}');
    assert.deepEqual(json, { sessionType: 'NonInteractiveCommands', inputs: {} });
    assert.equal(runsCommands(json), true);
    assert.equal(describePurpose('A', json), 'with A');
  });

  it('names no user where run-as is off or has none', () => {
    for (const inputs of [
      {},
      { runAsEnabled: false, runAsDefaultUser: 'deploy' },
      { runAsEnabled: 'true', runAsDefaultUser: ' ' },
      { runAsEnabled: true, runAsDefaultUser: 1 },
    ]) {
      assert.equal(runAsUser({ sessionType: 'Standard_Stream', inputs }), undefined);
    }
  });

  it('is refused where there is none', () => {
    assert.throws(() => readSessionDocument('- a'), /no map/);
    assert.throws(() => readSessionDocument(''), /empty/);
  });

  it('knows the documents of Amazon that open no terminal', () => {
    assert.equal(isPortDocument('AWS-StartPortForwardingSessionToRemoteHost'), true);
    assert.equal(isPortDocument('AWS-StartSSHSession'), true);
    assert.equal(isPortDocument('AWS-StartInteractiveCommand'), false);
  });
});
