import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const digits = '0123456789abcdef'.repeat(4);

function manifest(packages: string, files = `  app.zip: { checksums: { sha256: '${digits}' } }\n`): string {
  return `schemaVersion: '2.0'\nversion: 1.0.0\npackages:\n${packages}files:\n${files}`;
}

const windows = '  windows: { _any: { x86_64: { file: app.zip } } }\n';

describe('package-version', () => {
  it('reports versions that the service refuses', () => {
    checkInBoth(
      'package-version',
      `schemaVersion: '2.0'
version: 1.0 beta
#        ^^^^^^^^ package-version: A version has 1 to 128 letters, digits, underscores, hyphens and full stops
packages: {}
files: {}
`,
    );
    for (const version of ['1.0.1135.0.20260810', 'LATEST', '2.0.1.private-beta', 'v1_2']) {
      checkInBoth('package-version', manifest(windows).replace('1.0.0', version));
    }
  });
});

describe('package-target', () => {
  it('reports platforms and architectures that no node has', () => {
    checkInBoth(
      'package-target',
      manifest(`  windos: { _any: { x86_64: { file: app.zip } } }
# ^^^^^^ package-target: Distributor knows no platform "windos"; did you mean "windows"?
  amazon:
    '2023.*':
      x86_32: { file: app.zip }
#     ^^^^^^ package-target: Distributor knows no architecture "x86_32"; did you mean "x86_64"?
      sparc: { file: app.zip }
#     ^^^^^ package-target: Distributor knows no architecture "sparc"; it knows "_any", "x86_64", "arm64" and "386"
`),
    );
  });

  it('knows what packages by AWS have', () => {
    checkInBoth(
      'package-target',
      manifest(`  _any: { _any: { _any: { file: app.zip } } }
  mac_os_x: { '14.*': { arm64: { file: app.zip } } }
  rocky: { '8.*': { '386': { file: app.zip } } }
`),
    );
  });

  it('renames', () => {
    checkFix(
      'package-target',
      '{"schemaVersion": "2.0", "packages": {"ubunto": {}}, "files": {}}',
      '{"schemaVersion": "2.0", "packages": {"ubuntu": {}}, "files": {}}',
    );
    checkFix('package-target', manifest('  Windows: {}\n'), manifest('  windows: {}\n'));
  });
});

describe('package-file-missing', () => {
  it('reports files without an entry, and targets without a file', () => {
    checkInBoth(
      'package-file-missing',
      manifest(`  windows:
    _any:
      x86_64: { file: ap.zip }
#                     ^^^^^^ package-file-missing: "files" has no "ap.zip"; did you mean "app.zip"?
      arm64: { file: something-else.zip }
#                    ^^^^^^^^^^^^^^^^^^ package-file-missing: "files" has no "something-else.zip"; add it with its checksum
      '386': {}
#     ^^^^^ package-file-missing: "386" needs a "file", the name of a .zip file
`),
    );
  });

  it('is silent when all are there, and leaves missing files to doc-missing-key', () => {
    checkInBoth('package-file-missing', manifest(windows));
    checkInBoth('package-file-missing', `schemaVersion: '2.0'\npackages:\n${windows}`);
  });

  it('changes the name', () => {
    checkFix('package-file-missing', manifest(windows.replace('app', 'apps')), manifest(windows));
  });
});

describe('package-file-unused', () => {
  const files = `  app.zip: { checksums: { sha256: '${digits}' } }\n  old.zip: { checksums: { sha256: '${digits}' } }\n`;

  it('reports files that nothing installs', () => {
    checkInBoth(
      'package-file-unused',
      manifest(
        windows,
        files.replace(
          / {2}old\.zip.*\n/,
          '$&# ^^^^^^^ package-file-unused: No platform in "packages" installs "old.zip"\n',
        ),
      ),
    );
    checkInBoth('package-file-unused', manifest(windows));
  });

  it('removes them', () => {
    checkFix(
      'package-file-unused',
      manifest(windows, files),
      manifest(windows, files.replace(/ {2}old\.zip.*\n/, '')),
    );
  });
});

describe('package-checksum', () => {
  it('reports checksums that are missing or too short', () => {
    checkInBoth(
      'package-checksum',
      manifest(
        windows,
        `  app.zip: {}
# ^^^^^^^ package-checksum: "app.zip" needs "checksums" with its "sha256"
  b.zip: { checksums: { md5: x } }
# ^^^^^ package-checksum: "b.zip" needs "checksums" with its "sha256"
  c.zip: { checksums: { sha256: abc } }
#                               ^^^ package-checksum: A SHA-256 checksum has 64 hexadecimal digits
`,
      ),
    );
  });

  it('takes either case of the key and the digits', () => {
    checkInBoth(
      'package-checksum',
      manifest(windows, `  app.zip: { checksums: { SHA256: '${digits.toUpperCase()}' }, size: 1 }\n`),
    );
  });
});
