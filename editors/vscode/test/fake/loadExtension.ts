import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { EXTENSION } from '../grammars';
import * as editor from './editor';

/** The extension as it is packaged. */
export interface Extension {
  activate(context: unknown): Promise<void>;
  deactivate(): Promise<void>;
}

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Loads the bundle with the fake editor as `vscode`. */
export function loadExtension(): Extension {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, ...rest) => (request === 'vscode' ? editor : load(request, ...rest));
  try {
    return createRequire(__filename)(join(EXTENSION, 'dist', 'extension.js')) as Extension;
  } finally {
    loader._load = load;
  }
}

/** What an editor gives to an extension that it activates. */
export function extensionContext(): { extensionUri: URI; subscriptions: { dispose(): unknown }[] } {
  return { extensionUri: URI.file(EXTENSION), subscriptions: [] };
}
