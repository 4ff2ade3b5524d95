import { parseYaml } from '../yaml/parse-yaml.ts';
import { isRecord } from '../aws/record.ts';

/** The preferences of the account in the region, which apply to every session that names no document. */
export const preferencesName = 'SSM-SessionManagerRunShell';

/** What a Session document says of the sessions that it is for. */
export interface SessionDocumentFacts {
  /** As written; `Standard_Stream` if it says nothing. */
  readonly sessionType: string;
  /** `inputs` of the document; empty if it has none. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Amazon's documents for port forwarding; that others forward ports is told by their text alone. */
export const isPortDocument = (name: string): boolean =>
  /^AWS-Start(PortForwardingSession|SSHSession)/.test(name);

/** Reads a Session document, in YAML or JSON. @throws Error if the text is no map at all */
export function readSessionDocument(content: string): SessionDocumentFacts {
  const root: unknown = parseYaml(content, { strict: false, uniqueKeys: false }).toJS({
    maxAliasCount: 100,
  });
  if (!isRecord(root)) throw new Error('The document is empty or is no map of keys and values.');
  const { sessionType, inputs } = root;
  return {
    sessionType: typeof sessionType === 'string' ? sessionType : 'Standard_Stream',
    inputs: isRecord(inputs) ? inputs : {},
  };
}

/** True for sessions that run commands of the document and end with them. */
export const runsCommands = ({ sessionType }: SessionDocumentFacts): boolean =>
  sessionType === 'InteractiveCommands' || sessionType === 'NonInteractiveCommands';

/** As whom sessions run where no IAM tag names somebody else; undefined: the agent's own user. */
export function runAsUser({ inputs }: SessionDocumentFacts): string | undefined {
  const { runAsEnabled, runAsDefaultUser } = inputs;
  const enabled = runAsEnabled === true || runAsEnabled === 'true';
  return enabled && typeof runAsDefaultUser === 'string' && runAsDefaultUser.trim() !== ''
    ? runAsDefaultUser.trim()
    : undefined;
}

/** The end of the sentence that begins with the node: `with Platform-DeployShell as deploy`. */
export function describePurpose(name: string, facts: SessionDocumentFacts): string {
  const user = runAsUser(facts);
  return user === undefined ? `with ${name}` : `with ${name} as ${user}`;
}
