/**
 * What stands before a frame that a virtual device takes or gives (Virtual I/O Device version 1.2, section 5.1.6, without num_buffers): which checksum is still to
 * be computed, and what a long segment is to be cut into.
 */
packet virtio_net_header {
  endian little;
  other_flags: bit[6] default(0);
  /** The checksums in the frame were verified. */
  data_valid: bit[1] default(false);
  /** The checksum of what is behind checksum_start is missing: its field has that of the pseudo-header only. */
  needs_checksum: bit[1] default(false);
  /** The segments' ECN bits need care. */
  ecn: bit[1] default(false);
  segmentation: bit[7] variant { |0 -> None |1 -> TcpV4 |3 -> UdpFragments |4 -> TcpV6 |5 -> Udp };
  /** Ethernet, IP and TCP headers, which each segment gets. */
  header_length: uint16 default(0);
  /** How much data each segment has. */
  segment_size: uint16 default(0);
  checksum_start: uint16 default(0);
  /** Where the checksum is, from its start. */
  checksum_offset: uint16 default(0);
}

/** A checksum of which the device computes the rest. */
packet partial_checksum { sum: uint16; }
