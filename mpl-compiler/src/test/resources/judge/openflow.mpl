/* An OpenFlow-like switch protocol (version 1.0): a header in every message, structs, and actions that measure themselves. */
typedef port uint16;
typedef dpid uint64;
typedef ipv4_addr uint32;

struct {
  wildcards: uint32 default(0);
  in_port: port default(0);
  dl_src: byte[6];
  dl_dst: byte[6];
  dl_vlan: uint16 default(0xffff);
  dl_pcp: byte default(0);
  pad1: byte const(0);
  dl_type: uint16;
  nw_tos: byte default(0);
  nw_proto: byte default(0);
  pad2: uint16 const(0);
  nw_src: ipv4_addr default(0);
  nw_dst: ipv4_addr default(0);
  tp_src: port default(0);
  tp_dst: port default(0);
} ofp_match;

struct { port_no: port; hw_addr: byte[6]; name: byte[16]; config: uint32; state: uint32; curr: uint32 default(0); advertised: uint32 default(0); supported: uint32 default(0); peer: uint32 default(0); } phy_port;

packet ofp_action {
  kind: uint16;
  len: uint16 value(offset(end_of_action));
  classify (kind) {
  |0:"Output" -> out: port variant { |0xfff8 -> In_port |0xfff9 -> Table |0xfffa -> Normal |0xfffb -> Flood |0xfffc -> All |0xfffd -> Controller |0xfffe -> Local }; max_len: uint16 default(0xff_ff);
  |1:"SetVlan" -> vid: uint16 max(0xfff); pad: uint16 const(0);
  |2:"SetPcp" -> pcp: byte max(7); pad: bit[24] const(0);
  |3:"StripVlan" -> pad: uint32 const(0);
  |4..5:"SetDl" -> addr: byte[6]; pad: bit[48] const(0);
  |0xffff:"Vendor" -> vendor: uint32; body: byte[len - 8] align(64);
  };
  end_of_action: label;
}

packet ofp_header (int version, int len) {
  classify_pad: byte default(0);
  body: byte[len - version];
}

packet ofp {
  version: byte const(1);
  msg: byte;
  length: uint16 value(offset(eom));
  xid: uint32;
  classify (msg) {
  |0:"Hello" -> data: byte[length - 8];
  |1:"Error" ->
    etype: uint16;
    classify (etype) {
    |0:"HelloFailed" -> code: uint16 variant { |0 -> Incompatible |1 -> Eperm };
    |1:"BadRequest" -> code: uint16 variant { |0 -> Bad_version |1 -> Bad_type |2 -> Bad_stat };
    |2:"BadAction" -> code: uint16;
    };
    data: byte[length - 12];
  |2:"EchoRequest" -> data: byte[length - offset(xid)];
  |3:"EchoReply" -> data: byte[length - offset(xid)];
  |4:"Vendor" -> vendor: uint32; data: byte[length - 12];
  |5:"FeaturesRequest" -> ();
  |6:"FeaturesReply" ->
    datapath: dpid;
    n_buffers: uint32;
    n_tables: byte;
    pad: byte[3];
    capabilities: uint32;
    actions: uint32;
    ports: array ((length - 32) / 48) { p: phy_port; };
  |7:"GetConfig" -> ();
  |10:"PacketIn" ->
    buffer_id: uint32 default(0xffff_ffff);
    total_len: uint16;
    in_port: port;
    reason: byte variant { |0 => No_match |1 -> Action };
    pad: byte const(0);
    data: byte[length - offset(pad)];
  |13:"PacketOut" ->
    buffer_id: uint32;
    in_port: port;
    actions_len: uint16 value(sizeof(actions));
    n: byte value(array_length(actions));
    actions: array (n) { a: packet ofp_action(); };
    data: byte[remaining()];
  |14:"FlowMod" ->
    m: ofp_match;
    cookie: uint64;
    command: uint16 variant { |0 => Add |1 -> Modify |2 -> Modify_strict |3 -> Delete |4 -> Delete_strict };
    idle_timeout: uint16 default(60);
    hard_timeout: uint16 default(0);
    priority: uint16 default(0x8000);
    buffer_id: uint32 default(0xffffffff);
    out_port: port default(0xffff);
    flags: uint16 default(0);
    count: byte value(array_length(actions));
    actions: array (count) { a: packet ofp_action(); };
  |18..19:"Barrier" -> ();
  |20:"Test" -> head: packet ofp_header(version, length);
  };
  eom: label;
}
