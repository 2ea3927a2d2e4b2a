/**
 * ICMP for IPv6 (RFC 4443) with neighbor discovery (RFC 4861), multicast listener discovery (RFC 2710, RFC 3810) and what has been registered since.
 * pseudo is source and destination address.
 */
packet icmpv6(bytes pseudo) {
  type: byte variant {
    |1   -> Unreachable
    |2   -> PacketTooBig
    |3   -> TimeExceeded
    |4   -> ParameterProblem
    |100 -> PrivateError1
    |101 -> PrivateError2
    |128 -> Echo
    |129 -> EchoReply
    |130 -> ListenerQuery
    |131 -> ListenerReport
    |132 -> ListenerDone
    |133 -> RouterSolicitation
    |134 -> RouterAdvertisement
    |135 -> NeighborSolicitation
    |136 -> NeighborAdvertisement
    |137 -> Redirect
    |138 -> RouterRenumbering
    |139 -> NodeInformationQuery
    |140 -> NodeInformationResponse
    |141 -> InverseSolicitation
    |142 -> InverseAdvertisement
    |143 -> ListenerReportV2
    |144 -> HomeAgentRequest
    |145 -> HomeAgentReply
    |146 -> MobilePrefixSolicitation
    |147 -> MobilePrefixAdvertisement
    |148 -> CertificationPathSolicitation
    |149 -> CertificationPathAdvertisement
    |150 -> ExperimentalMobility
    |151 -> MulticastRouterAdvertisement
    |152 -> MulticastRouterSolicitation
    |153 -> MulticastRouterTermination
    |154 -> FastHandover
    |155 -> RPL
    |156 -> LocatorUpdate
    |157 -> DuplicateAddressRequest
    |158 -> DuplicateAddressConfirmation
    |159 -> MPL
    |160 -> ExtendedEcho
    |161 -> ExtendedEchoReply
    |200 -> PrivateInformation1
    |201 -> PrivateInformation2
  };
  code: byte default(0);
  checksum: uint16 checksum(inet, pseudo, 58, offset(body), type..body) show(hex);
  body: classify (type) {
  |Echo:"Echo" ->
    identifier: uint16;
    sequence: uint16;
    data: byte[remaining()];
  |EchoReply:"EchoReply" ->
    identifier: uint16;
    sequence: uint16;
    data: byte[remaining()];
  |Unreachable:"Unreachable" ->
    /** Length of the original datagram in 64-bit words where extensions follow it (RFC 4884 section 4.4). */
    length: byte;
    unused: uint24 const(0);
    classify (length) {
    |0:"Plain" -> original: byte[remaining()];
    |_:"Extended" -> original: byte[length * 8]; extensions: packet icmp_extensions();
    };
  |PacketTooBig:"PacketTooBig" -> mtu: uint32; original: byte[remaining()];
  |TimeExceeded:"TimeExceeded" ->
    length: byte;
    unused: uint24 const(0);
    classify (length) {
    |0:"Plain" -> original: byte[remaining()];
    |_:"Extended" -> original: byte[length * 8]; extensions: packet icmp_extensions();
    };
  |ParameterProblem:"ParameterProblem" ->
    /** Offset of the byte in error. */
    pointer: uint32;
    original: byte[remaining()];
  |ListenerQuery:"ListenerQuery" ->
    /** In milliseconds; from 32768 on a floating-point number (RFC 3810 section 5.1.3). */
    max_response_delay: uint16;
    reserved: uint16 const(0);
    group: byte[16] show(ipv6);
    /** Not in queries of version 1 (RFC 2710). */
    version2: packet mld_query() when (remaining() > 0);
  |ListenerReport:"ListenerReport" ->
    max_response_delay: uint16 default(0);
    reserved: uint16 const(0);
    group: byte[16] show(ipv6);
  |ListenerDone:"ListenerDone" ->
    max_response_delay: uint16 default(0);
    reserved: uint16 const(0);
    group: byte[16] show(ipv6);
  |RouterSolicitation:"RouterSolicitation" ->
    reserved: uint32 const(0);
    options: array { option: packet ndp_option(); };
  |RouterAdvertisement:"RouterAdvertisement" ->
    hop_limit: byte default(0);
    managed: bit[1] default(false);
    other: bit[1] default(false);
    home_agent: bit[1] default(false);
    preference: bit[2] default(0);
    proxy: bit[1] default(false);
    reserved: bit[2] const(0);
    /** In seconds. */
    router_lifetime: uint16;
    /** In milliseconds. */
    reachable_time: uint32 default(0);
    /** In milliseconds. */
    retransmit_timer: uint32 default(0);
    options: array { option: packet ndp_option(); };
  |NeighborSolicitation:"NeighborSolicitation" ->
    reserved: uint32 const(0);
    target: byte[16] show(ipv6);
    options: array { option: packet ndp_option(); };
  |NeighborAdvertisement:"NeighborAdvertisement" ->
    router: bit[1] default(false);
    solicited: bit[1] default(false);
    override: bit[1] default(false);
    reserved: bit[29] const(0);
    target: byte[16] show(ipv6);
    options: array { option: packet ndp_option(); };
  |Redirect:"Redirect" ->
    reserved: uint32 const(0);
    target: byte[16] show(ipv6);
    destination: byte[16] show(ipv6);
    options: array { option: packet ndp_option(); };
  |ListenerReportV2:"ListenerReportV2" ->
    reserved: uint16 const(0);
    count: uint16 value(array_length(records));
    records: array (count) {
      type: byte variant {
        |1 -> ModeIsInclude
        |2 -> ModeIsExclude
        |3 -> ChangeToInclude
        |4 -> ChangeToExclude
        |5 -> AllowNew
        |6 -> BlockOld
      };
      auxiliary_length: byte value(sizeof(auxiliary) / 4);
      source_count: uint16 value(array_length(sources));
      group: byte[16] show(ipv6);
      sources: array (source_count) { address: byte[16] show(ipv6); };
      auxiliary: byte[auxiliary_length * 4] align(32) default("");
    };
  |RouterRenumbering:"RouterRenumbering" ->
    /** RFC 2894 section 3.1. */
    sequence: uint32;
    segment: byte;
    test: bit[1] default(false);
    result_requested: bit[1] default(false);
    all_interfaces: bit[1] default(false);
    site_specific: bit[1] default(false);
    processed_before: bit[1] default(false);
    reserved: bit[3] const(0);
    max_delay: uint16;
    reserved2: uint32 const(0);
    data: byte[remaining()];
  |NodeInformationQuery:"NodeInformationQuery" ->
    /** RFC 4620 section 4; code says what the subject is. */
    query_type: uint16 variant { |0 -> NoOperation |2 -> NodeName |3 -> NodeAddresses |4 -> IPv4Addresses };
    flags: uint16 default(0) show(hex);
    nonce: byte[8] show(hex);
    data: byte[remaining()];
  |NodeInformationResponse:"NodeInformationResponse" ->
    query_type: uint16 variant { |0 -> NoOperation |2 -> NodeName |3 -> NodeAddresses |4 -> IPv4Addresses };
    flags: uint16 default(0) show(hex);
    nonce: byte[8] show(hex);
    data: byte[remaining()];
  |InverseSolicitation:"InverseSolicitation" ->
    /** RFC 3122 section 2.1. */
    reserved: uint32 const(0);
    options: array { option: packet ndp_option(); };
  |InverseAdvertisement:"InverseAdvertisement" ->
    reserved: uint32 const(0);
    options: array { option: packet ndp_option(); };
  |HomeAgentRequest:"HomeAgentRequest" ->
    /** RFC 6275 section 6.5. */
    identifier: uint16;
    /** R (RFC 3963 section 5.1): home agents that support mobile routers. */
    mobile_router: bit[1] default(false);
    reserved: bit[15] const(0);
  |HomeAgentReply:"HomeAgentReply" ->
    identifier: uint16;
    /** R (RFC 3963 section 5.1): home agents that support mobile routers. */
    mobile_router: bit[1] default(false);
    reserved: bit[15] const(0);
    addresses: array { address: byte[16] show(ipv6); };
  |MobilePrefixSolicitation:"MobilePrefixSolicitation" ->
    identifier: uint16;
    reserved: uint16 const(0);
  |MobilePrefixAdvertisement:"MobilePrefixAdvertisement" ->
    identifier: uint16;
    managed: bit[1] default(false);
    other: bit[1] default(false);
    reserved: bit[14] const(0);
    options: array { option: packet ndp_option(); };
  |CertificationPathSolicitation:"CertificationPathSolicitation" ->
    /** RFC 3971 section 6.4. */
    identifier: uint16;
    component: uint16;
    options: array { option: packet ndp_option(); };
  |CertificationPathAdvertisement:"CertificationPathAdvertisement" ->
    identifier: uint16;
    all_components: uint16;
    component: uint16;
    reserved: uint16 const(0);
    options: array { option: packet ndp_option(); };
  |MulticastRouterAdvertisement:"MulticastRouterAdvertisement" ->
    /** RFC 4286 section 3.1; code is the interval in seconds. */
    query_interval: uint16;
    robustness: uint16;
  |MulticastRouterSolicitation:"MulticastRouterSolicitation" -> ();
  |MulticastRouterTermination:"MulticastRouterTermination" -> ();
  |DuplicateAddressRequest:"DuplicateAddressRequest" ->
    /** RFC 6775 section 4.4. */
    status: byte default(0);
    reserved: byte const(0);
    /** In units of 60 seconds. */
    lifetime: uint16;
    eui64: byte[8] show(mac);
    address: byte[16] show(ipv6);
  |DuplicateAddressConfirmation:"DuplicateAddressConfirmation" ->
    status: byte default(0);
    reserved: byte const(0);
    lifetime: uint16;
    eui64: byte[8] show(mac);
    address: byte[16] show(ipv6);
  |ExtendedEcho:"ExtendedEcho" ->
    /** RFC 8335 section 2. */
    identifier: uint16;
    sequence: byte;
    reserved: bit[7] const(0);
    local: bit[1] default(true);
    extensions: packet icmp_extensions() when (remaining() > 0);
  |ExtendedEchoReply:"ExtendedEchoReply" ->
    identifier: uint16;
    sequence: byte;
    state: bit[3] variant {
      |0 => None
      |1 -> Incomplete
      |2 -> Reachable
      |3 -> Stale
      |4 -> Delay
      |5 -> Probe
      |6 -> Failed
    };
    reserved: bit[2] const(0);
    active: bit[1] default(false);
    ipv4_running: bit[1] default(false);
    ipv6_running: bit[1] default(false);
  |_:"Other" -> data: byte[remaining()];
  };
}

