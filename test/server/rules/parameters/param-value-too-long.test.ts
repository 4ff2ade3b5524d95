import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-value-too-long';
const text = (length: number): string => 'x'.repeat(length);

describe(code, () => {
  it('reports limits that no value can meet', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  A: { type: String, minChars: 513 }
#                              ^^^ param-value-too-long: Nobody can give a value for this parameter: the start of a run takes 512 characters
  B: { type: StringList, minItems: 51 }
#                                  ^^ param-value-too-long: Nobody can give a value for this parameter: the start of a run takes 50 items
`,
    );
  });

  it('reports an allowed value that nobody can give', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  A:
    type: String
    allowedValues:
      - short
      - ${text(513)}
#       ${'^'.repeat(513)} param-value-too-long: Nobody can give this value: it has 513 characters, and the start of a run takes 512
`,
    );
  });

  it('reports the first parameter too many', () => {
    const many = Array.from({ length: 200 }, (_, index) => `  P${index}: { type: String }\n`).join('');
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
${many}  Last: { type: String }
# ^^^^ param-value-too-long: The start of a run takes values for 200 parameters, and this is one more
  More: { type: String }
`,
    );
    checkInBoth(code, `schemaVersion: '0.3'\nparameters:\n${many}`);
  });

  it('leaves what fits, long defaults, and Command documents alone', () => {
    const long = `parameters: { A: { type: String, default: ${text(600)} } }\n`;
    checkInBoth(code, `schemaVersion: '0.3'\n${long}`);
    checkInBoth(
      code,
      `schemaVersion: '0.3'\nparameters: { A: { type: String, minChars: 512, allowedValues: [${text(512)}] }, B: { type: StringList, minItems: 50 } }\n`,
    );
    checkInBoth(code, `schemaVersion: '2.2'\nparameters: { A: { type: String, minChars: 600 } }\n`);
  });
});
