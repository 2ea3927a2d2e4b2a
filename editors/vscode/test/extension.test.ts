import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { URI } from 'vscode-uri';
import * as editor from './fake/editor';
import { extensionContext, loadExtension } from './fake/loadExtension';
import { EXTENSION } from './grammars';

const MPLC = join(EXTENSION, 'test', 'fake', 'mplc.cjs');
const TEXT = 'packet a() { x: byte; }\npacket b() { y: byte; }\n';
const { people, seen } = editor;

const extension = loadExtension();
let context = extensionContext();

beforeEach(() => {
  context = extensionContext();
  people.settings = new Map<string, unknown>([['mpl.mplc.path', MPLC]]);
  people.isTrusted = true;
  people.choice = undefined;
  people.file = undefined;
  for (const list of [seen.errors, seen.information, seen.warnings, seen.executed, seen.log, seen.panels]) {
    list.length = 0;
  }
  seen.diagnostics.clear();
  editor.workspace.textDocuments = [];
  editor.window.activeTextEditor = undefined;
});

afterEach(async () => {
  delete process.env['FAKE_MPLC_EXIT'];
  delete process.env['FAKE_MPLC_OLD'];
  await extension.deactivate();
  for (const subscription of context.subscriptions) {
    subscription.dispose();
  }
});

function document(name = 'two.mpl', languageId = 'mpl', isDirty = false): editor.TextDocument {
  return new editor.TextDocument(URI.file(`/home/you/${name}`), languageId, TEXT, isDirty);
}

/** Opens a document in an editor, with the cursor somewhere. */
function open(opened: editor.TextDocument, line: number, character: number): void {
  editor.window.activeTextEditor = { document: opened, selection: { active: new editor.Position(line, character) } };
}

/** The diagnostics of a document, as soon as there are some. */
async function diagnosticsOf(uri: URI): Promise<editor.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = seen.diagnostics.get(uri.toString()) ?? [];
      if (found.length > 0) {
        resolve(found);
      }
      return found.length > 0;
    };
    if (!look()) {
      editor.events.diagnosed.event(look);
    }
  });
}

test('diagnostics and hovers come from the language server', { timeout: 60_000 }, async () => {
  people.settings.set('mpl.specPath', ['/lib']);
  const opened = document();
  editor.workspace.textDocuments = [opened];
  await extension.activate(context);
  const [diagnostic] = await diagnosticsOf(opened.uri);
  assert.ok(diagnostic !== undefined);
  assert.ok(diagnostic.message.startsWith(`mpl: ${TEXT.length} characters; lsp {"specPath":["/lib"]};`));
  assert.deepEqual([diagnostic.range.start.character, diagnostic.range.end.character], [2, 5]);
  assert.equal(diagnostic.severity, editor.DiagnosticSeverity.Warning);
  const [, provider] = seen.providers.get('hover') as [
    unknown,
    { provideHover(document: unknown, position: unknown, token: unknown): Promise<{ contents: { value: string }[] | { value: string } }> },
  ];
  const hover = await provider.provideHover(opened, new editor.Position(1, 3), new editor.CancellationTokenSource().token);
  assert.match(JSON.stringify(hover), /line 1 of file:\/\/\/home\/you\/two\.mpl/);
  assert.deepEqual(seen.errors, []);
});

test('policies go to the server, other languages do not', { timeout: 60_000 }, async () => {
  const policy = document('p.spl', 'spl');
  const java = document('P.java', 'java');
  editor.workspace.textDocuments = [java, policy];
  await extension.activate(context);
  const [diagnostic] = await diagnosticsOf(policy.uri);
  assert.match(diagnostic?.message ?? '', /^spl: /);
  assert.equal(seen.diagnostics.has(java.uri.toString()), false);
});

test('a compiler that is not there is told of, with what mends it', { timeout: 60_000 }, async () => {
  people.settings.set('mpl.mplc.path', '/nowhere/mplc');
  people.choice = 'Open Settings';
  await extension.activate(context);
  assert.equal(seen.errors.length, 1);
  assert.match(seen.errors[0]?.message ?? '', /`\/nowhere\/mplc` was not found.*Put mplc on the PATH, or set mpl\.mplc\.path/);
  assert.deepEqual(seen.errors[0]?.choices, ['Open Settings', 'How to Get It']);
  await new Promise(setImmediate);
  assert.deepEqual(seen.executed, [['workbench.action.openSettings', 'mpl.mplc.path']]);
});

test('a compiler that is older than its language server is told of', { timeout: 60_000 }, async () => {
  process.env['FAKE_MPLC_OLD'] = '1';
  await extension.activate(context);
  assert.equal(seen.errors.length, 1);
  assert.match(seen.errors[0]?.message ?? '', /does not know `mplc lsp`: it is older than this extension/);
});

test('a compiler that cannot serve is told of, and asked no more', { timeout: 60_000 }, async () => {
  process.env['FAKE_MPLC_EXIT'] = '2';
  people.choice = 'Show All';
  await extension.activate(context);
  assert.deepEqual(seen.errors.map((error) => error.message), ['MPL has no language server: error[E0101]: first line']);
  await new Promise(setImmediate);
  assert.deepEqual(seen.log.slice(-2), ['error[E0101]: first line\nsecond line', '(shown)']);
});

test('new settings start the server again', { timeout: 60_000 }, async () => {
  people.settings.set('mpl.mplc.path', '/nowhere/mplc');
  const opened = document();
  editor.workspace.textDocuments = [opened];
  await extension.activate(context);
  people.settings.set('mpl.mplc.path', MPLC);
  await editor.events.configured.fire({ affectsConfiguration: (section) => section === 'mpl.mplc' });
  assert.equal((await diagnosticsOf(opened.uri)).length, 1);
  assert.equal(seen.errors.length, 1);
});

