import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { URI } from 'vscode-uri';
import { runCompiler } from '../src/compilerProcess';
import * as editor from './fake/editor';
import { extensionContext, loadExtension } from './fake/loadExtension';
import { EXTENSION, REPOSITORY } from './grammars';

const MPLC = process.env['MPLC'] ?? '';
const WAIT = 300_000;
const options = { timeout: WAIT, skip: MPLC === '' ? 'MPLC is not set: the compiler to ask' : false };
const command = { program: MPLC, arguments: [] };

const extension = loadExtension();
const context = extensionContext();
editor.people.settings.set('mpl.mplc.path', MPLC);

after(async () => {
  await extension.deactivate();
  for (const subscription of context.subscriptions) {
    subscription.dispose();
  }
});

function specification(name: string, text: string, isDirty: boolean): editor.TextDocument {
  return new editor.TextDocument(URI.file(join(REPOSITORY, 'specs', name)), 'mpl', text, isDirty);
}

/** The body of a snippet as it is when nothing is typed into it. */
function expanded(body: string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

test('the compiler draws, explores and serves, as the extension asks it to', options, async () => {
  const broken = specification('udp/udp.mpl', 'packet udp() { port: uint17; }\n', true);
  editor.workspace.textDocuments = [broken];
  await extension.activate(context);

  const text = readFileSync(join(REPOSITORY, 'specs/tcp/tcp.mpl'), 'utf8');
  for (const isDirty of [false, true]) {
    const document = specification('tcp/tcp.mpl', text, isDirty);
    editor.window.activeTextEditor = { document, selection: { active: new editor.Position(20, 0) } };
    await editor.commands.executeCommand('mpl.showDiagram');
    assert.match(editor.seen.panels.at(-1)?.webview.html ?? '', /<svg .*urgent_pointer/s);
  }
  await editor.commands.executeCommand('mpl.exploreCapture', URI.file(join(REPOSITORY, 'samples/dns.pcap')));
  assert.match(editor.seen.panels.at(-1)?.webview.html ?? '', /<head><meta http-equiv="Content-Security-Policy".*dns\.pcap/s);

  const help = await runCompiler(command, ['lsp', '--help']);
  if (help.output.includes('Usage: mplc lsp')) {
    const end = Date.now() + 60_000;
    while (!editor.seen.diagnostics.get(broken.uri.toString())?.length) {
      assert.ok(Date.now() < end, `no diagnostics came; errors: ${JSON.stringify(editor.seen.errors)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const [diagnostic] = editor.seen.diagnostics.get(broken.uri.toString()) ?? [];
    assert.match(diagnostic?.message ?? '', /there is no type `uint17`/);
    assert.deepEqual(editor.seen.errors, []);
  } else {
    assert.match(editor.seen.errors[0]?.message ?? '', /does not know `mplc lsp`/);
  }
});

for (const [language, check, wrap] of [
  ['mpl', ['check', '--format', 'gcc'], /^(?!\/\*\*|typedef)/],
  ['spl', ['spl', 'check', '--format', 'gcc'], /^(?!\/\*\*|automaton|function|policy|property|trace)/],
] as const) {
  test(`snippets of ${language} are right`, options, async () => {
    const path = join(EXTENSION, 'snippets', `${language}.json`);
    const snippets = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { body: string[] }>;
    const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
    try {
      for (const [name, { body }] of Object.entries(snippets)) {
        const text = expanded(body);
        assert.doesNotMatch(text, /\$/, name);
        const inside = language === 'mpl' && name === 'variant' ? `x: byte ${text};` : text;
        const around = language === 'mpl' ? `packet t() { ${inside} }` : `automaton t () { ${inside} }`;
        writeFileSync(join(folder, `${name.replaceAll(' ', '_')}.${language}`), wrap.test(text) ? around : text);
      }
      // Names that a snippet leaves to its place may be unknown; what is written must be in the language.
      const { errors } = await runCompiler(command, [...check, folder]);
      assert.doesNotMatch(errors, /\[[ES]010[1-5]\]/);
      assert.match(errors, /\[[ES]\d{4}\]/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
