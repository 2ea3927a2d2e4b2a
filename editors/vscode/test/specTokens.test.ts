import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import test from 'node:test';
import { grammarOf, type Piece, piecesOf, REPOSITORY } from './grammars';

const FOLDERS = ['specs', 'generated-examples/src/main', 'servers'];

function filesOf(language: string): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(`.${language}`) && !name.includes('target/'))
      .map((name) => join(REPOSITORY, folder, name)),
  );
}

/** The words that the lexer of a language reserves. */
function reservedWords(lexer: string): Set<string> {
  const path = join(REPOSITORY, 'mpl-grammar/src/main/antlr4/org/mpl4j/grammar', lexer);
  const words = [...readFileSync(path, 'utf8').matchAll(/^[A-Z_]+\s*:\s*'([a-z_]+)'/gm)].map((match) => match[1] ?? '');
  return new Set(words);
}

function has(piece: Piece, ...prefixes: string[]): boolean {
  return piece.scopes.some((scope) => prefixes.some((prefix) => scope.startsWith(prefix)));
}

function place(file: string, piece: Piece): string {
  return `${relative(REPOSITORY, file)}:${piece.line}:${piece.column} "${piece.text}" is ${piece.scopes.join(' ')}`;
}

for (const [language, lexer, leastFiles, leastWords] of [
  ['mpl', 'MplLexer.g4', 50, 9],
  ['spl', 'SplLexer.g4', 5, 20],
] as const) {
  test(`every token of every ${language} file has a scope, and reserved words are never plain`, async () => {
    const grammar = await grammarOf(language);
    const files = filesOf(language);
    const reserved = reservedWords(lexer);
    assert.ok(files.length >= leastFiles, `only ${files.length} files`);
    assert.ok(reserved.size >= leastWords, `only ${[...reserved].join(' ')}`);
    const wrong: string[] = [];
    let keywords = 0;
    for (const file of files) {
      for (const piece of piecesOf(grammar, readFileSync(file, 'utf8'))) {
        if (piece.text.trim() === '') {
          continue;
        }
        const isWord = reserved.has(piece.text.trim()) && !has(piece, 'comment', 'string');
        keywords += isWord ? 1 : 0;
        if (
          piece.scopes.length < 2 ||
          has(piece, 'invalid') ||
          (isWord && !has(piece, 'keyword', 'storage', 'constant.language'))
        ) {
          wrong.push(place(file, piece));
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(keywords > files.length, `only ${keywords} keywords`);
  });
}

test('what stands behind a comment that nests, or in a string, is not a keyword', async () => {
  const grammar = await grammarOf('mpl');
  const pieces = piecesOf(grammar, '/* a /* packet */ packet */ packet p() { s: byte const("packet"); }');
  const words = pieces.filter((piece) => piece.text.includes('packet'));
  assert.deepEqual(
    words.map((piece) => has(piece, 'storage')),
    [false, false, true, false],
  );
});

test('strings and comments go on over the ends of lines', async () => {
  const grammar = await grammarOf('mpl');
  const pieces = piecesOf(grammar, 'packet p() { s: byte[3] const("a\npacket"); /*\nstruct\n*/ x: byte; }');
  for (const [word, scope] of [
    ['packet', 'string'],
    ['struct', 'comment'],
    ['x', 'variable.other.property'],
  ] as const) {
    const found = pieces.findLast((piece) => piece.text === word);
    assert.ok(found !== undefined && has(found, scope), word);
  }
});
