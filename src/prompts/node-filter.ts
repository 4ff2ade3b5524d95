import * as vscode from 'vscode';
import { describeConditions, looksAtNodes, parseQuery, queryFields } from '../views/node-query.ts';
import { back, Cancelled, pickOne } from './quick-pick.ts';

const title = 'Filter Managed Nodes';

/** Filters that were saved, by name. */
export type SavedFilters = Readonly<Record<string, string>>;

const helpButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('question'),
  tooltip: 'What can be written here',
};
const savedButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('bookmark'),
  tooltip: 'Saved filters',
};

/**
 * Asks for a filter, says while typing what it means or what is wrong with it, and helps with the language.
 * @returns a filter without problems; empty for none
 * @throws Cancelled if the user leaves it.
 */
export async function askNodeFilter(current: string, saved: SavedFilters): Promise<string> {
  let value = current;
  for (;;) {
    const answer = await askText(value, Object.keys(saved).length > 0);
    if (answer.want === 'accept') return answer.value;
    // Help adds to what is there; a saved filter takes its place.
    if (answer.want === 'help') {
      const term = await chooseTerm();
      value = [answer.value.trim(), term === back ? '' : term].filter(Boolean).join(' ');
    } else {
      const chosen = await chooseSavedFilter(saved, title, true);
      value = chosen === back ? answer.value : chosen.query;
    }
  }
}

interface Answer {
  readonly value: string;
  readonly want: 'accept' | 'help' | 'saved';
}

function askText(value: string, hasSaved: boolean): Promise<Answer> {
  const input = vscode.window.createInputBox();
  input.title = title;
  input.placeholder = 'platform:Linux status:Online tag:env=prod web';
  input.ignoreFocusOut = true;
  input.buttons = hasSaved ? [savedButton, helpButton] : [helpButton];
  input.value = value;
  input.valueSelection = [value.length, value.length];
  const check = (): boolean => {
    const parsed = parseQuery(input.value);
    const problem = 'problem' in parsed ? parsed.problem.message : undefined;
    input.validationMessage = problem ?? '';
    input.prompt = 'problem' in parsed ? '' : explain(input.value);
    return problem === undefined;
  };
  check();
  return new Promise<Answer>((resolve, reject) => {
    const answer = (want: Answer['want']): void => {
      resolve({ value: input.value, want });
      input.hide();
    };
    input.onDidChangeValue(check);
    input.onDidAccept(() => {
      if (check()) answer('accept');
    });
    input.onDidTriggerButton((button) => answer(button === helpButton ? 'help' : 'saved'));
    input.onDidHide(() => {
      reject(new Cancelled());
      input.dispose();
    });
    input.show();
  });
}

function explain(text: string): string {
  const parsed = parseQuery(text);
  if ('problem' in parsed) return '';
  const { conditions } = parsed;
  if (conditions.length === 0) {
    return 'Words are looked for in names, ids and IP addresses; fields are platform, status, tag and more (see ?). Empty shows all nodes.';
  }
  const how = looksAtNodes(conditions)
    ? ' — AWS cannot filter all of this; nodes are looked at page by page.'
    : '';
  return `Shows: ${describeConditions(conditions)}${how}`;
}

async function chooseTerm(): Promise<string | typeof back> {
  const items = [
    { label: 'web', description: 'a word: in the name, id or IP address' },
    ...Object.values(queryFields).map(({ example, meaning }) => ({ label: example, description: meaning })),
    { label: '-platform:Windows', description: '- in front: all others' },
    { label: 'tag:"Patch Group"=web', description: 'quotation marks keep blanks, commas and colons' },
  ];
  const item = await pickOne(items, {
    title: `${title}: What Can Be Written`,
    placeholder: 'All terms must hold. Choose one to add it',
    canGoBack: true,
  });
  return item === back ? back : item.label;
}

/**
 * Asks for one of the saved filters.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseSavedFilter(
  saved: SavedFilters,
  promptTitle: string,
  canGoBack = false,
): Promise<{ readonly name: string; readonly query: string } | typeof back> {
  const items = Object.entries(saved).map(([name, query]) => ({
    label: `$(bookmark) ${name}`,
    description: query,
    name,
    query,
  }));
  return pickOne(items, { title: promptTitle, placeholder: 'Which saved filter?', canGoBack });
}
