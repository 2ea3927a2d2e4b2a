/** Dynamic Host Configuration Protocol message (RFC 2131 section 2). */
packet dhcp {
  op: byte variant { |1 -> BootRequest |2 -> BootReply };
  /** Hardware types (IANA). */
  htype: byte variant { |1 => Ethernet |6 -> IEEE802 |7 -> ARCNET |15 -> FrameRelay |24 -> IEEE1394 |32 -> InfiniBand };
  /** How many bytes of chaddr count. */
  hlen: byte default(6) max(16);
  /** How many relay agents the message has passed. */
  hops: byte default(0);
  xid: uint32 show(hex);
  /** Seconds since the client began. */
  secs: uint16 default(0);
  /** B: the client can receive broadcasts only (RFC 2131 section 4.1). */
  broadcast: bit[1] default(false);
  mbz: bit[15] const(0);
  /** The client's address, if it has one that it can answer ARP for. */
  ciaddr: uint32 default(0) show(ipv4);
  /** The address that the client is given. */
  yiaddr: uint32 default(0) show(ipv4);
  /** Address of the server to boot from. */
  siaddr: uint32 default(0) show(ipv4);
  /** Address of the relay agent. */
  giaddr: uint32 default(0) show(ipv4);
  /** The client's hardware address, filled up with zero bytes. */
  chaddr: byte[16] align(128);
  /** The server's name, ended by a zero byte; options, if OptionOverload says so. */
  sname: byte[64] align(512)
      default("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  /** The name of the boot file, ended by a zero byte; options, if OptionOverload says so. */
  file: byte[128] align(1024)
      default("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  magic_cookie: uint32 magic(0x63825363) show(hex);
  /** To the end of the message. The option End has the padding behind it; some clients leave it out. */
  options: array { option: packet dhcp_option(); };
}

/** Option codes (RFC 2132 and IANA). */
typedef dhcp_option_code byte variant {
  |0   -> Pad
  |1   -> SubnetMask
  |2   -> TimeOffset
  |3   -> Router
  |4   -> TimeServer
  |5   -> NameServer
  |6   -> DomainServer
  |7   -> LogServer
  |8   -> QuotesServer
  |9   -> LPRServer
  |10  -> ImpressServer
  |11  -> RLPServer
  |12  -> HostName
  |13  -> BootFileSize
  |14  -> MeritDumpFile
  |15  -> DomainName
  |16  -> SwapServer
  |17  -> RootPath
  |18  -> ExtensionFile
  |19  -> IPForwarding
  |20  -> SourceRouting
  |21  -> PolicyFilter
  |22  -> MaxDatagramReassembly
  |23  -> DefaultIPTTL
  |24  -> MTUTimeout
  |25  -> MTUPlateau
  |26  -> InterfaceMTU
  |27  -> AllSubnetsLocal
  |28  -> BroadcastAddress
  |29  -> MaskDiscovery
  |30  -> MaskSupplier
  |31  -> RouterDiscovery
  |32  -> RouterRequest
  |33  -> StaticRoute
  |34  -> TrailerEncapsulation
  |35  -> ARPTimeout
  |36  -> EthernetEncapsulation
  |37  -> DefaultTCPTTL
  |38  -> KeepaliveTime
  |39  -> KeepaliveGarbage
  |40  -> NISDomain
  |41  -> NISServers
  |42  -> NTPServers
  |43  -> VendorSpecific
  |44  -> NetBIOSNameServers
  |45  -> NetBIOSDistributionServers
  |46  -> NetBIOSNodeType
  |47  -> NetBIOSScope
  |48  -> XWindowFont
  |49  -> XWindowManager
  |50  -> RequestedAddress
  |51  -> LeaseTime
  |52  -> OptionOverload
  |53  -> MessageType
  |54  -> ServerIdentifier
  |55  -> ParameterRequestList
  |56  -> Message
  |57  -> MaxMessageSize
  |58  -> RenewalTime
  |59  -> RebindingTime
  |60  -> VendorClassIdentifier
  |61  -> ClientIdentifier
  |64  -> NISPlusDomain
  |65  -> NISPlusServers
  |66  -> TFTPServerName
  |67  -> BootFileName
  |69  -> SMTPServers
  |70  -> POP3Servers
  |71  -> NNTPServers
  |72  -> WWWServers
  |77  -> UserClass
  |80  -> RapidCommit
  |81  -> ClientFQDN
  |82  -> RelayAgentInformation
  |90  -> Authentication
  |91  -> ClientLastTransactionTime
  |92  -> AssociatedAddress
  |93  -> ClientSystem
  |94  -> ClientNDI
  |97  -> ClientMachineIdentifier
  |100 -> PosixTimezone
  |101 -> TzdbTimezone
  |108 -> IPv6OnlyPreferred
  |114 -> CaptivePortal
  |116 -> AutoConfigure
  |118 -> SubnetSelection
  |119 -> DomainSearch
  |120 -> SIPServers
  |121 -> ClasslessStaticRoute
  |124 -> VendorIdentifyingClass
  |125 -> VendorIdentifyingOptions
  |138 -> CAPWAPControllers
  |150 -> TFTPServerAddress
  |249 -> MicrosoftClasslessRoute
  |252 -> ProxyAutodiscovery
  |255 -> End
};

/** An option: code, length and data, but for Pad and End (RFC 2132 section 2). Codes that this specification does not know keep their data. */
packet dhcp_option() {
  code: dhcp_option_code;
  classify (code) {
  |Pad -> ();
  |End ->
    /** Whatever is left of the message. */
    padding: byte[remaining()] default("");
  |_:"Option" ->
    length: byte value(sizeof(data));
    data: classify (code)[length] {
    |SubnetMask -> subnet_mask: uint32 show(ipv4);
    |TimeOffset ->
      /** Seconds east of UTC; replaced by RFC 4833. */
      time_offset: int32;
    |Router -> routers: packet dhcp_addresses();
    |TimeServer -> servers: packet dhcp_addresses();
    |NameServer -> servers: packet dhcp_addresses();
    |DomainServer -> servers: packet dhcp_addresses();
    |LogServer -> servers: packet dhcp_addresses();
    |8..11:"OtherServers" -> servers: packet dhcp_addresses();
    |HostName -> name: byte[remaining()] show(text);
    |BootFileSize ->
      /** In blocks of 512 bytes. */
      blocks: uint16;
    |MeritDumpFile -> path: byte[remaining()] show(text);
    |DomainName -> domain: byte[remaining()] show(text);
    |SwapServer -> server: uint32 show(ipv4);
    |RootPath -> path: byte[remaining()] show(text);
    |ExtensionFile -> path: byte[remaining()] show(text);
    |IPForwarding -> enabled: boolean;
    |SourceRouting -> enabled: boolean;
    |PolicyFilter -> filters: array { address: uint32 show(ipv4); mask: uint32 show(ipv4); };
    |MaxDatagramReassembly -> size: uint16 min(576);
    |DefaultIPTTL -> ttl: byte min(1);
    |MTUTimeout -> seconds: uint32;
    |MTUPlateau -> sizes: array { size: uint16 min(68); };
    |InterfaceMTU -> mtu: uint16 min(68);
    |AllSubnetsLocal -> enabled: boolean;
    |BroadcastAddress -> address: uint32 show(ipv4);
    |MaskDiscovery -> enabled: boolean;
    |MaskSupplier -> enabled: boolean;
    |RouterDiscovery -> enabled: boolean;
    |RouterRequest -> address: uint32 show(ipv4);
    |StaticRoute -> routes: array { destination: uint32 show(ipv4); router: uint32 show(ipv4); };
    |TrailerEncapsulation -> enabled: boolean;
    |ARPTimeout -> seconds: uint32;
    |EthernetEncapsulation ->
      /** False: Ethernet II (RFC 894); true: IEEE 802.3 (RFC 1042). */
      ieee: boolean;
    |DefaultTCPTTL -> ttl: byte min(1);
    |KeepaliveTime -> seconds: uint32;
    |KeepaliveGarbage -> enabled: boolean;
    |NISDomain -> domain: byte[remaining()] show(text);
    |NISServers -> servers: packet dhcp_addresses();
    |NTPServers -> servers: packet dhcp_addresses();
    |NetBIOSNameServers -> servers: packet dhcp_addresses();
    |NetBIOSDistributionServers -> servers: packet dhcp_addresses();
    |NetBIOSNodeType -> node_type: byte variant { |1 -> BNode |2 -> PNode |4 -> MNode |8 -> HNode };
    |NetBIOSScope -> scope: byte[remaining()];
    |XWindowFont -> servers: packet dhcp_addresses();
    |XWindowManager -> servers: packet dhcp_addresses();
    |RequestedAddress -> address: uint32 show(ipv4);
    |LeaseTime ->
      /** 0xffffffff is forever. */
      seconds: uint32;
    |OptionOverload -> overload: byte variant { |1 -> File |2 -> Sname |3 -> Both };
    |MessageType ->
      message_type: byte variant {
        |1  -> Discover
        |2  -> Offer
        |3  -> Request
        |4  -> Decline
        |5  -> Ack
        |6  -> Nak
        |7  -> Release
        |8  -> Inform
        |9  -> ForceRenew
        |10 -> LeaseQuery
        |11 -> LeaseUnassigned
        |12 -> LeaseUnknown
        |13 -> LeaseActive
      };
    |ServerIdentifier -> address: uint32 show(ipv4);
    |ParameterRequestList -> codes: array { code: dhcp_option_code; };
    |Message -> text: byte[remaining()] show(text);
    |MaxMessageSize -> size: uint16 min(576);
    |RenewalTime -> seconds: uint32;
    |RebindingTime -> seconds: uint32;
    |VendorClassIdentifier -> vendor: byte[remaining()] show(text);
    |ClientIdentifier -> client: packet dhcp_client_id();
    |NISPlusDomain -> domain: byte[remaining()] show(text);
    |NISPlusServers -> servers: packet dhcp_addresses();
    |TFTPServerName -> name: byte[remaining()] show(text);
    |BootFileName -> name: byte[remaining()] show(text);
    |SMTPServers -> servers: packet dhcp_addresses();
    |POP3Servers -> servers: packet dhcp_addresses();
    |NNTPServers -> servers: packet dhcp_addresses();
    |WWWServers -> servers: packet dhcp_addresses();
    |RapidCommit -> ();
    |ClientFQDN ->
      mbz: bit[4] const(0);
      /** N: the server makes no updates of DNS (RFC 4702 section 2.1). */
      no_update: bit[1] default(false);
      /** E: the name is in the format of DNS. */
      encoded: bit[1] default(true);
      /** O: the server has overridden S. */
      overridden: bit[1] default(false);
      /** S: the server makes the update of the A record. */
      server_updates: bit[1] default(false);
      rcode1: byte default(0);
      rcode2: byte default(0);
      /** In the format of DNS if E is set, in which it may lack its end; ASCII otherwise. */
      domain_name: byte[remaining()];
    |RelayAgentInformation -> suboptions: array { suboption: packet dhcp_relay_suboption(); };
    |Authentication ->
      protocol: byte variant { |0 -> ConfigurationToken |1 -> Delayed |3 -> ReconfigureKey };
      algorithm: byte;
      replay_detection_method: byte;
      replay_detection: uint64 show(hex);
      information: byte[remaining()];
    |ClientLastTransactionTime -> seconds: uint32;
    |AssociatedAddress -> addresses: packet dhcp_addresses();
    |ClientSystem ->
      /** Architectures (RFC 4578 section 2.1 and IANA). */
      architectures: array {
        architecture: uint16 variant {
          |0  -> BIOS
          |6  -> EFI32
          |7  -> EFI64
          |9  -> EFIBC
          |10 -> EFIArm32
          |11 -> EFIArm64
          |16 -> HTTPEFI64
          |19 -> HTTPEFIArm64
        };
      };
    |ClientNDI ->
      interface_type: byte variant { |1 => UNDI };
      major: byte;
      minor: byte;
    |ClientMachineIdentifier ->
      identifier_type: byte default(0);
      identifier: byte[remaining()] show(hex);
    |PosixTimezone -> timezone: byte[remaining()] show(text);
    |TzdbTimezone -> timezone: byte[remaining()] show(text);
    |IPv6OnlyPreferred -> v6only_wait: uint32;
    |CaptivePortal -> uri: byte[remaining()] show(text);
    |AutoConfigure -> enabled: boolean;
    |SubnetSelection -> address: uint32 show(ipv4);
    |DomainSearch -> search: packet dhcp_domain_search()[length];
    |SIPServers ->
      encoding: byte;
      classify (encoding) {
      |0:"Names" -> names: packet dhcp_domain_search()[remaining()];
      |1:"Addresses" -> addresses: packet dhcp_addresses();
      |_:"OtherEncoding" -> servers: byte[remaining()];
      };
    |ClasslessStaticRoute -> routes: array { route: packet dhcp_route(); };
    |VendorIdentifyingClass -> classes: array { enterprise_number: uint32; class_data: string8; };
    |VendorIdentifyingOptions ->
      vendors: array {
        enterprise_number: uint32;
        vendor_length: byte value(sizeof(suboptions));
        suboptions: array[vendor_length] { suboption: byte; suboption_data: packet dhcp_bytes(); };
      };
    |CAPWAPControllers -> controllers: packet dhcp_addresses();
    |TFTPServerAddress -> servers: packet dhcp_addresses();
    |MicrosoftClasslessRoute -> routes: array { route: packet dhcp_route(); };
    |ProxyAutodiscovery -> url: byte[remaining()] show(text);
    |_:"Unknown" -> bytes: byte[remaining()];
    };
  };
}

/** A list of addresses, at least one. */
packet dhcp_addresses() { addresses: array { address: uint32 show(ipv4); }; }

/** Bytes behind their length. */
packet dhcp_bytes() { length: byte value(sizeof(data)); data: byte[length]; }

/** The client identifier (RFC 2132 section 9.14, RFC 4361 section 6.1). */
packet dhcp_client_id() {
  /** A hardware type, or 0 for something else, or 255 for IAID and DUID. */
  identifier_type: byte;
  classify (identifier_type) {
  |1:"EthernetAddress" -> address: byte[remaining()] show(mac);
  |255:"Duid" -> iaid: uint32 show(hex); duid: byte[remaining()] show(hex);
  |_:"Other" -> identifier: byte[remaining()];
  };
}

/** Names, compressed within the option (RFC 3397). */
packet dhcp_domain_search() { names: array { name: dns_label_comp; }; }

/** A route: as many bytes of the destination as its prefix has (RFC 3442). */
packet dhcp_route() {
  /** In bits. */
  prefix_length: byte default(32) max(32);
  destination: byte[(prefix_length + 7) / 8];
  router: uint32 show(ipv4);
}

/** A sub-option of a relay agent (RFC 3046 section 2 and IANA). */
packet dhcp_relay_suboption() {
  code: byte variant {
    |1   -> CircuitId
    |2   -> RemoteId
    |4   -> DocsisDeviceClass
    |5   -> LinkSelection
    |6   -> SubscriberId
    |7   -> RadiusAttributes
    |8   -> Authentication
    |9   -> VendorSpecific
    |10  -> RelayFlags
    |11  -> ServerIdOverride
    |12  -> RelayId
    |151 -> VirtualSubnetSelection
    |152 -> VirtualSubnetControl
  };
  length: byte value(sizeof(data));
  data: classify (code)[length] {
  |DocsisDeviceClass -> device_class: uint32 show(hex);
  |LinkSelection -> subnet: uint32 show(ipv4);
  |SubscriberId -> subscriber: byte[remaining()] show(text);
  |RelayFlags ->
    /** U: the client sent the message to the relay agent alone (RFC 5010). */
    unicast: bit[1] default(false);
    mbz: bit[7] const(0);
  |ServerIdOverride -> address: uint32 show(ipv4);
  |VirtualSubnetControl -> ();
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}
