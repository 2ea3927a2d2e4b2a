/**
 * The header of a capture file (draft-ietf-opsawg-pcap section 4); pcap_records follow to the end of the file. The byte order is that of the machine that recorded
 * it; the magic number tells it, and the unit of the time stamps.
 */
packet pcap_header {
  magic: uint32 variant {
    |0xa1b2c3d4 => Microseconds
    |0xd4c3b2a1 -> MicrosecondsSwapped
    |0xa1b23c4d -> Nanoseconds
    |0x4d3cb2a1 -> NanosecondsSwapped
    |0xa1b2cd34 -> Modified
    |0x34cdb2a1 -> ModifiedSwapped
  };
  endian little when (magic == 0xd4c3b2a1 || magic == 0x4d3cb2a1 || magic == 0x34cdb2a1);
  version_major: uint16 const(2);
  version_minor: uint16 const(4);
  /** Seconds between UTC and local time; always 0 in practice. */
  this_zone: int32 default(0);
  significant_figures: uint32 default(0);
  /** Bytes kept of a packet at the most. */
  snap_length: uint32 default(262144);
  /** Frame check sequence length and flags in the upper 16 bits; what the packets start with in the lower. */
  link_type: uint32;
}

/** A packet, in the byte order of the file. */
packet pcap_record(bool little) {
  endian little when (little);
  seconds: uint32;
  /** Microseconds or nanoseconds, as the file header says. */
  fraction: uint32;
  captured_length: uint32 value(sizeof(data));
  /** Length on the wire. */
  original_length: uint32;
  data: byte[captured_length];
}

/** A packet of a modified file: what libpcap wrote on Linux systems of the nineties that Alexey Kuznetzov's patch was applied to. */
packet pcap_modified_record(bool little) {
  endian little when (little);
  seconds: uint32;
  fraction: uint32;
  captured_length: uint32 value(sizeof(data));
  original_length: uint32;
  interface_index: uint32;
  /** An EtherType. */
  protocol: uint16 show(hex);
  packet_type: byte;
  padding: byte default(0);
  data: byte[captured_length];
}
