/** What OpenBSD's packet filter logs in front of an IP packet (LINKTYPE_PFLOG, 117). */
packet pflog {
  /** Of the header without the padding at its end. */
  length: byte value(61 + sizeof(more)) min(61);
  family: byte variant { |2 -> IPv4 |24 -> IPv6_OpenBSD |28 -> IPv6_FreeBSD |30 -> IPv6_Darwin };
  action: byte variant {
    |0  -> Pass
    |1  -> Drop
    |2  -> Scrub
    |3  -> NoScrub
    |4  -> Nat
    |5  -> NoNat
    |6  -> BiNat
    |7  -> NoBiNat
    |8  -> Rdr
    |9  -> NoRdr
    |10 -> SynProxyDrop
    |11 -> Defer
    |12 -> MatchRule
    |13 -> Divert
    |14 -> RouteTo
    |15 -> AfTo
  };
  reason: byte variant {
    |0  -> Match
    |1  -> BadOffset
    |2  -> Fragment
    |3  -> Short
    |4  -> Normalize
    |5  -> Memory
    |6  -> Timestamp
    |7  -> Congestion
    |8  -> IPOptions
    |9  -> ProtocolChecksum
    |10 -> StateMismatch
    |11 -> StateInsertion
    |12 -> MaxStates
    |13 -> SourceLimit
    |14 -> SynProxy
    |15 -> Translate
    |16 -> NoRoute
  };
  interface: byte[16] show(text);
  ruleset: byte[16] show(text);
  rule: uint32;
  subrule: uint32;
  uid: uint32;
  pid: int32;
  rule_uid: uint32;
  rule_pid: int32;
  direction: byte variant { |0 -> Both |1 -> In |2 -> Out |3 -> Forward };
  /** Newer systems: whether the packet was rewritten, and its addresses and ports before. */
  more: byte[length - 61] default("");
  padding: byte[(4 - length % 4) % 4] const(0);
  payload: byte[remaining()];
}
