packet everything {
  numbers: packet numbers();
  runs: packet runs();
  wide: packet wide();
  names: packet names()[19];
  lists: packet lists()[15];
  switches: packet switches();
  ordered: packet ordered();
  bits: packet bits();
  holder: packet holder();
  optional: packet optional();
  framed: packet framed();
  item: packet item(true);
  tree: packet tree();
  expressions: packet expressions();
}

packet numbers {
  a: bit[3]; b: bit[13]; c: byte; d: uint16; e: uint24; f: uint32; g: uint48; h: uint64; i: int8; j: int64; k: boolean; l: float32; m: float64;
}

packet runs {
  a: string8; b: string16; c: string32; d: cstring; e: bytes until ("\r\n"); f: byte[2]; g: varint; h: quicint; i: mpint;
}

packet wide { ext: bit[1]; number: bit[7 + 8 * ext]; }

packet names { one: dns_label_comp; two: dns_label_comp; three: dns_label; }

packet lists {
  count: byte value(array_length(counted));
  counted: array (count) { a: byte; };
  size: byte value(sizeof(measured));
  measured: array[size] { b: string8; };
  ended: array until (c == 0) { c: byte; };
  rest: array { d: uint16; };
}

packet switches {
  on: boolean;
  classify (on) {
  |true:"On" -> level: byte;
  |false:"Off" -> ();
  };
  verb: string8;
  classify (verb) {
  |"get":"Get" -> key: string8;
  |_:"Other" -> ();
  };
}

packet ordered {
  magic: uint32 variant { |0xa1b2c3d4 => Native |0xd4c3b2a1 -> Swapped };
  endian little when (magic == Swapped);
  minor: uint16;
  items: array (2) { item: uint16; };
  endian big;
  network: uint16;
}

packet bits {
  a: bit[4]; b: bit[11]; on: bit[1] default(false);
  choice: bit[1];
  classify (choice) {
  |0:"Short" -> small: bit[7];
  |1:"Long" -> big: bit[15];
  };
}

packet element (int width, bytes key) { value: byte[width]; keyed: boolean value(sizeof(key) > 1); }

packet holder { id: uint16; width: byte; one: packet element(width, id..width); }

packet optional {
  has_id: bit[1]; reserved: bit[7] const(0);
  id: uint16 when (has_id);
  version: byte;
  extra: byte when (version >= 2) default(7);
}

packet framed {
  total: byte value(offset(end)); header: byte value(offset(body));
  first: byte[header - 2];
  body: label;
  second: byte[total - header];
  end: label;
}

packet item (bool wide) {
  kind: byte;
  classify (kind) {
  |1:"Wide" when (wide) -> a: uint32;
  |1:"Narrow" -> b: uint16;
  |_:"Other" -> ();
  };
}

packet tree { value: byte; count: byte value(array_length(children)); children: array (count) { child: packet tree(); }; }

packet expressions {
  mode: byte variant { |0 -> Slow |1 -> Fast };
  flags: byte;
  fast: uint16 when (mode == Fast && flags & 0x80 != 0);
  name: string8;
  root: byte when (name == "root");
  sum: byte value((sizeof(name) << 1) % 7);
}
