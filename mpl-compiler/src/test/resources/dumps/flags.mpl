/** Optional items, and the bits that say whether they are there. */
packet flags {
  has_id: bit[1];
  has_name: bit[1];
  wide: bit[1] default(0);
  reserved: bit[5] const(0);
  id: uint16 when (has_id == 1);
  name_size: byte value(sizeof(name)) when (has_name == 1);
  name: byte[name_size] when (has_name == 1);
  extra: uint32 when (has_id == 1 && has_name == 1);
  low: bit[4];
  number: bit[4 + 8 * wide];
  tail: packet tail(has_id)[4] when (low > 3);
}

packet tail(int kind) {
  classify (kind) {
  |0:"Short" -> value: uint16; rest: byte[remaining()];
  |_:"Long" -> value: uint32;
  };
}
