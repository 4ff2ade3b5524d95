import * as vscode from 'vscode';
import type { CheckProblem } from '../../server/protocol.ts';
import {
  checkPreference,
  describeValue,
  preferences,
  type Preference,
  type PreferencesText,
} from '../documents/session-preferences.ts';
import { askText, back, Cancelled, pickOne } from './quick-pick.ts';

export interface PreferencesForm {
  readonly title: string;
  readonly text: PreferencesText;
  /** Why nothing can be changed; undefined if it can. */
  readonly refusal: string | undefined;
  /** What the language server says of a text. */
  readonly check: (text: PreferencesText) => Promise<readonly CheckProblem[]>;
}

/** One preference with what it was and what it is to be. */
export interface PreferenceChange {
  readonly preference: Preference;
  readonly before: string;
  readonly after: string;
}

export interface PreferencesAnswer {
  /** Save, or go on in an editor with what was changed so far. */
  readonly kind: 'save' | 'document';
  readonly changes: readonly PreferenceChange[];
}

interface FormItem extends vscode.QuickPickItem {
  readonly preference?: Preference;
  readonly answer?: 'save' | 'document';
}

/**
 * Shows the preferences as a list in which each can be changed, until they are to be saved. The text holds the changes.
 * @throws Cancelled if the user leaves it
 */
export async function fillPreferences(form: PreferencesForm): Promise<PreferencesAnswer> {
  const { text, title, refusal } = form;
  const before = new Map(preferences.map((preference) => [preference, text.get(preference)]));
  let touched: Preference | undefined;
  for (;;) {
    const changes = preferences
      .map((preference) => ({
        preference,
        before: before.get(preference) ?? '',
        after: text.get(preference),
      }))
      .filter((change) => change.before !== change.after);
    const problems = await form.check(text);
    const item = await pickOne(
      [firstItem(changes, problems, refusal), documentItem, ...rows(text, changes, touched)],
      {
        title,
        placeholder: 'Choose a preference to change it. Nothing is saved before you say so',
        canChoose: ({ answer, preference }) =>
          answer !== undefined || (preference !== undefined && refusal === undefined),
      },
    );
    if (item === back) throw new Cancelled();
    if (item.answer === 'save') return { kind: 'save', changes };
    if (item.answer === 'document' || (item.preference !== undefined && needsEditor(text, item.preference))) {
      return { kind: 'document', changes };
    }
    touched = item.preference;
    if (touched !== undefined) await change(text, touched, title);
  }
}

function firstItem(
  changes: readonly PreferenceChange[],
  problems: readonly CheckProblem[],
  refusal: string | undefined,
): FormItem {
  const error = problems.find(({ severity }) => severity === 'error');
  if (refusal !== undefined) return { label: `$(lock) ${refusal}`, alwaysShow: true };
  if (error !== undefined)
    return { label: '$(error) Cannot be saved', detail: error.message, alwaysShow: true };
  const warning = problems.find(({ severity }) => severity === 'warning');
  const detail = warning === undefined ? {} : { detail: `$(warning) ${warning.message}` };
  if (changes.length === 0) return { label: '$(check) Nothing is changed', ...detail, alwaysShow: true };
  return {
    label: `$(cloud-upload) Save ${changes.length === 1 ? 'One Change' : `${changes.length} Changes`}…`,
    description: changes.map(({ preference }) => preference.label).join(', '),
    ...detail,
    answer: 'save',
    alwaysShow: true,
  };
}

function rows(
  text: PreferencesText,
  changes: readonly PreferenceChange[],
  touched: Preference | undefined,
): FormItem[] {
  let section = '';
  return preferences.flatMap((preference) => {
    const head: FormItem[] =
      preference.section === section
        ? []
        : [{ label: preference.section, kind: vscode.QuickPickItemKind.Separator }];
    section = preference.section;
    const isChanged = changes.some((change) => change.preference === preference);
    return [
      ...head,
      {
        label: preference.label,
        description: `${describeValue(preference, text.get(preference))}${isChanged ? ' (changed)' : ''}`,
        detail: preference.about,
        picked: preference === touched,
        preference,
      },
    ];
  });
}

const documentItem: FormItem = {
  label: '$(go-to-file) Edit as a Document',
  description: 'with what is changed here',
  answer: 'document',
};

/** An input box has one line. */
const needsEditor = (text: PreferencesText, preference: Preference): boolean =>
  preference.kind === 'commands' && text.get(preference).trim().includes('\n');

async function change(text: PreferencesText, preference: Preference, title: string): Promise<void> {
  const { label, about, kind, unset } = preference;
  if (kind === 'switch') {
    text.set(preference, String(text.get(preference) !== 'true'));
    return;
  }
  const more = kind === 'commands' ? ' Separate them by semicolons; several lines need the editor.' : '';
  const answer = await askText({
    title: `${title}: ${label}`,
    prompt: `${about}${more} Leave it empty for ${unset}`,
    value: text.get(preference).trimEnd(),
    canGoBack: true,
    check: (typed) => checkPreference(preference, typed),
  });
  if (answer !== back) text.set(preference, answer.trim());
}
