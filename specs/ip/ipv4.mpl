/** Internet Protocol version 4 (RFC 791). */
packet ipv4 {
  version: bit[4] const(4);
  /** Header length in 32-bit words. */
  ihl: bit[4] value(offset(options) / 4) min(5);
  /** Differentiated services code point (RFC 2474). */
  dscp: bit[6] default(0);
  /** Explicit congestion notification (RFC 3168). */
  ecn: bit[2] variant { |0 => NotECT |1 -> ECT1 |2 -> ECT0 |3 -> CE };
  /** Length of header and payload in bytes. */
  total_length: uint16 value(offset(payload));
  identification: uint16 default(0);
  reserved: bit[1] const(false);
  /** DF. */
  dont_fragment: bit[1] default(false);
  /** MF. */
  more_fragments: bit[1] default(false);
  /** In units of 8 bytes. */
  fragment_offset: bit[13] default(0);
  /** Time to live, in hops. */
  ttl: byte default(64);
  protocol: ip_protocol;
  header_checksum: uint16 checksum(inet, version..options) show(hex);
  src: uint32 show(ipv4);
  dest: uint32 show(ipv4);
  options: array[ihl * 4 - 20] { option: packet ipv4_option(); };
  payload: byte[total_length - offset(options)];
}

/** Assigned Internet Protocol Numbers (IANA). */
typedef ip_protocol byte variant {
  |0   -> HopByHop
  |1   -> ICMP
  |2   -> IGMP
  |3   -> GGP
  |4   -> IPinIP
  |5   -> ST
  |6   -> TCP
  |7   -> CBT
  |8   -> EGP
  |9   -> IGP
  |12  -> PUP
  |17  -> UDP
  |20  -> HMP
  |22  -> XNSIDP
  |27  -> RDP
  |29  -> ISOTP4
  |33  -> DCCP
  |36  -> XTP
  |37  -> DDP
  |41  -> IPv6
  |43  -> Routing
  |44  -> Fragment
  |45  -> IDRP
  |46  -> RSVP
  |47  -> GRE
  |48  -> DSR
  |50  -> ESP
  |51  -> AH
  |54  -> NARP
  |55  -> MinIPv4
  |58  -> ICMPv6
  |59  -> NoNext
  |60  -> DestinationOptions
  |81  -> VMTP
  |88  -> EIGRP
  |89  -> OSPF
  |92  -> MTP
  |93  -> AX25
  |94  -> IPIP
  |97  -> EtherIP
  |98  -> Encapsulation
  |103 -> PIM
  |108 -> IPComp
  |111 -> IPXinIP
  |112 -> VRRP
  |113 -> PGM
  |115 -> L2TP
  |123 -> PTP
  |124 -> ISIS
  |132 -> SCTP
  |133 -> FibreChannel
  |134 -> RSVPE2EIgnore
  |135 -> Mobility
  |136 -> UDPLite
  |137 -> MPLSinIP
  |138 -> MANET
  |139 -> HIP
  |140 -> Shim6
  |141 -> WESP
  |142 -> ROHC
  |143 -> Ethernet
  |144 -> AGGFRAG
  |145 -> NSH
  |146 -> Homa
  |253 -> Experimental1
  |254 -> Experimental2
};

