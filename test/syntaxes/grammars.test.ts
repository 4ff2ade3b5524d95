import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheRoot } from '../../scripts/vscode-host/cache.ts';
import { tokenize, type GrammarFiles } from '../support/tokenize.ts';

const root = path.join(import.meta.dirname, '../..');
const fixtures = path.join(root, 'test/fixtures/grammars');

const standIns: GrammarFiles = Object.fromEntries(
  fs
    .readdirSync(fixtures)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [path.basename(name, '.json'), path.join(fixtures, name)]),
);

interface Manifest {
  readonly contributes: {
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
  };
}

/** VS Code's own grammars out of the host that `npm run test:host` has installed; undefined before that. */
function findHostGrammars(): GrammarFiles | undefined {
  const extensions = fs.existsSync(cacheRoot())
    ? fs
        .readdirSync(cacheRoot())
        .map((host) => path.join(cacheRoot(), host, 'node_modules/code-server/lib/vscode/extensions'))
        .find((folder) => fs.existsSync(path.join(folder, 'yaml/package.json')))
    : undefined;
  if (extensions === undefined) return undefined;
  const files: Record<string, string> = {};
  for (const name of ['yaml', 'json', 'shellscript', 'powershell', 'python']) {
    const folder = path.join(extensions, name);
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
    for (const grammar of manifest.contributes.grammars) {
      files[grammar.scopeName] ??= path.join(folder, grammar.path);
    }
  }
  return files;
}

const yaml = `
schemaVersion: '2.2'
parameters:
  commands:
    type: StringList # not-a-script
mainSteps:
- action: aws:runPowerShellScript
  name: windowsOne
  inputs:
    runCommand:
    - Get-Plain
    - |
      if ($block) {

        Write-Host '{{ Name }}'
    - "Get-Quoted"
    timeoutSeconds: after1
- name: linuxOne
  action: "aws:runShellScript"
  inputs:
    runCommand:
      - echo-plain
      - 'echo-single'
      - |-
        unclosed "quote
    workingDirectory: after2
- name: linuxTwo
  action: aws:runShellScript
  inputs: { other: x }
  more:
    RunCommand: ["flow-a", 'flow-b']
- name: pythonOne
  action: aws:executeScript
  inputs:
    Runtime: python3.11
    Script: |
      def python_block
    Handler: after3
- name: powershellOne
  action: aws:executeScript
  inputs:
    Runtime: PowerShell 7.4
    Script: |-
      $powershell_block
  isEnd: after4
- name: nested
  action: aws:runCommand
  inputs:
    DocumentName: AWS-RunShellScript
    Parameters:
      commands:
      - nested-shell
- name: download
  inputs:
    sourceInfo: '{"path": "json-text"}'
    Payload: plain-payload
- name: single
  action: aws:runPowerShellScript
  inputs:
    runCommand: Get-Single
- name: singleLinux
  action: aws:runShellScript
  inputs:
    runCommand: |
      single-block
- name: policy
  inputs:
    PolicyDocument: |
      {"policy-text": "{{ InJson }}"}
    Policy: plain-policy
properties:
  windows:
    commands: Session-Windows
  linux:
    commands: session-linux
inputs:
  shellProfile:
    windows: Profile-Windows
    linux: profile-linux
outputs:
- "{{ global:REGION }} {{ windowsOne.Output }} {{{ Triple }}} {{print $2}}"
# {{ inComment }}
`;

const yamlExpected: readonly (readonly [word: string, scope: string])[] = [
  ['commands', 'entity.name.tag.yaml'],
  ['not-a-script', 'comment.line.number-sign.yaml'],
  ['Get-Plain', 'meta.embedded.powershell'],
  ['block', 'meta.embedded.powershell'],
  ['Name', 'variable.parameter.ssm'],
  ['Get-Quoted', 'meta.embedded.powershell'],
  ['timeoutSeconds', 'entity.name.tag.yaml'],
  ['linuxOne', '-meta.embedded'],
  ['echo-plain', 'meta.embedded.shellscript'],
  ['echo-single', 'meta.embedded.shellscript'],
  ['unclosed', 'meta.embedded.shellscript'],
  ['workingDirectory', 'entity.name.tag.yaml'],
  ['after2', '-meta.embedded'],
  ['flow-a', 'meta.embedded.shellscript'],
  ['flow-b', 'meta.embedded.shellscript'],
  ['python_block', 'meta.embedded.python'],
  ['Handler', 'entity.name.tag.yaml'],
  ['powershell_block', 'meta.embedded.powershell'],
  ['after4', '-meta.embedded'],
  ['nested-shell', 'meta.embedded.shellscript'],
  ['json-text', 'meta.embedded.json'],
  ['plain-payload', '-meta.embedded'],
  ['Get-Single', 'meta.embedded.powershell'],
  ['single-block', 'meta.embedded.shellscript'],
  ['policy-text', 'meta.embedded.json'],
  ['InJson', 'variable.parameter.ssm'],
  ['plain-policy', '-meta.embedded'],
  ['Session-Windows', 'meta.embedded.powershell'],
  ['session-linux', 'meta.embedded.shellscript'],
  ['Profile-Windows', 'meta.embedded.powershell'],
  ['profile-linux', 'meta.embedded.shellscript'],
  ['global', 'support.type.namespace.ssm'],
  ['REGION', 'variable.other.constant.ssm'],
  ['Output', 'variable.other.property.ssm'],
  ['Triple', 'variable.parameter.ssm'],
  ['print', '-meta.template.expression.ssm'],
  ['inComment', '-meta.template.expression.ssm'],
];

