/* DHCP (RFC 2131, RFC 2132). 2007 has no repetition until an end, so options come counted, or as the bytes that are left. */
packet dhcp {
  op: byte variant {|1 => BootRequest |2 -> BootReply};
  htype: byte variant {|1 => Ethernet};
  hlen: byte const(6);
  hops: byte default(0);
  xid: uint32;
  secs: uint16 default(0);
  broadcast: bit[1] default(0);
  reserved: bit[15] const(0);
  ciaddr: uint32 default(0);
  yiaddr: uint32 default(0);
  siaddr: uint32 default(0);
  giaddr: uint32 default(0);
  chaddr: byte[16];
  sname: byte[64];
  file: byte[128];
  cookie: uint32 const(0x63825363);
  options: byte[remaining()];
}

packet dhcp_option {
  code: byte;
  classify (code) {
  |0:"Pad" -> ();
  |255:"End" -> ();
  |1:"SubnetMask" -> length: byte const(4); mask: uint32;
  |3:"Router" -> length: byte value(sizeof(routers)); routers: array (length / 4) { ip: uint32; };
  |6:"DomainServer" -> length: byte value(array_length(servers) * 4); servers: array (length / 4) { ip: uint32; };
  |12:"HostName" -> name: string8;
  |15:"DomainName" -> length: byte; name: byte[length];
  |50:"RequestedAddress" -> length: byte const(4); ip: uint32;
  |51:"LeaseTime" -> length: byte const(4); seconds: uint32;
  |53:"MessageType" ->
    length: byte const(1);
    mtype: byte variant {|1 -> Discover |2 -> Offer |3 -> Request |4 -> Decline |5 -> Ack |6 -> Nak |7 -> Release |8 -> Inform};
  |55:"ParameterRequest" -> length: byte value(sizeof(codes)); codes: byte[length];
  |61:"ClientId" -> length: byte value(offset(id) - offset(length)); ctype: byte default(1); id: byte[length - 1];
  |128..254:"SiteSpecific" -> length: byte value(sizeof(data)); data: byte[length];
  };
}

packet dhcp_options (int count) {
  options: array (count) { option: packet dhcp_option(); };
}
