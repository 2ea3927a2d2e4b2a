/** Address Resolution Protocol (RFC 826), for any hardware and protocol. */
packet arp {
  /** Hardware address space. */
  hardware_type: uint16 variant {
    |1   => Ethernet
    |2   -> ExperimentalEthernet
    |3   -> AX25
    |4   -> ProNET
    |5   -> Chaos
    |6   -> IEEE802
    |7   -> ARCNET
    |8   -> Hyperchannel
    |9   -> Lanstar
    |10  -> Autonet
    |11  -> LocalTalk
    |12  -> LocalNet
    |13  -> UltraLink
    |14  -> SMDS
    |15  -> FrameRelay
    |16  -> ATM
    |17  -> HDLC
    |18  -> FibreChannel
    |19  -> ATM2
    |20  -> SerialLine
    |21  -> ATM3
    |22  -> MILSTD188220
    |23  -> Metricom
    |24  -> IEEE1394
    |25  -> MAPOS
    |26  -> Twinaxial
    |27  -> EUI64
    |28  -> HIPARP
    |29  -> ISO78163
    |30  -> ARPSec
    |31  -> IPsecTunnel
    |32  -> InfiniBand
    |33  -> TIA102CAI
    |34  -> Wiegand
    |35  -> PureIP
    |36  -> Experimental1
    |37  -> HFI
    |38  -> UnifiedBus
    |256 -> Experimental2
    |257 -> AEthernet
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
    |10 -> NAK
    |11 -> MARSRequest
    |12 -> MARSMulti
    |13 -> MARSMServ
    |14 -> MARSJoin
    |15 -> MARSLeave
    |16 -> MARSNAK
    |17 -> MARSUnserv
    |18 -> MARSSJoin
    |19 -> MARSSLeave
    |20 -> MARSGrouplistRequest
    |21 -> MARSGrouplistReply
    |22 -> MARSRedirectMap
    |23 -> MAPOSUNARP
    |24 -> Experimental1
    |25 -> Experimental2
  };
  sender_hardware: byte[hardware_length] show(mac);
  sender_protocol: byte[protocol_length] show(ipv4);
  target_hardware: byte[hardware_length] show(mac);
  target_protocol: byte[protocol_length] show(ipv4);
}
