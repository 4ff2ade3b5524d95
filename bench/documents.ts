// Documents of a given size, made here so that a bench needs no files: runbooks as people write them, with API calls,
// scripts, branches and references.

export interface BenchDocument {
  readonly name: string;
  readonly languageId: 'ssm-yaml' | 'ssm-json';
  readonly text: string;
}

interface Step {
  readonly name: string;
  readonly [key: string]: unknown;
}

function steps(index: number): Step[] {
  const [find, script, wait] = [`find${index}`, `script${index}`, `wait${index}`];
  return [
    {
      name: find,
      action: 'aws:executeAwsApi',
      onFailure: 'Abort',
      inputs: {
        Service: 'ec2',
        Api: 'DescribeInstances',
        Filters: [{ Name: 'tag:env', Values: ['{{ Environment }}'] }],
      },
      outputs: [{ Name: 'Id', Selector: '$.Reservations[0].Instances[0].InstanceId', Type: 'String' }],
    },
    {
      name: script,
      action: 'aws:executeScript',
      inputs: {
        Runtime: 'python3.11',
        Handler: 'run',
        InputPayload: { instance: `{{ ${find}.Id }}` },
        Script: [
          'def run(events, context):',
          "    instance = events['instance']",
          `    print('looking at', instance, ${index})`,
          '    for attempt in range(10):',
          "        if instance.startswith('i-'):",
          "            return {'found': instance, 'attempt': attempt}",
          '    raise ValueError(instance)',
          '',
        ].join('\n'),
      },
      outputs: [{ Name: 'Found', Selector: '$.Payload.found', Type: 'String' }],
    },
    { name: wait, action: 'aws:sleep', inputs: { Duration: 'PT10S' } },
  ];
}

function yaml(value: unknown, indent: string): string {
  if (typeof value === 'string' && value.includes('\n')) {
    return ` |\n${value.trimEnd().replace(/^/gm, indent)}\n`;
  }
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}\n`;
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((item) => `${indent}-${yaml(item, inner).replace(/^\n\s*/, ' ')}`)
    : Object.entries(value).map(([key, item]) => `${indent}${key}:${yaml(item, inner)}`);
  return `\n${entries.join('')}`;
}

/** A runbook of about `kilobytes` in YAML or JSON. */
export function makeDocument(kilobytes: number, languageId: BenchDocument['languageId']): BenchDocument {
  const mainSteps: Step[] = [];
  const document = {
    schemaVersion: '0.3',
    description: 'Looks at instances',
    parameters: { Environment: { type: 'String', description: 'The environment', default: 'dev' } },
    mainSteps,
  };
  const write = (): string =>
    languageId === 'ssm-json' ? `${JSON.stringify(document, null, 2)}\n` : yaml(document, '').slice(1);
  for (let index = 0; write().length < kilobytes * 1024; index += 1) mainSteps.push(...steps(index));
  const format = languageId === 'ssm-json' ? 'JSON' : 'YAML';
  return { name: `${kilobytes} KB ${format}`, languageId, text: write() };
}
