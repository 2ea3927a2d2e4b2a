/* What section 1 of the language allows and nobody writes: computed patterns, a name used again after a classify, sizes of sizes, alignment of nothing, booleans as constants, an array of arrays. */
typedef flag boolean;
typedef count byte;

packet odd_patterns (int level, bool wide, boolean deep, integer limit) {
  tag': byte;
  start: label;
  classify (tag') {
  |1 + 1:"Sum" -> x: byte;
  |2 * 8 .. 2 * 8 + 3:"Span" -> x: uint16;
  |0x20:"Wide" when (wide && level > 2) -> x: uint32;
  |0x20:"Narrow" when (!(wide && level > 2)) -> x: byte; y: byte[x];
  |0x30:"Deep" when (deep || limit <= -1) -> inner: packet odd_bits();
  |0x40 .. 0x4f:"Unit" -> ();
  };
  x: byte value(offset(stop) - offset(start));
  rest: byte[x - offset(x) + 1];
  stop: label;
}

packet odd_bits {
  a: bit[3];
  b: bit[13] const(8191);
  c: bit[1];
  d: bit[7] min(1) max(100) default(42);
  on: flag const(true);
  off: flag default(false);
  wide: bit[48];
  key: string8 const("key");
  value: string32 default("");
}

packet odd_arrays {
  rows: count value(array_length(matrix));
  matrix: array (rows) {
    columns: count value(array_length(row));
    row: array (columns) { value: byte; };
    padded: byte[columns] align(16);
  };
  total: uint16 value(sizeof(matrix));
  classify (total) {
  |0:"Empty" -> ();
  |1..0xffff:"Some" -> classify (rows) { |0..127:"Few" -> note: string8; |128..255:"Many" -> note: string32; };
  };
  total_again: uint16 value(offset(total_again) - sizeof(total_again) + 2);
}
