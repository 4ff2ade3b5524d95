import { checkFix, checkRule } from '../../../support/check-rule.ts';

const steps = '\nmainSteps:\n  - { name: a, action: aws:runShellScript, inputs: { runCommand: [date] } }\n';

describe('doc-syntax and doc-duplicate-key', () => {
  it('report what the parser found, with its fix', () => {
    checkRule('doc-syntax', '{ "schemaVersion": "2.2", "mainSteps": [] }');
    checkRule(
      'doc-syntax',
      `{ "a": 1, }
        ^ doc-syntax: JSON allows no comma behind the last item`,
    );
    checkFix('doc-syntax', '{ "a": 1, }', '{ "a": 1 }');
    checkRule(
      'doc-duplicate-key',
      `schemaVersion: '2.2'
description: one
description: two
#^^^^^^^^^^ doc-duplicate-key
`.replace('#^^^^^^^^^^', '^^^^^^^^^^^'),
    );
    checkRule('doc-duplicate-key', '{"a": {"b": 1}, "c": {"b": 1}}');
  });
});

describe('the schema version', () => {
  it('is missing', () => {
    checkRule(
      'doc-schema-missing',
      `description: x${steps}`.replace('\nmain', '\n^^^^^^^^^^^ doc-schema-missing\nmain'),
    );
    checkRule('doc-schema-missing', `${steps}schemaVersion: '2.2'\n`);
    checkRule('doc-schema-missing', "schemaVerson: '2.2'\n^^^^^^^^^^^^ doc-schema-missing\n");
    checkRule('doc-schema-missing', '{ "retries": 3, "features": { "beta": true } }');
    checkRule(
      'doc-schema-missing',
      '{ "$schema": "http://json-schema.org/draft-04/schema#", "description": "x", "type": "object" }',
    );
    checkFix('doc-schema-missing', `description: x${steps}`, `schemaVersion: '2.2'\ndescription: x${steps}`);
    checkFix(
      'doc-schema-missing',
      '{ "assumeRole": "x", "mainSteps": [{ "action": "aws:sleep" }] }',
      '{ "schemaVersion": "0.3", "assumeRole": "x", "mainSteps": [{ "action": "aws:sleep" }] }',
    );
  });

  it('does not exist', () => {
    checkRule(
      'doc-schema-unknown',
      `schemaVersion: '2.1'
               ^^^^^ doc-schema-unknown: There is no schema version "2.1"; use 0.3, 1.0, 1.2, 2.0, 2.2${steps}`,
    );
    checkRule('doc-schema-unknown', `schemaVersion: '2.2'${steps}`);
    checkFix('doc-schema-unknown', `schemaVersion: '3.0'${steps}`, `schemaVersion: '2.2'${steps}`);
  });

  it('is a number', () => {
    checkRule(
      'doc-schema-not-string',
      `schemaVersion: 2.2
               ^^^ doc-schema-not-string: schemaVersion is a text, and 2.2 a number; put it in quotes${steps}`,
    );
    checkRule('doc-schema-not-string', `schemaVersion: "2.2"${steps}`);
    checkFix('doc-schema-not-string', `schemaVersion: 2.0${steps}`, `schemaVersion: '2.0'${steps}`);
    checkFix('doc-schema-not-string', '{"schemaVersion": 1.2}', '{"schemaVersion": "1.2"}');
  });

  it('is old', () => {
    checkRule(
      'doc-schema-old',
      `schemaVersion: '2.0'
               ^^^^^ doc-schema-old: Schema 2.0 has no precondition; AWS recommends 2.2${steps}`,
    );
    checkRule('doc-schema-old', `schemaVersion: '2.2'${steps}`);
    checkRule('doc-schema-old', '{"schemaVersion": "2.0", "packages": {}, "files": {}}');
  });
});

