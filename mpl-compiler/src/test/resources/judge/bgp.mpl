/* BGP-4 (RFC 4271), with two-byte numbers of systems. */
packet bgp {
  marker1: uint64 const(0xffff_ffff_ffff_ffff);
  marker2: uint64 const(0xffff_ffff_ffff_ffff);
  length: uint16 value(offset(eom)) min(19) max(4096);
  btype: byte;
  classify (btype) {
  |1:"Open" ->
    version: byte const(4);
    my_as: uint16;
    hold_time: uint16 default(90);
    identifier: uint32;
    opt_len: byte value(sizeof(options));
    options: byte[opt_len];
  |2:"Update" ->
    withdrawn_len: uint16 value(sizeof(withdrawn));
    withdrawn: byte[withdrawn_len];
    attr_len: uint16 value(offset(attrs) - offset(attr_len));
    attrs: byte[attr_len];
    nlri: byte[length - offset(attrs)];
  |3:"Notification" ->
    code: byte;
    subcode: byte default(0);
    data: byte[length - 21];
  |4:"Keepalive" -> ();
  };
  eom: label;
}

packet bgp_attribute {
  optional: bit[1];
  transitive: bit[1];
  partial: bit[1] default(0);
  extended: bit[1];
  unused: bit[4] const(0);
  code: byte;
  classify (extended) {
  |0:"Short" -> size: byte value(sizeof(content)); content: byte[size];
  |1:"Long" -> size: uint16 value(sizeof(content)); content: byte[size];
  };
}
