import type * as vscode from 'vscode';
import { checkValues, isList, type DocumentParameter } from '../runs/document-parameters.ts';
import { askText, back, pickOne } from './quick-pick.ts';

/** Values by parameter in the form of StartSession; those that are missing take the document's default. */
export type ParameterValues = Readonly<Record<string, readonly string[]>>;

interface ParameterItem extends vscode.QuickPickItem {
  /** Undefined for the item that goes on. */
  readonly parameter?: DocumentParameter;
}

/**
 * Asks for the values of a document's parameters: first for those without a default, then shows all of them to change.
 * @throws Cancelled if the user leaves it.
 */
export async function fillParameters(
  parameters: readonly DocumentParameter[],
  known: ParameterValues,
  title: string,
): Promise<ParameterValues | typeof back> {
  const values = new Map(Object.entries(known));
  const missing = parameters.filter(
    (parameter) => parameter.default === undefined && !values.has(parameter.name),
  );
  for (const parameter of missing) {
    if (!(await askFor(parameter, values, title))) return back;
  }
  if (parameters.length === missing.length && missing.length < 2) return Object.fromEntries(values);
  for (;;) {
    const item = await pickOne(items(parameters, values), {
      title,
      placeholder: 'Choose a parameter to change it, or go on',
      canGoBack: true,
      canChoose: ({ parameter }) => parameter !== undefined || problems(parameters, values).length === 0,
    });
    if (item === back) return back;
    if (item.parameter === undefined) return Object.fromEntries(values);
    await askFor(item.parameter, values, title);
  }
}

function items(
  parameters: readonly DocumentParameter[],
  values: ReadonlyMap<string, readonly string[]>,
): ParameterItem[] {
  const open = problems(parameters, values);
  const goOn: ParameterItem =
    open.length === 0
      ? { label: '$(arrow-right) Go On with These Values', alwaysShow: true, picked: true }
      : {
          label: `$(warning) Still to fill in: ${open.map(({ name }) => name).join(', ')}`,
          alwaysShow: true,
        };
  return [goOn, ...parameters.map((parameter) => parameterItem(parameter, values.get(parameter.name)))];
}

function parameterItem(parameter: DocumentParameter, given: readonly string[] | undefined): ParameterItem {
  const value = given ?? parameter.default;
  const text = value === undefined ? 'needed' : value.join(', ') || 'empty';
  return {
    label: parameter.name,
    description: given === undefined && value !== undefined ? `${text} (default)` : text,
    ...(parameter.description === undefined ? {} : { detail: parameter.description }),
    parameter,
  };
}

function problems(
  parameters: readonly DocumentParameter[],
  values: ReadonlyMap<string, readonly string[]>,
): readonly DocumentParameter[] {
  return parameters.filter(
    (parameter) => checkValues(parameter, values.get(parameter.name) ?? []) !== undefined,
  );
}

/** Asks for one value and stores it. False if the user went back. */
async function askFor(
  parameter: DocumentParameter,
  values: Map<string, readonly string[]>,
  title: string,
): Promise<boolean> {
  const value = await askValue(parameter, values.get(parameter.name) ?? parameter.default ?? [], title);
  if (value === back) return false;
  values.set(parameter.name, value);
  return true;
}

async function askValue(
  parameter: DocumentParameter,
  current: readonly string[],
  title: string,
): Promise<readonly string[] | typeof back> {
  const choices = parameter.allowedValues ?? (parameter.type === 'Boolean' ? ['true', 'false'] : undefined);
  if (isList(parameter)) return askLines(parameter, current, title);
  if (choices !== undefined) {
    const item = await pickOne(
      choices.map((label) => ({ label, picked: label === current[0] })),
      { title, placeholder: describe(parameter), canGoBack: true },
    );
    return item === back ? back : [item.label];
  }
  const text = await askText({
    title,
    prompt: describe(parameter),
    value: current[0] ?? '',
    canGoBack: true,
    check: (text) => checkValues(parameter, [text]),
  });
  return text === back ? back : [text];
}

/** A list is asked for line by line: an input box holds one, and no character is safe as a separator. */
async function askLines(
  parameter: DocumentParameter,
  current: readonly string[],
  title: string,
): Promise<readonly string[] | typeof back> {
  const lines: string[] = [];
  const single = { ...parameter, minItems: undefined, maxItems: undefined };
  for (;;) {
    const number = lines.length + 1;
    const text = await askText({
      title: `${title}: ${parameter.name}, line ${number}`,
      prompt: `${describe(parameter)}. ${number === 1 ? 'Type the first line' : 'Type the next line, or nothing to finish'}`,
      value: current[lines.length] ?? '',
      canGoBack: true,
      check: (text) => (text === '' ? checkValues(parameter, lines) : checkValues(single, [text])),
    });
    if (text === back) {
      if (lines.pop() === undefined) return back;
    } else if (text === '') {
      return lines;
    } else {
      lines.push(text);
    }
  }
}

function describe({ name, type, description }: DocumentParameter): string {
  return description === undefined ? `${name} (${type})` : `${name}: ${description}`;
}
