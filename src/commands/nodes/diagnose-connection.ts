import type { Clients } from '../../aws/clients.ts';
import type { ManagedNode } from '../../aws/nodes.ts';
import { connectionKey } from '../../connection/connection.ts';
import { gatherFacts } from '../../diagnosis/facts.ts';
import { diagnose } from '../../diagnosis/findings.ts';
import { withProgress } from '../../prompts/progress.ts';
import { diagnosisReport } from '../../views/diagnosis-report.ts';
import type { DiagnosisDocuments } from '../../workbench/diagnosis-documents.ts';
import { nameOf, nodesOf, type NodeParts } from './context.ts';

/** Checks why a node is not connected, and shows what was checked, what was found and what to do. Up to seven calls. */
export async function diagnoseConnection(
  parts: NodeParts,
  chosen: readonly [unknown, unknown],
): Promise<void> {
  const { clients, nodes } = await nodesOf(parts, chosen, { title: 'Why Is It Not Connected?' });
  const [node] = nodes;
  if (node !== undefined) await showDiagnosis(parts.diagnoses, clients, node);
}

export async function showDiagnosis(
  diagnoses: DiagnosisDocuments,
  clients: Clients,
  node: ManagedNode,
): Promise<void> {
  const name = nameOf(node);
  const report = await withProgress(`Looking at the connection of ${name}`, async (signal) => {
    const now = new Date();
    return diagnosisReport(name, diagnose(await gatherFacts(clients, node.id, { now, signal })), now);
  });
  await diagnoses.show(name, `${connectionKey(clients.connection)} ${node.id}`, report);
}
