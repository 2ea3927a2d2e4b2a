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
    length: byte value((offset(routing) - 8) / 8);
    routing_type: byte variant {
      |0   -> SourceRoute
      |1   -> Nimrod
      |2   -> Type2
      |3   -> RPL
      |4   -> SegmentRouting
      |5   -> CRH16
      |6   -> CRH32
      |253 -> Experimental1
      |254 -> Experimental2
    };
    segments_left: byte;
    routing: classify (routing_type)[length * 8 + 4] {
    |SourceRoute:"SourceRoute" ->
      /** RFC 2460 section 4.4; deprecated by RFC 5095. */
      reserved: uint32 const(0);
      addresses: array { address: byte[16] show(ipv6); };
    |Type2:"Type2" ->
      /** RFC 6275 section 6.4. */
      reserved: uint32 const(0);
      home_address: byte[16] show(ipv6);
    |RPL:"Rpl" -> rpl: packet rpl_source_route();
    |SegmentRouting:"SegmentRouting" ->
      /** RFC 8754 section 2: the index of the last element of the segment list. */
      last_entry: byte value(array_length(segments) - 1);
      flags: byte default(0) show(hex);
      tag: uint16 default(0);
      /** In reverse order: the last segment of the path is the first. */
      segments: array (last_entry + 1) { segment: byte[16] show(ipv6); };
      tlvs: array { tlv: packet srh_tlv(); };
    |_:"Other" -> data: byte[remaining()];
    };
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

/** A source route for networks of RPL (RFC 6554 section 3): addresses without the bytes that they share with the destination address. */
packet rpl_source_route() {
  /** Bytes that are left out of all addresses but the last. */
  cmpr_i: bit[4] default(0);
  /** Bytes that are left out of the last address. */
  cmpr_e: bit[4];
  pad: bit[4] value(sizeof(padding));
  reserved: bit[20] const(0);
  addresses: array[remaining() - 16 + cmpr_e - pad] { address: byte[16 - cmpr_i] show(hex); };
  last: byte[16 - cmpr_e] show(hex);
  padding: byte[pad];
}

/** Something optional in a segment routing header (RFC 8754 section 2.1). */
packet srh_tlv() {
  type: byte variant { |0 -> Pad1 |4 -> PadN |5 -> HMAC };
  classify (type) {
  |Pad1:"Pad1" -> ();
  |HMAC:"Hmac" ->
    length: byte value(offset(hmac) - 2);
    /** D: the destination address is not verified. */
    no_destination: bit[1] default(false);
    reserved: bit[15] const(0);
    key_id: uint32;
    hmac: byte[length - 6] show(hex);
  |_:"Other" -> length: byte value(sizeof(data)); data: byte[length];
  };
}

/** An authentication header behind IPv4 (RFC 4302 section 2); behind IPv6 it is part of the chain, and a branch of ipv6_body. */
packet ah {
  next_header: ip_protocol;
  /** In units of 4 bytes, minus 2 (RFC 4302 section 2.2). */
  length: byte value(offset(integrity_check) / 4 - 2) min(1);
  reserved: uint16 const(0);
  /** Security parameters index. */
  spi: uint32 show(hex);
  sequence: uint32;
  integrity_check: byte[length * 4 - 4] show(hex);
  payload: byte[remaining()];
}

/** Encapsulating security payload (RFC 4303 section 2). What follows the sequence number is encrypted, padding and integrity check value included. */
packet esp {
  /** Security parameters index. */
  spi: uint32 show(hex);
  sequence: uint32;
  encrypted: byte[remaining()];
}

