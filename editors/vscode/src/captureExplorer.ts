import * as path from 'node:path';
import * as vscode from 'vscode';
import { type Outcome, runCompiler } from './compilerProcess';
import type { Failures } from './failures';
import { configuredCommand, configuredSpecPath } from './settings';
import { explorePage } from './webviewPages';

/** Exit code of a capture that is broken: what could be read is on the page. */
const BROKEN = 1;

/** Shows captures as `mplc explore` does: their bytes beside the tree of what they mean. */
export class CaptureExplorer {
  constructor(private readonly failures: Failures) {}

  /** Shows a capture; asks for one if none is given. */
  async explore(given: vscode.Uri | undefined): Promise<void> {
    const capture = given ?? (await chooseCapture());
    if (capture === undefined) {
      return;
    }
    const name = path.basename(capture.fsPath);
    const what = `${name} cannot be explored`;
    try {
      const outcome = await this.run(capture, name);
      if (outcome === undefined) {
        return;
      }
      if (outcome.output.includes('<html')) {
        const panel = vscode.window.createWebviewPanel('mpl.explore', name, vscode.ViewColumn.Active, {
          enableScripts: true,
          enableFindWidget: true,
          retainContextWhenHidden: true,
          localResourceRoots: [],
        });
        panel.webview.html = explorePage(outcome.output);
        if (outcome.exitCode === BROKEN) {
          await this.failures.showComplaint(`${name} is not whole`, outcome);
        }
      } else {
        await this.failures.showComplaint(what, outcome);
      }
    } catch (error) {
      await this.failures.show(what, error);
    }
  }

  /** Runs the compiler, unless it is cancelled. */
  private async run(capture: vscode.Uri, name: string): Promise<Outcome | undefined> {
    const progress = {
      location: vscode.ProgressLocation.Notification,
      title: `Reading ${name}`,
      cancellable: true,
    };
    return vscode.window.withProgress(progress, async (_, cancelled) => {
      const run = new AbortController();
      const listener = cancelled.onCancellationRequested(() => {
        run.abort();
      });
      try {
        const options = ['explore', '--color', 'never', ...configuredSpecPath(), capture.fsPath];
        return await runCompiler(configuredCommand(), options, { signal: run.signal });
      } catch (error) {
        if (run.signal.aborted) {
          return undefined;
        }
        throw error;
      } finally {
        listener.dispose();
      }
    });
  }
}

async function chooseCapture(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Explore a capture',
    openLabel: 'Explore',
    filters: { Captures: ['pcap', 'pcapng', 'cap', 'gz'], 'All files': ['*'] },
  });
  return chosen?.[0];
}
