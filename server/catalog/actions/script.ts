import type { Action } from '../actions.ts';
import { currentRuntimes, retiredRuntimes } from '../runtimes.ts';

/** aws:executeScript. */
export const script: readonly Action[] = [
  {
    name: 'aws:executeScript',
    category: 'script',
    summary: 'Runs a Python or PowerShell script in the service.',
    notes: [
      'A script may take 600 seconds and return 100 KB.',
      'Calls to AWS from the script need an assumeRole.',
      'Pass values through InputPayload: a {{ reference }} inside Script is pasted into the code.',
    ],
    inputs: [
      {
        name: 'Runtime',
        types: ['String'],
        required: true,
        values: currentRuntimes,
        retiredValues: retiredRuntimes,
        doc: 'Language and version that run the script.',
      },
      {
        name: 'Handler',
        types: ['String'],
        format: 'python-handler',
        doc: 'Python function to call, with the arguments events and context; file.function with an attachment. Not for PowerShell.',
      },
      {
        name: 'InputPayload',
        types: ['StringMap', 'Map', 'String'],
        doc: 'Values for the script: the events argument in Python, JSON text in $env:InputPayload in PowerShell.',
      },
      { name: 'Script', types: ['String'], format: 'script', doc: 'The code.' },
      {
        name: 'Attachment',
        types: ['String'],
        format: 'attachment',
        doc: 'Attached .py or .zip file with the code. It must also stand in the top-level files.',
      },
    ],
    openInputs: false,
    constraints: [{ kind: 'anyOf', fields: ['Script', 'Attachment'] }],
    outputs: [
      {
        name: 'Payload',
        type: 'Map',
        doc: 'What the script returned, up to 100 KB and 100 items in a list.',
      },
    ],
    selectorRoot: '$.Payload',
    timeout: { default: 600, max: 600 },
    cancelTarget: true,
    takesOnCancel: true,
    retriesThrottling: false,
    documented: true,
    page: 'automation-action-executeScript',
  },
];
