import { access } from 'node:fs/promises';
import type { DocumentLink as LspDocumentLink } from 'vscode-languageserver';
import { type DocumentLink, documentLinks } from '../features/document-links.ts';
import { documentNameOf } from '../features/workspace-symbols.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument, type ServerContext } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

export const documentLink: Handler = {
  register(context) {
    const find = onDocument(context, (document) => document);
    context.connection.onDocumentLinks(async (params, token) => {
      const document = find(params, token);
      if (!(document !== null && 'analysis' in document)) return document;
      const links = documentLinks(document.analysis);
      const names = links.flatMap(({ target }) => (target.kind === 'document' ? [target.name] : []));
      const isCancelled = (): boolean => token.isCancellationRequested;
      const stored = names.length === 0 ? new Map<string, string>() : await urisByName(context, isCancelled);
      const found = await Promise.all(links.map((link) => toLink(document, link, stored)));
      return found.flatMap((link) => link ?? []);
    });
  },
};

/** The documents of the workspace by the names that their files give them. */
async function urisByName(
  { documents, workspaceFiles }: ServerContext,
  isCancelled: () => boolean,
): Promise<ReadonlyMap<string, string>> {
  const uris = new Map<string, string>();
  for (const { uri } of documents.all()) uris.set(documentNameOf(uri), uri);
  for await (const { uri } of workspaceFiles.documents(isCancelled)) {
    const name = documentNameOf(uri);
    if (!uris.has(name)) uris.set(name, uri);
  }
  return uris;
}

async function toLink(
  document: OpenDocument,
  { target, ...place }: DocumentLink,
  stored: ReadonlyMap<string, string>,
): Promise<LspDocumentLink | undefined> {
  const range = toLspRange(document, place);
  switch (target.kind) {
    case 'url':
      return { range, target: target.url };
    case 'document': {
      const uri = stored.get(target.name);
      if (uri !== undefined) return { range, target: uri, tooltip: `Open ${target.name}` };
      if (target.url === undefined) return undefined;
      return { range, target: target.url, tooltip: `Show ${target.name} in the AWS console` };
    }
    case 'file': {
      if (!document.uri.startsWith('file:')) return undefined;
      const url = new URL(target.path.split('/').map(encodeURIComponent).join('/'), document.uri);
      const isThere = await access(url).then(
        () => true,
        () => false,
      );
      return isThere ? { range, target: url.href } : undefined;
    }
  }
}
