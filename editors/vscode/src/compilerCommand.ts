import { isAbsolute, resolve } from 'node:path';

/** How the compiler is started: a program and the arguments that come before its own. */
export interface CompilerCommand {
  readonly program: string;
  readonly arguments: readonly string[];
}

/**
 * The command for the setting `mpl.mplc.path`.
 *
 * A bare name is left to the PATH; everything else is a file, from `folder` on if it is relative. A jar is run by java.
 */
export function compilerCommand(setting: string, folder: string | undefined): CompilerCommand {
  const path = setting.trim() === '' ? 'mplc' : setting.trim();
  const isName = !/[\\/]/.test(path) && !path.endsWith('.jar');
  const program = isName ? path : fromFolder(path, folder);
  return program.endsWith('.jar') ? { program: 'java', arguments: ['-jar', program] } : { program, arguments: [] };
}

/** The options that tell the compiler where to look for packets, from `folder` on if they are relative. */
export function specPathOptions(specPath: readonly string[], folder: string | undefined): string[] {
  return specPath
    .filter((entry) => entry.trim() !== '')
    .flatMap((entry) => ['--spec-path', fromFolder(entry.trim(), folder)]);
}

function fromFolder(path: string, folder: string | undefined): string {
  return isAbsolute(path) || folder === undefined ? path : resolve(folder, path);
}
