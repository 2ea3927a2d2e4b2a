#!/usr/bin/env node
// A compiler that does what it is told: `lsp` speaks the protocol of editors, the other commands print their arguments.
const { readFileSync } = require('node:fs');
const args = process.argv.slice(2);

function serve() {
  const rpc = require('vscode-languageserver-protocol/node');
  const connection = rpc.createProtocolConnection(process.stdin, process.stdout);
  let options = {};
  connection.onRequest(rpc.InitializeRequest.type, (request) => {
    options = request.initializationOptions;
    return { capabilities: { textDocumentSync: 1, hoverProvider: true } };
  });
  connection.onRequest(rpc.HoverRequest.type, (request) => ({
    contents: { kind: 'plaintext', value: `line ${request.position.line} of ${request.textDocument.uri}` },
  }));
  connection.onNotification(rpc.DidOpenTextDocumentNotification.type, ({ textDocument }) => {
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 5 } };
    const message = `${textDocument.languageId}: ${textDocument.text.length} characters; ${args.join(' ')} ${JSON.stringify(options)}; process ${process.pid}`;
    void connection.sendNotification(rpc.PublishDiagnosticsNotification.type, {
      uri: textDocument.uri,
      diagnostics: [{ range, message, severity: 2, code: 'W0001', source: 'mplc' }],
    });
  });
  connection.onNotification(rpc.DidChangeConfigurationNotification.type, ({ settings }) => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    void connection.sendNotification(rpc.PublishDiagnosticsNotification.type, {
      uri: 'file:///settings',
      diagnostics: [{ range, message: JSON.stringify(settings) }],
    });
  });
  connection.onRequest(rpc.ShutdownRequest.type, () => null);
  connection.onNotification(rpc.ExitNotification.type, () => process.exit(0));
  connection.listen();
}

if (process.env.FAKE_MPLC_EXIT !== undefined) {
  process.stderr.write('error[E0101]: first line\nsecond line\n');
  process.exitCode = Number(process.env.FAKE_MPLC_EXIT);
} else if (args[0] === 'lsp') {
  if (args.includes('--help')) {
    process.stdout.write(process.env.FAKE_MPLC_OLD === undefined ? 'Usage: mplc lsp [-hV]\n' : 'Usage: mplc [-hV] COMMAND\n');
  } else {
    serve();
  }
} else {
  const input = args.at(-1) === '-' ? readFileSync(0, 'utf8') : '';
  const shown = JSON.stringify({ args, input }).replaceAll('<', '');
  process.stdout.write(args[0] === 'explore' ? `<!DOCTYPE html><html><head></head><body>${shown}</body></html>` : `<?xml version="1.0"?><svg>${shown}</svg>`);
}
