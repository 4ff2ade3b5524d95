import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { analyze } from '../../../server/analysis.ts';
import { upgradeSchema } from '../../../server/features/upgrade-schema.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language } from '../../../server/syntax/tree.ts';
import { applyEdits, diagnosticsOf } from '../../support/check-rule.ts';
import { hasCorpus, listCorpus } from '../../support/corpus.ts';

function upgraded(text: string, language: Language): string {
  const edits = upgradeSchema(analyze(parse(text, language)));
  assert.ok(!('refusal' in edits), JSON.stringify(edits));
  return applyEdits(text, edits);
}

function refusal(text: string): string | undefined {
  const edits = upgradeSchema(analyze(parse(text, 'yaml')));
  return 'refusal' in edits ? edits.refusal : undefined;
}

function errorsOf(text: string, language: Language): string[] {
  return diagnosticsOf(text, language)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

/** Checks the upgrade of a YAML text, and that the same document as JSON becomes the same. */
function check(before: string, after: string): void {
  assert.equal(upgraded(before, 'yaml'), after);
  const json = upgraded(JSON.stringify(parseYaml(before), undefined, 2), 'json');
  assert.deepEqual(JSON.parse(json), parseYaml(after));
  assert.deepEqual(errorsOf(after, 'yaml'), []);
  assert.deepEqual(errorsOf(json, 'json'), []);
}

describe('upgradeSchema', () => {
  it('makes steps of runtimeConfig', () => {
    check(
      `schemaVersion: "1.2"
description: Installs a module
parameters:
  commands: { type: StringList, description: Lines }
runtimeConfig:
  aws:psModule:
    description: The module first
    properties:
      - id: 0.aws:psModule
        source: https://example.com/module.zip
        runCommand: '{{ commands }}'
  aws:runShellScript:
    properties:
      - id: first
        timeoutSeconds: 60
        commands:
          - |
            set -e
            date
          - "ls"
      - id: 0.aws:runShellScript
        runCommand: [date]
`,
      `schemaVersion: "2.2"
description: Installs a module
parameters:
  commands: { type: StringList, description: Lines }
mainSteps:
  - name: psModule
    action: aws:psModule
    precondition:
      StringEquals:
        - platformType
        - Windows
    description: The module first
    inputs:
      source: https://example.com/module.zip
      runCommand: '{{ commands }}'
  - name: first
    action: aws:runShellScript
    inputs:
      timeoutSeconds: 60
      runCommand:
        - |
          set -e
          date
        - "ls"
  - name: runShellScript
    action: aws:runShellScript
    inputs:
      runCommand:
        - date
`,
    );
  });

  it('keeps names apart, settings with their step, and one map of properties', () => {
    check(
      `schemaVersion: '1.2'
runtimeConfig:
  aws:domainJoin:
    properties: { directoryId: d-1234567890, directoryName: example.com, dnsIpAddresses: [10.0.0.1] }
  aws:cloudWatch:
    settings: { startType: Enabled }
    properties:
      EngineConfiguration: { PollInterval: '00:00:15' }
  aws:runPowerShellScript:
    timeoutSeconds: 30
    properties:
      - runCommand: [Get-Date]
      - { timeoutSeconds: 5, runCommand: [Get-Date] }
description: d
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: domainJoin
    action: aws:domainJoin
    inputs:
      directoryId: d-1234567890
      directoryName: example.com
      dnsIpAddresses:
        - 10.0.0.1
  - name: cloudWatch
    action: aws:cloudWatch
    precondition:
      StringEquals:
        - platformType
        - Windows
    settings:
      startType: Enabled
    inputs:
      EngineConfiguration:
        PollInterval: '00:00:15'
  - name: runPowerShellScript
    action: aws:runPowerShellScript
    inputs:
      runCommand:
        - Get-Date
      timeoutSeconds: 30
  - name: runPowerShellScript2
    action: aws:runPowerShellScript
    inputs:
      timeoutSeconds: 5
      runCommand:
        - Get-Date
description: d
`,
    );
  });

  it('keeps comments', () => {
    check(
      `# the file
schemaVersion: '1.2'
# the plugins
runtimeConfig: # all of them
  # the shell
  aws:runShellScript:
    properties: # a list
      # the first
      - id: 0.aws:runShellScript
        # sixty
        timeoutSeconds: '60' # seconds
        runCommand:
          # a script
          - | # with a header
            # of the shell
            date
          - ls # files
  # the end
# behind
description: d
`,
      `# the file
schemaVersion: '2.2'
# the plugins
mainSteps: # all of them
  # the shell
  # a list
  # the first
  - name: runShellScript
    action: aws:runShellScript
    inputs:
      # sixty
      timeoutSeconds: '60' # seconds
      runCommand:
        # a script
        - | # with a header
          # of the shell
          date
        - ls # files
  # the end
# behind
description: d
`,
    );
  });

  it('upgrades 2.0, with preconditions for plugins of one platform', () => {
    check(
      `schemaVersion: '2.0'
description: d
mainSteps:
  - name: a
    action: aws:psModule # Windows
    inputs:
      source: https://example.com/module.zip
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [date] } }
`,
      `schemaVersion: '2.2'
description: d
mainSteps:
  - name: a
    action: aws:psModule # Windows
    precondition:
      StringEquals:
        - platformType
        - Windows
    inputs:
      source: https://example.com/module.zip
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [date] } }
`,
    );
  });

  it('keeps the layout of JSON and of flow style', () => {
    const flow = `{ schemaVersion: '1.2', runtimeConfig: { 'aws:runShellScript': { properties: [{ runCommand: ['a: b, "c"'] }] } } }`;
    assert.deepEqual(parseYaml(upgraded(flow, 'yaml')), {
      schemaVersion: '2.2',
      mainSteps: [
        { name: 'runShellScript', action: 'aws:runShellScript', inputs: { runCommand: ['a: b, "c"'] } },
      ],
    });
    const compact = JSON.stringify(parseYaml(flow));
    assert.ok(!upgraded(compact, 'json').includes(' {'));
    const wide = JSON.stringify(parseYaml(flow), undefined, 4);
    assert.equal(upgraded(wide, 'json'), JSON.stringify(JSON.parse(upgraded(compact, 'json')), undefined, 4));
  });

  it('refuses what it would break', () => {
    assert.match(refusal(`schemaVersion: '2.2'\nmainSteps: []\n`) ?? '', /1\.2 and 2\.0/);
    assert.match(refusal(`schemaVersion: '0.3'\nmainSteps: []\n`) ?? '', /Only Command/);
    assert.match(refusal(`schemaVersion: '1.2'\nruntimeConfig: {}\n`) ?? '', /no plugin/);
    assert.match(refusal(`schemaVersion: '1.2'\nruntimeConfig:\n  a: [\n`) ?? '', /^Correct what/);
    const text = (properties: string): string =>
      `schemaVersion: '1.2'\nruntimeConfig:\n  aws:cloudWatch: { properties: ${properties} }\n`;
    assert.match(refusal(text(`'{{ properties }}'`)) ?? '', /properties of "aws:cloudWatch" are no map/);
    assert.match(refusal(text('&x { a: b }')) ?? '', /anchors and tags/);
  });

  it('makes no error of any document of the corpus', function () {
    this.timeout(60_000);
    if (!hasCorpus) this.skip();
    let count = 0;
    for (const document of listCorpus()) {
      const text = document.text();
      const edits = upgradeSchema(analyze(parse(text, document.language)));
      if ('refusal' in edits || errorsOf(text, document.language).length > 0) continue;
      const after = applyEdits(text, edits);
      assert.deepEqual(errorsOf(after, document.language), [], document.file);
      assert.ok(diagnosticsOf(after, document.language).every(({ code }) => code !== 'doc-schema-old'));
      count += 1;
    }
    assert.ok(count > 30, `only ${count} documents were upgraded`);
  });
});
