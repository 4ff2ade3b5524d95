import assert from 'node:assert/strict';
import { detectKind, detectTextKind } from '../../../server/catalog/detect.ts';

function detect(schemaVersion: string | undefined, keys: string[], types: string[] = []) {
  return detectKind({ schemaVersion, keys: new Set(keys), resourceTypes: () => types });
}

describe('detectKind', () => {
  const rows: [string | undefined, string[], string | undefined][] = [
    ['0.3', ['mainSteps'], 'Automation'],
    ['0.3', ['templateInformation', 'executableRunBooks'], 'Automation.ChangeTemplate'],
    ['1.0', ['sessionType'], 'Session'],
    ['1.0', ['inputs'], 'Session'],
    ['1.0', [], 'Session'],
    ['1.0', ['description', 'sesionType', 'inputs'], 'Session'],
    ['1.0', ['approvers'], undefined],
    ['1.0', ['mainSteps', 'assumeRole'], 'Automation'],
    ['1.0', ['mainSteps', 'parameters'], 'Command'],
    ['2.2', ['sessionType', 'inputs'], 'Session'],
    ['0.3', ['sessionType', 'mainSteps'], 'Automation'],
    ['1.0', ['packages', 'files', 'version'], 'Package'],
    ['2.2', ['templateBody'], 'CloudFormation'],
    ['1.0', ['runtimeConfig'], 'Command'],
    ['1.0', ['deploymentConfig'], 'QuickSetup'],
    ['1.2', ['runtimeConfig'], 'Command'],
    ['2.0', ['mainSteps'], 'Command'],
    ['2.0', ['packages', 'files'], 'Package'],
    ['2.2', ['mainSteps'], 'Command'],
    ['3.0', ['mainSteps'], 'Command'],
    ['0.4', ['mainSteps'], 'Automation'],
    [undefined, ['mainSteps', 'assumeRole'], 'Automation'],
    [undefined, ['sections'], 'ProblemAnalysisTemplate'],
    [undefined, ['services'], undefined],
  ];
  for (const [version, keys, kind] of rows) {
    it(`reads ${version ?? 'no version'} with ${keys.join(', ')} as ${kind ?? 'nothing of ours'}`, () => {
      assert.equal(detect(version, keys), kind);
    });
  }

  it('tells conformance packs from other templates by their resources', () => {
    assert.equal(detect('1.0', ['templateBody'], ['AWS::Config::ConfigRule']), 'ConformancePackTemplate');
    assert.equal(
      detect('1.0', ['templateBody'], ['AWS::Config::ConfigRule', 'AWS::S3::Bucket']),
      'CloudFormation',
    );
    assert.equal(detect('1.0', ['templateBody'], []), 'CloudFormation');
    assert.equal(detect(undefined, ['Resources'], ['AWS::Config::ConfigRule']), 'ConformancePackTemplate');
  });
});

describe('detectTextKind', () => {
  it('knows calendars and Cedar policies by their beginning', () => {
    assert.equal(detectTextKind('BEGIN:VCALENDAR\r\nVERSION:2.0'), 'ChangeCalendar');
    assert.equal(detectTextKind('\uFEFF\nBEGIN:VCALENDAR\n'), 'ChangeCalendar');
    assert.equal(detectTextKind('// who\npermit (\n principal,'), 'AutoApprovalPolicy');
    assert.equal(detectTextKind('@id("a")\nforbid(principal, action, resource);'), 'AutoApprovalPolicy');
    assert.equal(detectTextKind('schemaVersion: "2.2"'), undefined);
    assert.equal(detectTextKind('permitted: true'), undefined);
  });
});
