import { type ClientCapabilities, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import {
  CODE_LENS_SECTION,
  CONFIGURATION_SECTION,
  type EditorSettings,
  INLAY_HINTS_SECTION,
} from '../protocol.ts';

/** What the client's settings say of the editor features. Replaced as a whole whenever they change. */
export class Settings implements EditorSettings {
  #values: EditorSettings = {
    inlayHints: { resolvedTypes: true, defaults: true },
    codeLens: { references: true, run: true },
  };

  get inlayHints(): EditorSettings['inlayHints'] {
    return this.#values.inlayHints;
  }

  get codeLens(): EditorSettings['codeLens'] {
    return this.#values.codeLens;
  }

  /** Takes over what the client answered. Settings are a person's text: what is not `false` counts as `true`. */
  accept(inlayHints?: unknown, codeLens?: unknown): void {
    this.#values = {
      inlayHints: {
        resolvedTypes: isOn(inlayHints, 'resolvedTypes'),
        defaults: isOn(inlayHints, 'defaults'),
      },
      codeLens: { references: isOn(codeLens, 'references'), run: isOn(codeLens, 'run') },
    };
  }
}

/** Every section that the server reads. */
export const settingSections = [CONFIGURATION_SECTION, INLAY_HINTS_SECTION, CODE_LENS_SECTION] as const;

/** Asks the client to ask again for what it shows by the old settings. */
export function refreshShown(connection: Connection, { workspace }: ClientCapabilities): void {
  const requests = [
    ...(workspace?.inlayHint?.refreshSupport === true ? [connection.languages.inlayHint.refresh()] : []),
    ...(workspace?.codeLens?.refreshSupport === true
      ? [connection.sendRequest(CodeLensRefreshRequest.type)]
      : []),
  ];
  // A client that is about to end does not answer any more.
  void Promise.allSettled(requests);
}

function isOn(section: unknown, name: string): boolean {
  return (section as Readonly<Record<string, unknown>> | null | undefined)?.[name] !== false;
}
