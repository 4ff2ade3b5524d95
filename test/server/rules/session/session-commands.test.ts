import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const head = `schemaVersion: '1.0'
sessionType: InteractiveCommands
`;

const allPlatforms = `  linux: { commands: top }
  macos: { commands: top }
  windows: { commands: Get-Process }
`;

describe('session-type', () => {
  it('reports a type that does not exist', () => {
    checkInBoth(
      'session-type',
      `schemaVersion: '1.0'
sessionType: InteractiveCommand
#            ^^^^^^^^^^^^^^^^^^ session-type: There is no session type "InteractiveCommand"; did you mean "InteractiveCommands"?
`,
    );
    checkInBoth(
      'session-type',
      `schemaVersion: '1.0'
sessionType: x
#            ^ session-type: There is no session type "x"; the types are "Standard_Stream", "InteractiveCommands", "NonInteractiveCommands" and "Port"
`,
    );
  });

  it('knows the four types, and leaves a missing one to doc-missing-key', () => {
    for (const type of ['Standard_Stream', 'InteractiveCommands', 'NonInteractiveCommands', 'Port']) {
      checkInBoth('session-type', `schemaVersion: '1.0'\nsessionType: ${type}\n`);
    }
    checkInBoth('session-type', "schemaVersion: '1.0'\ninputs: {}\n");
  });

  it('changes the type', () => {
    checkFix(
      'session-type',
      '{"schemaVersion": "1.0", "sessionType": "port"}',
      '{"schemaVersion": "1.0", "sessionType": "Port"}',
    );
  });
});

describe('session-properties', () => {
  it('reports that the commands or the port are missing', () => {
    checkInBoth(
      'session-properties',
      `schemaVersion: '1.0'
sessionType: NonInteractiveCommands
#            ^^^^^^^^^^^^^^^^^^^^^^ session-properties: Sessions of type NonInteractiveCommands need "properties" with the commands for each platform
`,
    );
    checkInBoth(
      'session-properties',
      `schemaVersion: '1.0'
sessionType: Port
properties: { host: db.example.com }
^^^^^^^^^^ session-properties: "properties" for sessions of type Port needs the portNumber
`,
    );
    checkInBoth(
      'session-properties',
      `${head}properties: {}
^^^^^^^^^^ session-properties: "properties" for sessions of type InteractiveCommands needs the commands for each platform
`,
    );
  });

  it('is silent on shells, on one platform, on any case, and on what is no map', () => {
    checkInBoth('session-properties', "schemaVersion: '1.0'\nsessionType: Standard_Stream\n");
    checkInBoth('session-properties', `${head}properties: { Linux: { commands: top } }\n`);
    checkInBoth('session-properties', `${head}properties: [linux]\n`);
    checkInBoth(
      'session-properties',
      "schemaVersion: '1.0'\nsessionType: Port\nproperties: { portNumber: '1' }\n",
    );
  });
});

describe('session-commands-list', () => {
  it('reports a list, a map and nothing', () => {
    checkInBoth(
      'session-commands-list',
      `${head}properties:
  linux:
    commands: [ls, top]
#   ^^^^^^^^ session-commands-list: "commands" is one text, which the agent hands to the shell; it cannot read a list or a map
  windows:
    commands: ''
#   ^^^^^^^^ session-commands-list: "commands" is empty; the agent refuses to start the session
  macos: { runAsElevated: true }
# ^^^^^ session-commands-list: "macos" needs "commands", the text to run
`,
    );
  });

  it('is silent on one text, a reference, and other session types', () => {
    checkInBoth(
      'session-commands-list',
      `${head}parameters: { command: { type: String } }
properties:
  linux: { Commands: 'ls; top' }
  windows: { commands: '{{ command }}' }
`,
    );
    checkInBoth(
      'session-commands-list',
      "schemaVersion: '1.0'\nsessionType: Port\nproperties: { portNumber: '1', linux: { commands: [ls] } }\n",
    );
  });

  it('joins the list', () => {
    checkFix(
      'session-commands-list',
      `${head}properties:\n  linux:\n    commands: [cd /var/log, ls]\n`,
      `${head}properties:\n  linux:\n    commands: 'cd /var/log; ls'\n`,
    );
    const json = (commands: string): string =>
      `{"schemaVersion": "1.0", "sessionType": "InteractiveCommands", "properties": {"linux": {"commands": ${commands}}}}`;
    checkFix('session-commands-list', json('["a", "b"]'), json('"a; b"'));
  });
});

