import { URI, Utils } from 'vscode-uri';

/**
 * As much of the editor's API as the extension and its language client use, and a record of what they did with it. What is not here is undefined,
 * so that its use fails.
 */

/** A place in a document; lines and characters count from 0. */
export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

export class Location {
  constructor(
    readonly uri: URI,
    readonly range: Range,
  ) {}
}

export class Disposable {
  constructor(private readonly action: () => unknown) {}

  dispose(): void {
    this.action();
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => unknown>();

  readonly event = (listener: (value: T) => unknown, self?: unknown): Disposable => {
    const bound = self === undefined ? listener : listener.bind(self);
    this.listeners.add(bound);
    return new Disposable(() => this.listeners.delete(bound));
  };

  async fire(value: T): Promise<void> {
    await Promise.all([...this.listeners].map((listener) => listener(value)));
  }

  dispose(): void {
    this.listeners.clear();
  }
}

export class CancellationTokenSource {
  private readonly emitter = new EventEmitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.emitter.event };

  cancel(): void {
    this.token.isCancellationRequested = true;
    void this.emitter.fire();
  }

  dispose(): void {
    this.emitter.dispose();
  }
}

export class CancellationError extends Error {}

export class MarkdownString {
  isTrusted = false;
  supportHtml = false;

  constructor(public value = '') {}

  appendText(text: string): this {
    this.value += text;
    return this;
  }

  appendCodeblock(code: string, language = ''): this {
    this.value += `\n\`\`\`${language}\n${code}\n\`\`\`\n`;
    return this;
  }
}

export class Hover {
  constructor(
    readonly contents: unknown,
    readonly range?: Range,
  ) {}
}

export class Diagnostic {
  source: string | undefined;
  code: unknown;

  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

/** Items that the client makes kinds of its own of. */
class Item {
  constructor(readonly first?: unknown) {}
}

export class CallHierarchyItem extends Item {}
export class CodeAction extends Item {}
export class CodeLens extends Item {}
export class CompletionItem extends Item {}
export class DocumentLink extends Item {}
export class InlayHint extends Item {}
export class SemanticTokensLegend extends Item {}
export class SymbolInformation extends Item {}
export class TypeHierarchyItem extends Item {}
export class TabInputText extends Item {}
export class TabInputTextDiff extends Item {}
export class TabInputCustom extends Item {}
export class TabInputNotebook extends Item {}

export class CodeActionKind {
  static readonly Empty = new CodeActionKind('');
  static readonly QuickFix = new CodeActionKind('quickfix');
  static readonly Refactor = new CodeActionKind('refactor');
  static readonly RefactorExtract = new CodeActionKind('refactor.extract');
  static readonly RefactorInline = new CodeActionKind('refactor.inline');
  static readonly RefactorRewrite = new CodeActionKind('refactor.rewrite');
  static readonly Source = new CodeActionKind('source');
  static readonly SourceOrganizeImports = new CodeActionKind('source.organizeImports');

  constructor(readonly value: string) {}
}

export const Uri = Object.assign(URI, { joinPath: Utils.joinPath });
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const DiagnosticTag = { Unnecessary: 1, Deprecated: 2 };
export const ViewColumn = { Active: -1, Beside: -2 };
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 };
export const TextDocumentSaveReason = { Manual: 1, AfterDelay: 2, FocusOut: 3 };
export const CompletionItemKind = {};
export const CompletionItemTag = { Deprecated: 1 };
export const SymbolKind = {};
export const SymbolTag = { Deprecated: 1 };
export const FileType = { Unknown: 0, File: 1, Directory: 2 };
export const version = '1.91.0';
export const env = { appName: 'a fake editor', language: 'en', openExternal: () => Promise.resolve(true) };

/** A document in memory. */
export class TextDocument {
  readonly version = 1;
  readonly isClosed = false;
  readonly eol = 1;

  constructor(
    readonly uri: URI,
    readonly languageId: string,
    private readonly text: string,
    readonly isDirty = false,
  ) {}

  get fileName(): string {
    return this.uri.fsPath;
  }

  getText(): string {
    return this.text;
  }

  offsetAt(position: Position): number {
    const before = this.text.split('\n').slice(0, position.line);
    return before.reduce((sum, line) => sum + line.length + 1, 0) + position.character;
  }
}

/** What happened in the editor. */
export const seen = {
  errors: [] as { message: string; choices: string[] }[],
  information: [] as string[],
  warnings: [] as string[],
  executed: [] as unknown[][],
  log: [] as string[],
  diagnostics: new Map<string, Diagnostic[]>(),
  providers: new Map<string, unknown[]>(),
  panels: [] as Panel[],
};

/** What people do in it. */
export const people = {
  settings: new Map<string, unknown>(),
  isTrusted: true,
  choice: undefined as string | undefined,
  file: undefined as URI | undefined,
};

/** Events that it tells of. */
export const events = {
  opened: new EventEmitter<TextDocument>(),
  saved: new EventEmitter<TextDocument>(),
  trusted: new EventEmitter<void>(),
  configured: new EventEmitter<{ affectsConfiguration(section: string): boolean }>(),
  diagnosed: new EventEmitter<string>(),
};

/** A panel with a page. */
export class Panel {
  title = '';
  readonly webview = { html: '' };
  revealed = 0;
  private readonly disposed = new EventEmitter<void>();
  readonly onDidDispose = this.disposed.event;

