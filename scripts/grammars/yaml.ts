// The grammar of SSM documents in YAML: VS Code's own YAML grammar, in the version for embedding, whose rules look at
// one line at a time, and around it regions by indentation that know which language a script is written in.
//
// A region begins at the line that says the language (`action: aws:runPowerShellScript`, `Runtime: python3.11`,
// `windows:`) and ends at the first line that is indented less than the keys beside that line. Where the language
// is said only behind the script, the script is taken for shell or Python.
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

const keyScope: GrammarRule = { name: 'entity.name.tag.yaml' };
const colonScope: GrammarRule = { name: 'punctuation.separator.map.value.yaml' };
const dashScope: GrammarRule = { name: 'punctuation.definition.block.sequence.item.yaml' };
const blockScope: GrammarRule = { name: 'keyword.control.flow.block-scalar.literal.yaml' };
const comment: GrammarRule = { patterns: [{ include: 'source.yaml.1.2#comment' }] };
const yaml: GrammarRule = { include: 'source.yaml.embedded' };

/** Header of a block scalar: `|`, `>-`, `|2`. */
const header = '([|>][-+1-9]*)[ \\t]*(#.*)?$';
/** A line that says something, and so can end a region. */
const content = '(?=[ \\t]*[^\\s#])';

/** A key at the start of a line or behind the dash of an item, quoted or not. */
function key(names: string): string {
  return `(["']?(?:${names})["']?)`;
}

/** Quoted and plain text on one line. A quote that is not closed there is left to YAML. */
function inlineText(language: EmbeddedLanguage): GrammarRule[] {
  const quote = (mark: string, kind: string, text: string): GrammarRule => ({
    match: `(?<=[\\s\\[,-])(${mark})(${text})(${mark})`,
    captures: {
      1: { name: `string.quoted.${kind}.yaml punctuation.definition.string.begin.yaml` },
      2: embeddedText(language),
      3: { name: `string.quoted.${kind}.yaml punctuation.definition.string.end.yaml` },
    },
  });
  return [quote('"', 'double', '(?:[^"\\\\]|\\\\.)*'), quote("'", 'single', "(?:[^']|'')*")];
}

/** `key: text`: a block scalar, or one line. */
function scalarText(names: string, language: EmbeddedLanguage): GrammarRule[] {
  const start = `^([ \\t]*)(-[ \\t]+)?${key(names)}(:)[ \\t]+`;
  const captures = { 2: dashScope, 3: keyScope, 4: colonScope };
  return [
    {
      begin: start + header,
      while: '^(?=\\1[ \\t]|[ \\t]*$)',
      beginCaptures: { ...captures, 5: blockScope, 6: comment },
      contentName: language.scope,
      patterns: [{ include: language.grammar }],
    },
    {
      begin: `${start}(?=["'])`,
      end: '$',
      beginCaptures: captures,
      patterns: [...inlineText(language), yaml],
    },
    {
      match: `${start}([^\\s"'|>#&*!{\\[].*)$`,
      captures: { ...captures, 5: embeddedText(language) },
    },
  ];
}

/** JSON as a block scalar, or as one line in single quotes or none; in double quotes it is full of backslashes. */
function jsonText(): GrammarRule[] {
  const [block, quoted] = scalarText(jsonKeys.join('|'), json);
  const begin = quoted?.begin?.replace(`(?=["'])`, `(?='\\s*[\\[{])`);
  return block === undefined || begin === undefined ? [] : [block, { ...quoted, begin }];
}

