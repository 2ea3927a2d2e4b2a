import * as path from 'node:path';
import * as vscode from 'vscode';
import { runCompiler } from './compilerProcess';
import type { Failures } from './failures';
import { packetAt } from './packetAtCursor';
import { configuredCommand, configuredSpecPath } from './settings';
import { diagramPage, messagePage } from './webviewPages';

/** What is drawn: a packet of a specification. */
interface Drawn {
  readonly document: vscode.TextDocument;
  readonly packet: string;
}

/** A panel with the picture of one packet, which follows the specification when that is saved. */
export class DiagramView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private drawn: Drawn | undefined;
  /** The last one, which stays while the specification is broken. */
  private picture = '';
  private run: AbortController | undefined;
  private readonly saved: vscode.Disposable;

  constructor(private readonly failures: Failures) {
    this.saved = vscode.workspace.onDidSaveTextDocument((document) => {
      if (this.panel !== undefined && this.drawn?.document.uri.toString() === document.uri.toString()) {
        void this.draw(this.drawn);
      }
    });
  }

  /** Shows the packet at the cursor of an editor. */
  async show(editor: vscode.TextEditor | undefined): Promise<void> {
    if (editor?.document.languageId !== 'mpl') {
      await vscode.window.showInformationMessage('Open a specification (.mpl), and put the cursor into a packet.');
      return;
    }
    const packet = packetAt(editor.document.getText(), editor.document.offsetAt(editor.selection.active));
    if (packet === undefined) {
      await vscode.window.showInformationMessage('There is no packet in this specification yet.');
      return;
    }
    await this.draw({ document: editor.document, packet });
  }

  dispose(): void {
    this.run?.abort();
    this.saved.dispose();
    this.panel?.dispose();
  }

  private async draw(drawn: Drawn): Promise<void> {
    this.run?.abort();
    const run = new AbortController();
    this.run = run;
    const what = `No picture of ${drawn.packet}`;
    try {
      const { document, packet } = drawn;
      // What is not saved comes by standard input; what it uses is looked for beside it.
      const isFile = document.uri.scheme === 'file';
      const isSaved = isFile && !document.isDirty;
      const beside = isFile ? ['--spec-path', path.dirname(document.uri.fsPath)] : [];
      const options = ['--packet', packet, '--as', 'svg', '--color', 'never', ...configuredSpecPath()];
      const source = isSaved ? [document.uri.fsPath] : [...beside, '-'];
      const outcome = await runCompiler(configuredCommand(), ['diagram', ...options, ...source], {
        input: isSaved ? '' : document.getText(),
        signal: run.signal,
      });
      if (run.signal.aborted) {
        return;
      } else if (outcome.exitCode === 0) {
        this.picture = outcome.output;
        this.fill(drawn, diagramPage(packet, this.picture));
      } else if (this.panel === undefined) {
        await this.failures.showComplaint(what, outcome);
      } else {
        const isSame = this.drawn?.packet === packet;
        this.fill(drawn, messagePage(what, outcome.errors, isSame ? this.picture : ''));
      }
    } catch (error) {
      if (!run.signal.aborted) {
        await this.failures.show(what, error);
      }
    }
  }

  private fill(drawn: Drawn, html: string): void {
    this.drawn = drawn;
    this.panel ??= this.open();
    this.panel.title = drawn.packet;
    this.panel.webview.html = html;
    this.panel.reveal(undefined, true);
  }

  private open(): vscode.WebviewPanel {
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel('mpl.diagram', 'Packet', beside, { enableScripts: false });
    panel.onDidDispose(() => {
      this.run?.abort();
      this.panel = undefined;
      this.drawn = undefined;
    });
    return panel;
  }
}
