// The grammar of SSM documents in JSON: VS Code's own JSON grammar, with rules injected where a value follows a key
// that holds a script. Each piece of a text between two `\n` is highlighted for itself. JSON inside JSON is full of
// backslashes, which its own grammar does not know, so the rules for it are here.
import {
  embeddedText,
  json,
  jsonKeys,
  powershell,
  python,
  reference,
  shell,
  type EmbeddedLanguage,
  type Grammar,
  type GrammarRule,
} from './grammar.ts';

/** A string whose text is in the language. */
function text(begin: string, language: EmbeddedLanguage): GrammarRule {
  return {
    name: 'string.quoted.double.json',
    begin,
    end: '"',
    beginCaptures: { 0: { name: 'punctuation.definition.string.begin.json' } },
    endCaptures: { 0: { name: 'punctuation.definition.string.end.json' } },
    patterns: [
      { match: '\\\\[nrtbf]', name: 'constant.character.escape.json' },
      { match: '(?:[^"\\\\]|\\\\[^nrtbf])+', captures: { 0: embeddedText(language) } },
    ],
  };
}

function behind(key: string): string {
  return `(?<="(?:${key})"\\s{0,4}:\\s{0,4})`;
}

/** `"key": "text"` and `"key": ["text", …]`. */
function value(key: string, language: EmbeddedLanguage): GrammarRule[] {
  return [
    text(`${behind(key)}"`, language),
    {
      name: 'meta.structure.array.json',
      begin: `${behind(key)}\\[`,
      end: '\\]',
      beginCaptures: { 0: { name: 'punctuation.definition.array.begin.json' } },
      endCaptures: { 0: { name: 'punctuation.definition.array.end.json' } },
      patterns: [text('"', language), { match: ',', name: 'punctuation.separator.array.json' }],
    },
  ];
}

/** A text between escaped quotes. */
const innerText = '\\\\"(?:[^"\\\\]|\\\\\\\\.|\\\\[^"])*?\\\\"';

const captures = { 0: { patterns: [{ include: '#reference' }] } };

/** A string whose text is a map or a list in JSON. */
const jsonText: GrammarRule = {
  name: 'string.quoted.double.json',
  contentName: json.scope,
  begin: `${behind(jsonKeys.join('|'))}"(?=\\s*[\\[{])`,
  end: '"',
  beginCaptures: { 0: { name: 'punctuation.definition.string.begin.json' } },
  endCaptures: { 0: { name: 'punctuation.definition.string.end.json' } },
  patterns: [
    { match: `${innerText}(?=\\s*:)`, name: 'support.type.property-name.json', captures },
    { match: innerText, name: 'string.quoted.double.json', captures },
    { match: '\\b(?:true|false|null)\\b', name: 'constant.language.json' },
    { match: '-?\\b\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?\\b', name: 'constant.numeric.json' },
    { match: '[{}\\[\\],:]', name: 'punctuation.separator.dictionary.json' },
    { match: '\\\\.', name: 'constant.character.escape.json' },
  ],
};

/** What stands in a map, so that a rule can begin in the middle of one. */
const members: readonly GrammarRule[] = [
  { match: ',', name: 'punctuation.separator.dictionary.pair.json' },
  {
    match: '("(?:[^"\\\\]|\\\\.)*")\\s*(:)',
    captures: {
      1: { name: 'string.json support.type.property-name.json' },
      2: { name: 'punctuation.separator.dictionary.key-value.json' },
    },
  },
  { include: 'source.json#value' },
];

/** From the value of a key that says the language to the end of the map. */
function restOfMap(key: string, said: string, scope: string): GrammarRule {
  return {
    name: scope,
    begin: `${behind(key)}(")(${said})(")`,
    end: '(?=\\})',
    beginCaptures: {
      1: { name: 'string.quoted.double.json punctuation.definition.string.begin.json' },
      2: { name: 'string.quoted.double.json' },
      3: { name: 'string.quoted.double.json punctuation.definition.string.end.json' },
    },
    patterns: members,
  };
}

/** The map behind a key. */
function mapBehind(key: string, scope: string): GrammarRule {
  return {
    name: `meta.structure.dictionary.json ${scope}`,
    begin: `${behind(key)}\\{`,
    end: '\\}',
    beginCaptures: { 0: { name: 'punctuation.definition.dictionary.begin.json' } },
    endCaptures: { 0: { name: 'punctuation.definition.dictionary.end.json' } },
    patterns: members,
  };
}

/**
 * Never matches. VS Code loads the grammars that it finds in `patterns`, and not those that stand in `captures` only.
 */
const languages: GrammarRule = {
  begin: '(?!)',
  end: '(?!)',
  patterns: [shell, powershell, python].map(({ grammar }) => ({ include: grammar })),
};

const inPowerShell = 'meta.ssm.powershell';
const inShell = 'meta.ssm.shell';
const notText = '- string - comment - meta.embedded';

export const jsonGrammar: Grammar = {
  name: 'SSM Document (JSON)',
  scopeName: 'source.ssm-json',
  patterns: [{ include: 'source.json' }, { include: '#languages' }],
  // The first injection whose selector fits and whose rule matches wins.
  injections: {
    'L:source.ssm-json - comment': { patterns: [{ include: '#reference' }] },
    [`L:meta.ssm.shell-profile ${notText}`]: {
      patterns: [...value('windows', powershell), ...value('linux', shell)],
    },
    [`L:meta.ssm.powershell ${notText}`]: { patterns: [{ include: '#powershell' }] },
    [`L:meta.ssm.shell ${notText}`]: { patterns: value('commands', shell) },
    [`L:source.ssm-json ${notText}`]: { patterns: [{ include: '#scripts' }] },
  },
  repository: {
    reference: { patterns: [reference] },
    languages: { patterns: [languages] },
    powershell: {
      patterns: [...value('(?i:runCommand)|commands', powershell), ...value('Script', powershell)],
    },
    scripts: {
      patterns: [
        restOfMap('action', 'aws:(?:runPowerShellScript|psModule)', inPowerShell),
        restOfMap('Runtime', '[Pp]ower[Ss]hell[^"]*', inPowerShell),
        restOfMap('DocumentName', 'AWS-RunPowerShellScript', inPowerShell),
        restOfMap('DocumentName', 'AWS-RunShellScript', inShell),
        mapBehind('aws:(?:runPowerShellScript|psModule)|windows', inPowerShell),
        mapBehind('linux|macos', inShell),
        mapBehind('shellProfile', 'meta.ssm.shell-profile'),
        ...value('(?i:runCommand)', shell),
        ...value('Script', python),
        jsonText,
      ],
    },
  },
};
