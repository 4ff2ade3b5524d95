/** A TextMate grammar rule, as VS Code reads it. */
export interface GrammarRule {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly include?: string;
  readonly captures?: Readonly<Record<string, GrammarRule>>;
  readonly beginCaptures?: Readonly<Record<string, GrammarRule>>;
  readonly endCaptures?: Readonly<Record<string, GrammarRule>>;
  readonly patterns?: readonly GrammarRule[];
}

export interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly patterns: readonly GrammarRule[];
  readonly injections?: Readonly<Record<string, { readonly patterns: readonly GrammarRule[] }>>;
  readonly repository: Readonly<Record<string, { readonly patterns: readonly GrammarRule[] }>>;
}

/** A language inside documents: the grammar that VS Code has for it, and the scope that `embeddedLanguages` names. */
export interface EmbeddedLanguage {
  readonly grammar: string;
  readonly scope: string;
}

export const shell: EmbeddedLanguage = { grammar: 'source.shell', scope: 'meta.embedded.shellscript' };
export const powershell: EmbeddedLanguage = {
  grammar: 'source.powershell',
  scope: 'meta.embedded.powershell',
};
export const python: EmbeddedLanguage = { grammar: 'source.python', scope: 'meta.embedded.python' };
export const json: EmbeddedLanguage = { grammar: 'source.json', scope: 'meta.embedded.json' };

/**
 * Keys whose text is JSON: aws:downloadContent, aws:configurePackage, aws:runDocument, aws:softwareInventory,
 * aws:invokeLambdaFunction, aws:executeStateMachine, aws:createStack; the policies of API operations.
 */
export const jsonKeys = [
  'sourceInfo',
  'additionalArguments',
  'documentParameters',
  'windowsRegistry',
  'Payload',
  'input',
  'StackPolicyBody',
  'InputPayload',
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Policy',
];

/** `{{ … }}` that has the form of a reference; `{{print $2}}` and the like have not. */
export const reference: GrammarRule = {
  name: 'meta.template.expression.ssm',
  match: [
    '(\\{\\{)\\s*(?:',
    '(global|automation|variable|ssm-secure|ssm)(:)([^\\s{}]+)',
    '|([A-Za-z0-9_]+)(\\.)([A-Za-z0-9_.\\[\\]]+)',
    '|([A-Za-z0-9]+)',
    ')\\s*(\\}\\})',
  ].join(''),
  captures: {
    1: { name: 'punctuation.definition.template-expression.begin.ssm' },
    2: { name: 'support.type.namespace.ssm' },
    3: { name: 'punctuation.separator.namespace.ssm' },
    4: { name: 'variable.other.constant.ssm' },
    5: { name: 'entity.name.type.step.ssm' },
    6: { name: 'punctuation.accessor.ssm' },
    7: { name: 'variable.other.property.ssm' },
    8: { name: 'variable.parameter.ssm' },
    9: { name: 'punctuation.definition.template-expression.end.ssm' },
  },
};

/** Text of the embedded language inside one line; it cannot run on into what follows. */
export function embeddedText(language: EmbeddedLanguage): GrammarRule {
  return { name: language.scope, patterns: [{ include: language.grammar }] };
}
