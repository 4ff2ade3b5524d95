import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { settingsSchema } from '../../scripts/settings-schema/settings-schema.ts';
import { rules } from '../../server/rules/index.ts';

const root = path.resolve(import.meta.dirname, '../..');

interface Schema {
  readonly properties: {
    readonly 'ssm.validation.rules': {
      readonly properties: Readonly<Record<string, { readonly description: string }>>;
    };
  };
}

describe('the schema of the setting ssm.validation.rules', () => {
  const schema = settingsSchema(path.join(root, 'docs/rules')) as Schema;
  const { properties } = schema.properties['ssm.validation.rules'];

  it('names every rule', () => {
    assert.deepEqual(
      Object.keys(properties),
      rules.map(({ code }) => code),
    );
  });

  it('says in a sentence what each rule is about', () => {
    const unclear = Object.values(properties)
      .map(({ description }) => description)
      .filter((text) => !/^\S.{15,}\.? \((?:error|warning|info|hint) if not set\)$/u.test(text));
    assert.deepEqual(unclear, []);
  });

  it('is contributed where the build writes it, and its severities are those of the manifest', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      contributes: {
        jsonValidation: { url: string }[];
        configuration: { properties: Record<string, { additionalProperties?: { enum?: string[] } }> };
      };
    };
    const url = manifest.contributes.jsonValidation[0]?.url;
    assert.match(
      readFileSync(path.join(root, 'esbuild.mjs'), 'utf8'),
      new RegExp(`'${url?.slice(2) ?? '-'}'`),
    );
    const setting = manifest.contributes.configuration.properties['ssm.validation.rules'];
    const [first] = Object.values(properties) as { enum?: unknown }[];
    assert.deepEqual(first?.enum, setting?.additionalProperties?.enum);
  });
});
