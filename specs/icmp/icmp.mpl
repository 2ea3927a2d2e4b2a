/** Internet Control Message Protocol (RFC 792, RFC 1256, RFC 4884). */
packet icmp() {
  type: byte variant {
    |0 -> EchoReply |3 -> Unreachable |4 -> SourceQuench |5 -> Redirect |8 -> Echo |9 -> RouterAdvertisement |10 -> RouterSolicitation |11 -> TimeExceeded
    |12 -> ParameterProblem |13 -> Timestamp |14 -> TimestampReply |17 -> AddressMask |18 -> AddressMaskReply |42 -> ExtendedEcho |43 -> ExtendedEchoReply
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
    /** Length of the original datagram in 32-bit words (RFC 4884); 0 where there are no extensions. */
    length: byte default(0);
    /** RFC 1191: the next hop's MTU where code is 4. */
    mtu: uint16 default(0);
    original: byte[remaining()];
  |TimeExceeded:"TimeExceeded" ->
    unused: byte const(0);
    length: byte default(0);
    unused2: uint16 const(0);
    original: byte[remaining()];
  |ParameterProblem:"ParameterProblem" ->
    /** Offset of the byte in error. */
    pointer: byte;
    length: byte default(0);
    unused: uint16 const(0);
    original: byte[remaining()];
  |SourceQuench:"SourceQuench" ->
    unused: uint32 const(0);
    original: byte[remaining()];
  |Redirect:"Redirect" ->
    gateway: uint32 show(ipv4);
    original: byte[remaining()];
  |RouterAdvertisement:"RouterAdvertisement" ->
    count: byte value(array_length(addresses));
    /** In 32-bit words. */
    entry_size: byte const(2);
    /** In seconds. */
    lifetime: uint16;
    addresses: array (count) { address: uint32 show(ipv4); preference: int32; };
  |RouterSolicitation:"RouterSolicitation" ->
    reserved: uint32 const(0);
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
  |_:"Other" ->
    data: byte[remaining()];
  };
}
