/** An entry of an MPLS label stack (RFC 3032 section 2.1, RFC 5462), and what it is in front of: another one, or the packet. */
packet mpls {
  label: bit[20];
  /** Once called EXP. */
  traffic_class: bit[3] default(0);
  /** S: the last entry of the stack. */
  bottom: bit[1];
  ttl: byte default(64);
  payload: byte[remaining()];
}
