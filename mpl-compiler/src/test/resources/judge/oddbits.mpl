/* Bit fields of all kinds: across bytes, up to 64 bits, in arrays, tags of classifies, and with every attribute. */
packet crossing {
  a: bit[3];
  b: bit[13];
  c: bit[33];
  d: bit[7];
  e: bit[64];
  f: bit[1];
  g: bit[62] default(0x3fff_ffff_ffff_ffff);
  h: bit[1] const(1);
}

packet nibbles {
  n: byte value(array_length(pairs));
  pairs: array (n) { hi: bit[4]; lo: bit[4]; };
}

packet triples {
  count: bit[4] value(array_length(items));
  rest: bit[4] default(0b1010);
  items: array (count) { a: bit[1]; b: bit[2]; c: bit[5] min(1) max(30); };
}

packet bit_tag {
  version: bit[2] const(2);
  kind: bit[3];
  classify (kind) {
  |0:"None" -> pad: bit[3] const(0);
  |1:"Three" -> x: bit[3];
  |2..5:"Wide" -> x: bit[11]; y: byte;
  |6:"Flags" -> a: bit[1] default(true); b: bit[1] default(false); c: bit[1];
  |7:"Tag" -> sub: bit[3]; classify (sub) { |0..3:"Low" -> z: byte; |4..7:"High" -> z: uint16; };
  };
  tail: byte;
}

packet one_bit {
  flag: bit[1];
  other: bit[1];
  reserved: bit[6] const(0x3f);
  classify (flag) {
  |true:"Yes" -> a: byte;
  |false:"No" -> ();
  };
  classify (other) {
  |0:"Zero" -> b: byte;
  |1:"One" -> c: uint16;
  };
}

/* A size in bits of a byte, used before more bits follow. */
packet bit_sizes {
  hlen: bit[4] value(sizeof(head) / 4);
  dlen: bit[12] value(sizeof(data));
  head: byte[hlen * 4] align(32);
  data: byte[dlen];
}

packet wide_variant {
  code: bit[3] variant { |0 -> A |7 -> B |8 -> C |0x1f -> D |7 -> E };
  op: bit[5] variant { |0b11111 => Max |0o37 -> Same |0 -> Min };
}

packet mpls {
  stack: bit[20];
  exp: bit[3] default(0);
  bottom: bit[1];
  ttl: byte min(1);
}

packet single { only: bit[8]; }

packet twelve { a: bit[12]; b: bit[12]; c: bit[12]; d: bit[12]; }
