/** The beginning of a datagram or segment, as far as every ICMP error quotes it: UDP has length and checksum where TCP has the sequence number. */
packet transport_quote {
  source_port: uint16;
  dest_port: uint16;
  sequence: uint32;
}

/** The header of an echo, as far as every ICMP error quotes it (RFC 792, RFC 4443 section 4.1). */
packet echo_quote {
  type: byte;
  code: byte;
  checksum: uint16;
  identifier: uint16;
  sequence: uint16;
}
