/* TCP (RFC 793), its options as they come. */
packet tcp {
  source_port: uint16;
  dest_port: uint16;
  sequence: uint32;
  ack_number: uint32;
  data_offset: bit[4] min(5) value(offset(options) / 4);
  reserved: bit[6] const(0);
  urg: bit[1] default(0);
  ack: bit[1] default(0);
  psh: bit[1] default(0);
  rst: bit[1] default(0);
  syn: bit[1] default(0);
  fin: bit[1] default(0);
  window: uint16;
  checksum: uint16 default(0);
  urgent: uint16 default(0);
  options: byte[(data_offset * 4) - offset(urgent)] align(32);
  header_end: label;
  data: byte[remaining()];
}

packet tcp_option (bool syn) {
  kind: byte;
  classify (kind) {
  |0:"End" -> ();
  |1:"Nop" -> ();
  |2:"Mss" when (syn) -> size: byte const(4); mss: uint16 min(536);
  |3:"Scale" when (syn) -> size: byte const(3); shift: byte max(14);
  |4:"SackOk" when (syn) -> size: byte const(2);
  |5:"Sack" when (!syn) -> size: byte value(offset(blocks)); blocks: array ((size - 2) / 8) { left: uint32; right: uint32; };
  |8:"Timestamps" -> size: byte const(10); ts_val: uint32; ts_echo: uint32;
  |253..254:"Experiment" -> size: byte value(offset(content)); content: byte[size - offset(size)];
  };
}

packet tcp_options (int n, bool syn) { options: array (n) { o: packet tcp_option(syn); }; }
