import * as vscode from 'vscode';
import { pathScheme } from '../parameters/path-address.ts';
import { secretScheme } from '../parameters/secret-scheme.ts';
import { detectLanguage, type LanguageId } from './detect.ts';

/**
 * Whose texts are never taken for SSM documents, whatever they look like: documents with the values of a run filled in
 * are to be read, secrets have no business with the language server, and a file of a path is a list of parameters.
 */
const otherTexts: ReadonlySet<string> = new Set(['ssm-run-preview', secretScheme, pathScheme]);

const plainLanguages = new Set(['yaml', 'json', 'jsonc']);
/** Milliseconds after the last change of a file that may be becoming an SSM document. */
const settleTime = 400;

/** True for a document in one of our languages; a secret is none, even if somebody gives it such a language by hand. */
export function isSsmDocument(document: vscode.TextDocument): boolean {
  const { languageId, uri } = document;
  return (languageId === 'ssm-yaml' || languageId === 'ssm-json') && uri.scheme !== secretScheme;
}

/**
 * Gives YAML and JSON files that are SSM documents their language, by their content, when they are opened and when
 * they become one while being written. Whoever sets the language back by hand keeps what they chose.
 */
export function watchOpenDocuments(): vscode.Disposable {
  const decided = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  const look = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    if (decided.has(key) || document.isClosed || !plainLanguages.has(document.languageId)) return;
    if (otherTexts.has(document.uri.scheme)) return;
    const language: LanguageId | undefined = detectLanguage(document.getText());
    if (language === undefined) return;
    decided.add(key);
    void vscode.languages.setTextDocumentLanguage(document, language);
  };
  const later = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    if (decided.has(key) || !plainLanguages.has(document.languageId)) return;
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        look(document);
      }, settleTime),
    );
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => later(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      // A change of the language is reported as a close and an open too. Only a real close forgets the decision, and at
      // once: the next document without a file may get the same name.
      if (document.isClosed) decided.delete(document.uri.toString());
    }),
    {
      dispose() {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
  );
}
