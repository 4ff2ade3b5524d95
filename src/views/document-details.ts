import type { Clients } from '../aws/clients.ts';
import { listDocumentShares } from '../aws/document-sharing.ts';
import { listDocumentVersions } from '../aws/document-versions.ts';
import { describeDocument, getDocument, type DocumentSummary } from '../aws/documents.ts';
import { mapPages, type Page } from '../aws/page.ts';
import { listTags } from '../aws/tags.ts';
import { isOwn } from '../documents/names.ts';
import { readPackageManifest } from '../documents/package-manifest.ts';
import { attachmentRow, packageSystemRows, shareRow, tagRow, versionRow } from './document-rows.ts';
import { oneRead } from './fact-row.ts';
import { orNone } from './none-row.ts';
import type { TreeNode } from './tree-node.ts';

interface DetailPlace {
  readonly parent: string;
  readonly signal: AbortSignal;
}

type ReadDetail = (
  clients: Clients,
  document: DocumentSummary,
  place: DetailPlace,
) => AsyncIterable<Page<TreeNode>>;

/** What can be opened below a document. Nothing is read before it is. */
export function detailRows(clients: Clients, document: DocumentSummary, documentId: string): TreeNode[] {
  const own = isOwn(document);
  const row = (key: string, label: string, icon: string, read: ReadDetail): TreeNode => {
    const id = `${documentId}/${key}`;
    return {
      id,
      label,
      icon: { id: icon },
      accessibilityLabel: `${label} of ${document.name}`,
      words: [key, own ? 'owned' : 'foreign'],
      subject: { document },
      contents: key === 'sharing' ? 'shares' : label.toLowerCase(),
      children: (signal) => read(clients, document, { parent: id, signal }),
    };
  };
  return [
    row('versions', 'Versions', 'versions', versionRows),
    ...(document.type === 'Package' ? [row('systems', 'Platforms', 'device-desktop', systemRows)] : []),
    row('attachments', 'Attachments', 'file-zip', attachmentRows),
    // Nobody but its owner may ask for the tags and shares of a document.
    ...(own
      ? [row('tags', 'Tags', 'tag', tagRows), row('sharing', 'Sharing', 'organization', shareRows)]
      : []),
  ];
}

/** Versions, newest first. One call per page of 50 and one for which is the latest: lists do not say. */
const versionRows: ReadDetail = (clients, document, { parent, signal }) => {
  const pages = listDocumentVersions(clients, document.name, signal)[Symbol.asyncIterator]();
  let latest: string | undefined;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        // Before the page, which a failure would lose.
        latest ??= (await describeDocument(clients, { name: document.name }, signal)).latestVersion;
        const result = await pages.next();
        if (result.done === true) return { done: true, value: undefined };
        const { items, more } = result.value;
        const rows = items.map((version) => versionRow(document, version, { parent, latest }));
        return { done: false, value: { items: rows, more } };
      },
    }),
  };
};

/** The platforms of the default version of a package. One call. */
const systemRows: ReadDetail = (clients, document, { parent, signal }) =>
  orNone(
    oneRead(async () => {
      const { content } = await getDocument(clients, { name: document.name, format: 'JSON' }, signal);
      return packageSystemRows(readPackageManifest(content), { parent });
    }),
    { parent, label: 'The manifest names no platform' },
  );

/** The files of the default version. One call, which reads the text too: descriptions know no sizes. */
const attachmentRows: ReadDetail = (clients, document, { parent, signal }) =>
  orNone(
    oneRead(async () => {
      const { attachments = [] } = await getDocument(clients, { name: document.name }, signal);
      return attachments.map((attachment) => attachmentRow(document, attachment, { parent }));
    }),
    { parent, label: 'No attachments' },
  );

const tagRows: ReadDetail = (clients, document, { parent, signal }) =>
  orNone(
    oneRead(async () => {
      const tags = await listTags(clients, { type: 'Document', id: document.name }, signal);
      return tags.map((tag) => tagRow(document, tag, { parent }));
    }),
    { parent, label: 'No tags' },
  );

const shareRows: ReadDetail = (clients, document, { parent, signal }) => {
  const pages = mapPages(listDocumentShares(clients, document.name, signal), (shares) =>
    shares.map((share) => shareRow(document, share, { parent })),
  );
  return orNone(pages, { parent, label: 'Not shared', description: 'only this account can use it' });
};
