import assert from 'node:assert/strict';
import test from 'node:test';
import { CompilerMissing, runCompiler } from '../src/compilerProcess';

/** A command that runs a script instead of the compiler. */
function script(text: string): { program: string; arguments: string[] } {
  return { program: process.execPath, arguments: ['-e', text] };
}

test('output, errors and exit code', async () => {
  const outcome = await runCompiler(
    script('console.log(process.argv.slice(1).join("+")); console.error("é"); process.exitCode = 1'),
    ['a', 'b c'],
  );
  assert.deepEqual(outcome, { output: 'a+b c\n', errors: 'é\n', exitCode: 1 });
});

test('standard input, also more than a pipe holds', async () => {
  const input = 'packet '.repeat(100_000);
  const outcome = await runCompiler(script('process.stdin.pipe(process.stdout)'), [], { input });
  assert.equal(outcome.output, input);
});

test('a program that does not read its input', async () => {
  const outcome = await runCompiler(script('process.exit(2)'), [], { input: 'x'.repeat(1_000_000) });
  assert.equal(outcome.exitCode, 2);
});

test('a program that is not there', async () => {
  const command = { program: '/nowhere/mplc', arguments: [] };
  await assert.rejects(runCompiler(command, ['lsp']), (error) => error instanceof CompilerMissing && error.command === command);
});

test('a program that may not be run', async () => {
  await assert.rejects(runCompiler({ program: __filename, arguments: [] }, []), CompilerMissing);
});

test('a run that is cancelled', async () => {
  const run = new AbortController();
  const outcome = runCompiler(script('setTimeout(() => 0, 600_000)'), [], { signal: run.signal });
  run.abort();
  await assert.rejects(outcome, { name: 'AbortError' });
});
