packet ping {
  nonce: uint32;
  length: byte value(sizeof(text));
  text: byte[length] show(text);
}
