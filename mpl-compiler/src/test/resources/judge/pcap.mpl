/* Captures of tcpdump, as a big-endian machine writes them. */
packet pcap_header {
  magic: uint32 const(0xa1b2c3d4);
  version_major: uint16 const(2);
  version_minor: uint16 const(4);
  thiszone: uint32 default(0);
  sigfigs: uint32 default(0);
  snaplen: uint32 default(0xffff);
  network: uint32 variant {|0 -> Null |1 => Ethernet |101 -> Raw |113 -> Linux_cooked};
}

packet pcap_packet {
  ts_sec: uint32;
  ts_usec: uint32 max(999_999);
  caplen: uint32 value(sizeof(data));
  len: uint32;
  data: byte[caplen];
}

packet pcap_file (int records) {
  header: packet pcap_header();
  packets: array (records) { record: packet pcap_packet(); };
}