/** One option (RFC 791 section 3.1, IANA's IP option numbers). The bytes after the end of the list are padding. */
packet ipv4_option() {
  type: byte variant {
    |0   -> EOOL
    |1   -> NOP
    |7   -> RR
    |10  -> ZSU
    |11  -> MTUP
    |12  -> MTUR
    |15  -> ENCODE
    |25  -> QS
    |30  -> EXP30
    |68  -> TS
    |82  -> TR
    |94  -> EXP94
    |130 -> SEC
    |131 -> LSR
    |133 -> ESEC
    |134 -> CIPSO
    |136 -> SID
    |137 -> SSR
    |142 -> VISA
    |144 -> IMITD
    |145 -> EIP
    |147 -> ADDEXT
    |148 -> RTRALT
    |149 -> SDB
    |151 -> DPS
    |152 -> UMP
    |158 -> EXP158
    |205 -> FINN
    |222 -> EXP222
  };
  classify (type) {
  |EOOL:"EndOfList" ->
    /** Whatever is left of the list. */
    padding: byte[remaining()] default("");
  |NOP:"NoOperation" -> ();
  |RR:"RecordRoute" ->
    length: byte value(offset(route));
    pointer: byte default(4) min(4);
    route: array[length - 3] { address: uint32 show(ipv4); };
  |LSR:"LooseSourceRoute" ->
    length: byte value(offset(route));
    pointer: byte default(4) min(4);
    route: array[length - 3] { address: uint32 show(ipv4); };
  |SSR:"StrictSourceRoute" ->
    length: byte value(offset(route));
    pointer: byte default(4) min(4);
    route: array[length - 3] { address: uint32 show(ipv4); };
  |TS:"Timestamp" ->
    length: byte value(offset(entries));
    /** Where the next timestamp goes, counted from 1. */
    pointer: byte default(5) min(5);
    /** Modules that could not register a timestamp. */
    overflow: bit[4] default(0);
    flag: bit[4] variant { |0 -> TimestampsOnly |1 -> WithAddress |3 -> Prespecified };
    entries: classify (flag)[length - 4] {
    |TimestampsOnly:"TimestampsOnly" -> timestamps: array { time: uint32; };
    |WithAddress:"WithAddress" -> stamps: array { address: uint32 show(ipv4); time: uint32; };
    |Prespecified:"Prespecified" -> stamps: array { address: uint32 show(ipv4); time: uint32; };
    |_:"Other" -> data: byte[remaining()];
    };
  |SEC:"Security" ->
    /** RFC 1108 section 2; in RFC 791 the level and three more fields had 9 bytes. */
    length: byte value(offset(authorities));
    level: byte variant {
      |0x01 -> Reserved4
      |0x3d -> TopSecret
      |0x5a -> Secret
      |0x66 -> Reserved2
      |0x96 -> Confidential
      |0xab -> Unclassified
      |0xcc -> Reserved3
      |0xf1 -> Reserved1
    };
    /** Protection authorities; the lowest bit of each byte says that another one follows. */
    authorities: byte[length - 3] show(hex);
  |ESEC:"ExtendedSecurity" ->
    /** RFC 1108 section 3. */
    length: byte value(offset(information));
    format: byte;
    information: byte[length - 3];
  |CIPSO:"CommercialSecurity" ->
    /** FIPS 188. */
    length: byte value(offset(tags));
    /** Domain of interpretation. */
    doi: uint32;
    tags: array[length - 6] {
      tag: byte variant { |1 -> Bitmap |2 -> Enumerated |5 -> Ranged |7 -> FreeForm };
      tag_length: byte value(offset(information));
      information: byte[tag_length - 2];
    };
  |SID:"StreamId" -> length: byte value(offset(stream)); stream: uint16;
  |MTUP:"ProbeMtu" ->
    /** RFC 1063 section 3. */
    length: byte value(offset(mtu));
    mtu: uint16;
  |MTUR:"ReplyMtu" -> length: byte value(offset(mtu)); mtu: uint16;
  |TR:"Traceroute" ->
    /** RFC 1393 section 2.2. */
    length: byte value(offset(originator));
    id: uint16;
    outbound_hops: uint16;
    /** 0xffff in a packet that has not turned round. */
    return_hops: uint16;
    originator: uint32 show(ipv4);
  |RTRALT:"RouterAlert" ->
    length: byte value(4);
    /** RFC 2113; 0 means that routers examine the packet. */
    value: uint16 default(0);
  |SDB:"SelectiveBroadcast" ->
    /** RFC 1770. */
    length: byte value(offset(addresses));
    addresses: array[length - 2] { address: uint32 show(ipv4); };
  |QS:"QuickStart" ->
    /** RFC 4782 section 3.1. */
    length: byte value(offset(reserved));
    function: bit[4] variant { |0 -> Request |8 -> Report };
    rate: bit[4];
    qs_ttl: byte;
    nonce: bit[30];
    reserved: bit[2] const(0);
  |_:"Other" -> length: byte value(offset(data)); data: byte[length - 2];
  };
}
