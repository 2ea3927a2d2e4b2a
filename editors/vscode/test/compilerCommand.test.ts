import assert from 'node:assert/strict';
import test from 'node:test';
import { compilerCommand, specPathOptions } from '../src/compilerCommand';

test('a name is left to the PATH', () => {
  assert.deepEqual(compilerCommand('mplc', '/home/you'), { program: 'mplc', arguments: [] });
  assert.deepEqual(compilerCommand('  ', '/home/you'), { program: 'mplc', arguments: [] });
});

test('a file is relative to the first folder', () => {
  assert.deepEqual(compilerCommand('bin/mplc', '/home/you'), { program: '/home/you/bin/mplc', arguments: [] });
  assert.deepEqual(compilerCommand('/opt/mplc/bin/mplc', '/home/you'), { program: '/opt/mplc/bin/mplc', arguments: [] });
  assert.deepEqual(compilerCommand('bin/mplc', undefined), { program: 'bin/mplc', arguments: [] });
});

test('a jar is run by java', () => {
  assert.deepEqual(compilerCommand('mplc.jar', '/home/you'), { program: 'java', arguments: ['-jar', '/home/you/mplc.jar'] });
});

test('the spec path', () => {
  assert.deepEqual(specPathOptions(['specs', '/lib/x.jar', ''], '/home/you'), [
    '--spec-path', '/home/you/specs', '--spec-path', '/lib/x.jar',
  ]);
});
