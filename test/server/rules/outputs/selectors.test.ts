import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const step = (outputs: string, action = 'aws:executeAwsApi'): string => `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: ${action}
    outputs:
${outputs}`;

describe('output-selector', () => {
  const code = 'output-selector';

  it('warns of selectors without root, and of what is none', () => {
    checkInBoth(
      code,
      step(`      - { Name: a, Selector: 'Images[0].ImageId' }
#                            ^^^^^^^^^^^^^^^^^^^ output-selector: A selector starts with "$."
      - { Name: b, Selector: '$.Images[x]' }
#                                     ^^^ output-selector: "$.Images[x]" is no selector: expected an index, a quoted name, "*" or "?(…)" in the brackets
`),
    );
  });

  it('looks at PropertySelector', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:assertAwsResourceProperty
    inputs:
      PropertySelector: Table.Status
#                       ^^^^^^^^^^^^ output-selector: A selector starts with "$."
`,
    );
  });

  it('leaves paths, the root and references alone', () => {
    checkInBoth(
      code,
      step(
        "      - { Name: a, Selector: '$.a[0].b' }\n      - { Selector: $ }\n      - { Selector: '{{ Path }}' }\n",
      ),
    );
  });

  it('adds the root', () => {
    checkFix(code, step('      - Selector: Images\n'), step('      - Selector: $.Images\n'));
    checkFix(code, step("      - Selector: '[0].Id'\n"), step("      - Selector: '$[0].Id'\n"));
  });
});

describe('output-filter', () => {
  const code = 'output-filter';

  it('reports two conditions in one filter', () => {
    checkInBoth(
      code,
      step(`      - { Name: a, Selector: "$.I[?(@.a=='1' && @.b=='2')].c" }
#                                            ^^ output-filter: Filters have no "&&"; use one condition, and choose further in a step of its own
`),
    );
  });

  it('reports regular expressions', () => {
    checkInBoth(
      code,
      step(`      - { Name: a, Selector: "$.I[?(@.a =~ /b/)].c" }
#                                       ^^ output-filter: Filters have no "=~"; compare with ==, and choose further in a step of its own
`),
    );
  });

  it('leaves one condition, and the same characters in a text, alone', () => {
    checkInBoth(code, step(`      - { Name: a, Selector: "$.I[?(@.a>='=~')].c" }\n`));
    checkInBoth(code, step(`      - { Name: a, Selector: "$.I[?(@.a=='1||2')].c" }\n`));
  });
});

describe('output-scan-type', () => {
  const code = 'output-scan-type';

  it('warns of lists that are read as one value', () => {
    checkInBoth(
      code,
      step(`      - { Name: a, Selector: $.I..Id, Type: Integer }
#                                           ^^^^^^^ output-scan-type: This selector gives a list, which is read as Integer only while it holds one item
      - { Name: b, Selector: '$.I[*].Id' }
#                            ^^^^^^^^^^^ output-scan-type: This selector gives a list, which is read as String only while it holds one item
`),
    );
  });

  it('leaves lists, and what counts them, alone', () => {
    checkInBoth(
      code,
      step(`      - { Name: a, Selector: $.I..Id, Type: StringList }
      - { Name: b, Selector: '$.I[*].length()', Type: Integer }
      - { Name: c, Selector: '$.I[0].Id' }
`),
    );
  });

  it('makes it a list', () => {
    checkFix(
      code,
      step('      - { Name: a, Selector: $.I..Id, Type: String }\n'),
      step('      - { Name: a, Selector: $.I..Id, Type: StringList }\n'),
    );
    checkFix(
      code,
      step('      - Name: a\n        Selector: $.I..Id\n'),
      step('      - Name: a\n        Selector: $.I..Id\n        Type: StringList\n'),
    );
  });
});

describe('output-script-root', () => {
  const code = 'output-script-root';

  it('warns of selectors beside the payload', () => {
    checkInBoth(
      code,
      step(
        `      - { Name: a, Selector: $.id }
#                            ^^^^ output-script-root: What a script returns stands under $.Payload
`,
        'aws:executeScript',
      ),
    );
  });

  it('leaves the payload, deep scans and other actions alone', () => {
    checkInBoth(
      code,
      step('      - { Selector: $.Payload }\n      - { Selector: $..id }\n', 'aws:executeScript'),
    );
    checkInBoth(code, step('      - { Name: a, Selector: $.id }\n'));
  });

  it('goes through the payload', () => {
    const script = (selector: string): string => step(`      - Selector: ${selector}\n`, 'aws:executeScript');
    checkFix(code, script('$.id'), script('$.Payload.id'));
    checkFix(code, script('id'), script('$.Payload.id'));
    checkFix(code, script('$'), script('$.Payload'));
  });
});
