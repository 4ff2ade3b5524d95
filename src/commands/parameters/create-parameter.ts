import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { AwsError, hasCode } from '../../aws/errors.ts';
import { createParameter } from '../../aws/parameter-changes.ts';
import { checkParameterName } from '../../aws/parameter-rules.ts';
import type { ParameterType } from '../../aws/parameters.ts';
import { changeTitle } from '../../prompts/confirm.ts';
import { reviewSettings, type ParameterDraft } from '../../prompts/parameter-settings.ts';
import { askParameterValue, inEditor } from '../../prompts/parameter-value.ts';
import { askInTurn, askText, back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { chosenFolder, clientsOf, plainParameterRow } from '../row-arguments.ts';
import type { ParameterParts } from './context.ts';

const types = [
  { label: 'String', description: 'text' },
  { label: 'StringList', description: 'texts with commas between them' },
  { label: 'SecureString', description: 'encrypted with a KMS key' },
] as const satisfies readonly { readonly label: ParameterType; readonly description: string }[];

/** What has been answered so far. */
interface Answers {
  name: string;
  type: ParameterType | undefined;
  value: string;
  more: MoreOptions;
}

type MoreOptions = Omit<ParameterDraft, 'name' | 'type' | 'value'>;

/**
 * Creates a parameter: its name, its type and its value are asked for, and all else can be chosen before it is created.
 * Starts in the folder of the row, if there is one. One call.
 */
export async function createNewParameter(parts: ParameterParts, row: unknown): Promise<void> {
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:PutParameter');
  await askAndCreate(parts, clients, {
    name: `${chosenFolder(row) ?? ''}/`,
    type: undefined,
    value: '',
    more: { tags: [] },
  });
}

async function askAndCreate(parts: ParameterParts, clients: Clients, answers: Answers): Promise<void> {
  const title = await changeTitle(clients, 'Create Parameter');
  const taken = new Set<string>();
  const outcomes = new Set<unknown>();
  const openEditor = async ({ name, type = 'String', value: text }: Answers): Promise<void> => {
    await parts.parameterDrafts.open(clients, { name, type }, { text, base: 0, original: '' });
  };
  const create = async (): Promise<typeof back | undefined> => {
    const { name, type = 'String', value, more } = answers;
    const first = { ...more, name, type, value };
    const { outcome, draft } = await reviewAndCreate(parts, clients, first);
    answers.more = draft;
    if (outcome === 'taken') taken.add(name);
    outcomes.add(outcome);
    return outcome === back ? back : undefined;
  };
  const steps = [
    () => askName(answers, { title, taken, region: clients.connection.region }),
    () => askType(answers, title),
    () => askValue(answers, title, openEditor),
    create,
  ];
  while (!outcomes.has('created')) {
    if ((await askInTurn(steps)) === back) throw new Cancelled();
  }
}

/** @param taken names that turned out to be those of other parameters */
async function askName(
  answers: Answers,
  { title, taken, region }: { title: string; taken: ReadonlySet<string>; region: string },
): Promise<typeof back | undefined> {
  const answer = await askText({
    ...{ title, step: [1, 3], value: answers.name, placeholder: '/shop/prod/port' },
    prompt: taken.has(answers.name)
      ? `There is a parameter ${answers.name} already. Another name`
      : 'The name, with its path',
    check: (text) =>
      taken.has(text) ? `There is a parameter ${text} already.` : checkParameterName(text, region),
  });
  if (answer === back) return back;
  answers.name = answer;
  return undefined;
}

async function askType(answers: Answers, title: string): Promise<typeof back | undefined> {
  const item = await pickOne(
    types.map((one) => ({ ...one, picked: one.label === answers.type })),
    { title, step: [2, 3], placeholder: `What is ${answers.name}?`, canGoBack: true },
  );
  if (item === back) return back;
  // The options of one type do not fit another.
  if (item.label !== answers.type) answers.more = { tags: answers.more.tags ?? [] };
  answers.type = item.label;
  return undefined;
}

/**
 * @param openEditor opens an editor for the value, where it is to be typed there
 * @throws Cancelled once the editor is open
 */
async function askValue(
  answers: Answers,
  title: string,
  openEditor: (answers: Answers) => Promise<void>,
): Promise<typeof back | undefined> {
  const { name, type = 'String' } = answers;
  const ask = { title, name, type, rules: {}, current: answers.value, canGoBack: true };
  const answer = await askParameterValue({ ...ask, step: [3, 3] });
  if (answer === inEditor) {
    await openEditor(answers);
    throw new Cancelled();
  }
  if (answer === back) return back;
  answers.value = answer;
  return undefined;
}

/**
 * Shows the parameter with its settings and creates it. What AWS refuses is shown there too, and can be mended.
 * @returns `taken` if there is one of that name, and the options as they were chosen last
 * @throws Cancelled if the user leaves it
 */
export async function reviewAndCreate(
  parts: ParameterParts,
  clients: Clients,
  first: ParameterDraft & { readonly value: string },
): Promise<{ readonly outcome: 'created' | 'taken' | typeof back; readonly draft: ParameterDraft }> {
  const title = await changeTitle(clients, 'Create Parameter');
  let draft: ParameterDraft = first;
  let refusal: string | undefined;
  for (;;) {
    const reviewed = await reviewSettings(clients, draft, {
      ...{ title, action: `Create ${first.name}`, refusal, canGoBack: true },
      placeholder: 'Enter creates it. More options stand below',
    });
    if (reviewed === back) return { outcome: back, draft };
    draft = reviewed;
    try {
      const { tier } = await createParameter(clients, { ...draft, value: first.value });
      parts.parameters.tree.refresh(clients.connection);
      report(clients, draft, tier);
      return { outcome: 'created', draft };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (hasCode(error, 'ParameterAlreadyExists')) return { outcome: 'taken', draft };
      refusal = [error.message, error.advice].filter((part) => part !== '').join(' ');
    }
  }
}

function report(clients: Clients, parameter: ParameterDraft, tier: string | undefined): void {
  const { name, type, dataType, tier: wanted } = parameter;
  const text = [
    `${name} was created`,
    tier === undefined || tier === wanted ? '.' : `, in the tier ${tier}.`,
    dataType === 'aws:ec2:image' ? ' AWS shows it once it has found the image.' : '',
  ];
  // The list may have many pages before it.
  void vscode.window.showInformationMessage(text.join(''), 'Open').then((answer) => {
    if (answer !== 'Open') return;
    const row = plainParameterRow(clients, { name, type, keyId: parameter.keyId });
    void vscode.commands.executeCommand('ssm.openParameter', row);
  });
}
