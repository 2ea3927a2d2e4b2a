/** Reads more than it writes. */
packet broken {
  length: uint16 value(offset(text));
  text: byte[length];
}

packet mistyped {
  count: uint61;
}
