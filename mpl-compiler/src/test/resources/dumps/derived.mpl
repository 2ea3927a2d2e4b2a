/** Who supplies what: solved sizes, tags in ranges, values from children, and what is checked. */
packet derived {
  total: uint16 value(offset(end));
  header_words: bit[4] value(offset(options) / 4);
  kind_hint: bit[4];
  type: uint16 value(sizeof(body) + 2);
  name_length: byte;
  mode: byte;
  padding_length: byte;
  options: array[header_words * 4 - 8] { option: uint32; };
  name: byte[name_length * 2];
  body: classify (type) {
  |0..255:"Short" -> short: byte[type - 2];
  |0x0800:"Fixed" -> fixed: uint32;
  |_:"Long" -> marker: uint64; size: varint value(sizeof(long)); long: byte[size];
  };
  padding: byte[padding_length];
  next: byte;
  chain: packet chain(next);
  crc: uint32 checksum(crc32, total..chain);
  end: label;
}

packet chain(int what) {
  classify (what) {
  |1:"More" -> again: byte; rest: packet chain(again);
  |2:"Maybe" -> last: byte; stop: byte; classify (stop) { |0:"No" -> rest: packet chain(last); |_:"Yes" -> (); };
  |_:"End" -> ();
  };
}

packet sized(int size) {
  data: byte[size];
  filler: byte[(4 - size % 4) % 4] const(0);
}

packet user {
  size: uint16 value(sizeof(inner) - 2);
  inner: packet fixed(size);
}

packet fixed(int size) {
  head: uint16;
  data: byte[size];
}