describe('session-platform-missing', () => {
  it('reports Linux and Windows, each for itself', () => {
    checkInBoth(
      'session-platform-missing',
      `${head}properties: { linux: { commands: top } }
^^^^^^^^^^ session-platform-missing: The session fails on Windows nodes, because "properties" has no "windows"
`,
    );
    checkInBoth(
      'session-platform-missing',
      `${head}properties: { macos: { commands: top } }
^^^^^^^^^^ session-platform-missing: The session fails on Linux nodes, because "properties" has no "linux"
^^^^^^^^^^ session-platform-missing: The session fails on Windows nodes, because "properties" has no "windows"
`,
    );
  });

  it('is silent when both are there, and when none is', () => {
    checkInBoth('session-platform-missing', `${head}properties:\n${allPlatforms}`);
    checkInBoth('session-platform-missing', `${head}properties: {}\n`);
  });
});

describe('session-macos-block', () => {
  it('reports Linux without macOS', () => {
    checkInBoth(
      'session-macos-block',
      `${head}properties:
  linux: { commands: top }
# ^^^^^ session-macos-block: Macs do not read "linux"; for sessions on macOS add the same as "macos"
`,
    );
  });

  it('is silent with macOS, and for Windows alone', () => {
    checkInBoth('session-macos-block', `${head}properties:\n${allPlatforms}`);
    checkInBoth('session-macos-block', `${head}properties:\n  windows: { commands: Get-Process }\n`);
  });

  it('adds the block', () => {
    checkFix(
      'session-macos-block',
      `${head}properties:\n  linux:\n    commands: top\n`,
      `${head}properties:\n  linux:\n    commands: top\n  macos:\n    commands: top\n`,
    );
    const json = (more: string): string =>
      `{"schemaVersion": "1.0", "sessionType": "InteractiveCommands", "properties": {"linux": {"commands": "top"}${more}}}`;
    checkFix('session-macos-block', json(''), json(', "macos": { "commands": "top" }'));
  });
});

describe('session-elevated-bool', () => {
  it('reports texts and references', () => {
    checkInBoth(
      'session-elevated-bool',
      `${head}parameters: { root: { type: String } }
properties:
  linux: { commands: top, runAsElevated: 'true' }
#                                        ^^^^^^ session-elevated-bool: The agent reads "runAsElevated" as a boolean only; write true or false without quotes
  windows: { commands: top, runAsElevated: '{{ root }}' }
#                                          ^^^^^^^^^^^^ session-elevated-bool: The agent reads "runAsElevated" as a boolean only; write true or false, not a reference
`,
    );
  });

  it('is silent on booleans', () => {
    checkInBoth(
      'session-elevated-bool',
      `${head}properties: { linux: { commands: top, runAsElevated: true } }\n`,
    );
  });

  it('takes the quotes away', () => {
    const json = (value: string): string =>
      `{"schemaVersion": "1.0", "sessionType": "InteractiveCommands", "properties": {"linux": {"commands": "top", "runAsElevated": ${value}}}}`;
    checkFix('session-elevated-bool', json('"False"'), json('false'));
  });
});

describe('session-streaming-ignored', () => {
  it('reports streaming of commands, not of shells', () => {
    checkInBoth(
      'session-streaming-ignored',
      `${head}inputs: { cloudWatchStreamingEnabled: true }
#                                     ^^^^ session-streaming-ignored: The agent switches streaming to CloudWatch off for commands; their log is sent at the end
`,
    );
    checkInBoth('session-streaming-ignored', `${head}inputs: { cloudWatchStreamingEnabled: false }\n`);
    checkInBoth(
      'session-streaming-ignored',
      "schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs: { cloudWatchStreamingEnabled: true }\n",
    );
  });
});

describe('session-open-command', () => {
  const command = (parameter: string): string => `${head}parameters:
  path:
    type: String
${parameter}properties:
  linux: { commands: 'tail -f {{ path }}' }
  windows: { commands: 'Get-Content {{ path }}' }
`;

  it('reports a parameter that lets anything into a command, once', () => {
    checkInBoth(
      'session-open-command',
      command('').replace(
        '    type: String',
        '# ^^^^ session-open-command: Whoever starts the session can run anything through "path"; give it an allowedPattern or allowedValues\n    type: String',
      ),
    );
  });

  it('is silent on bounded parameters, and on those that stand elsewhere', () => {
    checkInBoth('session-open-command', command('    allowedPattern: ^[a-z]+$\n'));
    checkInBoth('session-open-command', command('    allowedValues: [a, b]\n'));
    checkInBoth(
      'session-open-command',
      "schemaVersion: '1.0'\nsessionType: Port\nparameters: { p: { type: String } }\nproperties: { portNumber: '{{ p }}' }\n",
    );
  });

  it('adds a pattern', () => {
    checkFix('session-open-command', command(''), command("    allowedPattern: '^[a-zA-Z0-9_./:@-]+$'\n"));
    const json = (more: string): string =>
      `{"schemaVersion": "1.0", "sessionType": "InteractiveCommands", "parameters": {"p": {"type": "String"${more}}}, "properties": {"linux": {"commands": "{{p}}"}}}`;
    checkFix('session-open-command', json(''), json(', "allowedPattern": "^[a-zA-Z0-9_./:@-]+$"'));
  });
});
