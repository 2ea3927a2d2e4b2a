/** Lengths that are computed, and sizes that are solved. */
packet derived {
  total: uint16 value(offset(end));
  header_words: bit[4] value(offset(options) / 4);
  reserved: bit[4] const(0);
  shift: byte default(reserved + 2);
  scaled: byte value(sizeof(payload) >> 1 << 1);
  is_empty: bit[1] value(sizeof(payload) <= 0 && true);
  odd: bit[7] value(sizeof(options) % 2);
  next: byte;
  pad: byte const(0);
  options: array[header_words * 4 - 8] { option: uint32; };
  chain: packet chain(next);
  crc: uint32 checksum(crc32, total..chain, payload, "end") show(hex);
  payload: byte[total - offset(crc)];
  end: label;
}

/** What the first one's next says. */
packet chain (int next) {
  classify (next) {
  |1:"More" -> following: byte; rest: packet chain(following);
  |_:"End" -> ();
  };
}
