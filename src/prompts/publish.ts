import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { setDefaultVersion } from '../aws/document-versions.ts';
import {
  createDocument,
  getDocument,
  updateDocument,
  type AttachmentSource,
  type DocumentContent,
  type DocumentFormat,
  type DocumentType,
} from '../aws/documents.ts';
import { hasCode } from '../aws/errors.ts';
import { creatableTypes, guessDocumentType } from '../documents/document-type.ts';
import { sameText } from '../documents/same-text.ts';
import { systemClock } from '../runs/clock.ts';
import { documentReady } from '../runs/document-ready.ts';
import { changeTitle } from './confirm.ts';
import { chooseListedDocument } from './document.ts';
import { withProgress } from './progress.ts';
import { back, Cancelled, pickOne } from './quick-pick.ts';

/** What is to be published, and how to look at it before. */
export interface Publication {
  readonly name: string;
  readonly text: string;
  readonly format: DocumentFormat;
  /** Changes to the attached files: a source to add, undefined to take the file away. */
  readonly attachments: ReadonlyMap<string, AttachmentSource | undefined>;
  readonly showDifference: (deployed: DocumentContent) => Promise<void>;
}

export interface PublishedVersion {
  readonly name: string;
  readonly version: string;
  readonly isDefault: boolean;
  /** True if the document did not exist before. */
  readonly isNew: boolean;
}

/**
 * Publishes a text as the next version of a document after its difference to the latest one was shown and confirmed, or
 * as a new document. Costs GetDocument, one change, and one or several DescribeDocument until it is ready; one more
 * call makes the version the default.
 * @throws Cancelled if the user leaves it; nothing has been changed then
 */
export async function publishText(clients: Clients, publication: Publication): Promise<PublishedVersion> {
  const deployed = await findDeployed(clients, publication);
  return deployed === undefined ? create(clients, publication) : update(clients, publication, deployed);
}

/**
 * The newest version of the document, in the format of the text that it is compared with: the service keeps what was
 * written in YAML as it was written, and translates it when it is asked for JSON.
 */
export async function findDeployed(
  clients: Clients,
  { name, format }: Pick<Publication, 'name' | 'format'>,
): Promise<DocumentContent | undefined> {
  try {
    return await getDocument(clients, { name, version: '$LATEST', format });
  } catch (error) {
    if (hasCode(error, 'InvalidDocument')) return undefined;
    throw error;
  }
}

interface PublishItem extends vscode.QuickPickItem {
  readonly isDefault: boolean;
}

async function update(
  clients: Clients,
  publication: Publication,
  deployed: DocumentContent,
): Promise<PublishedVersion> {
  const { name, text, format, attachments: changes } = publication;
  if (sameText(deployed.content, text) && changes.size === 0) {
    throw new Error(`Version ${deployed.version} of ${name} has this text already.`);
  }
  await publication.showDifference(deployed);
  const attachments = attachedFiles(deployed, changes);
  const files =
    attachments.length === 0 ? {} : { detail: `with ${attachments.map((one) => one.name).join(', ')}` };
  const item = await pickOne<PublishItem>(
    [
      {
        label: `$(cloud-upload) Publish as a New Version of ${name}`,
        description: 'the default version stays what it is',
        isDefault: false,
        ...files,
      },
      {
        label: '$(cloud-upload) Publish and Make It the Default',
        description: 'it is what runs where no version is named',
        isDefault: true,
        ...files,
      },
    ],
    {
      title: await changeTitle(clients, `Publish ${name}`),
      placeholder: 'Look at the difference, then publish',
    },
  );
  if (item === back) throw new Cancelled();
  return withProgress(`Publishing ${name}`, async (signal) => {
    const { version } = await updateDocument(clients, { name, format, content: text, attachments }, signal);
    await documentReady(clients, { name, version }, { clock: systemClock, signal });
    if (item.isDefault) await setDefaultVersion(clients, { name, version });
    return { name, version, isDefault: item.isDefault, isNew: false };
  });
}

/** A new version takes over no files by itself: those that stay are named again. */
function attachedFiles(
  { name, version, attachments = [] }: DocumentContent,
  changes: Publication['attachments'],
): AttachmentSource[] {
  const kept = attachments
    .filter((one) => !changes.has(one.name))
    .map((one) => ({ name: one.name, location: `${name}/${version}/${one.name}` }));
  return [...kept, ...[...changes.values()].filter((source) => source !== undefined)];
}

async function create(clients: Clients, publication: Publication): Promise<PublishedVersion> {
  const { name, text, format } = publication;
  const type = await chooseType(clients, publication);
  const requires = type === 'ApplicationConfiguration' ? await chooseSchema(clients, name) : undefined;
  return withProgress(`Creating ${name}`, async (signal) => {
    await createDocument(clients, { name, type, format, content: text, ...requires }, signal);
    await documentReady(clients, { name }, { clock: systemClock, signal });
    return { name, version: '1', isDefault: true, isNew: true };
  });
}

/** The service refuses a configuration that names no schema. */
async function chooseSchema(clients: Clients, name: string): Promise<{ readonly requires: string }> {
  const schema = await chooseListedDocument(clients, {
    title: await changeTitle(clients, `Create ${name}`),
    placeholder: 'Which schema describes this configuration?',
    type: 'ApplicationConfigurationSchema',
  });
  return { requires: schema.name };
}

/** Asks for the type, with the one that the text looks like first; choosing it is the confirmation. */
async function chooseType(clients: Clients, { name, text, format }: Publication): Promise<DocumentType> {
  const guessed = guessDocumentType(text);
  const types = [...new Set([...(guessed === undefined ? [] : [guessed]), ...creatableTypes])];
  const item = await pickOne(
    types.map((type) => ({
      label: `$(cloud-upload) Create ${name} as ${type}`,
      description: [format, type === guessed ? 'what the text looks like' : undefined]
        .filter((part) => part !== undefined)
        .join(' · '),
      type,
    })),
    {
      title: await changeTitle(clients, `Create ${name}`),
      placeholder: `${name} is not in this account yet. Which type of document is it?`,
    },
  );
  if (item === back) throw new Cancelled();
  return item.type;
}
