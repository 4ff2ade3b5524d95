import { setDefaultVersion } from '../../aws/document-versions.ts';
import { confirm } from '../../prompts/confirm.ts';
import { chooseOtherVersion } from '../../prompts/document-version.ts';
import { chosenVersion } from '../row-arguments.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';

const title = 'Set Default Version';

/** Makes a version the default after asking. One call, and one more for the list of versions from the palette. */
export async function setDefault(parts: DocumentParts, row: unknown): Promise<void> {
  const operation = 'ssm:UpdateDocumentDefaultVersion';
  const { clients, document } = await ownDocumentOf(parts, row, { title, operation });
  const { name } = document;
  const { version } =
    chosenVersion(row) ??
    (await chooseOtherVersion(clients, {
      name,
      title,
      placeholder: `Which version of ${name} is to be the default?`,
    }));
  const confirmed = await confirm(clients, {
    question: `Make version ${version} the default of ${name}?`,
    detail:
      'Runs, associations and accounts that it is shared with use it from now on where they name no version.',
    action: 'Make Default',
  });
  if (!confirmed) return;
  await setDefaultVersion(clients, { name, version });
  parts.view.documentChanged(name);
}
