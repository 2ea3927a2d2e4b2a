/** What OpenBSD's packet filter logs in front of an IP packet (LINKTYPE_PFLOG, 117). */
packet pflog {
  /** Of the header without the padding at its end. */
  length: byte value(61 + sizeof(more)) min(61);
  family: byte variant { |2 -> IPv4 |24 -> IPv6_OpenBSD |28 -> IPv6_FreeBSD |30 -> IPv6_Darwin };
  action: byte variant { |0 -> Pass |1 -> Drop |2 -> Scrub |8 -> Nat |10 -> Rdr };
  reason: byte variant { |0 -> Match |1 -> BadOffset |2 -> Fragment |3 -> Short |4 -> Normalize |5 -> Memory };
  interface: byte[16] show(text);
  ruleset: byte[16] show(text);
  rule: uint32;
  subrule: uint32;
  uid: uint32;
  pid: int32;
  rule_uid: uint32;
  rule_pid: int32;
  direction: byte variant { |0 -> Both |1 -> In |2 -> Out };
  /** Newer systems: whether the packet was rewritten, and its addresses and ports before. */
  more: byte[length - 61] default("");
  padding: byte[(4 - length % 4) % 4] const(0);
  payload: byte[remaining()];
}