/** An option of a hop-by-hop or destination options header (RFC 8200 section 4.2, IANA's destination options and hop-by-hop options). */
packet ipv6_option() {
  type: byte variant {
    |0    -> Pad1
    |1    -> PadN
    |4    -> TunnelLimit
    |5    -> RouterAlert
    |7    -> CALIPSO
    |8    -> SMFDPD
    |0x0f -> PDM
    |0x11 -> IOAM
    |0x12 -> AltMark
    |0x1e -> Experimental1e
    |0x23 -> RPL
    |0x26 -> QuickStart
    |0x30 -> MinimumMTU
    |0x31 -> IOAMChange
    |0x3e -> Experimental3e
    |0x5e -> Experimental5e
    |0x63 -> RPLDiscard
    |0x6d -> MPL
    |0x7e -> Experimental7e
    |0x8a -> EndpointIdentification
    |0x8b -> ILNPNonce
    |0x8c -> LineIdentification
    |0x9e -> Experimental9e
    |0xbe -> Experimentalbe
    |0xc2 -> Jumbo
    |0xc9 -> HomeAddress
    |0xde -> Experimentalde
    |0xee -> DFF
    |0xfe -> Experimentalfe
  };
  classify (type) {
  |Pad1:"Pad1" -> ();
  |TunnelLimit:"TunnelLimit" ->
    length: byte value(sizeof(limit));
    /** RFC 2473 section 4.1.1. */
    limit: byte;
  |RouterAlert:"RouterAlert" ->
    length: byte value(sizeof(value));
    value: uint16 variant { |0 -> MLD |1 -> RSVP |2 -> ActiveNetworks |68 -> NSISNATFW |69 -> MPLSOAM };
  |CALIPSO:"Calipso" ->
    length: byte value(offset(compartments) - 2);
    /** Domain of interpretation (RFC 5570 section 5). */
    doi: uint32;
    /** In 32-bit words. */
    compartment_length: byte value(sizeof(compartments) / 4);
    sensitivity: byte;
    endian little;
    checksum: uint16 checksum(crc16_x25, type..compartments) show(hex);
    endian big;
    compartments: byte[compartment_length * 4] show(hex);
  |PDM:"Pdm" ->
    length: byte value(offset(delta_last_sent) - 2);
    /** RFC 8250 section 3.2: scales are powers of two, differences in attoseconds. */
    scale_last_received: byte;
    scale_last_sent: byte;
    sequence: uint16;
    last_received: uint16;
    delta_last_received: uint16;
    delta_last_sent: uint16;
  |IOAM:"Ioam" ->
    length: byte value(offset(data) - 2);
    /** RFC 9486 section 3. */
    reserved: byte const(0);
    ioam_type: byte variant {
      |0 -> PreallocatedTrace
      |1 -> IncrementalTrace
      |2 -> ProofOfTransit
      |3 -> EdgeToEdge
      |4 -> DirectExport
    };
    data: byte[length - 2];
  |IOAMChange:"IoamChange" ->
    length: byte value(offset(data) - 2);
    reserved: byte const(0);
    ioam_type: byte variant {
      |0 -> PreallocatedTrace
      |1 -> IncrementalTrace
      |2 -> ProofOfTransit
      |3 -> EdgeToEdge
      |4 -> DirectExport
    };
    data: byte[length - 2];
  |AltMark:"AltMark" ->
    length: byte value(offset(reserved) - 2);
    /** RFC 9343 section 3.1. */
    flow_monitor: bit[20];
    loss: bit[1];
    delay: bit[1];
    reserved: bit[10] const(0);
  |RPL:"Rpl" ->
    length: byte value(offset(data) - 2);
    /** RFC 6553 section 3 with RFC 9008's number. */
    down: bit[1] default(false);
    rank_error: bit[1] default(false);
    forwarding_error: bit[1] default(false);
    reserved: bit[5] const(0);
    instance: byte;
    sender_rank: uint16;
    data: byte[length - 4];
  |RPLDiscard:"RplDiscard" ->
    length: byte value(offset(data) - 2);
    down: bit[1] default(false);
    rank_error: bit[1] default(false);
    forwarding_error: bit[1] default(false);
    reserved: bit[5] const(0);
    instance: byte;
    sender_rank: uint16;
    data: byte[length - 4];
  |QuickStart:"QuickStart" ->
    length: byte value(offset(reserved) - 2);
    /** RFC 4782 section 3.2. */
    function: bit[4] variant { |0 -> Request |8 -> Report };
    rate: bit[4];
    qs_ttl: byte;
    nonce: bit[30];
    reserved: bit[2] const(0);
  |MinimumMTU:"MinimumMtu" ->
    length: byte value(offset(return_flag) - 2);
    /** RFC 9268 section 5: the smallest MTU so far. */
    minimum_mtu: uint16;
    /** What the other side has reported, without its lowest bit. */
    returned_mtu: bit[15];
    return_flag: bit[1];
  |MPL:"Mpl" ->
    length: byte value(offset(seed) - 2);
    /** RFC 7731 section 6.1. */
    seed_length: bit[2] variant { |0 -> SourceAddress |1 -> Bits16 |2 -> Bits64 |3 -> Bits128 };
    largest: bit[1] default(false);
    version: bit[1] const(false);
    reserved: bit[4] const(0);
    sequence: byte;
    seed: byte[length - 2] show(hex);
  |ILNPNonce:"IlnpNonce" ->
    length: byte value(sizeof(nonce));
    /** RFC 6744 section 2. */
    nonce: byte[length] show(hex);
  |LineIdentification:"LineIdentification" ->
    length: byte value(offset(padding) - 2);
    /** RFC 6788 section 6. */
    line_id_length: byte value(sizeof(line_id));
    line_id: byte[line_id_length];
    padding: byte[length - line_id_length - 1] default("");
  |Jumbo:"JumboPayload" -> length: byte value(sizeof(payload_length)); payload_length: uint32;
  |HomeAddress:"HomeAddress" ->
    length: byte value(sizeof(address));
    /** RFC 6275 section 6.3. */
    address: byte[16] show(ipv6);
  |DFF:"Dff" ->
    length: byte value(offset(sequence) - 2);
    /** Depth-first forwarding (RFC 6971 section 13.1). */
    version: bit[2] const(0);
    duplicate: bit[1] default(false);
    return: bit[1] default(false);
    reserved: bit[4] const(0);
    sequence: uint16;
  |_:"Other" -> length: byte value(sizeof(data)); data: byte[length];
  };
}
