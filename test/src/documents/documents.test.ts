import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseQuery, toUriParts } from '../../../src/documents/address.ts';
import { creatableTypes, guessDocumentType } from '../../../src/documents/document-type.ts';
import { accountOfArn, documentArn, isOwn, shortName, suggestName } from '../../../src/documents/names.ts';
import { describeTarget, readPackageManifest } from '../../../src/documents/package-manifest.ts';
import { placeOfRefusal } from '../../../src/documents/refusal-place.ts';
import { readTemplates, templateFiles } from '../../../src/documents/templates.ts';

const shared = 'arn:aws:ssm:eu-west-1:210987654321:document/Shared-One';

describe('names of documents', () => {
  it('come from file names, without what a name may not hold', () => {
    assert.equal(suggestName('restart service.ssm.yaml'), 'restart-service');
    assert.equal(suggestName('a/b.json'), 'a-b');
  });

  it('are short for people, and tell whose the document is', () => {
    assert.equal(shortName(shared), 'Shared-One');
    assert.equal(shortName('App'), 'App');
    assert.equal(accountOfArn(shared), '210987654321');
    assert.ok(isOwn({ name: 'App', owner: '123456789012' }));
    assert.ok(!isOwn({ name: shared, owner: '210987654321' }));
    assert.ok(!isOwn({ name: 'AWS-RunShellScript', owner: 'Amazon' }));
  });

  it('have ARNs in the partition of their region', () => {
    const own = { name: 'App', owner: '123456789012' };
    assert.equal(documentArn(own, 'eu-west-1'), 'arn:aws:ssm:eu-west-1:123456789012:document/App');
    assert.equal(documentArn(own, 'cn-north-1'), 'arn:aws-cn:ssm:cn-north-1:123456789012:document/App');
    assert.equal(
      documentArn({ name: 'AWS-RunShellScript', owner: 'Amazon' }, 'us-gov-west-1'),
      'arn:aws-us-gov:ssm:us-gov-west-1::document/AWS-RunShellScript',
    );
    assert.equal(documentArn({ name: shared, owner: '210987654321' }, 'eu-west-1'), shared);
  });
});

describe('guessDocumentType', () => {
  it('tells by what only one type has', () => {
    assert.equal(guessDocumentType("schemaVersion: '2.2'\nmainSteps: []"), 'Command');
    assert.equal(guessDocumentType('{"schemaVersion": "0.3"}'), 'Automation');
    assert.equal(guessDocumentType("schemaVersion: '1.0'\nsessionType: Port"), 'Session');
    assert.equal(guessDocumentType('{"schemaVersion": "2.0", "packages": {}}'), 'Package');
    assert.equal(guessDocumentType("schemaVersion: '2.0'\nmainSteps: []"), 'Policy');
    assert.equal(
      guessDocumentType("schemaVersion: '0.3'\nexecutableRunBooks: []"),
      'Automation.ChangeTemplate',
    );
    assert.equal(guessDocumentType('BEGIN:VCALENDAR'), 'ChangeCalendar');
    assert.equal(guessDocumentType(''), undefined);
  });
});

describe('readPackageManifest', () => {
  it('reads systems, releases, processors and files', () => {
    const manifest = readPackageManifest(
      JSON.stringify({
        schemaVersion: '2.0',
        version: '1.2',
        publisher: 'Example Corp',
        packages: { amazon: { _any: { x86_64: { file: 'a.zip' } } }, windows: { 10: { _any: {} } } },
      }),
    );
    assert.equal(manifest.version, '1.2');
    assert.equal(manifest.publisher, 'Example Corp');
    assert.deepEqual(
      manifest.systems.map(({ name, targets }) => [name, targets.map(describeTarget), targets[0]?.file]),
      [
        ['amazon', ['any release, x86_64'], 'a.zip'],
        ['windows', ['10, any processor'], undefined],
      ],
    );
  });

  it('leaves out what is not as it should be, and refuses what is no manifest', () => {
    assert.deepEqual(readPackageManifest('{"packages": [1], "version": 2}').systems, []);
    assert.throws(() => readPackageManifest('nonsense'), /not a map in JSON/);
  });
});

describe('the templates of documents', () => {
  for (const format of ['YAML', 'JSON'] as const) {
    it(`are whole documents in ${format}, of every kind that people write`, () => {
      const templates = readTemplates(readFileSync(templateFiles[format], 'utf8'));
      const types = new Set(templates.map(({ type }) => type));
      for (const type of ['Command', 'Automation', 'Session', 'Package', 'Policy'] as const) {
        assert.ok(types.has(type), type);
      }
      for (const { title, type, body } of templates) {
        assert.ok(creatableTypes.includes(type), title);
        assert.match(body, type.startsWith('ApplicationConfiguration') ? /setting/ : /schemaVersion/);
      }
    });
  }

  it('are a calendar where the format is text', () => {
    const [calendar, ...others] = readTemplates(readFileSync(templateFiles.TEXT, 'utf8'));
    assert.deepEqual(others, []);
    assert.equal(calendar?.type, 'ChangeCalendar');
    assert.equal(guessDocumentType(calendar.body), 'ChangeCalendar');
  });

  it('are there for every type that a user can create', () => {
    const types = Object.values(templateFiles).flatMap((file) =>
      readTemplates(readFileSync(file, 'utf8')).map(({ type }) => type),
    );
    assert.deepEqual(new Set(types), new Set(creatableTypes));
  });
});

describe('the address of a document in an editor', () => {
  it('comes back as it was', () => {
    for (const version of [undefined, '3']) {
      const address = {
        name: shared,
        connection: 'account:dev@eu-west-1',
        format: 'YAML' as const,
        ...(version === undefined ? {} : { version }),
      };
      assert.deepEqual(parseQuery(toUriParts(address).query), address);
    }
    assert.equal(parseQuery('name=App&connection=x&format=XML'), undefined);
    assert.equal(parseQuery(''), undefined);
  });

  it('shows name and version in the tab', () => {
    const address = { name: shared, connection: 'x', format: 'JSON', version: '3' } as const;
    assert.equal(toUriParts(address).path, '/Shared-One (version 3).ssm.json');
  });
});

describe('placeOfRefusal', () => {
  const text =
    "schemaVersion: '2.2'\nmainSteps:\n  - action: aws:runShellScript\n    name: run\n    inputz: {}\n";
  const at = (message: string): string => {
    const { offset, length } = placeOfRefusal(message, text);
    return text.slice(offset, offset + length);
  };

  it('finds what the message names', () => {
    assert.equal(at('Unknown property "inputz" found.'), 'inputz');
    assert.equal(at('Plugin [aws:runShellScript] needs inputs.'), 'aws:runShellScript');
    assert.equal(at('Invalid value at /mainSteps/0/inputz.'), 'inputz');
    assert.equal(at('while parsing, line 4, column 5'), 'name: run');
  });

  it('is the first line where the message names nothing that is there', () => {
    assert.equal(at('Document content is not valid.'), "schemaVersion: '2.2'");
    assert.equal(at('line 99'), "schemaVersion: '2.2'");
    assert.deepEqual(placeOfRefusal('x', ''), { offset: 0, length: 1 });
  });
});
