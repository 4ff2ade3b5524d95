import path from 'node:path';

/** True if `file` is `prefix` itself or lies below it. Paths use `/`. */
const within = (file, prefix) => file === prefix || file.startsWith(`${prefix}/`);

/** The longest of `prefixes` that holds `file`, so that `server/rules` wins over `server`. */
const longest = (file, prefixes) =>
  prefixes.filter((prefix) => within(file, prefix)).sort((a, b) => b.length - a.length)[0];

/**
 * The walls between folders as one ESLint rule, because a wall that nobody checks drifts.
 *
 * Options: `root` (absolute path), `folders` (folder -> what it may import besides itself and its subfolders;
 * a file below no listed folder may import anything), `packages` (package or scope -> the paths that alone may
 * import it).
 * @type {import('eslint').Rule.RuleModule}
 */
export const walls = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      folder: '{{from}} may not import {{to}}; see the table in eslint.config.mjs and ARCHITECTURE.md.',
      package: '{{name}} may be imported only in: {{allowed}}.',
    },
  },
  create(context) {
    const { root, folders, packages } = context.options[0];
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const from = longest(file, Object.keys(folders));

    function checkFolder(node, specifier) {
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
      if (from === undefined || within(target, from)) return;
      if (folders[from].some((allowed) => within(target, allowed))) return;
      context.report({ node, messageId: 'folder', data: { from, to: target } });
    }

    function checkPackage(node, specifier) {
      const name = longest(specifier, Object.keys(packages));
      if (name === undefined || packages[name].some((allowed) => within(file, allowed))) return;
      context.report({ node, messageId: 'package', data: { name, allowed: packages[name].join(', ') } });
    }

    function check(node) {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      if (specifier.startsWith('.')) checkFolder(node.source, specifier);
      else checkPackage(node.source, specifier);
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
