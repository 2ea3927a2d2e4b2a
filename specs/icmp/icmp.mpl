/** Internet Control Message Protocol (RFC 792, RFC 950, RFC 1256, RFC 1393, RFC 1475, RFC 1788, RFC 2521, RFC 4884, RFC 8335). */
packet icmp() {
  type: byte variant {
    |0   -> EchoReply
    |3   -> Unreachable
    |4   -> SourceQuench
    |5   -> Redirect
    |6   -> AlternateHostAddress
    |8   -> Echo
    |9   -> RouterAdvertisement
    |10  -> RouterSolicitation
    |11  -> TimeExceeded
    |12  -> ParameterProblem
    |13  -> Timestamp
    |14  -> TimestampReply
    |15  -> InformationRequest
    |16  -> InformationReply
    |17  -> AddressMask
    |18  -> AddressMaskReply
    |30  -> Traceroute
    |31  -> ConversionError
    |32  -> MobileHostRedirect
    |33  -> WhereAreYou
    |34  -> IAmHere
    |35  -> MobileRegistration
    |36  -> MobileRegistrationReply
    |37  -> DomainName
    |38  -> DomainNameReply
    |39  -> SKIP
    |40  -> Photuris
    |41  -> ExperimentalMobility
    |42  -> ExtendedEcho
    |43  -> ExtendedEchoReply
    |253 -> Experimental1
    |254 -> Experimental2
  };
  code: byte default(0);
  checksum: uint16 checksum(inet, type..body) show(hex);
  body: classify (type) {
  |EchoReply:"EchoReply" ->
    identifier: uint16;
    sequence: uint16;
    data: byte[remaining()];
  |Echo:"Echo" ->
    identifier: uint16;
    sequence: uint16;
    data: byte[remaining()];
  |Unreachable:"Unreachable" ->
    unused: byte const(0);
    /** Length of the original datagram in 32-bit words where extensions follow it (RFC 4884 section 4.1). */
    length: byte;
    /** RFC 1191: the next hop's MTU where code is 4. */
    mtu: uint16 default(0);
    classify (length) {
    |0:"Plain" -> original: byte[remaining()];
    |_:"Extended" -> original: byte[length * 4]; extensions: packet icmp_extensions();
    };
  |TimeExceeded:"TimeExceeded" ->
    unused: byte const(0);
    length: byte;
    unused2: uint16 const(0);
    classify (length) {
    |0:"Plain" -> original: byte[remaining()];
    |_:"Extended" -> original: byte[length * 4]; extensions: packet icmp_extensions();
    };
  |ParameterProblem:"ParameterProblem" ->
    /** Offset of the byte in error. */
    pointer: byte;
    length: byte;
    unused: uint16 const(0);
    classify (length) {
    |0:"Plain" -> original: byte[remaining()];
    |_:"Extended" -> original: byte[length * 4]; extensions: packet icmp_extensions();
    };
  |SourceQuench:"SourceQuench" -> unused: uint32 const(0); original: byte[remaining()];
  |Redirect:"Redirect" -> gateway: uint32 show(ipv4); original: byte[remaining()];
  |RouterAdvertisement:"RouterAdvertisement" ->
    count: byte value(array_length(addresses));
    /** In 32-bit words. */
    entry_size: byte const(2);
    /** In seconds. */
    lifetime: uint16;
    addresses: array (count) { address: uint32 show(ipv4); preference: int32; };
  |RouterSolicitation:"RouterSolicitation" -> reserved: uint32 const(0);
  |Timestamp:"Timestamp" ->
    identifier: uint16;
    sequence: uint16;
    originate: uint32;
    receive: uint32 default(0);
    transmit: uint32 default(0);
  |TimestampReply:"TimestampReply" ->
    identifier: uint16;
    sequence: uint16;
    originate: uint32;
    receive: uint32;
    transmit: uint32;
  |InformationRequest:"InformationRequest" -> identifier: uint16; sequence: uint16;
  |InformationReply:"InformationReply" -> identifier: uint16; sequence: uint16;
  |AddressMask:"AddressMask" ->
    identifier: uint16;
    sequence: uint16;
    mask: uint32 default(0) show(ipv4);
  |AddressMaskReply:"AddressMaskReply" ->
    identifier: uint16;
    sequence: uint16;
    mask: uint32 show(ipv4);
  |Traceroute:"Traceroute" ->
    /** RFC 1393 section 2.3. */
    id: uint16;
    unused: uint16 const(0);
    outbound_hops: uint16;
    return_hops: uint16;
    /** In bytes a second. */
    output_link_speed: uint32;
    output_link_mtu: uint32;
  |ConversionError:"ConversionError" ->
    /** Where in the original datagram the problem is (RFC 1475 appendix). */
    pointer: uint32;
    original: byte[remaining()];
  |DomainName:"DomainName" ->
    /** RFC 1788 section 3. */
    identifier: uint16;
    sequence: uint16;
  |DomainNameReply:"DomainNameReply" ->
    identifier: uint16;
    sequence: uint16;
    /** In seconds. */
    time_to_live: int32;
    names: array { name: dns_label_comp; };
  |Photuris:"Photuris" ->
    reserved: uint16 const(0);
    /** Offset of the field in error (RFC 2521 section 2). */
    pointer: uint16;
    original: byte[remaining()];
  |ExtendedEcho:"ExtendedEcho" ->
    identifier: uint16;
    sequence: byte;
    reserved: bit[7] const(0);
    /** L: the interface is one of the node that answers (RFC 8335 section 2). */
    local: bit[1] default(true);
    extensions: packet icmp_extensions() when (remaining() > 0);
  |ExtendedEchoReply:"ExtendedEchoReply" ->
    identifier: uint16;
    sequence: byte;
    state: bit[3] variant {
      |0 => None
      |1 -> Incomplete
      |2 -> Reachable
      |3 -> Stale
      |4 -> Delay
      |5 -> Probe
      |6 -> Failed
    };
    reserved: bit[2] const(0);
    active: bit[1] default(false);
    ipv4_running: bit[1] default(false);
    ipv6_running: bit[1] default(false);
  |_:"Other" -> data: byte[remaining()];
  };
}

