/**
 * The scheme of the documents that show values of SecureStrings: one of its own, so that menus, other extensions and
 * whatever must not see a secret can tell them by it.
 */
export const secretScheme = 'ssm-secret';
