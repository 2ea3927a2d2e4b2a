/** The beginning of a DNS message, as far as its first question: enough to count what is asked and answered, without reading all of it. */
packet message_head {
  id: uint16;
  response: bit[1];
  opcode: bit[4];
  authoritative: bit[1];
  truncated: bit[1];
  recursion_desired: bit[1];
  recursion_available: bit[1];
  z: bit[1];
  authentic_data: bit[1];
  checking_disabled: bit[1];
  /** Without the upper bits that an OPT record may have. */
  rcode: bit[4];
  qdcount: uint16;
  ancount: uint16;
  nscount: uint16;
  arcount: uint16;
  question: packet dns_question() when (qdcount > 0);
}