/** `key:` and below it the items of a list, each a text; or a list in brackets on the same line. */
function listText(names: string, language: EmbeddedLanguage): GrammarRule[] {
  const items: GrammarRule[] = [
    {
      begin: `^([ \\t]*)(-)[ \\t]+${header}`,
      while: '^(?=\\1[ \\t]|[ \\t]*$)',
      beginCaptures: { 2: dashScope, 3: blockScope, 4: comment },
      contentName: language.scope,
      patterns: [{ include: language.grammar }],
    },
    {
      match: '^([ \\t]*)(-)[ \\t]+([^\\s"\'|>#&*!{\\[].*)$',
      captures: { 2: dashScope, 3: embeddedText(language) },
    },
    {
      begin: `^([ \\t]*)(-)(?=[ \\t]+["'])`,
      end: '$',
      beginCaptures: { 2: dashScope },
      patterns: [...inlineText(language), yaml],
    },
    yaml,
  ];
  const list = (dash: string, end: string): GrammarRule => ({
    begin: `^([ \\t]*)${dash}${key(names)}(:)(?=[ \\t]*(?:#.*)?$)`,
    end,
    beginCaptures: { 2: dashScope, 3: keyScope, 4: colonScope },
    patterns: items,
  });
  return [
    list('()', `^(?!\\1[ \\t]|\\1-[ \\t])${content}`),
    list('(-[ \\t]+)', `^(?!\\1[ \\t][ \\t])${content}`),
    {
      begin: `^([ \\t]*)(-[ \\t]+)?${key(names)}(:)[ \\t]+(\\[)`,
      end: '\\]',
      beginCaptures: {
        2: dashScope,
        3: keyScope,
        4: colonScope,
        5: { name: 'punctuation.definition.sequence.begin.yaml' },
      },
      endCaptures: { 0: { name: 'punctuation.definition.sequence.end.yaml' } },
      patterns: [...inlineText(language), { match: ',', name: 'punctuation.separator.sequence.yaml' }],
    },
  ];
}

/** From a line that starts so to the end of the map that the line stands in. */
function regionOfMap(start: string, include: string): GrammarRule[] {
  const patterns = [{ include }, { include: '#document' }];
  return [
    {
      begin: `^([ \\t]*)(-)[ \\t]+(?=${start})`,
      end: `^(?!\\1[ \\t])${content}`,
      beginCaptures: { 2: dashScope },
      patterns,
    },
    { begin: `^([ \\t]+)(?=${start})`, end: `^(?!\\1)${content}`, patterns },
  ];
}

/** Below a key. */
function regionBelow(names: string, include: string): GrammarRule {
  return {
    begin: `^([ \\t]*)${key(names)}(:)(?=[ \\t]*(?:#.*)?$)`,
    end: `^(?!\\1[ \\t])${content}`,
    beginCaptures: { 2: keyScope, 3: colonScope },
    patterns: [{ include }, { include: '#document' }],
  };
}

const quote = `["']?`;
const powershellPlugins = 'aws:(?:runPowerShellScript|psModule)';
const shellDocument = `DocumentName:[ \\t]+${quote}AWS-RunShellScript${quote}[ \\t]*$`;
const powershellDocument = `DocumentName:[ \\t]+${quote}AWS-RunPowerShellScript${quote}[ \\t]*$`;

export const yamlGrammar: Grammar = {
  name: 'SSM Document (YAML)',
  scopeName: 'source.ssm-yaml',
  patterns: [{ include: '#regions' }, { include: '#document' }],
  injections: {
    'L:source.ssm-yaml - comment.line.number-sign.yaml': { patterns: [{ include: '#reference' }] },
  },
  repository: {
    reference: { patterns: [reference] },
    regions: {
      patterns: [
        ...regionOfMap(`${quote}action${quote}:[ \\t]+${quote}${powershellPlugins}\\b`, '#powershell-plugin'),
        ...regionOfMap(`Runtime:[ \\t]+${quote}[Pp]ower[Ss]hell`, '#powershell-script'),
        ...regionOfMap(powershellDocument, '#powershell-commands'),
        ...regionOfMap(shellDocument, '#shell-commands'),
        regionBelow(powershellPlugins, '#powershell-plugin'),
        regionBelow('shellProfile', '#shell-profile'),
        regionBelow('windows', '#powershell-commands'),
        regionBelow('linux|macos', '#shell-commands'),
      ],
    },
    document: {
      patterns: [
        ...listText('(?i:runCommand)', shell),
        // One text in place of the list is accepted as well.
        ...scalarText('(?i:runCommand)', shell),
        ...scalarText('Script', python),
        ...jsonText(),
        yaml,
      ],
    },
    'powershell-plugin': {
      patterns: [...listText('(?i:runCommand)', powershell), ...scalarText('(?i:runCommand)', powershell)],
    },
    'powershell-script': { patterns: scalarText('Script', powershell) },
    'powershell-commands': {
      patterns: [...scalarText('commands', powershell), ...listText('commands', powershell)],
    },
    'shell-commands': { patterns: [...scalarText('commands', shell), ...listText('commands', shell)] },
    'shell-profile': { patterns: [...scalarText('windows', powershell), ...scalarText('linux', shell)] },
  },
};
