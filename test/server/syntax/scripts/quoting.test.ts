import assert from 'node:assert/strict';
import { powershellQuoting } from '../../../../server/syntax/scripts/powershell.ts';
import {
  codeCharacters,
  type QuotedPart,
  quotingAt,
  type Quoting,
  type ScriptLanguage,
} from '../../../../server/syntax/scripts/quoting.ts';
import { shellQuoting } from '../../../../server/syntax/scripts/shell.ts';

type Row = readonly [script: string, quoting: Quoting];

/** Every `X` in the script stands in the quoting. */
function checkRows(read: (script: string) => readonly QuotedPart[], rows: readonly Row[]): void {
  for (const [script, quoting] of rows) {
    it(`${JSON.stringify(script)} is ${quoting}`, () => {
      const offsets = [...script.matchAll(/X/g)].map((match) => match.index);
      assert.ok(offsets.length > 0);
      const parts = read(script);
      for (const offset of offsets) assert.equal(quotingAt(parts, offset), quoting);
    });
  }
}

describe('shellQuoting', () => {
  checkRows(shellQuoting, [
    ['echo X', 'none'],
    ['X', 'none'],
    ['echo "X"', 'double'],
    ['echo "a" X "b"', 'none'],
    ["echo 'X'", 'single'],
    ['echo "it\'s X"', 'double'],
    ["echo 'a\"X'", 'single'],
    ['echo \\"X', 'none'],
    ['echo "\\"X"', 'double'],
    ["echo $'a\\'X'", 'single'],
    ['echo "$(run X)"', 'none'],
    ['echo "$(run "X")X"', 'double'],
    ['echo "$(run) X"', 'double'],
    ['echo `run X`', 'none'],
    ['echo "`run` X"', 'double'],
    ['echo "${A:-X}" ', 'double'],
    ['echo ${A:-X}', 'none'],
    ['echo "${A:-b}X"', 'double'],
    ['x=$(( 1 << 2 )); echo X', 'none'],
    ['# X', 'comment'],
    ["run # it's X", 'comment'],
    ["# it's\necho X", 'none'],
    ['echo a#X', 'none'],
    ['cat <<EOF\nX\nEOF', 'here'],
    ['cat <<EOF\na\nEOF\necho X', 'none'],
    ["cat <<'EOF'\nX\nEOF", 'literal-here'],
    ['cat <<"EOF"\nX\nEOF', 'literal-here'],
    ['cat <<-\\END > f\n\tX\n\tEND\n', 'literal-here'],
    ['cat <<-END\n\ta\n\tEND\necho X', 'none'],
    ['cat <<A <<B\na\nA\nX\nB\n', 'here'],
    ['grep a <<< "X"', 'double'],
    ['case $a in\n  b) echo X;;\nesac', 'none'],
    ['if [ "$a" = "X" ]; then', 'double'],
    ['echo "X', 'double'],
  ]);
});

describe('powershellQuoting', () => {
  checkRows(powershellQuoting, [
    ['Write-Host X', 'none'],
    ['Write-Host "X"', 'double'],
    ["Write-Host 'X'", 'single'],
    ["Write-Host 'it''s X'", 'single'],
    ['Write-Host "say ""X"""', 'double'],
    ['Write-Host "a`"X"', 'double'],
    ['Write-Host "$(Run X)"', 'none'],
    ['Write-Host "$((1 + 2)) X"', 'double'],
    ['Write-Host “X”', 'double'],
    ['# X', 'comment'],
    ['<# X\nX #>', 'comment'],
    ["<# it's #> Run X", 'none'],
    ['$a = @"\nX "\n"@', 'here'],
    ["$a = @'\nX $(\n'@", 'literal-here'],
    ["$a = @'\nb\n'@\nRun X", 'none'],
    ['$a = @{ b = X }', 'none'],
    ['$a#X', 'none'],
  ]);
});

describe('codeCharacters', () => {
  const rows: readonly (readonly [ScriptLanguage, Quoting, allowed: string, code: string])[] = [
    ['shell', 'none', 'a;$', ';$'],
    ['shell', 'none', 'a"\' ()', ''],
    ['shell', 'double', ';&|', ''],
    ['shell', 'double', '$;', '$'],
    ['shell', 'double', '"a', ''],
    ['shell', 'double', '";', '";'],
    ['shell', 'single', '$`;"', ''],
    ['shell', 'single', "';", "';"],
    ['shell', 'comment', '\n', '\n'],
    ['shell', 'comment', '";$', ''],
    ['shell', 'here', ';"', ''],
    ['shell', 'literal-here', '$', ''],
    ['powershell', 'none', '(', '('],
    ['powershell', 'double', '`', ''],
  ];
  for (const [language, quoting, allowed, code] of rows) {
    it(`of ${JSON.stringify(allowed)} in ${language} ${quoting} are ${JSON.stringify(code)}`, () => {
      const admit = (characters: readonly string[]) =>
        characters.filter((character) => allowed.includes(character));
      assert.equal(codeCharacters(language, quoting, admit).join(''), code);
    });
  }
});
