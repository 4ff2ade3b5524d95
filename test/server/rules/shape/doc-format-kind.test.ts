import assert from 'node:assert/strict';
import { checkRule, diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'doc-format-kind';
const calendar = 'BEGIN:VCALENDAR\nVERSION:2.0\nX-CALENDAR-TYPE:DEFAULT_OPEN\nPRODID:a\nEND:VCALENDAR\n';
const manifest = { schemaVersion: '2.0', version: '1', packages: {}, files: {} };

describe(code, () => {
  it('reports a calendar that is to be read as YAML or JSON', () => {
    checkRule(
      code,
      calendar.replace(
        '\n',
        '\n^^^^^^^^^^^^^^^ doc-format-kind: A document of kind ChangeCalendar is created in the format TEXT, not YAML\n',
      ),
      'yaml',
    );
    const found = diagnosticsOf(calendar, 'json').find((diagnostic) => diagnostic.code === code);
    assert.equal(found?.severity, 'error');
  });

  it('only hints at a manifest in YAML', () => {
    const found = diagnosticsOf("schemaVersion: '2.0'\nversion: '1'\npackages: {}\nfiles: {}\n", 'yaml').find(
      (diagnostic) => diagnostic.code === code,
    );
    assert.equal(found?.severity, 'hint');
    assert.equal(found.message, 'A document of kind Package is created in the format JSON, not YAML');
  });

  it('leaves the right formats, and kinds of several, alone', () => {
    checkRule(code, calendar, 'text');
    checkRule(code, JSON.stringify(manifest), 'json');
    checkRule(code, "schemaVersion: '2.2'\nmainSteps: []\n", 'yaml');
    checkRule(code, 'permit (principal, action, resource);\n', 'text');
  });
});