/** What version 2 adds to a multicast listener query (RFC 3810 section 5.1). */
packet mld_query() {
  reserved: bit[4] const(0);
  /** S. */
  suppress: bit[1] default(false);
  /** QRV: the querier's robustness variable. */
  robustness: bit[3];
  /** QQIC: in seconds; from 128 on a floating-point number. */
  query_interval: byte;
  source_count: uint16 value(array_length(sources));
  sources: array (source_count) { address: byte[16] show(ipv6); };
}

/** An option of a neighbor discovery message (RFC 4861 section 4.6); length counts 8 bytes and covers the whole option. */
packet ndp_option() {
  type: byte variant {
    |1   -> SourceLinkAddress
    |2   -> TargetLinkAddress
    |3   -> PrefixInformation
    |4   -> RedirectedHeader
    |5   -> MTU
    |6   -> Shortcut
    |7   -> AdvertisementInterval
    |8   -> HomeAgentInformation
    |9   -> SourceAddressList
    |10  -> TargetAddressList
    |11  -> CGA
    |12  -> RSASignature
    |13  -> Timestamp
    |14  -> Nonce
    |15  -> TrustAnchor
    |16  -> Certificate
    |17  -> AddressPrefix
    |18  -> NewRouterPrefix
    |19  -> LinkLayerAddress
    |20  -> NeighborAcknowledgment
    |23  -> MAP
    |24  -> RouteInformation
    |25  -> RDNSS
    |26  -> FlagsExtension
    |27  -> HandoverKeyRequest
    |28  -> HandoverKeyReply
    |29  -> HandoverAssist
    |30  -> MobileNode
    |31  -> DNSSL
    |32  -> ProxySignature
    |33  -> AddressRegistration
    |34  -> Context
    |35  -> AuthoritativeBorderRouter
    |36  -> Capability
    |37  -> CaptivePortal
    |38  -> PREF64
    |39  -> CryptoID
    |40  -> NDPSignature
    |41  -> ResourceDirectory
    |42  -> ConsistentUptime
    |138 -> CARDRequest
    |139 -> CARDReply
    |144 -> EncryptedDNS
    |253 -> Experimental1
    |254 -> Experimental2
  };
  length: byte value((2 + sizeof(body)) / 8) min(1);
  body: classify (type)[length * 8 - 2] {
  |SourceLinkAddress:"SourceLinkAddress" -> address: byte[remaining()] show(mac);
  |TargetLinkAddress:"TargetLinkAddress" -> address: byte[remaining()] show(mac);
  |PrefixInformation:"PrefixInformation" ->
    prefix_length: byte max(128);
    on_link: bit[1];
    autonomous: bit[1];
    /** R (RFC 6275 section 7.2): the prefix is a router's address. */
    router_address: bit[1] default(false);
    reserved: bit[5] const(0);
    /** In seconds; all ones is for ever. */
    valid_lifetime: uint32;
    preferred_lifetime: uint32;
    reserved2: uint32 const(0);
    prefix: byte[16] show(ipv6);
  |RedirectedHeader:"RedirectedHeader" ->
    reserved: uint48 const(0);
    /** The beginning of the packet that is redirected, and padding. */
    redirected: byte[remaining()];
  |MTU:"Mtu" -> reserved: uint16 const(0); mtu: uint32;
  |AdvertisementInterval:"AdvertisementInterval" ->
    /** RFC 6275 section 7.3. */
    reserved: uint16 const(0);
    /** In milliseconds. */
    interval: uint32;
  |HomeAgentInformation:"HomeAgentInformation" ->
    /** RFC 6275 section 7.4. */
    reserved: uint16 const(0);
    preference: uint16 default(0);
    /** In seconds. */
    lifetime: uint16;
  |SourceAddressList:"SourceAddressList" ->
    /** RFC 3122 section 3.1. */
    reserved: uint48 const(0);
    addresses: array { address: byte[16] show(ipv6); };
  |TargetAddressList:"TargetAddressList" ->
    reserved: uint48 const(0);
    addresses: array { address: byte[16] show(ipv6); };
  |CGA:"Cga" ->
    /** RFC 3971 section 5.1. */
    pad_length: byte;
    reserved: byte const(0);
    /** CGA parameters, and as many bytes of padding as pad_length says. */
    parameters: byte[remaining()];
  |RSASignature:"RsaSignature" ->
    /** RFC 3971 section 5.2; padding follows the signature. */
    reserved: uint16 const(0);
    key_hash: byte[16] show(hex);
    signature: byte[remaining()];
  |Timestamp:"Timestamp" ->
    /** RFC 3971 section 5.3.1. */
    reserved: uint48 const(0);
    /** Seconds since 1970 in the upper 48 bits, and fractions. */
    timestamp: uint64;
  |Nonce:"Nonce" -> nonce: byte[remaining()] show(hex);
  |RouteInformation:"RouteInformation" ->
    /** RFC 4191 section 2.3. */
    prefix_length: byte max(128);
    reserved: bit[3] const(0);
    preference: bit[2] variant { |0 => Medium |1 -> High |3 -> Low };
    reserved2: bit[3] const(0);
    /** In seconds. */
    lifetime: uint32;
    /** 0, 8 or 16 bytes. */
    prefix: byte[remaining()] show(ipv6);
  |RDNSS:"Rdnss" ->
    reserved: uint16 const(0);
    lifetime: uint32;
    servers: array { address: byte[16] show(ipv6); };
  |FlagsExtension:"FlagsExtension" ->
    /** RFC 5175 section 4. */
    flags: uint48 show(hex);
  |DNSSL:"Dnssl" ->
    /** RFC 8106 section 5.2. */
    reserved: uint16 const(0);
    lifetime: uint32;
    /** Zero bytes of padding are names, too: that of the root. */
    names: array { name: dns_label; };
  |AddressRegistration:"AddressRegistration" ->
    /** RFC 8505 section 4.1. */
    status: byte default(0);
    opaque: byte default(0);
    reserved: bit[4] const(0);
    i: bit[2] default(0);
    /** R: the address is to be routed. */
    routed: bit[1] default(false);
    /** T: transaction_id counts. */
    transaction: bit[1] default(false);
    transaction_id: byte default(0);
    /** In units of 60 seconds. */
    lifetime: uint16;
    /** ROVR: an EUI-64, or 128 to 256 bits. */
    owner: byte[remaining()] show(mac);
  |Context:"Context" ->
    /** RFC 6775 section 4.2. */
    context_length: byte max(128);
    reserved: bit[3] const(0);
    compression: bit[1];
    context_id: bit[4];
    reserved2: uint16 const(0);
    /** In units of 60 seconds. */
    lifetime: uint16;
    /** 8 or 16 bytes. */
    prefix: byte[remaining()] show(ipv6);
  |AuthoritativeBorderRouter:"AuthoritativeBorderRouter" ->
    /** RFC 6775 section 4.3. */
    version_low: uint16;
    version_high: uint16;
    lifetime: uint16;
    address: byte[16] show(ipv6);
  |Capability:"Capability" ->
    /** RFC 7400 section 3.4. */
    flags: uint48 show(hex);
  |CaptivePortal:"CaptivePortal" ->
    /** RFC 8910 section 2.3, with its zero bytes of padding. */
    uri: byte[remaining()];
  |PREF64:"Pref64" ->
    /** RFC 8781 section 4: in units of 8 seconds. */
    scaled_lifetime: bit[13];
    prefix_length_code: bit[3] variant {
      |0 -> Bits96
      |1 -> Bits64
      |2 -> Bits56
      |3 -> Bits48
      |4 -> Bits40
      |5 -> Bits32
    };
    /** The upper 96 bits. */
    prefix: byte[12] show(hex);
  |_:"Other" -> data: byte[remaining()];
  };
}
