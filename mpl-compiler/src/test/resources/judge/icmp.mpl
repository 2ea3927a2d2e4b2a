/* ICMP (RFC 792): the type decides, and then the code. */
packet icmp {
  ptype: byte;
  code: byte default(0);
  checksum: uint16 default(0);
  classify (ptype) {
  |0:"EchoReply" ->
    identifier: uint16;
    sequence: uint16;
    data: byte[remaining()];
  |3:"DestinationUnreachable" ->
    classify (code) {
    |0:"Net" -> unused: uint32 const(0);
    |1:"Host" -> unused: uint32 const(0);
    |2..3:"Other" -> unused: uint32 const(0);
    |4:"FragmentationNeeded" ->
      unused: uint16 const(0);
      next_hop_mtu: uint16 min(68);
    };
    ip_header: byte[remaining()];
  |4:"SourceQuench" ->
    reserved: uint32 const(0);
    ip_header: byte[remaining()];
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
    pointer: byte;
    reserved: bit[24] const(0);
    ip_header: byte[remaining()];
  |13..14:"Timestamp" ->
    identifier: uint16;
    sequence: uint16;
    origin_timestamp: uint32;
    receive_timestamp: uint32;
    transmit_timestamp: uint32;
  |15:"InformationRequest" ->
    identifier: uint16;
    sequence: uint16;
  |16:"InformationReply" ->
    identifier: uint16;
    sequence: uint16;
  };
}
