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
  |62  -> NetWareIPDomain
  |63  -> NetWareIPOption
  |64  -> NISPlusDomain
  |65  -> NISPlusServers
  |66  -> TFTPServerName
  |67  -> BootFileName
  |68  -> MobileIPHomeAgents
  |69  -> SMTPServers
  |70  -> POP3Servers
  |71  -> NNTPServers
  |72  -> WWWServers
  |73  -> FingerServers
  |74  -> IRCServers
  |75  -> StreetTalkServers
  |76  -> STDAServers
  |77  -> UserClass
  |78  -> SLPDirectoryAgents
  |79  -> SLPServiceScope
  |80  -> RapidCommit
  |81  -> ClientFQDN
  |82  -> RelayAgentInformation
  |83  -> ISNS
  |85  -> NDSServers
  |86  -> NDSTreeName
  |87  -> NDSContext
  |88  -> BCMCSDomains
  |89  -> BCMCSAddresses
  |90  -> Authentication
  |91  -> ClientLastTransactionTime
  |92  -> AssociatedAddress
  |93  -> ClientSystem
  |94  -> ClientNDI
  |95  -> LDAP
  |97  -> ClientMachineIdentifier
  |98  -> UserAuthentication
  |99  -> CivicLocation
  |100 -> PosixTimezone
  |101 -> TzdbTimezone
  |108 -> IPv6OnlyPreferred
  |109 -> DHCP4o6SourceAddress
  |112 -> NetinfoAddress
  |113 -> NetinfoTag
  |114 -> CaptivePortal
  |116 -> AutoConfigure
  |117 -> NameServiceSearch
  |118 -> SubnetSelection
  |119 -> DomainSearch
  |120 -> SIPServers
  |121 -> ClasslessStaticRoute
  |122 -> CableLabsClient
  |123 -> GeoConf
  |124 -> VendorIdentifyingClass
  |125 -> VendorIdentifyingOptions
  |136 -> PANAAgents
  |137 -> LoSTServer
  |138 -> CAPWAPControllers
  |139 -> MobilityServerAddresses
  |140 -> MobilityServerNames
  |141 -> SIPUADomains
  |142 -> ANDSFAddresses
  |143 -> SZTPRedirect
  |144 -> GeoLoc
  |145 -> ForceRenewNonceCapable
  |146 -> RDNSSSelection
  |147 -> DOTSName
  |148 -> DOTSAddresses
  |150 -> TFTPServerAddress
  |151 -> StatusCode
  |152 -> BaseTime
  |153 -> StartTimeOfState
  |154 -> QueryStartTime
  |155 -> QueryEndTime
  |156 -> DHCPState
  |157 -> DataSource
  |158 -> PCPServers
  |159 -> PortParameters
  |161 -> MUDURL
  |162 -> EncryptedDNS
  |175 -> Etherboot
  |208 -> PXELinuxMagic
  |209 -> ConfigurationFile
  |210 -> PathPrefix
  |211 -> RebootTime
  |212 -> SixRD
  |213 -> AccessDomain
  |220 -> SubnetAllocation
  |221 -> VirtualSubnetSelection
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
        |14 -> BulkLeaseQuery
        |15 -> LeaseQueryDone
        |16 -> ActiveLeaseQuery
        |17 -> LeaseQueryStatus
        |18 -> TLS
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
    |MobileIPHomeAgents -> agents: packet dhcp_addresses();
    |SMTPServers -> servers: packet dhcp_addresses();
    |POP3Servers -> servers: packet dhcp_addresses();
    |NNTPServers -> servers: packet dhcp_addresses();
    |WWWServers -> servers: packet dhcp_addresses();
    |FingerServers -> servers: packet dhcp_addresses();
    |IRCServers -> servers: packet dhcp_addresses();
    |StreetTalkServers -> servers: packet dhcp_addresses();
    |STDAServers -> servers: packet dhcp_addresses();
    |SLPDirectoryAgents ->
      /** RFC 2610 section 2: only these agents may be used. */
      mandatory: boolean;
      agents: packet dhcp_addresses();
    |SLPServiceScope -> mandatory: boolean; scopes: byte[remaining()] show(text);
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
    |NDSServers -> servers: packet dhcp_addresses();
    |NDSTreeName -> tree: byte[remaining()] show(text);
    |NDSContext -> context: byte[remaining()] show(text);
    /** RFC 4280 section 4.1. */
    |BCMCSDomains -> domains: packet dhcp_domain_search()[length];
    |BCMCSAddresses -> servers: packet dhcp_addresses();
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
    |LDAP -> url: byte[remaining()] show(text);
    |UserAuthentication ->
      /** RFC 2485: URLs with blanks between them. */
      urls: byte[remaining()] show(text);
    |CivicLocation ->
      /** RFC 4776 section 3.1: whose location it is. */
      what: byte variant { |0 -> Server |1 -> NetworkElement |2 -> Client };
      country_code: byte[2] show(text);
      elements: array { civic_type: byte; civic_value: packet dhcp_bytes(); };
    |PosixTimezone -> timezone: byte[remaining()] show(text);
    |TzdbTimezone -> timezone: byte[remaining()] show(text);
    |IPv6OnlyPreferred -> v6only_wait: uint32;
    |DHCP4o6SourceAddress ->
      /** RFC 8539 section 6.2. */
      address: byte[16] show(ipv6);
    |NetinfoAddress -> servers: packet dhcp_addresses();
    |NetinfoTag -> tag: byte[remaining()] show(text);
    |CaptivePortal -> uri: byte[remaining()] show(text);
    |AutoConfigure -> enabled: boolean;
    |NameServiceSearch ->
      /** RFC 2937 section 3: the options of the services, in the order in which they are asked; 0 is local naming. */
      services: array { service: uint16; };
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
    |GeoConf ->
      /** RFC 6225 section 2.2. */
      location: packet dhcp_coordinates();
    |PANAAgents -> agents: packet dhcp_addresses();
    |LoSTServer -> name: dns_label;
    |CAPWAPControllers -> controllers: packet dhcp_addresses();
    |MobilityServerAddresses ->
      services: array { service: byte; service_data: packet dhcp_bytes(); };
    |MobilityServerNames -> services: array { service: byte; service_data: packet dhcp_bytes(); };
    |SIPUADomains -> domains: packet dhcp_domain_search()[length];
    |ANDSFAddresses -> servers: packet dhcp_addresses();
    |SZTPRedirect ->
      /** RFC 8572 section 8.3. */
      uris: array { uri: string16; };
    |GeoLoc -> location: packet dhcp_coordinates();
    |ForceRenewNonceCapable ->
      /** RFC 6704 section 3.1.1. */
      algorithms: array { algorithm: byte variant { |1 -> HMACMD5 }; };
    |RDNSSSelection ->
      /** RFC 6731 section 4.3. */
      reserved: bit[6] const(0);
      preference: bit[2] variant { |0 => Medium |1 -> High |3 -> Low };
      primary: uint32 show(ipv4);
      secondary: uint32 default(0) show(ipv4);
      domains: packet dhcp_domain_search()[remaining()];
    |DOTSName -> name: dns_label;
    |DOTSAddresses -> servers: packet dhcp_addresses();
    |TFTPServerAddress -> servers: packet dhcp_addresses();
    |StatusCode ->
      /** RFC 6926 section 6.2.2. */
      status: byte variant {
        |0 => Success
        |1 -> UnspecFail
        |2 -> QueryTerminated
        |3 -> MalformedQuery
        |4 -> NotAllowed
        |5 -> DataMissing
        |6 -> ConnectionActive
        |7 -> CatchUpComplete
        |8 -> TLSConnectionRefused
      };
      message: byte[remaining()] show(text);
    |BaseTime ->
      /** Since 1970. */
      seconds: uint32;
    |StartTimeOfState -> seconds: uint32;
    |QueryStartTime -> seconds: uint32;
    |QueryEndTime -> seconds: uint32;
    |DHCPState ->
      state: byte variant {
        |1 -> Available
        |2 -> Active
        |3 -> Expired
        |4 -> Released
        |5 -> Abandoned
        |6 -> Reset
        |7 -> Remote
        |8 -> Transitioning
      };
    |DataSource ->
      unassigned: bit[7] default(0);
      /** R: the data comes from another server. */
      remote: bit[1] default(false);
    |PCPServers ->
      /** RFC 7291 section 4: the addresses of one server each. */
      lists: array {
        length_of_list: byte value(sizeof(addresses));
        addresses: array[length_of_list] { address: uint32 show(ipv4); };
      };
    |PortParameters ->
      /** RFC 7618 section 9. */
      offset: byte;
      psid_length: byte;
      psid: uint16;
    |MUDURL -> url: byte[remaining()] show(text);
    |EncryptedDNS ->
      /** RFC 9463 section 5: a resolver each. */
      resolvers: array {
        instance_length: uint16 value(sizeof(instance));
        instance: packet dhcp_encrypted_resolver()[instance_length];
      };
    |PXELinuxMagic -> magic: uint32 show(hex);
    |ConfigurationFile -> path: byte[remaining()] show(text);
    |PathPrefix -> path: byte[remaining()] show(text);
    |RebootTime -> seconds: uint32;
    |SixRD ->
      /** RFC 5969 section 7.1.1. */
      ipv4_mask_length: byte max(32);
      prefix_length: byte max(128);
      prefix: byte[16] show(ipv6);
      border_relays: packet dhcp_addresses();
    |AccessDomain -> domain: dns_label;
    |VirtualSubnetSelection ->
      /** RFC 6607 section 3.5. */
      vss_type: byte variant { |0 -> Name |1 -> VPNIdentifier |255 -> Global };
      vss: byte[remaining()];
    |MicrosoftClasslessRoute -> routes: array { route: packet dhcp_route(); };
    |ProxyAutodiscovery -> url: byte[remaining()] show(text);
    |_:"Unknown" -> bytes: byte[remaining()];
    };
  };
}

