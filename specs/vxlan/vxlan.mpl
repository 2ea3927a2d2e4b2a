/** Virtual eXtensible Local Area Network (RFC 7348 section 5): Ethernet over UDP. */
packet vxlan {
  reserved: bit[4] const(0);
  /** I: vni counts. */
  valid: bit[1] const(true);
  reserved2: bit[27] const(0);
  /** VXLAN network identifier. */
  vni: uint24;
  reserved3: byte const(0);
  /** An Ethernet frame without its check sequence. */
  payload: byte[remaining()];
}
