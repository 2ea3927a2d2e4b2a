import * as vscode from 'vscode';
import { type CompilerCommand, compilerCommand, specPathOptions } from './compilerCommand';

/** The command that the settings name. */
export function configuredCommand(): CompilerCommand {
  return compilerCommand(settings().get<string>('mplc.path', 'mplc'), firstFolder());
}

/** The options for the spec path of the settings. */
export function configuredSpecPath(): string[] {
  return specPathOptions(settings().get<string[]>('specPath', []), firstFolder());
}

/** Whether a change of settings is one of how the compiler is started. */
export function changesCompiler(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration('mpl.mplc') || event.affectsConfiguration('mpl.specPath');
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('mpl');
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}
