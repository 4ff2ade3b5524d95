import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { compactModel, formatModel, type BotocoreModel } from '../../scripts/models/compact.ts';
import { formatTypes } from '../../scripts/models/types.ts';

const source: BotocoreModel = {
  metadata: { apiVersion: '2020-01-01', protocol: 'ec2', xmlNamespace: 'http://example.com/' },
  operations: {
    Describe: { input: { shape: 'Request' }, output: { shape: 'Answer' }, errors: [{ shape: 'Broken' }] },
    Unused: { input: { shape: 'UnusedRequest' } },
  },
  shapes: {
    Request: {
      type: 'structure',
      required: ['Kind'],
      members: {
        Kind: { shape: 'Kind' },
        Filters: { shape: 'Filters', locationName: 'Filter' },
        DryRun: { shape: 'Flag', locationName: 'dryRun' },
        Special: { shape: 'Text', locationName: 'special', queryName: 'SPECIAL' },
      },
    },
    Answer: {
      type: 'structure',
      members: { Items: { shape: 'Filters', locationName: 'itemSet' }, Self: { shape: 'Answer' } },
    },
    Broken: { type: 'structure', members: {}, error: { code: 'ReallyBroken', httpStatusCode: 503 } },
    Kind: { type: 'string', enum: ['a', "b'c"] },
    Filters: { type: 'list', member: { shape: 'Text', locationName: 'item' }, max: 3 },
    Flag: { type: 'boolean' },
    Text: { type: 'string', pattern: '(?i)x+', min: 1, sensitive: true },
    UnusedRequest: { type: 'structure' },
  },
};

describe('the generator of models', () => {
  const model = compactModel(source, { service: 'sample', operations: ['Describe'] });

  it('keeps what constrains, of the shapes that the operations reach', () => {
    assert.deepEqual(Object.keys(model.operations), ['Describe']);
    assert.deepEqual(Object.keys(model.shapes), [
      'Answer',
      'Broken',
      'Filters',
      'Flag',
      'Kind',
      'Request',
      'Text',
    ]);
    assert.deepEqual(model.shapes['Request'], {
      type: 'structure',
      required: ['Kind'],
      members: {
        Kind: 'Kind',
        Filters: { shape: 'Filters', request: 'Filter', answer: 'Filter' },
        DryRun: { shape: 'Flag', request: 'DryRun', answer: 'dryRun' },
        Special: { shape: 'Text', request: 'SPECIAL', answer: 'special' },
      },
    });
    assert.deepEqual(model.shapes['Text'], { type: 'string', pattern: '(?i)x+', min: 1, sensitive: true });
    assert.deepEqual(model.shapes['Broken'], {
      type: 'structure',
      members: {},
      code: 'ReallyBroken',
      status: 503,
    });
  });

  it('writes one shape a line, to be read back', () => {
    const text = formatModel(model);
    assert.deepEqual(JSON.parse(text), model);
    assert.match(text, /\n"Kind":\{"type":"string",/);
  });

  it('writes types that the compiler checks handlers by', () => {
    const text = formatTypes(model, 'SampleOperations');
    assert.match(text, / {2}Describe: \{ input: Request; output: Answer; error: 'ReallyBroken' \};/);
    assert.match(text, /export type Kind = 'a' \| 'b\\'c';/);
    assert.match(text, / {2}Kind: Kind;\n {2}Filters\?: readonly \(string\)\[\] \| undefined;/);
  });

  it('refuses what it does not understand', () => {
    const broken = (shape: object) =>
      ({ ...source, shapes: { ...source.shapes, Text: shape } }) as BotocoreModel;
    const compact = (changed: BotocoreModel) =>
      compactModel(changed, { service: 'sample', operations: ['Describe'] });
    assert.throws(() => compact(broken({ type: 'string', pattern: '(?<!' })), /The pattern of shape Text/);
    assert.throws(() => compact(broken({ type: 'tree' })), /Shape Text has the unknown type tree/);
    assert.throws(
      () => compactModel(source, { service: 'sample', operations: ['Gone'] }),
      /no operation Gone/,
    );
  });
});

describe('the committed models', () => {
  it("are those of this machine's botocore", function () {
    this.timeout(60_000);
    let data = '';
    try {
      const script =
        'import botocore, os; print(os.path.join(botocore.__path__[0], "data"), botocore.__version__)';
      const [folder = '', version] = execFileSync('python3', ['-c', script], { encoding: 'utf8' })
        .trim()
        .split(' ');
      // Another version has another model, which is no mistake of ours.
      if (version === '1.43.11') data = folder;
    } catch {
      // No python, or no botocore.
    }
    if (!fs.existsSync(data)) {
      if (this.test !== undefined) this.test.title += ' (skipped: no botocore 1.43.11 here)';
      this.skip();
    }
    const script = path.resolve(import.meta.dirname, '../../scripts/generate-models.ts');
    execFileSync(process.execPath, ['--import', 'tsx', script, data, '--check'], { stdio: 'pipe' });
  });
});
