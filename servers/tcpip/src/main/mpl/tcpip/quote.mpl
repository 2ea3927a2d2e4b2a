/** The header of an IPv4 packet of which an ICMP error quotes the beginning (RFC 792): whatever is missing behind it is not looked for. */
packet ipv4_quote {
  version: bit[4] const(4);
  ihl: bit[4] min(5);
  dscp: bit[6];
  ecn: bit[2];
  total_length: uint16;
  identification: uint16;
  reserved: bit[1];
  dont_fragment: bit[1];
  more_fragments: bit[1];
  fragment_offset: bit[13];
  ttl: byte;
  protocol: byte;
  header_checksum: uint16 show(hex);
  src: uint32 show(ipv4);
  dest: uint32 show(ipv4);
  options: byte[ihl * 4 - 20];
  /** The beginning of what was sent, at least 8 bytes. */
  beginning: byte[remaining()];
}

/** The header of an IPv6 packet of which an ICMP error quotes the beginning (RFC 4443). */
packet ipv6_quote {
  version: bit[4] const(6);
  dscp: bit[6];
  ecn: bit[2];
  flow_label: bit[20];
  payload_length: uint16;
  next_header: byte;
  hop_limit: byte;
  src: byte[16] show(ipv6);
  dest: byte[16] show(ipv6);
  beginning: byte[remaining()];
}

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
