import * as vscode from 'vscode';
import { CaptureExplorer } from './captureExplorer';
import { DiagramView } from './diagramView';
import { Failures } from './failures';
import { LanguageServer } from './languageServer';
import { changesProgram, changesSpecPath } from './settings';

let server: LanguageServer | undefined;

/** Registers the commands, and starts the language server once the folders are trusted. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('MPL');
  const failures = new Failures(vscode.Uri.joinPath(context.extensionUri, 'README.md'), log);
  const diagrams = new DiagramView(failures);
  const captures = new CaptureExplorer(failures);
  const started = new LanguageServer(failures, log);
  server = started;
  context.subscriptions.push(
    log,
    diagrams,
    started,
    vscode.commands.registerCommand('mpl.showDiagram', () =>
      inTrust(() => diagrams.show(vscode.window.activeTextEditor)),
    ),
    vscode.commands.registerCommand('mpl.exploreCapture', (capture?: vscode.Uri) =>
      inTrust(() => captures.explore(capture)),
    ),
    vscode.commands.registerCommand('mpl.restartServer', () => inTrust(() => started.restart())),
    vscode.workspace.onDidGrantWorkspaceTrust(() => started.restart()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (changesProgram(event) && vscode.workspace.isTrusted) {
        await started.restart();
      } else if (changesSpecPath(event)) {
        await started.tellSettings();
      }
    }),
  );
  if (vscode.workspace.isTrusted) {
    await started.restart();
  }
}

/** Ends the language server; resolves when its process is gone. */
export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}

/** Does what starts programs that settings of a folder may name. */
async function inTrust(action: () => Promise<void>): Promise<void> {
  if (vscode.workspace.isTrusted) {
    await action();
  } else {
    await vscode.window.showWarningMessage('MPL starts mplc in trusted folders only.');
  }
}
