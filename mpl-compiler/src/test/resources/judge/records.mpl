/* Small protocols: TFTP (RFC 1350), NTP (RFC 1305), RIP (RFC 2453), RADIUS (RFC 2865), GRE (RFC 2784), IGMP (RFC 2236), TLS records (RFC 4346), SFTP, VLAN tags, STP. */
packet tftp_data {
  opcode: uint16;
  classify (opcode) {
  |3:"Data" -> block: uint16 min(1); data: byte[remaining()];
  |4:"Ack" -> block: uint16;
  |5:"Error" ->
    code: uint16 variant { |0 => Undefined |1 -> Not_found |2 -> Access |3 -> Disk_full |4 -> Illegal |5 -> Unknown_id |6 -> Exists |7 -> No_user };
    message: byte[remaining() - 1];
    zero: byte const(0);
  };
}

packet ntp {
  leap: bit[2] variant { |0 => No_warning |1 -> Plus |2 -> Minus |3 -> Alarm };
  version: bit[3] default(4);
  mode: bit[3] variant { |1 -> Active |2 -> Passive |3 => Client |4 -> Server |5 -> Broadcast };
  stratum: byte default(0) max(16);
  poll: byte default(4);
  precision: byte default(0);
  root_delay: uint32 default(0);
  root_dispersion: uint32 default(0);
  reference_id: byte[4] default("LOCL");
  reference: uint64 default(0);
  originate: uint64 default(0);
  receive: uint64 default(0);
  transmit: uint64;
}

packet rip {
  command: byte variant { |1 -> Request |2 -> Response };
  version: byte const(2);
  zero: uint16 const(0);
  entries: array (remaining() / 20) {
    family: uint16 default(2);
    tag: uint16 default(0);
    ip: uint32;
    mask: uint32;
    next_hop: uint32 default(0);
    metric: uint32 min(1) max(16);
  };
}

packet radius {
  code: byte variant { |1 -> Request |2 -> Accept |3 -> Reject |4 -> Accounting |11 -> Challenge };
  identifier: byte;
  length: uint16 value(offset(attributes)) min(20) max(4096);
  authenticator: byte[16];
  attributes: byte[length - 20];
}

packet radius_attribute {
  atype: byte;
  len: byte value(offset(end)) min(3);
  classify (atype) {
  |1:"UserName" -> user: byte[len - 2];
  |2:"Password" -> password: byte[len - offset(len)] align(128);
  |4:"NasIp" -> ip: uint32;
  |26:"Vendor" -> vendor: uint32; vtype: byte; vlen: byte value(sizeof(vdata) + 2); vdata: byte[vlen - 2];
  };
  end: label;
}

packet gre {
  c: bit[1];
  reserved0: bit[12] const(0);
  version: bit[3] const(0);
  protocol: uint16;
  classify (c) {
  |0:"Plain" -> ();
  |1:"Checked" -> checksum: uint16; reserved1: uint16 const(0);
  };
  payload: byte[remaining()];
}

packet igmp { kind: byte variant { |0x11 -> Query |0x16 -> Report |0x17 -> Leave }; max_time: byte default(100); checksum: uint16 default(0); group: uint32 default(0); }

packet tls_record {
  content: byte;
  major: byte const(3);
  minor: byte default(1);
  length: uint16 value(offset(eof) - offset(length)) max(0x4800);
  classify (content) {
  |20:"ChangeCipherSpec" -> one: byte const(1);
  |21:"Alert" -> level: byte variant { |1 -> Warning |2 -> Fatal }; description: byte;
  |22:"Handshake" ->
    htype: byte variant { |1 -> Client_hello |2 -> Server_hello |11 -> Certificate |14 -> Done };
    hlength: bit[24] value(sizeof(body));
    body: byte[hlength];
  |23:"Application" -> data: byte[length];
  };
  eof: label;
}

packet sftp {
  length: uint32 value(offset(end) - sizeof(length));
  ptype: byte;
  classify (ptype) {
  |1:"Init" -> version: uint32 default(3);
  |3:"Open" -> id: uint32; filename: string32; pflags: uint32 variant { |1 -> Read |2 -> Write |3 -> Both }; attrs: packet sftp_attrs();
  |5:"Read" -> id: uint32; handle: string32; position: uint64; len: uint32;
  |103:"Data" -> id: uint32; data: string32;
  |104:"Name" -> id: uint32; count: uint32 value(array_length(names)); names: array (count) { filename: string32; longname: string32; attrs: packet sftp_attrs(); };
  };
  end: label;
}

packet sftp_attrs {
  unused: bit[29] const(0);
  has_permissions: bit[1];
  has_owner: bit[1];
  has_size: bit[1];
  classify (has_size) { |1:"Size" -> size: uint64; |0:"NoSize" -> (); };
  classify (has_owner) { |1:"Owner" -> uid: uint32; gid: uint32; |0:"NoOwner" -> (); };
  classify (has_permissions) { |1:"Mode" -> mode: uint32; |0:"NoMode" -> (); };
}

packet vlan {
  dest: byte[6];
  source: byte[6];
  tpid: uint16;
  classify (tpid) {
  |0x8100:"Tagged" ->
    priority: bit[3] default(0);
    cfi: bit[1] default(0);
    vid: bit[12] min(1) max(4094);
    inner: uint16;
    classify (inner) { |0x0800:"IPv4" -> (); |0x0806:"ARP" -> (); |0x600..0x7ff:"Old" -> (); |0x0000..0x05ff:"Length" -> (); };
  |0x0800:"IPv4" -> ();
  |0x0806:"ARP" -> ();
  };
  payload: byte[remaining()];
}

packet stp {
  dsap: byte const(0x42); ssap: byte const(0x42); control: byte const(3);
  protocol: uint16 const(0);
  version: byte const(0);
  btype: byte;
  classify (btype) {
  |0x00:"Config" ->
    topology_change_ack: bit[1] default(0); unused: bit[6] const(0); topology_change: bit[1] default(0);
    root_priority: uint16 default(32768); root_mac: byte[6]; cost: uint32;
    bridge_priority: uint16 default(0x80_00); bridge_mac: byte[6]; port: uint16;
    age: uint16; max_age: uint16 default(20 * 256); hello: uint16 default(2 * 256); forward: uint16 default(15 * 256);
  |0x80:"TopologyChange" -> ();
  };
}

packet sctp_chunk {
  ctype: byte;
  reserved: bit[5] const(0); unordered: bit[1] default(0); first: bit[1] default(1); last: bit[1] default(1);
  len: uint16;
  classify (ctype) {
  |0:"Data" -> tsn: uint32; stream: uint16; seq: uint16; ppid: uint32; data: byte[len - 16];
  |4:"Heartbeat" -> info: byte[len - 4];
  |14:"Shutdown" -> ();
  };
}