describe('the keys of the root', () => {
  it('are a closed set', () => {
    checkRule(
      'doc-unknown-key',
      `schemaVersion: '2.2'
descripton: x
^^^^^^^^^^ doc-unknown-key: "descripton" is no key of a document of this kind; did you mean "description"?${steps}`,
    );
    checkFix(
      'doc-unknown-key',
      `schemaVersion: '2.2'\ndescripton: x${steps}`,
      `schemaVersion: '2.2'\ndescription: x${steps}`,
    );
    checkRule('doc-unknown-key', '{"schemaVersion": "0.3", "outputs": [], "variables": {}, "mainSteps": []}');
  });

  it('have the shape of their kind', () => {
    checkRule(
      'doc-key-type',
      `schemaVersion: '2.2'
parameters: []
^^^^^^^^^^ doc-key-type: "parameters" takes a map
mainSteps: {}
^^^^^^^^^ doc-key-type: "mainSteps" takes a list
`,
    );
    checkRule(
      'doc-key-type',
      '{"schemaVersion": "2.2", "parameters": {}, "mainSteps": [], "description": ""}',
    );
  });

  it('hold steps', () => {
    checkRule(
      'doc-wrong-steps-key',
      `schemaVersion: '1.2'
mainSteps: []
^^^^^^^^^ doc-wrong-steps-key: Schema 1.2 has its steps under runtimeConfig, not mainSteps
`,
    );
    checkRule('doc-wrong-steps-key', '{"schemaVersion": "1.2", "runtimeConfig": {}}');
    checkFix(
      'doc-wrong-steps-key',
      "schemaVersion: '0.3'\nruntimeConfig: [{ name: a }]\n",
      "schemaVersion: '0.3'\nmainSteps: [{ name: a }]\n",
    );
    checkRule(
      'doc-no-steps',
      `schemaVersion: '2.2'
mainSteps: []
^^^^^^^^^ doc-no-steps: mainSteps is empty; a document needs at least one step
`,
    );
    checkRule(
      'doc-no-steps',
      `schemaVersion: '0.3'
               ^^^^^ doc-no-steps: mainSteps is missing; a document needs at least one step
assumeRole: x
`,
    );
    checkRule('doc-no-steps', '{"schemaVersion": "2.2", "mainSteps": [{}]}');
  });

  it('of runbooks are not for others', () => {
    checkRule(
      'doc-automation-only-key',
      `schemaVersion: '2.2'
assumeRole: x
^^^^^^^^^^ doc-automation-only-key: Only runbooks (schema 0.3) have "assumeRole"${steps}`,
    );
    checkRule('doc-automation-only-key', '{"schemaVersion": "0.3", "assumeRole": "x", "mainSteps": []}');
    checkFix(
      'doc-automation-only-key',
      `schemaVersion: '2.2'\nassumeRole: x${steps}`,
      `schemaVersion: '2.2'${steps}`,
    );
  });

  it('are all there', () => {
    checkRule(
      'doc-missing-key',
      `schemaVersion: '2.0'
               ^^^^^ doc-missing-key: "version" is missing
packages: {}
files: {}
`,
    );
    checkRule('doc-missing-key', '{"schemaVersion": "2.0", "version": "1", "packages": {}, "files": {}}');
  });
});

describe('remarks on the whole document', () => {
  it('want a description', () => {
    checkRule(
      'doc-no-description',
      `schemaVersion: '2.2'
               ^^^^^ doc-no-description${steps}`,
    );
    checkRule('doc-no-description', '{"schemaVersion": "2.2", "description": "", "mainSteps": []}');
  });

  it('tell of the limit in bytes, not in characters', () => {
    const document = (text: string): string => `schemaVersion: '2.2'\ndescription: ${text}${steps}`;
    checkRule('doc-too-large', document('x'.repeat(65_000)));
    checkRule(
      'doc-too-large',
      document('ü'.repeat(33_000)).replace('\n', '\n               ^^^^^ doc-too-large\n'),
    );
  });
});
