import { changeInstanceState } from './change-instance-state.ts';
import type { NodeParts } from './context.ts';
import { copyCliCommand, copyNodeIp, copyValues } from './copy-node-facts.ts';
import { deregisterNodes } from './deregister-node.ts';
import { diagnoseConnection } from './diagnose-connection.ts';
import {
  searchNodeInventory,
  showNodeInventory,
  showResourceDataSyncs,
  type InventoryParts,
} from './inventory.ts';
import { openInConsole, openInstanceInConsole } from './open-in-console.ts';
import { runForCompliance, runOnGroup } from './run-on-rows.ts';
import { terminateOpenSession } from './terminate-session.ts';
import { updateAgent } from './update-agent.ts';

type Command = readonly [title: string, run: (row: unknown, rows: unknown) => unknown];

/** The commands on managed nodes and on what stands below them: the titles of their messages, and what they do. */
export function nodeCommands(parts: NodeParts & InventoryParts): Readonly<Record<string, Command>> {
  return {
    'ssm.startInstance': ['Start Instance', (...rows) => changeInstanceState(parts, rows, 'start')],
    'ssm.stopInstance': ['Stop Instance', (...rows) => changeInstanceState(parts, rows, 'stop')],
    'ssm.rebootInstance': ['Reboot Instance', (...rows) => changeInstanceState(parts, rows, 'reboot')],
    'ssm.runDocumentOnGroup': ['Run a Document', (row) => runOnGroup(parts, row)],
    'ssm.runForCompliance': ['Run a Document to Mend It', (row) => runForCompliance(parts, row)],
    'ssm.updateAgent': ['Update SSM Agent', (...rows) => updateAgent(parts, rows)],
    'ssm.deregisterNode': ['Deregister Node', (...rows) => deregisterNodes(parts, rows)],
    'ssm.diagnoseConnection': ['Why Is It Not Connected?', (...rows) => diagnoseConnection(parts, rows)],
    'ssm.openInConsole': ['Open in AWS Console', (...rows) => openInConsole(parts, rows)],
    'ssm.openInstanceInConsole': ['Open in EC2 Console', (...rows) => openInstanceInConsole(parts, rows)],
    'ssm.copyNodeIp': ['Copy IP Address', (...rows) => copyNodeIp(parts, rows)],
    'ssm.copyCliCommand': ['Copy CLI Command', (...rows) => copyCliCommand(parts, rows)],
    'ssm.copyValue': ['Copy Value', copyValues],
    'ssm.searchInventory': ['Search Inventory', (row) => searchNodeInventory(parts, row)],
    'ssm.showNodeInventory': ['Show Inventory', (row) => showNodeInventory(parts, row)],
    'ssm.showResourceDataSyncs': ['Show Resource Data Syncs', (row) => showResourceDataSyncs(parts, row)],
    'ssm.terminateSession': ['Terminate Session', (row) => terminateOpenSession(parts, row)],
  };
}
