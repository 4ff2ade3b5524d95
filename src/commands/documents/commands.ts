import type * as vscode from 'vscode';
import { chosenConnection } from '../row-arguments.ts';
import { addAttachment, removeAttachment } from './change-attachments.ts';
import { tagDocument, untagDocument } from './change-tags.ts';
import { compareVersions, compareWithDeployed } from './compare-documents.ts';
import type { DocumentParts } from './context.ts';
import { copyDocumentArn, copyDocumentName } from './copy-document-name.ts';
import { createDocumentFromTemplate } from './create-document.ts';
import { deleteVersion, deleteWholeDocument } from './delete-document.ts';
import { discardDraft, editDocument } from './edit-document.ts';
import { addFavourite, removeFavourite } from './favourites.ts';
import { openDocument, viewDocumentAs } from './open-document.ts';
import { publishDocument } from './publish-document.ts';
import { configurePackage, runDeployedDocument, type Run } from './run-deployed-document.ts';
import { groupDocuments, searchDocuments } from './search-documents.ts';
import { setDefault } from './set-default-version.ts';
import { share, unshare } from './share-document.ts';

type DocumentCommand = readonly [title: string, run: (...args: unknown[]) => unknown];

/** The commands on documents, for the table of extension.ts. Each takes a row of the view, or nothing from the palette. */
export function documentCommands(
  parts: DocumentParts & { readonly refusals: vscode.DiagnosticCollection },
  run: Run,
): Readonly<Record<string, DocumentCommand>> {
  const { view } = parts;
  return {
    'ssm.refreshDocuments': ['Refresh Documents', (row) => view.tree.refresh(chosenConnection(row))],
    'ssm.searchDocuments': ['Search Documents', () => searchDocuments(parts)],
    'ssm.clearDocumentSearch': ['Show All Documents', () => view.search(undefined)],
    'ssm.groupDocuments': ['Group Documents', () => groupDocuments(parts)],
    'ssm.openDocument': ['Open Document', (row) => openDocument(parts, row)],
    'ssm.viewDocumentAs': ['View as JSON or YAML', (row) => viewDocumentAs(parts, row)],
    'ssm.editDocument': ['Edit Document', (target) => editDocument(parts, target)],
    'ssm.discardDraft': ['Discard Draft', (target) => discardDraft(parts, target)],
    'ssm.publishDocument': ['Publish', (target) => publishDocument(parts, target)],
    'ssm.createDocument': ['Create Document', () => createDocumentFromTemplate(parts)],
    'ssm.setDefaultVersion': ['Set Default Version', (row) => setDefault(parts, row)],
    'ssm.compareDocumentVersions': ['Compare Versions', (row) => compareVersions(parts, row)],
    'ssm.compareWithDeployed': ['Compare with the Account', (target) => compareWithDeployed(parts, target)],
    'ssm.shareDocument': ['Share Document', (row) => share(parts, row)],
    'ssm.unshareDocument': ['Stop Sharing', (row) => unshare(parts, row)],
    'ssm.deleteDocument': ['Delete Document', (row) => deleteWholeDocument(parts, row)],
    'ssm.deleteDocumentVersion': ['Delete Version', (row) => deleteVersion(parts, row)],
    'ssm.addAttachment': ['Add Attachment', (row) => addAttachment(parts, row)],
    'ssm.removeAttachment': ['Remove Attachment', (row) => removeAttachment(parts, row)],
    'ssm.tagDocument': ['Tag Document', (row) => tagDocument(parts, row)],
    'ssm.untagDocument': ['Remove Tag', (row) => untagDocument(parts, row)],
    'ssm.copyDocumentName': ['Copy Document Name', (row) => copyDocumentName(parts, row)],
    'ssm.copyDocumentArn': ['Copy Document ARN', (row) => copyDocumentArn(parts, row)],
    'ssm.addFavouriteDocument': ['Add to Favourites', (row) => addFavourite(parts, row)],
    'ssm.removeFavouriteDocument': ['Remove from Favourites', (row) => removeFavourite(parts, row)],
    'ssm.runDeployedDocument': ['Run This Document', (row) => runDeployedDocument(parts, row, run)],
    'ssm.installPackage': [
      'Install Package',
      (row) => configurePackage(parts, row, { action: 'Install', run }),
    ],
    'ssm.uninstallPackage': [
      'Uninstall Package',
      (row) => configurePackage(parts, row, { action: 'Uninstall', run }),
    ],
  };
}
