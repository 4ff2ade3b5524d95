import assert from 'node:assert/strict';
import { findAction, listActions } from '../../../server/catalog/actions.ts';
import { findField, guideUrl, type Constraint, type Field } from '../../../server/catalog/field.ts';
import { findKind, findSchema, listKinds } from '../../../server/catalog/kinds.ts';
import { sessionProperties } from '../../../server/catalog/kinds/session.ts';
import { findParameterType, parameterFields, variableFields } from '../../../server/catalog/parameters.ts';
import { findPlugin, listPlugins, pluginInputs, sharedInputs } from '../../../server/catalog/plugins.ts';
import { dockerRequirements } from '../../../server/catalog/plugins/docker.ts';
import { sourceInfoFields } from '../../../server/catalog/plugins/content.ts';
import { automationStepFields, commandStepFields } from '../../../server/catalog/steps.ts';

/** Faults that no entry may have. Fields may contain themselves (And, Or, Not), so each list is visited once. */
function checkFields(fields: readonly Field[], place: string, seen = new Set<readonly Field[]>()): void {
  if (seen.has(fields)) return;
  seen.add(fields);
  const names = fields.map((field) => field.name.toLowerCase());
  assert.equal(new Set(names).size, names.length, `${place} has a name twice`);
  for (const field of fields) {
    const at = `${place}.${field.name}`;
    assert.ok(field.types.length > 0, `${at} has no type`);
    assert.match(field.doc, /^[A-Z"{$a-z].*\.$/s, `${at} needs a sentence`);
    if (field.pattern !== undefined) new RegExp(field.pattern, 'u');
    if (field.default !== undefined && field.values !== undefined) {
      assert.ok(field.values.includes(String(field.default)) || field.format === 'step-target', at);
    }
    assert.ok(!(field.required === true && field.documented === false), `${at} is required and undocumented`);
    if (field.fields !== undefined) checkFields(field.fields, at, seen);
  }
}

function checkConstraints(constraints: readonly Constraint[], fields: readonly Field[], place: string): void {
  const named = constraints.flatMap((item) =>
    item.kind === 'requires' ? [item.when, item.need] : item.fields,
  );
  for (const name of named) assert.equal(findField(fields, name)?.exact, true, `${place} has no ${name}`);
}

describe('the entries of the catalog', () => {
  for (const action of listActions()) {
    it(`describes ${action.name}`, () => {
      assert.equal(findAction(action.name), action);
      checkFields(action.inputs, action.name);
      checkConstraints(action.constraints, action.inputs, action.name);
      assert.equal(new Set(action.outputs.map((output) => output.name)).size, action.outputs.length);
      assert.match(guideUrl(action.page), /^https:\/\/docs\.aws\.amazon\.com\/.*\.html$/);
    });
  }

  for (const plugin of listPlugins()) {
    it(`describes ${plugin.name}`, () => {
      assert.equal(findPlugin(plugin.name), plugin);
      checkFields(pluginInputs(plugin), plugin.name);
      checkConstraints(plugin.constraints, plugin.inputs, plugin.name);
      if (plugin.settings !== undefined) checkFields(plugin.settings, `${plugin.name} settings`);
    });
  }

  for (const kind of listKinds()) {
    it(`describes ${kind.name}`, () => {
      assert.equal(findKind(kind.name), kind);
      for (const schema of kind.schemas) {
        checkFields(schema.fields, `${kind.name} ${schema.version ?? ''}`);
        if (schema.steps) assert.equal(findField(schema.fields, schema.steps.key)?.field.required, true);
      }
    });
  }

  it('describes steps, parameters and the rest', () => {
    checkFields(automationStepFields, 'runbook step');
    checkFields(commandStepFields, 'command step');
    checkFields(parameterFields, 'parameter');
    checkFields(variableFields, 'variable');
    checkFields(sharedInputs, 'shared inputs');
    for (const [type, fields] of Object.entries(sourceInfoFields)) checkFields(fields, type);
    for (const [type, fields] of Object.entries(sessionProperties)) checkFields(fields ?? [], type);
  });

  it('names the Docker verbs and download sources that exist', () => {
    const verbs = findPlugin('aws:runDockerAction')?.inputs.find((input) => input.name === 'action')?.values;
    for (const verb of Object.keys(dockerRequirements)) assert.ok(verbs?.includes(verb), verb);
    const sources = findPlugin('aws:downloadContent')?.inputs.find((input) => input.name === 'sourceType');
    assert.deepEqual(sources?.values, Object.keys(sourceInfoFields));
  });
});

describe('look-ups', () => {
  it('find inputs whatever the case, as the agent does', () => {
    const inputs = findPlugin('aws:runShellScript')?.inputs ?? [];
    assert.equal(findField(inputs, 'runCommand')?.exact, true);
    const upper = findField(inputs, 'RunCommand');
    assert.equal(upper?.field.name, 'runCommand');
    assert.equal(upper.exact, false);
    assert.equal(findField(inputs, 'commands'), undefined);
  });

  it('give the newest grammar for a version that does not exist', () => {
    assert.equal(findSchema(findKind('Command'), '2.0')?.version, '2.0');
    assert.equal(findSchema(findKind('Command'), '2.1')?.version, '2.2');
    assert.equal(findSchema(findKind('ChangeCalendar'), '1.0'), undefined);
  });

  it('tell base types from resource types, with case', () => {
    assert.equal(findParameterType('StringList')?.base, 'StringList');
    assert.equal(findParameterType('List<AWS::EC2::Instance::Id>')?.base, 'StringList');
    assert.equal(findParameterType('AWS::IAM::Role::Arn')?.resource?.what, 'IAM role');
    assert.equal(findParameterType('string'), undefined);
    assert.equal(findParameterType('AWS::SSM::Parameter::Value<String>'), undefined);
  });
});
