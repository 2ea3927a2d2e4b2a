packet pong {
  nonce: uint32;
}
