import assert from 'node:assert/strict';
import test from 'node:test';
import { compilerCommand, specPathOptions } from '../src/compilerCommand';

test('a name is left to the PATH', () => {
  assert.deepEqual(compilerCommand('mplc', '/work'), { program: 'mplc', arguments: [] });
  assert.deepEqual(compilerCommand('  ', '/work'), { program: 'mplc', arguments: [] });
});

test('a file is relative to the first folder', () => {
  assert.deepEqual(compilerCommand('bin/mplc', '/work'), { program: '/work/bin/mplc', arguments: [] });
  assert.deepEqual(compilerCommand('/opt/mplc/bin/mplc', '/work'), { program: '/opt/mplc/bin/mplc', arguments: [] });
  assert.deepEqual(compilerCommand('bin/mplc', undefined), { program: 'bin/mplc', arguments: [] });
});

test('a jar is run by java', () => {
  assert.deepEqual(compilerCommand('mplc.jar', '/work'), { program: 'java', arguments: ['-jar', '/work/mplc.jar'] });
});

test('the spec path', () => {
  assert.deepEqual(specPathOptions(['specs', '/lib/x.jar', ''], '/work'), [
    '--spec-path', '/work/specs', '--spec-path', '/lib/x.jar',
  ]);
});
