import { parseArgs } from 'node:util';

const usage = 'Usage: playground --port PORT [--nodes N] [--parameters N] [--seed TEXT]';

interface Options {
  readonly port: number;
  readonly nodes: number;
  readonly parameters: number;
  readonly seed?: string;
}

/** The program's options from its arguments. Throws an error whose message is for the user. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      nodes: { type: 'string' },
      parameters: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const port = wholeNumber('--port', values.port ?? '', 65_535);
  const nodes = wholeNumber('--nodes', values.nodes ?? '24', 100_000);
  const parameters = wholeNumber('--parameters', values.parameters ?? '0', 50_000);
  return { port, nodes, parameters, ...(values.seed === undefined ? {} : { seed: values.seed }) };
}

function wholeNumber(option: string, text: string, highest: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= highest) return number;
  throw new Error(`${option} must be a whole number up to ${highest}. ${usage}`);
}
