/** Internet Protocol version 6 (RFC 8200). */
packet ipv6 {
  version: bit[4] const(6);
  /** Traffic class: differentiated services code point (RFC 2474). */
  dscp: bit[6] default(0);
  ecn: bit[2] variant { |0 => NotECT |1 -> ECT1 |2 -> ECT0 |3 -> CE };
  flow_label: bit[20] default(0) show(hex);
  /** Length of what follows this header, extension headers included, in bytes. */
  payload_length: uint16 value(sizeof(body));
  next_header: ip_protocol;
  hop_limit: byte default(64);
  src: byte[16] show(ipv6);
  dest: byte[16] show(ipv6);
  body: packet ipv6_body(next_header)[payload_length];
}

/** What a next-header value announces: an extension header with the rest of the chain behind it, or the payload. */
packet ipv6_body(int next) {
  classify (next) {
  |0:"HopByHop" ->
    next_header: ip_protocol;
    /** In units of 8 bytes, not counting the first 8. */
    length: byte value((offset(options) - 8) / 8);
    options: array[length * 8 + 6] { option: packet ipv6_option(); };
    rest: packet ipv6_body(next_header);
  |60:"Destination" ->
    next_header: ip_protocol;
    length: byte value((offset(options) - 8) / 8);
    options: array[length * 8 + 6] { option: packet ipv6_option(); };
    rest: packet ipv6_body(next_header);
  |43:"Routing" ->
    next_header: ip_protocol;
    length: byte value((offset(data) - 8) / 8);
    routing_type: byte variant { |0 -> SourceRoute |2 -> Type2 |3 -> RPL |4 -> SegmentRouting };
    segments_left: byte;
    data: byte[length * 8 + 4];
    rest: packet ipv6_body(next_header);
  |44:"Fragment" ->
    next_header: ip_protocol;
    reserved: byte const(0);
    /** In units of 8 bytes. */
    fragment_offset: bit[13];
    reserved_bits: bit[2] const(0);
    more_fragments: bit[1];
    identification: uint32 show(hex);
    classify (fragment_offset) {
    |0:"First" -> rest: packet ipv6_body(next_header);
    |_:"Later" -> fragment: byte[remaining()];
    };
  |51:"Authentication" ->
    next_header: ip_protocol;
    /** In units of 4 bytes, minus 2 (RFC 4302 section 2.2). */
    length: byte value(offset(integrity_check) / 4 - 2) min(1);
    reserved: uint16 const(0);
    /** Security parameters index. */
    spi: uint32 show(hex);
    sequence: uint32;
    integrity_check: byte[length * 4 - 4];
    rest: packet ipv6_body(next_header);
  |_:"Payload" -> payload: byte[remaining()];
  };
}

/** An option of a hop-by-hop or destination options header (RFC 8200 section 4.2). */
packet ipv6_option() {
  type: byte variant {
    |0 -> Pad1 |1 -> PadN |4 -> TunnelLimit |5 -> RouterAlert |0x63 -> RPL |0xc2 -> Jumbo |0xc9 -> HomeAddress
  };
  classify (type) {
  |Pad1:"Pad1" -> ();
  |RouterAlert:"RouterAlert" ->
    length: byte value(sizeof(value));
    value: uint16 variant { |0 -> MLD |1 -> RSVP |2 -> ActiveNetworks };
  |Jumbo:"JumboPayload" ->
    length: byte value(sizeof(payload_length));
    payload_length: uint32;
  |_:"Other" ->
    length: byte value(sizeof(data));
    data: byte[length];
  };
}
