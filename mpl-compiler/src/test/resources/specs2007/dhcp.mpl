/* BOOTP with its vendor options. Fields have names that look like keywords: option, key, value, size, name, time. */
struct {
  ip: uint32;
  mask: uint32;
} subnet;

packet dhcp {
  op: byte variant { |1 -> Request |2 -> Reply };
  htype: byte variant { |1 => Ethernet };
  hlen: byte const(6);
  hops: byte default(0);
  xid: uint32;
  secs: uint16 default(0);
  broadcast: bit[1];
  reserved: bit[15] const(0);
  ciaddr: uint32;
  yiaddr: uint32;
  siaddr: uint32;
  giaddr: uint32;
  chaddr: byte[16];
  sname: byte[64];
  file: byte[128];
  cookie: uint32 const(0x63_82_53_63);
  options: byte[remaining()];
}

packet dhcp_option {
  option: byte;
  classify (option) {
  |0:"Pad" -> ();
  |1:"SubnetMask" -> size: byte const(4); value: uint32;
  |3:"Router" ->
    size: byte value(array_length(routers) * 4);
    routers: array (size / 4) { ip: uint32; };
  |12:"HostName" -> name: string8;
  |33:"StaticRoutes" ->
    size: byte value(sizeof(routes));
    routes: array (size / 8) { route: subnet; };
  |51:"LeaseTime" -> size: byte const(4); time: uint32 default(3600);
  |53:"MessageType" ->
    size: byte const(1);
    key: byte variant { |1 => Discover |2 -> Offer |3 -> Request |4 -> Decline |5 -> Ack |6 -> Nak |7 -> Release |8 -> Inform };
  |61:"ClientIdentifier" ->
    size: byte value(sizeof(hardware) + sizeof(data));
    hardware: byte;
    data: byte[size - 1];
  |255:"End" -> ();
  };
}
