import * as vscode from 'vscode';
import { checkValue, type ValueRules } from '../aws/parameter-rules.ts';
import { isPlain } from '../aws/parameter-values.ts';
import type { ParameterType } from '../aws/parameters.ts';
import { askText, type back, type InputButton } from './quick-pick.ts';

/** The user wants to write the value in an editor. */
export const inEditor = Symbol('in an editor');

export interface ValueQuestion {
  readonly title: string;
  readonly name: string;
  readonly type: ParameterType;
  readonly rules: ValueRules;
  /** The value as it is, to begin with; not given for a secret. */
  readonly current?: string;
  readonly canGoBack?: boolean;
  readonly step?: readonly [number, number];
}

/**
 * Asks for the value of a parameter: typed in one line, taken from the clipboard with all its lines, or, unless it is a
 * secret, written in an editor. A secret is asked for in an input box because the text of an editor, even of one that is
 * never saved, is kept on disk by VS Code as long as it has changes.
 * @throws Cancelled if the user leaves it.
 */
export async function askParameterValue(
  question: ValueQuestion,
): Promise<string | typeof back | typeof inEditor> {
  const { title, name, type, rules, current, canGoBack, step } = question;
  const secret = !isPlain(type);
  const wants = { editor: false };
  const editor: InputButton = {
    icon: 'go-to-file',
    tooltip: 'Write It in an Editor, with Several Lines',
    press(input) {
      wants.editor = true;
      input.hide();
      return undefined;
    },
  };
  try {
    return await askText({
      ...{ title, secret, prompt: promptOf(type, name), check: (text) => checkValue(text, rules) },
      ...(current === undefined ? {} : { value: current }),
      ...(canGoBack === undefined ? {} : { canGoBack }),
      ...(step === undefined ? {} : { step }),
      buttons: [takeClipboard, secret ? showOrHide() : editor],
    });
  } catch (error) {
    if (wants.editor) return inEditor;
    throw error;
  }
}

function promptOf(type: ParameterType, name: string): string {
  switch (type) {
    case 'String':
      return `The value of ${name}`;
    case 'StringList':
      return `The values of ${name}, with a comma between them`;
    case 'SecureString':
      return `The value of ${name}. It is not shown, and kept nowhere on this computer`;
  }
}

/** A line of input would lose line breaks, as keys and certificates have them. */
const takeClipboard: InputButton = {
  icon: 'clippy',
  tooltip: 'Take the Text in the Clipboard, with All Its Lines',
  async press(input) {
    const text = await vscode.env.clipboard.readText();
    if (text !== '') return text;
    input.validationMessage = 'The clipboard is empty. Copy the value, then try again.';
    return undefined;
  },
};

const showOrHide = (): InputButton => ({
  icon: 'eye',
  tooltip: 'Show or Hide What Is Typed',
  press(input) {
    input.password = !input.password;
    return undefined;
  },
});
