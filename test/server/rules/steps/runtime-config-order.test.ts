import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'runtime-config-order';

describe(code, () => {
  it('reports a second plugin', () => {
    checkInBoth(
      code,
      `schemaVersion: '1.2'
runtimeConfig:
  aws:psModule: { properties: [{ source: 'https://example.com/m.zip' }] }
  aws:runPowerShellScript: { properties: [{ runCommand: [Use-Module] }] }
# ^^^^^^^^^^^^^^^^^^^^^^^ runtime-config-order: Schema 1.2 runs plugins in no fixed order; mainSteps of schema 2.2 run one after the other
`,
    );
  });

  it('leaves one plugin alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '1.2'
runtimeConfig:
  aws:psModule: { properties: [{ source: 'https://example.com/m.zip' }, { source: 'https://example.com/n.zip' }] }
`,
    );
  });
});
