import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

/** The folder of the extension. */
export const EXTENSION = join(__dirname, '..');

/** The root of the repository. */
export const REPOSITORY = join(EXTENSION, '..', '..');

/** A piece of a line, with the scopes that the grammar gives it. */
export interface Piece {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The grammar of a language, as the editor loads it. */
export async function grammarOf(language: 'mpl' | 'spl'): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(__filename).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(new Uint8Array(wasm).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () => {
      const path = join(EXTENSION, 'syntaxes', `${language}.tmLanguage.json`);
      return Promise.resolve(parseRawGrammar(readFileSync(path, 'utf8'), path));
    },
  });
  const grammar = await registry.loadGrammar(`source.${language}`);
  if (grammar === null) {
    throw new Error(`no grammar for ${language}`);
  }
  return grammar;
}

/** The pieces of a text in their order; lines and columns count from 1. */
export function piecesOf(grammar: IGrammar, text: string): Piece[] {
  let state = INITIAL;
  return text.split('\n').flatMap((line, number) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map((token) => ({
      line: number + 1,
      column: token.startIndex + 1,
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes,
    }));
  });
}
