/** Address Resolution Protocol (RFC 826), for any hardware and protocol. */
packet arp {
  /** Hardware address space. */
  hardware_type: uint16 variant {
    |1   => Ethernet
    |2   -> ExperimentalEthernet
    |3   -> AX25
    |6   -> IEEE802
    |7   -> ARCNET
    |15  -> FrameRelay
    |16  -> ATM
    |17  -> HDLC
    |18  -> FibreChannel
    |19  -> ATM2
    |20  -> SerialLine
    |24  -> IEEE1394
    |27  -> EUI64
    |32  -> InfiniBand
    |256 -> Experimental1
    |257 -> Experimental2
  };
  /** Protocol address space: an EtherType. */
  protocol_type: uint16 variant { |0x0800 => IPv4 |0x86dd -> IPv6 };
  hardware_length: byte value(sizeof(sender_hardware));
  protocol_length: byte value(sizeof(sender_protocol));
  operation: uint16 variant {
    |1  -> Request
    |2  -> Reply
    |3  -> RequestReverse
    |4  -> ReplyReverse
    |5  -> DynamicRequest
    |6  -> DynamicReply
    |7  -> DynamicError
    |8  -> InRequest
    |9  -> InReply
    |10 -> Refused
    |24 -> Experimental1
    |25 -> Experimental2
  };
  sender_hardware: byte[hardware_length] show(mac);
  sender_protocol: byte[protocol_length] show(ipv4);
  target_hardware: byte[hardware_length] show(mac);
  target_protocol: byte[protocol_length] show(ipv4);
}
