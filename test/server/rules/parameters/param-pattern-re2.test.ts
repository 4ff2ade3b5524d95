import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-pattern-re2';

describe(code, () => {
  it('reports what Go lacks', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^(?!root).*$' }
#                                      ^^^^^^^^ param-pattern-re2: The agent reads this pattern with Go's regular expressions, which have no lookahead
  b: { type: String, allowedPattern: '^(a)\\1$' }
#                                         ^^ param-pattern-re2: The agent reads this pattern with Go's regular expressions, which have no back-references
  c: { type: String, allowedPattern: '[[:alpha:]]' }
#                                      ^^^^^^^^^ param-pattern-re2
`,
    );
  });

  it('leaves runbooks alone, whose patterns only the service reads', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, allowedPattern: '^(?!root).*$' }
`,
    );
  });

  it('leaves patterns alone that both read', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^(?i)[a-z\\d.\\-]{1,1000}\\z' }
`,
    );
  });

  it('translates what has a counterpart', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^a\\Z' }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^a\\z' }
`,
    );
  });

  it('drops the possessive plus', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^\\w++$' }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^\\w+$' }
`,
    );
  });
});