/** The extension structure behind an original datagram (RFC 4884 section 7), or of an extended echo. */
packet icmp_extensions() {
  version: bit[4] const(2);
  reserved: bit[12] const(0);
  /** 0 on the wire means that the sender computed none. */
  checksum: uint16 checksum(udp, version..objects) show(hex);
  objects: array { object: packet icmp_extension_object(); };
}

/** One object (RFC 4884 section 8). c_type is a number that the class gives a meaning to. */
packet icmp_extension_object() {
  length: uint16 value(offset(body));
  class: byte variant {
    |1 -> MPLSLabelStack
    |2 -> InterfaceInformation
    |3 -> InterfaceIdentification
    |4 -> ExtendedInformation
  };
  body: classify (class)[length - 3] {
  |MPLSLabelStack:"MplsLabelStack" ->
    /** RFC 4950 section 3. */
    c_type: byte const(1);
    stack: array {
      label: bit[20];
      traffic_class: bit[3] default(0);
      bottom: bit[1];
      ttl: byte;
    };
  |InterfaceInformation:"InterfaceInformation" ->
    /** RFC 5837 section 4: what c_type announces. */
    role: bit[2] variant { |0 -> Incoming |1 -> SubIP |2 -> Outgoing |3 -> NextHop };
    reserved: bit[2] const(0);
    has_index: bit[1];
    has_address: bit[1];
    has_name: bit[1];
    has_mtu: bit[1];
    index: uint32 when (has_index);
    address: packet icmp_address() when (has_address);
    /** Counts itself. */
    name_length: byte value(1 + sizeof(name)) when (has_name);
    name: byte[name_length - 1] when (has_name) show(text);
    mtu: uint32 when (has_mtu);
  |InterfaceIdentification:"InterfaceIdentification" ->
    /** RFC 8335 section 2.1. */
    c_type: byte variant { |1 -> ByName |2 -> ByIndex |3 -> ByAddress };
    classify (c_type) {
    |ByName:"ByName" -> name: byte[remaining()];
    |ByIndex:"ByIndex" -> index: uint32;
    |ByAddress:"ByAddress" ->
      address_family: uint16 variant { |1 => IPv4 |2 -> IPv6 |16389 -> MAC48 |16390 -> MAC64 };
      address_length: byte value(sizeof(address));
      reserved: byte const(0);
      address: byte[address_length];
      padding: byte[remaining()] default("");
    |_:"Other" -> data: byte[remaining()];
    };
  |_:"Other" -> c_type: byte; data: byte[remaining()];
  };
}

/** An interface's address (RFC 5837 section 4.2). */
packet icmp_address() {
  family: uint16 variant { |1 -> IPv4 |2 -> IPv6 };
  reserved: uint16 const(0);
  classify (family) {
  |IPv4:"Ipv4" -> address: uint32 show(ipv4);
  |IPv6:"Ipv6" -> address: byte[16] show(ipv6);
  |_:"Other" -> data: byte[remaining()];
  };
}
