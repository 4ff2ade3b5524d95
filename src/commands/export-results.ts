import * as vscode from 'vscode';
import { back, pickOne } from '../prompts/quick-pick.ts';
import type { NodeNames } from '../runs/node-names.ts';
import type { RunOutputs } from '../runs/run-outputs.ts';
import type { Run } from '../runs/runs.ts';
import { reportFormats, runReport, type ReportFormat } from '../views/run-report.ts';

const title = 'Export Results';

const meanings: Readonly<Record<ReportFormat, string>> = {
  JSON: 'everything, for programs',
  CSV: 'a row for each step of each node, for spreadsheets',
  Markdown: 'a report with groups of nodes whose results are the same, for people',
};
const endings: Readonly<Record<ReportFormat, string>> = { JSON: 'json', CSV: 'csv', Markdown: 'md' };

export interface ExportedResults {
  /** The ids of the nodes, in order. */
  readonly nodes: readonly string[];
  readonly names: NodeNames;
  readonly outputs: RunOutputs;
}

/** Asks for a format and a file, writes the results of these nodes, and offers to open them. Calls nothing. */
export async function exportResults(run: Run, { nodes, names, outputs }: ExportedResults): Promise<void> {
  const items = reportFormats.map((label) => ({ label, description: meanings[label] }));
  const chosen = await pickOne(items, { title, placeholder: `The results of ${nodes.length} nodes as` });
  if (chosen === back) return;
  const format = chosen.label;
  const { command, invocations } = run.snapshot;
  const known = new Map(invocations.map((one) => [one.instanceId, one]));
  const text = runReport(format, {
    command,
    connection: run.clients.connection,
    invocations: nodes.flatMap((id) => known.get(id) ?? []),
    names,
    outputs,
  });
  const target = await chooseFile(`${command.documentName}-${run.commandId.slice(0, 8)}`, format);
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = 'Open';
  const name = target.path.split('/').at(-1) ?? '';
  void vscode.window.showInformationMessage(`The results were exported to ${name}.`, open).then((action) => {
    if (action === open) void vscode.window.showTextDocument(target);
  });
}

async function chooseFile(name: string, format: ReportFormat): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${name.replace(/[^\w.-]+/g, '-')}.${endings[format]}`;
  return vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    filters: { [format]: [endings[format]] },
    saveLabel: 'Export',
  });
}