test('a new spec path is told to the server', { timeout: 60_000 }, async () => {
  await extension.activate(context);
  people.settings.set('mpl.specPath', ['specs']);
  await editor.events.configured.fire({ affectsConfiguration: (section) => section === 'mpl.specPath' });
  const [told] = await diagnosticsOf(URI.file('/settings'));
  assert.equal(told?.message, '{"mpl":{"specPath":["specs"]}}');
});

test('nothing is started in folders that are not trusted', { timeout: 60_000 }, async () => {
  people.isTrusted = false;
  people.settings.set('mpl.mplc.path', '/nowhere/mplc');
  await extension.activate(context);
  await editor.commands.executeCommand('mpl.showDiagram');
  await editor.commands.executeCommand('mpl.exploreCapture');
  assert.deepEqual(seen.errors, []);
  assert.equal(seen.warnings.length, 2);
  people.isTrusted = true;
  await editor.events.trusted.fire();
  assert.equal(seen.errors.length, 1);
});

test('the diagram is of the packet at the cursor, and follows the file', { timeout: 60_000 }, async () => {
  await extension.activate(context);
  const opened = document();
  open(opened, 1, 3);
  await editor.commands.executeCommand('mpl.showDiagram');
  const [panel] = seen.panels;
  assert.equal(panel?.title, 'b');
  assert.deepEqual(panel.options, { enableScripts: false });
  assert.match(panel.webview.html, /<svg>.*"diagram","--packet","b","--as","svg","--color","never","\/home\/you\/two\.mpl"/);
  assert.doesNotMatch(panel.webview.html, /<\?xml/);
  panel.webview.html = '';
  await editor.events.saved.fire(document('other.mpl'));
  assert.equal(panel.webview.html, '');
  await editor.events.saved.fire(opened);
  await until(() => panel.webview.html !== '');
  assert.equal(seen.panels.length, 1);
});

test('what is not saved is drawn, too', { timeout: 60_000 }, async () => {
  await extension.activate(context);
  open(document('two.mpl', 'mpl', true), 0, 0);
  await editor.commands.executeCommand('mpl.showDiagram');
  const html = seen.panels[0]?.webview.html ?? '';
  assert.match(html, /"--packet","a".*"--spec-path","\/home\/you","-"\]/);
  assert.match(html, /"input":"packet a/);
});

test('a specification that is broken shows what the compiler says', { timeout: 60_000 }, async () => {
  await extension.activate(context);
  const opened = document();
  open(opened, 0, 0);
  await editor.commands.executeCommand('mpl.showDiagram');
  process.env['FAKE_MPLC_EXIT'] = '1';
  await editor.commands.executeCommand('mpl.showDiagram');
  // The picture from before stays.
  assert.match(seen.panels[0]?.webview.html ?? '', /<pre>error\[E0101\]: first line\nsecond line<\/pre><div class="picture old"><svg>/);
  open(opened, 1, 0);
  await editor.commands.executeCommand('mpl.showDiagram');
  assert.doesNotMatch(seen.panels[0]?.webview.html ?? '', /<svg>/);
});

test('without a specification, the diagram says what to do', { timeout: 60_000 }, async () => {
  await extension.activate(context);
  await editor.commands.executeCommand('mpl.showDiagram');
  open(document('P.java', 'java'), 0, 0);
  await editor.commands.executeCommand('mpl.showDiagram');
  assert.equal(seen.information.filter((message) => message.includes('Open a specification')).length, 2);
});

test('a capture is explored: of the menu, or chosen', { timeout: 60_000 }, async () => {
  await extension.activate(context);
  await editor.commands.executeCommand('mpl.exploreCapture', URI.file('/home/you/web.pcap'));
  people.file = URI.file('/home/you/dns.pcap');
  await editor.commands.executeCommand('mpl.exploreCapture');
  people.file = undefined;
  await editor.commands.executeCommand('mpl.exploreCapture');
  assert.deepEqual(seen.panels.map((panel) => panel.title), ['web.pcap', 'dns.pcap']);
  const html = seen.panels[1]?.webview.html ?? '';
  assert.match(html, /"explore","--color","never","\/home\/you\/dns\.pcap"/);
  assert.match(html, /<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
});

test('a capture that cannot be read', { timeout: 60_000 }, async () => {
  await extension.activate(context);
  process.env['FAKE_MPLC_EXIT'] = '2';
  await editor.commands.executeCommand('mpl.exploreCapture', URI.file('/home/you/web.pcap'));
  assert.deepEqual(seen.errors.map((error) => error.message), ['web.pcap cannot be explored: error[E0101]: first line']);
  assert.equal(seen.panels.length, 0);
});

test('the server is gone after a restart, and after the end', { timeout: 60_000 }, async () => {
  const opened = document();
  editor.workspace.textDocuments = [opened];
  await extension.activate(context);
  const first = await serverOf(opened.uri);
  assert.ok(isAlive(first));
  seen.diagnostics.clear();
  await editor.commands.executeCommand('mpl.restartServer');
  const second = await serverOf(opened.uri);
  assert.notEqual(second, first);
  await until(() => !isAlive(first));
  await extension.deactivate();
  await until(() => !isAlive(second));
});

/** The number of the process that diagnosed a document. */
async function serverOf(uri: URI): Promise<number> {
  const [diagnostic] = await diagnosticsOf(uri);
  return Number(/process (\d+)$/.exec(diagnostic?.message ?? '')?.[1]);
}

function isAlive(number: number): boolean {
  try {
    return process.kill(number, 0);
  } catch {
    return false;
  }
}

/** Waits for a condition; the timeout of the test bounds it. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
