/** Internet Protocol version 4 (RFC 791). */
packet ipv4 {
  version: bit[4] const(4);
  /** Header length in 32-bit words. */
  ihl: bit[4] value(offset(options) / 4) min(5);
  /** Differentiated services code point (RFC 2474). */
  dscp: bit[6] default(0);
  /** Explicit congestion notification (RFC 3168). */
  ecn: bit[2] variant { |0 => NotECT |1 -> ECT1 |2 -> ECT0 |3 -> CE };
  /** Length of header and payload in bytes. */
  total_length: uint16 value(offset(payload));
  identification: uint16 default(0);
  reserved: bit[1] const(false);
  /** DF. */
  dont_fragment: bit[1] default(false);
  /** MF. */
  more_fragments: bit[1] default(false);
  /** In units of 8 bytes. */
  fragment_offset: bit[13] default(0);
  /** Time to live, in hops. */
  ttl: byte default(64);
  protocol: ip_protocol;
  header_checksum: uint16 checksum(inet, version..options) show(hex);
  src: uint32 show(ipv4);
  dest: uint32 show(ipv4);
  options: array[ihl * 4 - 20] { option: packet ipv4_option(); };
  payload: byte[total_length - offset(options)];
}

/** Assigned Internet Protocol Numbers (IANA). */
typedef ip_protocol byte variant {
  |0 -> HopByHop
  |1 -> ICMP
  |2 -> IGMP
  |4 -> IPinIP
  |6 -> TCP
  |17 -> UDP
  |41 -> IPv6
  |43 -> Routing
  |44 -> Fragment
  |47 -> GRE
  |50 -> ESP
  |51 -> AH
  |58 -> ICMPv6
  |59 -> NoNext
  |60 -> DestinationOptions
  |89 -> OSPF
  |103 -> PIM
  |112 -> VRRP
  |132 -> SCTP
  |135 -> Mobility
};

/** One option (RFC 791 section 3.1). The bytes after the end of the list are padding. */
packet ipv4_option() {
  type: byte variant {
    |0 -> EOOL |1 -> NOP |7 -> RR |68 -> TS |82 -> TR |130 -> SEC |131 -> LSR |134 -> CIPSO |136 -> SID |137 -> SSR |148 -> RTRALT
  };
  classify (type) {
  |EOOL:"EndOfList" ->
    /** Whatever is left of the list. */
    padding: byte[remaining()] default("");
  |NOP:"NoOperation" -> ();
  |RR:"RecordRoute" ->
    length: byte value(offset(route));
    pointer: byte default(4) min(4);
    route: array[length - 3] { address: uint32 show(ipv4); };
  |LSR:"LooseSourceRoute" ->
    length: byte value(offset(route));
    pointer: byte default(4) min(4);
    route: array[length - 3] { address: uint32 show(ipv4); };
  |SSR:"StrictSourceRoute" ->
    length: byte value(offset(route));
    pointer: byte default(4) min(4);
    route: array[length - 3] { address: uint32 show(ipv4); };
  |TS:"Timestamp" ->
    length: byte value(offset(data));
    pointer: byte default(5) min(5);
    /** Modules that could not register a timestamp. */
    overflow: bit[4] default(0);
    flag: bit[4] variant { |0 -> TimestampsOnly |1 -> WithAddress |3 -> Prespecified };
    data: byte[length - 4];
  |RTRALT:"RouterAlert" ->
    length: byte value(4);
    /** RFC 2113; 0 means that routers examine the packet. */
    value: uint16 default(0);
  |_:"Other" ->
    length: byte value(offset(data));
    data: byte[length - 2];
  };
}
