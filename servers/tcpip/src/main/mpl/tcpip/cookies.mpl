/** What a SYN cookie is computed from (RFC 4987 section 3.6): both ends of the connection, the other side's first number, and what the cookie says. */
packet cookie_input {
  local_high: uint64;
  local_low: uint64;
  remote_high: uint64;
  remote_low: uint64;
  local_port: uint16;
  remote_port: uint16;
  sequence: uint32;
  /** Which minute it is, about, and which length of segments was agreed on. */
  period: uint32;
  mss_index: byte;
}
