// Makes the pictures of the documentation, in headless Chromium:
//
//   npm run screenshots                      images/colours.png, docs/reference.png, docs/reference-phone.png, docs/explore.png
//   npm run screenshots -- http://HOST/      images/editor.png too, of a VS Code that serves pages at that address (code serve-web, or
//                                            code-server), with this extension, its settings mpl.mplc.path
//                                            and files.autoSave (off), and a folder that has a copy of specs/tcp
//
// MPLC is the compiler that makes the pages (default: bin/mplc of the repository), CHROMIUM the browser (default: /usr/bin/chromium).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { createHighlighter } from 'shiki';

const EXTENSION = dirname(dirname(fileURLToPath(import.meta.url)));
const REPOSITORY = join(EXTENSION, '..', '..');
const DOCS = join(REPOSITORY, 'docs');
const MPLC = process.env.MPLC ?? join(REPOSITORY, 'bin', 'mplc');
const editor = process.argv[2];

const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  await colours();
  await reference();
  await explore();
  if (editor !== undefined) {
    await codeEditor(editor);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

function mplc(...args) {
  execFileSync(MPLC, args, { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function open(url, width, height, more = {}) {
  const page = await browser.newPage({ viewport: { width, height }, ...more });
  await page.goto(url);
  return page;
}

async function shoot(page, path, options = {}) {
  await page.screenshot({ path, ...options });
  await page.close();
  console.log(path);
}

/** A specification and a policy in the colours that the grammars give them. */
async function colours() {
  const grammar = (language) => ({
    ...JSON.parse(readFileSync(join(EXTENSION, 'syntaxes', `${language}.tmLanguage.json`), 'utf8')),
    name: language,
  });
  const highlighter = await createHighlighter({ themes: ['light-plus'], langs: [grammar('mpl'), grammar('spl')] });
  const part = (file, lang) =>
    highlighter.codeToHtml(readFileSync(join(EXTENSION, 'test', 'grammar', 'snapshots', file), 'utf8'), { lang, theme: 'light-plus' });
  const html = join(folder, 'colours.html');
  writeFileSync(
    html,
    `<!DOCTYPE html><meta charset="utf-8"><style>body { margin: 0; padding: 12px; display: inline-grid; gap: 12px; background: #fff }
pre { margin: 0; padding: 12px 16px; border: 1px solid #ccd; border-radius: 6px; font: 14px/1.45 "DejaVu Sans Mono", monospace }</style>
${part('message.mpl', 'mpl')}${part('session.spl', 'spl')}`,
  );
  const page = await open(pathToFileURL(html).href, 900, 400);
  const box = await page.locator('body').boundingBox();
  await shoot(page, join(EXTENSION, 'images', 'colours.png'), { clip: box, fullPage: true });
}

/** The reference of DNS, on a desk and on a phone. */
async function reference() {
  const site = join(folder, 'site');
  mplc('docs', 'specs/dns', '-o', site);
  const page = (width, height, more) => open(pathToFileURL(join(site, 'dns', 'dns.html')).href, width, height, more);
  await shoot(await page(1280, 800), join(DOCS, 'reference.png'));
  await shoot(await page(390, 780, { isMobile: true, deviceScaleFactor: 1.5 }), join(DOCS, 'reference-phone.png'));
}

/** A capture, with the checksum of a datagram selected. */
async function explore() {
  const html = join(folder, 'explore.html');
  mplc('explore', 'samples/dns.pcap', '-o', html);
  const page = await open(pathToFileURL(html).href, 1280, 720);
  await page.locator('.frame').first().click();
  await page.locator('.byte[data-at="40"]').click();
  await shoot(page, join(DOCS, 'explore.png'));
}

/** The packet at the cursor, beside its text. */
async function codeEditor(url) {
  const page = await open(url, 1400, 760);
  const press = async (keys, text) => {
    await page.keyboard.press(keys);
    await page.waitForTimeout(1000);
    await page.keyboard.type(text, { delay: 10 });
    await page.waitForTimeout(1500);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
  };
  await page.waitForSelector('.monaco-workbench', { timeout: 120_000 });
  await page.locator('.monaco-list-row', { hasText: 'tcp' }).first().click({ timeout: 120_000 });
  await page.locator('.monaco-list-row[aria-label^="tcp.mpl"]').dblclick({ timeout: 60_000 });
  await page.waitForSelector('.view-lines .mtk1', { timeout: 60_000 });
  await press('F1', 'MPL: Show Diagram');
  await page.waitForSelector('iframe.webview', { timeout: 120_000 });
  await page.waitForTimeout(10_000);
  // A type that there is not; the server underlines it.
  await page.keyboard.press('Control+1');
  await press('Control+g', '20');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('7;');
  await page.waitForSelector('.squiggly-error', { timeout: 120_000 });
  await press('Control+g', '20:13');
  await press('F1', 'Notifications: Clear All');
  await page.keyboard.press('Control+b');
  await press('F1', 'Show or Focus Hover');
  await page.waitForTimeout(3000);
  await shoot(page, join(EXTENSION, 'images', 'editor.png'));
}