  constructor(
    readonly kind: string,
    readonly options: unknown,
  ) {}

  reveal(): void {
    this.revealed++;
  }

  dispose(): void {
    void this.disposed.fire();
  }
}

function silent(): Disposable {
  return new Disposable(() => undefined);
}

const registered = new Map<string, (...args: unknown[]) => unknown>();

export const commands = {
  registerCommand(name: string, action: (...args: unknown[]) => unknown): Disposable {
    if (registered.has(name)) {
      throw new Error(`command ${name} is there already`);
    }
    registered.set(name, action);
    return new Disposable(() => registered.delete(name));
  },
  executeCommand(name: string, ...args: unknown[]): Promise<unknown> {
    seen.executed.push([name, ...args]);
    return Promise.resolve(registered.get(name)?.(...args));
  },
};

function channel(): unknown {
  const append = (text: string): void => {
    seen.log.push(text);
  };
  return {
    name: 'MPL',
    append,
    appendLine: append,
    show: () => seen.log.push('(shown)'),
    clear: () => undefined,
    dispose: () => undefined,
  };
}

export const window = {
  activeTextEditor: undefined as unknown,
  tabGroups: { all: [], onDidChangeTabs: silent, onDidChangeTabGroups: silent },
  onDidChangeActiveTextEditor: silent,
  createOutputChannel: channel,
  showErrorMessage: (message: string, ...choices: string[]) => {
    seen.errors.push({ message, choices });
    return Promise.resolve(people.choice);
  },
  showInformationMessage: (message: string) => {
    seen.information.push(message);
    return Promise.resolve(undefined);
  },
  showWarningMessage: (message: string) => {
    seen.warnings.push(message);
    return Promise.resolve(undefined);
  },
  showOpenDialog: () => Promise.resolve(people.file === undefined ? undefined : [people.file]),
  withProgress: (_: unknown, task: (progress: unknown, token: unknown) => unknown) =>
    task({ report: () => undefined }, new CancellationTokenSource().token),
  createWebviewPanel: (kind: string, title: string, _: unknown, options: unknown) => {
    const panel = new Panel(kind, options);
    panel.title = title;
    seen.panels.push(panel);
    return panel;
  },
};

export const workspace = {
  get isTrusted(): boolean {
    return people.isTrusted;
  },
  workspaceFolders: undefined as unknown,
  textDocuments: [] as TextDocument[],
  notebookDocuments: [],
  getWorkspaceFolder: () => undefined,
  getConfiguration: (section = '') => ({
    get: (name: string, otherwise?: unknown) => people.settings.get(section === '' ? name : `${section}.${name}`) ?? otherwise,
  }),
  createFileSystemWatcher: () => ({
    onDidCreate: silent,
    onDidChange: silent,
    onDidDelete: silent,
    dispose: () => undefined,
  }),
  onDidOpenTextDocument: events.opened.event,
  onDidSaveTextDocument: events.saved.event,
  onDidGrantWorkspaceTrust: events.trusted.event,
  onDidChangeConfiguration: events.configured.event,
  onDidCloseTextDocument: silent,
  onDidChangeTextDocument: silent,
  onWillSaveTextDocument: silent,
  onDidChangeWorkspaceFolders: silent,
  onDidOpenNotebookDocument: silent,
  onDidCloseNotebookDocument: silent,
  onDidChangeNotebookDocument: silent,
  onDidSaveNotebookDocument: silent,
  onDidCreateFiles: silent,
  onDidRenameFiles: silent,
  onDidDeleteFiles: silent,
  onWillCreateFiles: silent,
  onWillRenameFiles: silent,
  onWillDeleteFiles: silent,
};

function provider(kind: string) {
  return (...args: unknown[]): Disposable => {
    seen.providers.set(kind, args);
    return new Disposable(() => seen.providers.delete(kind));
  };
}

export const languages = {
  match: (selector: { language?: string; scheme?: string }[], document: TextDocument) =>
    [selector].flat().some((one) => one.language === document.languageId && one.scheme === document.uri.scheme) ? 10 : 0,
  createDiagnosticCollection: () => ({
    set(uri: URI, diagnostics: Diagnostic[] | undefined): void {
      seen.diagnostics.set(uri.toString(), diagnostics ?? []);
      void events.diagnosed.fire(uri.toString());
    },
    clear: () => {
      seen.diagnostics.clear();
    },
    dispose: () => undefined,
  }),
  registerCodeActionsProvider: provider('codeActions'),
  registerCompletionItemProvider: provider('completion'),
  registerDefinitionProvider: provider('definition'),
  registerDocumentFormattingEditProvider: provider('formatting'),
  registerDocumentHighlightProvider: provider('highlight'),
  registerDocumentRangeSemanticTokensProvider: provider('semanticTokensOfRange'),
  registerDocumentSemanticTokensProvider: provider('semanticTokens'),
  registerDocumentSymbolProvider: provider('symbols'),
  registerFoldingRangeProvider: provider('folding'),
  registerHoverProvider: provider('hover'),
  registerReferenceProvider: provider('references'),
  registerRenameProvider: provider('rename'),
  registerSignatureHelpProvider: provider('signature'),
  registerWorkspaceSymbolProvider: provider('workspaceSymbols'),
};
