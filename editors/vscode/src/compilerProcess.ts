import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { CompilerCommand } from './compilerCommand';

/** What a run of the compiler left. */
export interface Outcome {
  readonly output: string;
  readonly errors: string;
  /** 0 fine, 1 errors in a specification or capture, 2 a wrong command line, 70 a bug; see `mplc --help`. */
  readonly exitCode: number;
}

/** The program of a command could not be started. */
export class CompilerMissing extends Error {
  constructor(
    readonly command: CompilerCommand,
    reason: string,
  ) {
    super(`${command.program} cannot be started: ${reason}`);
    this.name = 'CompilerMissing';
  }
}

/** What a run may need beside its arguments. */
export interface RunOptions {
  /** What is written to its standard input. */
  readonly input?: string;
  /** Ends the process. */
  readonly signal?: AbortSignal;
}

/** Runs the compiler to its end. Rejects with CompilerMissing where there is none, and with an AbortError where the signal ended it. */
export async function runCompiler(
  command: CompilerCommand,
  argumentList: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(command.program, [...command.arguments, ...argumentList], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  // Who does not read its input ends before it has all: its exit code tells why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const output = text(child.stdout);
  const errors = text(child.stderr);
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  try {
    const [code, signal] = await closed;
    return { output: await output, errors: await errors, exitCode: code ?? (signal === null ? 70 : 128) };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn')) {
      throw new CompilerMissing(command, 'code' in error ? String(error.code) : error.message);
    }
    throw error;
  }
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return Buffer.concat(chunks).toString('utf8');
}