const json = `{
  "schemaVersion": "2.2",
  "parameters": { "commands": { "description": "not-a-script {{ First }}" } },
  "mainSteps": [
    {
      "action": "aws:runPowerShellScript",
      "inputs": { "runCommand": ["Get-One\\nGet-Two \\"{{ Name }}\\""], "timeoutSeconds": "after1" }
    },
    { "name": "next", "action": "aws:runShellScript", "inputs": { "runCommand": [
      "shell-one"
    ] } },
    { "inputs": { "Runtime": "PowerShell 7.4", "Script": "Script-One" }, "isEnd": "after2" },
    { "inputs": { "Runtime": "python3.11", "Script": "python_one" } },
    { "inputs": { "DocumentName": "AWS-RunShellScript", "Parameters": { "commands": ["shell-two"] } } }
  ],
  "download": { "sourceInfo": "{\\"in-json\\": [\\"in-text {{ InJson }}\\", true, 42]}", "Payload": "plain-payload" },
  "properties": { "windows": { "commands": "Session-Windows" }, "linux": { "commands": "session-linux" } },
  "inputs": { "shellProfile": { "windows": "Profile-Windows", "linux": "profile-linux" } },
  "runtimeConfig": { "aws:runPowerShellScript": { "properties": [{ "runCommand": "Old-Command" }] } }
}`;

const jsonExpected: readonly (readonly [word: string, scope: string])[] = [
  ['not-a-script', '-meta.embedded'],
  ['First', 'variable.parameter.ssm'],
  ['Get-One', 'meta.embedded.powershell'],
  ['\\n', 'constant.character.escape.json'],
  ['Name', 'variable.parameter.ssm'],
  ['after1', '-meta.embedded'],
  ['next', '-meta.ssm.powershell'],
  ['shell-one', 'meta.embedded.shellscript'],
  ['Script-One', 'meta.embedded.powershell'],
  ['after2', '-meta.ssm.powershell'],
  ['python_one', 'meta.embedded.python'],
  ['shell-two', 'meta.embedded.shellscript'],
  ['in-json', 'meta.embedded.json'],
  ['in-json', 'support.type.property-name.json'],
  ['in-text', '-support.type.property-name.json'],
  ['InJson', 'variable.parameter.ssm'],
  ['true', 'constant.language.json'],
  ['42', 'constant.numeric.json'],
  ['plain-payload', '-meta.embedded'],
  ['Session-Windows', 'meta.embedded.powershell'],
  ['session-linux', 'meta.embedded.shellscript'],
  ['Profile-Windows', 'meta.embedded.powershell'],
  ['profile-linux', 'meta.embedded.shellscript'],
  ['Old-Command', 'meta.embedded.powershell'],
];

/** Checks the token in which each word begins, where it stands first. A scope behind `-` must not be there. */
async function check(
  text: string,
  scope: string,
  expected: readonly (readonly [string, string])[],
  files: GrammarFiles,
): Promise<void> {
  let end = 0;
  const tokens = (await tokenize(text, scope, files)).flatMap((line) => {
    const placed = line.map((token) => ({ ...token, end: (end += token.text.length) }));
    end += 1;
    return placed;
  });
  for (const [word, wanted] of expected) {
    const start = text.indexOf(word);
    const token = tokens.find((candidate) => candidate.end > start);
    assert.ok(start >= 0 && token, `no token for ${word}`);
    const scopes = token.scopes.flatMap((name) => name.split(' '));
    const found = `${word}: ${scopes.join(' ')}`;
    if (wanted.startsWith('-')) {
      assert.ok(!scopes.some((name) => name.startsWith(wanted.slice(1))), found);
    } else {
      assert.ok(scopes.includes(wanted), `${found}, not ${wanted}`);
    }
  }
}

describe('the grammars', () => {
  it('know scripts and references in YAML', () => check(yaml, 'source.ssm-yaml', yamlExpected, standIns));

  it('know scripts and references in JSON', () => check(json, 'source.ssm-json', jsonExpected, standIns));

  it("do so on VS Code's own grammars too", async function () {
    const files = findHostGrammars();
    if (files === undefined) {
      process.stderr.write('  skipped: the VS Code host is not installed yet (npm run test:host)\n');
      return this.skip();
    }
    await check(yaml, 'source.ssm-yaml', yamlExpected, files);
    await check(json, 'source.ssm-json', jsonExpected, files);
  });

  it('are what scripts/grammars says', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate-grammars.ts', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(run.stderr, '');
    assert.equal(run.status, 0);
  });
});
