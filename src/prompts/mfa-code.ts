import { describeConnection, type Connection } from '../connection/connection.ts';
import { askText, back, Cancelled } from './quick-pick.ts';

/**
 * Asks for the code of an MFA device when a role of the connection needs it. The code goes to STS and nowhere else.
 * The promise rejects with Cancelled if the user leaves the question.
 */
export function askMfaCode(connection: Connection): (serial: string) => Promise<string> {
  return async (serial) => {
    const code = await askText({
      title: `MFA Code for ${describeConnection(connection)}`,
      prompt: `The code that ${serial} shows now`,
      placeholder: '6 digits',
      secret: true,
      check: (text) => (/^\d{6}$/.test(text) ? undefined : 'An MFA code has 6 digits.'),
    });
    if (code === back) throw new Cancelled();
    return code;
  };
}
