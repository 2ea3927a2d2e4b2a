/* A whole capture: its packets are counted by nothing, so a record stands alone. */
typedef seconds uint32;

packet pcap_header {
  magic_number: uint32 const(0xa1b2c3d4);
  major: uint16 const(2);
  minor: uint16 const(4);
  timezone: uint32 default(0);
  sigfigs: uint32 default(0);
  snaplen: uint32 default(65_535);
  dlt: uint32 variant { |0 -> Null |1 => En10mb |6 -> IEEE802 |101 -> Raw |113 -> Linux_cooked };
}

packet pcap_packet {
  time: seconds;
  usec: uint32 max(999_999);
  caplen: uint32 value(sizeof(data));
  origlen: uint32;
  data: byte[caplen];
}
