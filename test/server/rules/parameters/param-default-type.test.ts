import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-default-type';

describe(code, () => {
  it('reports another type', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Boolean, default: maybe }
#                              ^^^^^ param-default-type: The default must be true or false without quotes, because the type is "Boolean"
  b: { type: Integer, default: many }
#                              ^^^^ param-default-type: The default must be a whole number, because the type is "Integer"
  c: { type: String, default: [x] }
#                             ^^^ param-default-type: The default must be a text, because the type is "String"
  d: { type: StringMap, default: x }
#                                ^ param-default-type: The default must be a map, because the type is "StringMap"
  e: { type: StringList, default: [{ a: b }] }
#                                 ^^^^^^^^^^ param-default-type: The default must be a list of texts, because the type is "StringList"
  f: { type: MapList, default: { a: b } }
#                              ^^^^^^^^ param-default-type: The default must be a list of maps, because the type is "MapList"
`,
    );
  });

  it('leaves what fits alone, and what is not known yet', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Boolean, default: false }
  b: { type: Integer, default: '12' }
  c: { type: Integer, default: -1 }
  d: { type: String, default: '{{ global:REGION }}' }
  e: { type: Boolean, default: null }
  f: { type: StringMap, default: '{"a": "b"}' }
  g: { type: MapList, default: [{ a: 1 }] }
  h: { type: StringList, default: [a, 1] }
  i: { type: AWS::EC2::Instance::Id, default: '' }
`,
    );
  });

  it('puts numbers into quotes', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: 5 }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: '5' }
`,
    );
  });

  it('makes a boolean', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Boolean, default: 'no' }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: Boolean, default: false }
`,
    );
  });
});
