/** ICMP for IPv6 (RFC 4443) with neighbor discovery (RFC 4861) and multicast listener discovery (RFC 2710, RFC 3810). pseudo is source and destination address. */
packet icmpv6(bytes pseudo) {
  type: byte variant {
    |1 -> Unreachable |2 -> PacketTooBig |3 -> TimeExceeded |4 -> ParameterProblem |128 -> Echo |129 -> EchoReply |130 -> ListenerQuery |131 -> ListenerReport
    |132 -> ListenerDone |133 -> RouterSolicitation |134 -> RouterAdvertisement |135 -> NeighborSolicitation |136 -> NeighborAdvertisement |137 -> Redirect
    |143 -> ListenerReportV2
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
    unused: uint32 const(0);
    original: byte[remaining()];
  |PacketTooBig:"PacketTooBig" ->
    mtu: uint32;
    original: byte[remaining()];
  |TimeExceeded:"TimeExceeded" ->
    unused: uint32 const(0);
    original: byte[remaining()];
  |ParameterProblem:"ParameterProblem" ->
    /** Offset of the byte in error. */
    pointer: uint32;
    original: byte[remaining()];
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
      type: byte variant { |1 -> ModeIsInclude |2 -> ModeIsExclude |3 -> ChangeToInclude |4 -> ChangeToExclude |5 -> AllowNew |6 -> BlockOld };
      auxiliary_length: byte value(sizeof(auxiliary) / 4);
      source_count: uint16 value(array_length(sources));
      group: byte[16] show(ipv6);
      sources: array (source_count) { address: byte[16] show(ipv6); };
      auxiliary: byte[auxiliary_length * 4] align(32) default("");
    };
  |_:"Other" ->
    data: byte[remaining()];
  };
}

/** An option of a neighbor discovery message (RFC 4861 section 4.6); length counts 8 bytes and covers the whole option. */
packet ndp_option() {
  type: byte variant {
    |1 -> SourceLinkAddress |2 -> TargetLinkAddress |3 -> PrefixInformation |4 -> RedirectedHeader |5 -> MTU |24 -> RouteInformation |25 -> RDNSS |31 -> DNSSL
  };
  length: byte value((2 + sizeof(body)) / 8) min(1);
  body: classify (type)[length * 8 - 2] {
  |SourceLinkAddress:"SourceLinkAddress" -> address: byte[remaining()] show(mac);
  |TargetLinkAddress:"TargetLinkAddress" -> address: byte[remaining()] show(mac);
  |PrefixInformation:"PrefixInformation" ->
    prefix_length: byte max(128);
    on_link: bit[1];
    autonomous: bit[1];
    reserved: bit[6] const(0);
    /** In seconds; all ones is for ever. */
    valid_lifetime: uint32;
    preferred_lifetime: uint32;
    reserved2: uint32 const(0);
    prefix: byte[16] show(ipv6);
  |MTU:"Mtu" ->
    reserved: uint16 const(0);
    mtu: uint32;
  |RDNSS:"Rdnss" ->
    reserved: uint16 const(0);
    lifetime: uint32;
    servers: array { address: byte[16] show(ipv6); };
  |_:"Other" ->
    data: byte[remaining()];
  };
}
