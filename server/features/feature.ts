// How to add an editor feature
//
// A feature is one file with one pure function: `(analysis, offset, …) -> plain data`. It speaks in offsets, ranges
// and strings; LSP types exist only in lsp/, where one handler turns the answer into the protocol's form and
// registers the capability. Names are the protocol's: completion.ts, hover.ts, document-symbols.ts, …
//
//   export function hover(analysis: Analysis, offset: number): Hover | undefined
//   export function documentSymbols(analysis: Analysis): DocumentSymbol[]
//   export function rename(analysis: Analysis, offset: number, newName: string): TextEdit[] | RenameRefusal
//
// - It never throws: broken and half-typed text is the normal case. No answer is `undefined` or an empty list.
// - What is under the cursor comes from `targetAt` (target.ts), so that hover, definition, references and rename
//   agree on it.
// - Values of the AWS account: the feature only says what it would ask for and how an answer is written
//   (completion/account-values.ts); lsp/ asks the client. Everything in this folder is synchronous.
// - Tests: test/server/features/<name>.test.ts with `<|>` as the cursor (test/support/markers.ts).

/** Markdown text for hovers and completion details. */
export interface Markdown {
  readonly markdown: string;
}
