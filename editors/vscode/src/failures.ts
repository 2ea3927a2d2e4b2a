import * as vscode from 'vscode';
import { CompilerMissing, type Outcome } from './compilerProcess';

/** Tells people what went wrong, and offers what mends it. */
export class Failures {
  /**
   * @param readme the page that says how to get the compiler
   * @param log where all that the compiler said goes
   */
  constructor(
    private readonly readme: vscode.Uri,
    private readonly log: vscode.OutputChannel,
  ) {}

  /** Something could not be done. */
  async show(what: string, error: unknown): Promise<void> {
    if (error instanceof CompilerMissing) {
      await this.offerCompiler(`${what}: ${howToMend(error)}`);
    } else {
      await vscode.window.showErrorMessage(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** The compiler ended with another exit code than 0. */
  async showComplaint(what: string, outcome: Outcome): Promise<void> {
    this.log.appendLine(outcome.errors.trimEnd());
    const said = outcome.errors.trim().split('\n')[0] ?? '';
    const choice = await vscode.window.showErrorMessage(
      `${what}: ${said === '' ? `mplc ended with exit code ${outcome.exitCode}` : said}`,
      'Show All',
    );
    if (choice !== undefined) {
      this.log.show(true);
    }
  }

  private async offerCompiler(message: string): Promise<void> {
    const choice = await vscode.window.showErrorMessage(message, 'Open Settings', 'How to Get It');
    if (choice === 'Open Settings') {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'mpl.mplc.path');
    } else if (choice !== undefined) {
      await vscode.commands.executeCommand('markdown.showPreview', this.readme);
    }
  }
}

function howToMend(missing: CompilerMissing): string {
  const jar = missing.command.arguments.at(-1);
  return jar === undefined
    ? `the compiler \`${missing.command.program}\` was not found, or is no program. Put mplc on the PATH, or set mpl.mplc.path to bin/mplc of a checkout, or to mplc.jar of a release.`
    : `\`java\` was not found, which runs ${jar}. Put a Java from 17 on on the PATH, or set mpl.mplc.path to bin/mplc of a release, which finds it elsewhere, too.`;
}
