import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openFile, openText } from './editors.ts';
import { ui } from './ui.ts';

async function languageOf(document: vscode.TextDocument, wanted: string): Promise<void> {
  const id = (): string | undefined =>
    vscode.workspace.textDocuments.find((open) => open.uri.toString() === document.uri.toString())
      ?.languageId;
  await eventually(() => (id() === wanted ? true : undefined), `${String(id())} becomes ${wanted}`);
}

/** Waits until the language server, which starts with the first document, has seen one in which there is something to find. */
async function untilChecked({ uri }: vscode.TextDocument): Promise<void> {
  await eventually(
    () => (vscode.languages.getDiagnostics(uri).length > 0 ? true : undefined),
    'the server has seen the document',
  );
}

describe('SSM documents in the editor', () => {
  afterEach(closeEditors);

  it('are known by their content, wherever schemaVersion stands', async () => {
    const content = 'mainSteps:\n  - name: a\n    action: aws:runShellScript\nschemaVersion: "2.2"\n';
    const document = await openText('yaml', content);
    await languageOf(document, 'ssm-yaml');
  });

  it('keep the language that the user sets', async () => {
    const content = '{"schemaVersion": "2.2", "mainSteps": []}';
    const document = await openText('json', content);
    await languageOf(document, 'ssm-json');
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await languageOf(document, 'json');
  });

  it('are known anew under the name of one that was closed', async () => {
    const content = '{"schemaVersion": "2.2", "mainSteps": []}';
    const closed = await openText('json', content);
    await languageOf(closed, 'ssm-json');
    await closeEditors();
    const next = await openText('json', content);
    assert.equal(next.uri.toString(), closed.uri.toString());
    await languageOf(next, 'ssm-json');
  });

  it('are checked, and a file that is none is not', async () => {
    await openFile('planted-mistake.yaml');
    const uri = (): vscode.Uri | undefined => vscode.window.activeTextEditor?.document.uri;
    const diagnostics = await eventually(() => {
      const shown = uri();
      const found = shown === undefined ? [] : vscode.languages.getDiagnostics(shown);
      return found.length > 0 ? found : undefined;
    }, 'a diagnostic');
    const text = vscode.window.activeTextEditor?.document.getText(diagnostics[0]?.range);
    assert.equal(text, 'aws:runShelScript');
    assert.equal(diagnostics[0]?.source, 'ssm');
    await ui.waitFor('.squiggly-error');
  });

  it('are completed with actions', async () => {
    const content = "schemaVersion: '2.2'\nmainSteps:\n  - name: a\n    action: aws:run\n";
    const document = await openText('ssm-yaml', content);
    await vscode.window.showTextDocument(document);
    await untilChecked(document);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(3, 19),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('aws:runShellScript'), labels.slice(0, 20).join(', '));
  });
});

const runbook = `schemaVersion: '0.3'
parameters:
  Node: { type: String }
mainSteps:
  - name: stop
    action: aws:executeAwsApi
    nextStep: check
    inputs:
      Service:   ec2
      Api: StopInstances
      InstanceIds: ['{{ Node }}']
      Text: '{{ Node }}'
  - name: check
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunShellScript, InstanceIds: ['{{ Node }}'] }
`;

describe('SSM documents while they are edited', () => {
  let document: vscode.TextDocument;
  const nextStep = new vscode.Position(6, 15);

  /** Asks the editor for what its providers say of the document. */
  const ask = <T>(command: string, ...args: unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(command, document.uri, ...args);
  const words = (ranges: readonly { readonly range: vscode.Range }[]): string[] =>
    ranges.map(({ range }) => document.getText(range));

  before(async () => {
    document = await openText('ssm-yaml', runbook);
    await vscode.window.showTextDocument(document);
    await untilChecked(document);
  });
  after(closeEditors);

  it('show references and, above documents that can be run, Run', async () => {
    const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 100);
    const [first] = lenses;
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['3 references', '0 references', '1 reference'],
    );
    assert.equal(first?.command?.command, 'editor.action.showReferences');
    const [uri, position, places] = (first.command.arguments ?? []) as [
      vscode.Uri,
      vscode.Position,
      vscode.Location[],
    ];
    assert.equal(uri.toString(), document.uri.toString());
    assert.ok(position instanceof vscode.Position);
    assert.deepEqual(words(places), ['Node', 'Node', 'Node']);
    const command = await openText(
      'ssm-json',
      '{ "schemaVersion": "2.2", "mainSteps": [{ "name": "a", "action": "aws:runShellScript" }] }',
    );
    const [run] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      command.uri,
      100,
    );
    assert.equal(run?.command?.command, 'ssm.runOpenDocument');
    assert.ok(run.command.arguments?.[0] instanceof vscode.Uri);
  });

  it('show types, and obey the setting', async () => {
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hasType = async (): Promise<boolean> => {
      const hints = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', all);
      return hints.some(({ label }) => label === ': String');
    };
    assert.ok(await hasType());
    const settings = vscode.workspace.getConfiguration('ssm.inlayHints');
    await settings.update('resolvedTypes', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually(async () => ((await hasType()) ? undefined : true), 'the types have gone');
    } finally {
      await settings.update('resolvedTypes', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('walk from step to step', async () => {
    const [item] = await ask<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', nextStep);
    assert.equal(item?.name, 'check');
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      item,
    );
    assert.deepEqual(
      calls.map(({ from }) => from.name),
      ['stop'],
    );
  });

  it('fold, expand selections, and colour references by their meaning', async () => {
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    assert.ok(folds.some(({ start, end }) => start === 4 && end === 11));
    const [selection] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [
      nextStep,
    ]);
    assert.equal(document.getText(selection?.range), 'check');
    assert.equal(document.getText(selection?.parent?.range), 'nextStep: check');
    const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
    assert.ok(tokens.data.length >= 7 * 5);
  });

  it('rename steps, and say why a name cannot be', async () => {
    const edit = await ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', nextStep, 'look');
    assert.equal(edit.get(document.uri).length, 2);
    await assert.rejects(
      Promise.resolve(ask('vscode.executeDocumentRenameProvider', nextStep, 'stop')),
      /A step "stop" is there already/,
    );
  });

  it('link documents that Amazon owns', async () => {
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider');
    assert.ok(
      links.some(
        ({ target }) => target?.path === '/systems-manager/documents/AWS-RunShellScript/description',
      ),
    );
  });

  it('are found by their steps in the whole workspace', async () => {
    const find = (query: string): Thenable<vscode.SymbolInformation[]> =>
      vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query);
    const report = (await find('report')).find(({ containerName }) => containerName === 'check-disk');
    assert.match(report?.location.uri.path ?? '', /check-disk\.ssm\.yaml$/);
    assert.ok(
      (await find('stop')).some(({ location }) => location.uri.toString() === document.uri.toString()),
    );
  });

  it('are formatted', async () => {
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', {
      tabSize: 2,
      insertSpaces: true,
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), runbook.replace('Service:   ec2', 'Service: ec2'));
  });
});
