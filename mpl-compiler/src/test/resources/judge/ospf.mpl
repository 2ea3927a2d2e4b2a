/* OSPF version 2 (RFC 2328): counts of elements, and sizes of elements within sizes. */
packet lsa_header {
  age: uint16 max(3600);
  options: byte default(2);
  kind: byte;
  id: uint32;
  router: uint32;
  sequence: uint32 default(0x8000_0001);
  checksum: uint16 default(0);
  length: uint16 value(offset(eol));
  classify (kind) {
  |1:"Router" ->
    zero: bit[5] const(0);
    v: bit[1]; e: bit[1]; b: bit[1];
    zero2: byte const(0);
    num: uint16 value(array_length(links));
    links: array (num) {
      link_id: uint32;
      data: uint32;
      ltype: byte variant { |1 -> Point |2 -> Transit |3 -> Stub |4 -> Virtual };
      tos_count: byte value(array_length(tos));
      metric: uint16;
      tos: array (tos_count) { t: byte; zero: byte const(0); metric: uint16; };
    };
  |2:"Network" ->
    mask: uint32;
    routers: array ((length - offset(mask)) / 4) { attached: uint32; };
  |3..4:"Summary" ->
    mask: uint32;
    zero: byte const(0);
    metric: bit[24];
  |5:"External" ->
    mask: uint32;
    external: bit[1];
    tos: bit[7] default(0);
    metric: bit[24];
    forward: uint32 default(0);
    tag: uint32 default(0);
  };
  eol: label;
}

packet ospf {
  version: byte const(2);
  ptype: byte;
  length: uint16 value(offset(eop));
  router: uint32;
  area: uint32;
  checksum: uint16 default(0);
  autype: uint16;
  classify (autype) {
  |0:"Null" -> unused: uint64 default(0);
  |1:"Simple" -> password: byte[8];
  |2:"Crypto" -> zero: uint16 const(0); key: byte; auth_len: byte; seq: uint32;
  };
  header_end: label;
  classify (ptype) {
  |1:"Hello" ->
    mask: uint32;
    interval: uint16 default(10);
    options: byte default(0b10);
    priority: byte default(1);
    dead: uint32 default(4 * 10);
    dr: uint32 default(0);
    bdr: uint32 default(0);
    neighbours: array ((length - offset(bdr)) / 4) { n: uint32; };
  |4:"Update" ->
    count: uint32 value(array_length(lsas));
    lsas: array (count) { lsa: packet lsa_header(); };
  |5:"Ack" ->
    acks: array ((length - 24) / 20) { age: uint16; options: byte; kind: byte; id: uint32; router: uint32; sequence: uint32; checksum: uint16; len: uint16; };
  };
  eop: label;
}
