/* A segment and one of its options; the options are aligned, and a label ends the header. */
packet tcp {
  source_port: uint16;
  dest_port: uint16;
  sequence: uint32;
  ack_number: uint32;
  data_offset: bit[4] min(5) max(15) value(offset(header_end) / 4);
  reserved: bit[6] const(0);
  urg: bit[1] default(0);
  ack: bit[1] default(0);
  psh: bit[1] default(0);
  rst: bit[1] default(0);
  syn: bit[1] default(0);
  fin: bit[1] default(0);
  window: uint16;
  checksum: uint16 default(0);
  urgent: uint16 default(0x0);
  options: byte[(data_offset * 4) - offset(urgent)] align(32);
  header_end: label;
  data: byte[remaining()];
}

packet tcp_option (bool syn) {
  kind: byte;
  classify (kind) {
  |0:"End" -> ();
  |1:"Nop" -> ();
  |2:"Mss" when (syn) ->
    len: byte const(4);
    mss: uint16;
  |3:"Window_scale" when (syn) ->
    len: byte const(3);
    shift: byte max(14);
  |4:"Sack_permitted" when (syn) ->
    len: byte const(2);
  |5:"Sack" when (!syn) ->
    len: byte value(offset(blocks));
    blocks: array ((len - 2) / 8) { left: uint32; right: uint32; };
  |8:"Timestamp" ->
    len: byte const(0b1010);
    ts: uint32;
    echo: uint32;
  };
}
