import type * as vscode from 'vscode';
import {
  DidChangeConfigurationNotification,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import type { Failures } from './failures';
import { CompilerMissing, runCompiler } from './compilerProcess';
import { configuredCommand, configuredFolders } from './settings';

const WHAT = 'MPL has no language server';

/** `mplc lsp`, kept running while folders are trusted: it is started, and started again when another program is set. */
export class LanguageServer implements vscode.Disposable {
  private client: LanguageClient | undefined;
  /** What was asked for last; the next one begins when it is done. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly failures: Failures,
    private readonly log: vscode.OutputChannel,
  ) {}

  /** Starts it, instead of the one that runs. Failures are shown, not thrown. */
  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.end();
      await this.begin();
    });
  }

  /** Tells it the settings that it can take without being started again. */
  async tellSettings(): Promise<void> {
    const settings = { mpl: { specPath: configuredFolders() } };
    await this.client?.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  /** Ends it; resolves when it is gone. */
  stop(): Promise<void> {
    return this.inTurn(() => this.end());
  }

  dispose(): void {
    void this.stop();
  }

  private inTurn(action: () => Promise<void>): Promise<void> {
    this.last = this.last.then(action).catch((error: unknown) => {
      void this.failures.show(WHAT, error);
    });
    return this.last;
  }

  private async begin(): Promise<void> {
    const command = configuredCommand();
    // A client would try a program that is not there again and again, and say only that it ended.
    const outcome = await runCompiler(command, ['lsp', '--help']);
    if (outcome.exitCode !== 0) {
      void this.failures.showComplaint(WHAT, outcome);
      return;
    } else if (!/^Usage: mplc lsp\b/m.test(outcome.output)) {
      // Of a command that it does not know, it shows its own help.
      throw new Error(`${command.program} does not know \`mplc lsp\`: it is older than this extension. Get a newer one.`);
    }
    const server: ServerOptions = {
      command: command.program,
      args: [...command.arguments, 'lsp'],
    };
    const options: LanguageClientOptions = {
      documentSelector: [
        { scheme: 'file', language: 'mpl' },
        { scheme: 'untitled', language: 'mpl' },
        { scheme: 'file', language: 'spl' },
        { scheme: 'untitled', language: 'spl' },
      ],
      outputChannel: this.log,
      // The server says which files it wants to be told of.
      initializationOptions: { specPath: configuredFolders() },
    };
    const client = new LanguageClient('mpl', 'MPL', server, options);
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      throw error instanceof Error && /ENOENT|EACCES/.test(error.message)
        ? new CompilerMissing(command, error.message)
        : error;
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined) {
      await client.dispose();
    }
  }
}
