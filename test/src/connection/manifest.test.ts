import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Entry {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: string[] } };
  readonly contributes: {
    readonly menus: Readonly<Record<string, Entry[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const { activationEvents, capabilities, contributes } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'),
) as Manifest;

/** Commands that call an operation that changes something. */
const changing = [
  'ssm.startSession',
  'ssm.forwardPort',
  'ssm.startSavedForward',
  'ssm.restartTunnel',
  'ssm.splitSession',
  'ssm.startSessionWithDocument',
  'ssm.runDocument',
  'ssm.runOpenDocument',
  'ssm.runDocumentOnNodes',
  'ssm.runDocumentOnGroup',
  'ssm.runForCompliance',
  'ssm.runFile',
  'ssm.runAgain',
  'ssm.cancelRun',
  'ssm.startInstance',
  'ssm.stopInstance',
  'ssm.rebootInstance',
  'ssm.updateAgent',
  'ssm.deregisterNode',
  'ssm.terminateSession',
  'ssm.createDocument',
  'ssm.editDocument',
  'ssm.publishDocument',
  'ssm.setDefaultVersion',
  'ssm.shareDocument',
  'ssm.unshareDocument',
  'ssm.deleteDocument',
  'ssm.deleteDocumentVersion',
  'ssm.addAttachment',
  'ssm.removeAttachment',
  'ssm.tagDocument',
  'ssm.untagDocument',
  'ssm.runDeployedDocument',
  'ssm.installPackage',
  'ssm.uninstallPackage',
  'ssm.createParameter',
  'ssm.editParameter',
  'ssm.editParameterSettings',
  'ssm.applyParameterDraft',
  'ssm.deleteParameters',
  'ssm.restoreDeletedParameters',
  'ssm.restoreParameterVersion',
  'ssm.labelParameterVersion',
  'ssm.tagParameter',
  'ssm.untagParameter',
  'ssm.applyParameterPath',
  'ssm.importParameters',
  'ssm.patchNodes',
  'ssm.reapplyAssociation',
];

describe('the manifest', () => {
  it('wakes the extension for what is used only, never with the window', () => {
    assert.deepEqual(
      activationEvents.filter((event) => !/^on(?:Language|FileSystem|WebviewPanel):/.test(event)),
      [],
    );
  });

  it('hides what a read-only connection refuses: on rows by the row, elsewhere by the active connection', () => {
    for (const [menu, entries] of Object.entries(contributes.menus)) {
      for (const { command, when = '' } of entries.filter(({ command }) => changing.includes(command))) {
        if (when === 'false') continue;
        const sign = menu === 'view/item/context' ? 'writable' : '!ssm.readOnly';
        assert.ok(when.includes(sign), `${command} in ${menu} needs ${sign}: ${when}`);
      }
    }
  });

  it('lets no workspace choose a connection, or lift its marks', () => {
    const names = Object.keys(contributes.configuration.properties).filter((name) =>
      /^ssm\.((connections?|playground)\.|session\.(client|pluginPath)$)/.test(name),
    );
    assert.equal(names.length, 7);
    for (const name of names) {
      assert.equal(contributes.configuration.properties[name]?.scope, 'machine', name);
      assert.ok(capabilities.untrustedWorkspaces.restrictedConfigurations.includes(name), name);
    }
  });
});
