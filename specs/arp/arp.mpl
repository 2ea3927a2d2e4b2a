/** Address Resolution Protocol (RFC 826), for any hardware and protocol. */
packet arp {
  /** Hardware address space. */
  hardware_type: uint16 variant {
    |1  => Ethernet
    |6  -> IEEE802
    |15 -> FrameRelay
    |18 -> FibreChannel
    |32 -> InfiniBand
  };
  /** Protocol address space: an EtherType. */
  protocol_type: uint16 variant { |0x0800 => IPv4 |0x86dd -> IPv6 };
  hardware_length: byte value(sizeof(sender_hardware));
  protocol_length: byte value(sizeof(sender_protocol));
  operation: uint16 variant {
    |1 -> Request
    |2 -> Reply
    |3 -> RequestReverse
    |4 -> ReplyReverse
    |8 -> InRequest
    |9 -> InReply
  };
  sender_hardware: byte[hardware_length] show(mac);
  sender_protocol: byte[protocol_length] show(ipv4);
  target_hardware: byte[hardware_length] show(mac);
  target_protocol: byte[protocol_length] show(ipv4);
}
