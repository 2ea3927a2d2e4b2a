import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { packetAt } from '../src/packetAtCursor';
import { REPOSITORY } from './grammars';

/** The packet at the bar in a text. */
function atBar(text: string): string | undefined {
  const offset = text.indexOf('¦');
  return packetAt(text.replace('¦', ''), offset);
}

test('the packet around the cursor', () => {
  assert.equal(atBar('packet a() { x: byte; ¦y: byte; }\npacket b() { z: byte; }'), 'a');
  assert.equal(atBar('packet a() { x: byte; }\npacket b() { ¦z: byte; }'), 'b');
  assert.equal(atBar('pac¦ket a() { x: byte; }'), 'a');
});

test('a nested packet is a field, not a declaration', () => {
  assert.equal(atBar('packet a() { x: packet b(); ¦y: byte; }'), 'a');
  assert.equal(atBar('packet a() { x :\n packet b(1)[2]; ¦y: byte; }'), 'a');
});

test('braces of branches, arrays and variants do not end a packet', () => {
  assert.equal(atBar('packet a() { k: byte variant { |1 -> A }; classify (k) { |A:"B" -> (); }; ¦y: byte; }\npacket b() {}'), 'a');
});

test('comments and strings are passed over', () => {
  assert.equal(atBar('packet a() { /* } /* */ packet c() { */ s: byte const("} packet d"); // packet e\n ¦y: byte; }'), 'a');
});

test('between packets, the one before; before all, the first', () => {
  assert.equal(atBar('packet a() { x: byte; }\n\n¦\npacket b() { y: byte; }'), 'a');
  assert.equal(atBar('¦\ntypedef t byte;\npacket a() { x: byte; }'), 'a');
});

test('a packet that is being written', () => {
  assert.equal(atBar('packet a() { x: byte;\npacket b() { y: ¦'), 'b');
  assert.equal(atBar('packet a() { x: byte;¦\npacket b() { y: byte; }'), 'a');
});

test('a text without packets has none', () => {
  assert.equal(atBar('typedef t byte; ¦'), undefined);
  assert.equal(atBar('¦'), undefined);
  assert.equal(atBar('packet ¦'), undefined);
});

test('in a specification of the library', () => {
  const text = readFileSync(join(REPOSITORY, 'specs/tcp/tcp.mpl'), 'utf8');
  for (const [words, packet] of [
    ['urgent_pointer', 'tcp'],
    ['WindowScale:', 'tcp_option'],
    ['hmac_sha256', 'mptcp_option'],
    ['classify (length)', 'mptcp_join'],
  ] as const) {
    assert.equal(packetAt(text, text.indexOf(words)), packet);
  }
});