/** Where something is, to which precision (RFC 6225 section 2): numbers are two's complement with a fixed point. */
packet dhcp_coordinates() {
  latitude_uncertainty: bit[6];
  /** In 2^-25 degrees. */
  latitude: bit[34];
  longitude_uncertainty: bit[6];
  longitude: bit[34];
  altitude_type: bit[4] variant { |0 -> Unknown |1 -> Metres |2 -> Floors };
  altitude_uncertainty: bit[6];
  /** In 2^-8 of the unit. */
  altitude: bit[30];
  /** Of RFC 6225 in GeoLoc; reserved in RFC 3825. */
  version: bit[2] default(1);
  resolution: bit[3] default(0);
  datum: bit[3] variant { |1 => WGS84 |2 -> NAD83WithNAVD88 |3 -> NAD83WithMLLW };
}

/** An encrypted resolver (RFC 9463 section 5.1). */
packet dhcp_encrypted_resolver() {
  service_priority: uint16;
  name_length: byte value(sizeof(authentication_name));
  authentication_name: packet dhcp_name()[name_length];
  addresses_length: byte value(sizeof(addresses)) when (remaining() > 0);
  addresses: array[addresses_length] { address: uint32 show(ipv4); } when (remaining() > 0);
  /** As in SVCB records of DNS. */
  parameters: array { param: packet svc_param(); };
}

/** One name. */
packet dhcp_name() { name: dns_label; }

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
    |13  -> AccessTechnologyType
    |14  -> AccessNetworkName
    |15  -> AccessPointName
    |16  -> AccessPointBSSID
    |17  -> OperatorIdentifier
    |18  -> OperatorRealm
    |19  -> RelaySourcePort
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
  |AccessNetworkName -> name: byte[remaining()] show(text);
  |AccessPointName -> name: byte[remaining()] show(text);
  |AccessPointBSSID -> bssid: byte[6] show(mac);
  |OperatorIdentifier ->
    /** SMI enterprise number (RFC 7839 section 4.5.1). */
    enterprise_number: uint32;
  |OperatorRealm -> realm: byte[remaining()] show(text);
  |RelaySourcePort -> ();
  |VirtualSubnetSelection ->
    vss_type: byte variant { |0 -> Name |1 -> VPNIdentifier |255 -> Global };
    vss: byte[remaining()];
  |VirtualSubnetControl -> ();
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}
