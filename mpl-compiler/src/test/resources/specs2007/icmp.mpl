/* ICMP messages, with a classify within a classify, names used again in every branch and once more after them. */
packet icmp {
  ptype: byte;
  code: byte default(0);
  checksum: uint16 default(0);
  classify (ptype) {
  |0:"EchoReply" ->
    identifier: uint16;
    sequence: uint16;
    data: byte[remaining()];
  |3:"Unreachable" ->
    classify (code) {
    |0:"Net" -> reserved: uint32 const(0); ip_header: byte[remaining()];
    |1:"Host" -> reserved: uint32 const(0); ip_header: byte[remaining()];
    |2..3:"Protocol_or_port" -> reserved: uint32 const(0); ip_header: byte[remaining()];
    |4:"Fragmentation_needed" ->
      reserved: uint16 const(0);
      mtu: uint16 min(68);
      ip_header: byte[remaining()];
    |5..15:"Other" -> reserved: uint32 const(0); ip_header: byte[remaining()];
    };
  |4:"SourceQuench" ->
    reserved: uint32 const(0);
    quench_ip_header: byte[remaining()];
  |5:"Redirect" ->
    gateway_ip: uint32;
    ip_header: byte[remaining()];
  |8:"EchoRequest" ->
    identifier: uint16;
    sequence: uint16;
    data: byte[remaining()];
  |11:"TimeExceeded" ->
    reserved: uint32 const(0);
    ip_header: byte[remaining()];
  |12:"ParameterProblem" ->
    pointer_id: byte;
    reserved: bit[24] const(0);
    ip_header: byte[remaining()];
  |13:"TimestampRequest" ->
    identifier: uint16;
    sequence: uint16;
    origin_timestamp: uint32;
    receive_timestamp: uint32;
    transmit_timestamp: uint32;
  |17..18:"AddressMask" ->
    identifier: uint16;
    sequence: uint16;
    mask: uint32;
  };
  identifier: label;
}
