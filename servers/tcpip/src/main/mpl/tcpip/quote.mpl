/** The beginning of a datagram or segment, as far as every ICMP error quotes it: UDP has length and checksum where TCP has the sequence number. */
packet transport_quote {
  source_port: uint16;
  dest_port: uint16;
  sequence: uint32;
}
