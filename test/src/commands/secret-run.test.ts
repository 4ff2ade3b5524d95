import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { openWindow, type TestWindow } from '../../support/window/open-window.ts';
import type { Answer } from '../../support/window/answers.ts';

const view = 'ssm.parameters';
const name = '/full-run/token';

/** Each value of the secret begins so, and nothing else does. */
const planted = 'planted-';

describe('a run through all that can be done to a secret', function () {
  this.timeout(60_000);
  let window: TestWindow;
  before(async () => {
    window = await openWindow();
    await window.show(view);
  });
  after(() => window.close());

  const editor = () => window.stage.editor?.document ?? assert.fail('no editor');

  /** Runs a command on the secret's row, on its folder or on the editor, and looks at every row afterwards. */
  async function act(command: string, on: 'secret' | 'folder' | 'editor' | 'nothing', ...answers: Answer[]) {
    const args = {
      secret: async () => [await window.row(view, 'full-run', 'token')],
      folder: async () => [await window.row(view, 'full-run')],
      editor: () => Promise.resolve([editor().uri]),
      nothing: () => Promise.resolve([]),
    };
    await window.calls(command, { args: await args[on](), answers });
    assert.ok(!JSON.stringify(await rows()).includes(planted), `a row after ${command}`);
  }

  /** All that the view says of the secret. */
  async function rows(): Promise<object> {
    const tree = window.stage.trees.get(view);
    const all = (await tree?.getChildren()) ?? [];
    const folder = all.find(({ label }) => label === 'full-run');
    const below = folder === undefined ? [] : ((await tree?.getChildren(folder)) ?? []);
    const secret = below.find(({ label }) => label === 'token');
    const details = secret === undefined ? [] : ((await tree?.getChildren(secret)) ?? []);
    return [...all, ...below, ...details].map((row) => [
      row.label,
      row.description,
      row.accessibilityLabel,
      row,
    ]);
  }

  it('shows it and copies it when asked to, for a while', async () => {
    await act('ssm.createParameter', 'nothing', name, 'SecureString', `${planted}1`, `Create ${name}`);
    await act('ssm.openParameter', 'secret');
    assert.match(editor().getText(), /^••••/);
    await act('ssm.revealParameter', 'editor');
    assert.equal(editor().getText(), `${planted}1`);
    await act('ssm.copyParameterValue', 'secret');
    assert.equal(window.stage.clipboard, `${planted}1`);
    await window.later();
    assert.equal(window.stage.clipboard, '');
    assert.match(editor().getText(), /^••••/);
  });

  it('changes it by every way, and by one that is refused', async () => {
    await act('ssm.editParameter', 'secret', `${planted}2`);
    await act('ssm.compareParameterVersions', 'secret', 'Version 2', 'Version 1');
    await act('ssm.revealParameter', 'editor');
    assert.equal(editor().getText(), `${planted}2`);
    await act('ssm.restoreParameterVersion', 'secret', 'Version 1', 'Restore');
    await act('ssm.editParameterSettings', 'secret', 'Description', 'Of nobody.', 'Write Version');
    await window.fail('accessDenied', 'PutParameter');
    await act('ssm.editParameter', 'secret', `${planted}3`);
    assert.match(window.stage.errors.join('\n'), /not allowed to call ssm:PutParameter/);
    await window.heal();
    await act('ssm.copyParameterValue', 'secret');
  });

  it('edits, exports and imports it within its path', async () => {
    await act('ssm.editParameterPath', 'folder', 'YAML');
    const document = editor();
    document.edit(document.getText().replace('token: ••••••••', 'token: <ask>'));
    await act('ssm.applyParameterPath', 'editor', `${planted}4`, 'Apply');
    await act('ssm.exportParameters', 'folder', 'JSON', 'Without Secrets', 'Save');
    await window.write('import.env', `token=${planted}5\n`);
    await act('ssm.importParameters', 'folder', 'import.env');
    await rm(path.join(window.folder, 'import.env'));
    await act('ssm.applyParameterPath', 'editor', 'Apply');
    const { Parameter } = await window.ask<{ Parameter: { Value: string } }>('GetParameter', {
      Name: name,
      WithDecryption: true,
    });
    assert.equal(Parameter.Value, `${planted}5`);
    await act('ssm.deleteParameters', 'secret', 'Delete');
  });

  it('leaves it nowhere: not in log, messages, kept state, clipboard, editors or files', async () => {
    await window.later();
    const { stage, kept, folder } = window;
    assert.ok(
      stage.log.some((line) => line.includes(name)),
      'the log says what was done',
    );
    const left = {
      log: stage.log.join('\n'),
      state: JSON.stringify([...kept]),
      clipboard: stage.clipboard,
      editors: stage.documents.open.map((document) => document.getText()).join('\n'),
    };
    for (const [where, text] of Object.entries(left)) assert.ok(!text.includes(planted), where);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    assert.notDeepEqual(files, []);
    for (const file of files) assert.ok(!(await readFile(file, 'utf8')).includes(planted), file);
  });
});
