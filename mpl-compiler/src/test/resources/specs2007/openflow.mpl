/* OpenFlow-like: structs in structs, a header that a message repeats, a length that covers everything, and actions that measure themselves. */
typedef port uint16;
typedef be32 uint32;

struct {
  wildcards: be32;
  in_port: port;
  dl_src: byte[6];
  dl_dst: byte[6];
  dl_vlan: uint16 default(0xffff);
  dl_type: uint16;
  nw_src: uint32;
  nw_dst: uint32;
  nw_proto: byte;
  pad: byte const(0);
  tp_src: port;
  tp_dst: port;
} flow_match;

struct {
  port_no: port;
  hw_addr: byte[6];
  name: byte[16];
  config: uint32 default(0);
  state: uint32 default(0);
} phy_port;

packet action {
  kind: uint16;
  len: uint16 value(offset(action_end));
  classify (kind) {
  |0:"Output" -> out_port: port variant { |0xfff8 -> In_port |0xfffb -> Flood |0xfffd -> Controller }; max_len: uint16 default(128);
  |1:"SetVlan" -> vlan: uint16 max(4095); pad: byte[2];
  |2:"SetPcp" -> pcp: byte max(7); pad: bit[24] const(0);
  |3:"StripVlan" -> pad: uint32 const(0);
  |4..5:"SetMac" -> mac: byte[6]; pad: byte[6];
  |0xffff:"Vendor" -> vendor: uint32; body: byte[len - 8];
  };
  action_end: label;
}

packet message {
  version: byte const(1);
  msgtype: byte;
  length: uint16 value(offset(eom));
  xid: uint32;
  classify (msgtype) {
  |0:"Hello" -> ();
  |1:"Error" -> etype: uint16; code: uint16; data: byte[length - offset(code)];
  |2..3:"Echo" -> data: byte[length - offset(xid)];
  |6:"Features" ->
    datapath_id: uint64;
    n_buffers: uint32;
    n_tables: byte;
    pad: bit[24] const(0);
    capabilities: uint32;
    actions: uint32;
    ports: array ((length - 32) / 32) { phy: phy_port; };
  |10:"PacketIn" ->
    buffer_id: uint32;
    total_len: uint16;
    in_port: port;
    reason: byte variant { |0 => No_match |1 -> Action };
    pad: byte const(0);
    data: byte[length - offset(pad)];
  |14:"FlowMod" ->
    fields: flow_match;
    cookie: uint64 default(0xff_ff_ff_ff);
    command: uint16 variant { |0 => Add |1 -> Modify |2 -> Modify_strict |3 -> Delete |4 -> Delete_strict };
    idle_timeout: uint16 default(60);
    hard_timeout: uint16 default(0);
    priority: uint16 default(0x8000);
    n_actions: uint16 value(array_length(actions));
    actions: array (n_actions) { act: packet action(); };
  };
  eom: label;
}
