/** The protocol's names of what a token is; a token tells them by their place in these lists. */
export const tokenTypes = ['parameter', 'variable', 'function', 'property', 'type'] as const;
export const tokenModifiers = ['declaration', 'readonly', 'defaultLibrary'] as const;
