/** User Datagram Protocol (RFC 768). pseudo is source and destination address, as IP carries them; empty where there is none. */
packet udp(bytes pseudo) {
  source_port: uint16;
  dest_port: uint16;
  /** Length of header and payload in bytes. */
  length: uint16 value(offset(payload));
  /** 0 on the wire means that the sender computed none (RFC 768). */
  checksum: uint16 checksum(udp, pseudo, 17, length, source_port..payload) show(hex);
  payload: byte[length - offset(checksum)];
}
