import * as vscode from 'vscode';
import { type CompilerCommand, compilerCommand, specPathOptions } from './compilerCommand';

/** The command that the settings name. */
export function configuredCommand(): CompilerCommand {
  return compilerCommand(settings().get<string>('mplc.path', 'mplc'), firstFolder());
}

/** The spec path of the settings, as it is. */
export function configuredFolders(): string[] {
  return settings().get<string[]>('specPath', []);
}

/** The options for the spec path of the settings. */
export function configuredSpecPath(): string[] {
  return specPathOptions(configuredFolders(), firstFolder());
}

/** Whether a change of settings is one of which program is started. */
export function changesProgram(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration('mpl.mplc');
}

/** Whether a change of settings is one of where packets are looked for. */
export function changesSpecPath(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration('mpl.specPath');
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('mpl');
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}
