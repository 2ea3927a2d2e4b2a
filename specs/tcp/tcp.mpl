/** Transmission Control Protocol (RFC 9293). pseudo is source and destination address, as IP carries them. */
packet tcp(bytes pseudo) {
  source_port: uint16;
  dest_port: uint16;
  sequence: uint32;
  acknowledgment: uint32 default(0);
  /** Header length in 32-bit words. */
  data_offset: bit[4] value(offset(options) / 4) min(5);
  reserved: bit[4] const(0);
  cwr: bit[1] default(false);
  ece: bit[1] default(false);
  urg: bit[1] default(false);
  ack: bit[1] default(false);
  psh: bit[1] default(false);
  rst: bit[1] default(false);
  syn: bit[1] default(false);
  fin: bit[1] default(false);
  window: uint16;
  checksum: uint16 checksum(inet, pseudo, 6, offset(payload), source_port..payload) show(hex);
  urgent_pointer: uint16 default(0);
  options: array[data_offset * 4 - 20] { option: packet tcp_option(); };
  payload: byte[remaining()];
}

/** One option (RFC 9293 section 3.2). The bytes after the end of the list are padding. */
packet tcp_option() {
  kind: byte variant {
    |0 -> EOL |1 -> NOP |2 -> MSS |3 -> WindowScale |4 -> SACKPermitted |5 -> SACK |8 -> Timestamps |19 -> MD5 |28 -> UserTimeout |29 -> AO |30 -> MPTCP
    |34 -> FastOpen
  };
  classify (kind) {
  |EOL:"EndOfList" ->
    /** Whatever is left of the list. */
    padding: byte[remaining()] default("");
  |NOP:"NoOperation" -> ();
  |MSS:"MaximumSegmentSize" ->
    length: byte const(4);
    mss: uint16;
  |WindowScale:"WindowScale" ->
    length: byte const(3);
    /** Left shift of the window (RFC 7323 section 2.2). */
    shift: byte max(14);
  |SACKPermitted:"SackPermitted" ->
    length: byte const(2);
  |SACK:"Sack" ->
    length: byte value(offset(blocks));
    /** Received blocks (RFC 2018 section 3). */
    blocks: array[length - 2] { left_edge: uint32; right_edge: uint32; };
  |Timestamps:"Timestamps" ->
    length: byte const(10);
    ts_value: uint32;
    ts_echo_reply: uint32;
  |MD5:"Md5Signature" ->
    length: byte const(18);
    digest: byte[16] show(hex);
  |UserTimeout:"UserTimeout" ->
    length: byte const(4);
    granularity_minutes: bit[1];
    timeout: bit[15];
  |FastOpen:"FastOpen" ->
    length: byte value(offset(cookie));
    cookie: byte[length - 2] show(hex);
  |_:"Other" ->
    length: byte value(offset(data));
    data: byte[length - 2];
  };
}
