/**
 * BGP-4 message (RFC 4271 section 4). as_size is how many bytes an AS number has in AS_PATH and AGGREGATOR: 4 if both peers have announced four-octet AS numbers
 * (RFC 6793), else 2. add_path says whether prefixes have path identifiers (RFC 7911).
 */
packet bgp(int as_size, bool add_path) {
  marker: byte[16] const(0xff);
  /** Of the whole message. */
  length: uint16 value(offset(body)) min(19);
  message_type: byte variant { |1 -> OPEN |2 -> UPDATE |3 -> NOTIFICATION |4 -> KEEPALIVE |5 -> ROUTE_REFRESH };
  body: classify (message_type)[length - 19] {
  |OPEN -> open: packet bgp_open();
  |UPDATE -> update: packet bgp_update(as_size, add_path);
  |NOTIFICATION -> notification: packet bgp_notification();
  |KEEPALIVE -> ();
  |ROUTE_REFRESH -> refresh: packet bgp_route_refresh();
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** Address families (IANA). */
typedef bgp_afi uint16 variant { |1 -> IPv4 |2 -> IPv6 |25 -> L2VPN |16388 -> LinkState |16397 -> BIER };

/** Subsequent address families (IANA). */
typedef bgp_safi byte variant {
  |1   -> Unicast
  |2   -> Multicast
  |4   -> MPLSLabel
  |5   -> MVPN
  |6   -> DynamicMSPW
  |7   -> Encapsulation
  |8   -> MVPNVPLS
  |9   -> SFC
  |64  -> Tunnel
  |65  -> VPLS
  |66  -> MDT
  |67  -> IPv4OverIPv6
  |68  -> IPv6OverIPv4
  |69  -> L1VPNDiscovery
  |70  -> EVPN
  |71  -> LinkState
  |72  -> LinkStateVPN
  |73  -> SRPolicy
  |74  -> SDWAN
  |75  -> RPD
  |76  -> ClassfulTransport
  |77  -> TunneledFlowSpec
  |78  -> MCASTTree
  |80  -> LinkStateSPF
  |83  -> CAR
  |84  -> CARVPN
  |85  -> MUP
  |128 -> MPLSVPN
  |129 -> MulticastVPN
  |132 -> RouteTarget
  |133 -> FlowSpec
  |134 -> FlowSpecVPN
};

/** OPEN (RFC 4271 section 4.2). */
packet bgp_open() {
  version: byte default(4);
  /** AS_TRANS (23456) if the number needs four bytes. */
  my_as: uint16;
  /** In seconds. */
  hold_time: uint16;
  bgp_identifier: uint32 show(ipv4);
  parameters_length: byte value(sizeof(parameters));
  parameters: array[parameters_length] { parameter: packet bgp_parameter(); };
}

/** An optional parameter (RFC 4271 section 4.2, RFC 5492). */
packet bgp_parameter() {
  parameter_type: byte variant { |2 -> Capabilities };
  length: byte value(sizeof(data));
  data: classify (parameter_type)[length] {
  |Capabilities -> capabilities: array { capability: packet bgp_capability(); };
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** A capability (RFC 5492 section 4). */
packet bgp_capability() {
  code: byte variant {
    |1   -> Multiprotocol
    |2   -> RouteRefresh
    |3   -> OutboundRouteFiltering
    |4   -> MultipleRoutes
    |5   -> ExtendedNextHop
    |6   -> ExtendedMessage
    |7   -> BGPsec
    |8   -> MultipleLabels
    |9   -> Role
    |64  -> GracefulRestart
    |65  -> FourOctetAS
    |67  -> Dynamic
    |68  -> MultisessionBGP
    |69  -> AddPath
    |70  -> EnhancedRouteRefresh
    |71  -> LongLivedGracefulRestart
    |73  -> FQDN
    |74  -> BFD
    |75  -> SoftwareVersion
    |76  -> PathsLimit
    |128 -> RouteRefreshCisco
    |130 -> OutboundRouteFilteringCisco
    |131 -> MultisessionCisco
  };
  length: byte value(sizeof(data));
  data: classify (code)[length] {
  |Multiprotocol ->
    /** RFC 4760 section 8. */
    afi: bgp_afi;
    reserved: byte default(0);
    safi: bgp_safi;
  |RouteRefresh -> ();
  |OutboundRouteFiltering ->
    /** RFC 5291 section 5. */
    filters: array { filter: packet bgp_filter_capability(); };
  |OutboundRouteFilteringCisco -> filters: array { filter: packet bgp_filter_capability(); };
  |ExtendedNextHop ->
    /** RFC 8950 section 4. */
    next_hops: array { afi: bgp_afi; safi: uint16; next_hop_afi: bgp_afi; };
  |ExtendedMessage -> ();
  |Role ->
    role: byte variant { |0 -> Provider |1 -> RouteServer |2 -> RouteServerClient |3 -> Customer |4 -> Peer };
  |GracefulRestart ->
    /** R: the peer has restarted (RFC 4724 section 3). */
    restarted: bit[1] default(false);
    /** N: NOTIFICATION keeps the routes, too (RFC 8538). */
    notification: bit[1] default(false);
    reserved: bit[2] default(0);
    /** In seconds. */
    restart_time: bit[12];
    families: array {
      afi: bgp_afi;
      safi: bgp_safi;
      /** F: forwarding has gone on. */
      forwarding: bit[1] default(false);
      reserved: bit[7] default(0);
    };
  |FourOctetAS ->
    /** RFC 6793 section 3. */
    as_number: uint32;
  |AddPath ->
    /** RFC 7911 section 4. */
    families: array {
      afi: bgp_afi;
      safi: bgp_safi;
      send_receive: byte variant { |1 -> Receive |2 -> Send |3 -> Both };
    };
  |EnhancedRouteRefresh -> ();
  |RouteRefreshCisco -> ();
  |MultipleLabels ->
    /** RFC 8277 section 2.1: how many labels a prefix may have; 255 for any number. */
    families: array { afi: bgp_afi; safi: bgp_safi; count: byte; };
  |BGPsec ->
    /** RFC 8205 section 2.1. */
    version: bit[4] default(0);
    send: bit[1];
    reserved: bit[3] const(0);
    afi: bgp_afi;
  |SoftwareVersion ->
    /** draft-ietf-idr-bgp-software-version. */
    software_version: string8;
  |PathsLimit ->
    /** draft-ietf-idr-bgp-paths-limit: of a prefix, at most so many paths. */
    families: array { afi: bgp_afi; safi: bgp_safi; limit: uint16; };
  |LongLivedGracefulRestart ->
    /** RFC 9494 section 3. */
    families: array {
      afi: bgp_afi;
      safi: bgp_safi;
      forwarding: bit[1] default(false);
      reserved: bit[7] default(0);
      stale_time: uint24;
    };
  |FQDN -> hostname: string8; domain: string8;
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** Filters that a peer takes or sends, for one address family (RFC 5291 section 5). */
packet bgp_filter_capability() {
  afi: bgp_afi;
  reserved: byte default(0);
  safi: bgp_safi;
  count: byte value(array_length(types));
  types: array (count) {
    filter_type: byte variant { |64 -> AddressPrefix |65 -> CPNewPrefix |128 -> AddressPrefixCisco };
    send_receive: byte variant { |1 -> Receive |2 -> Send |3 -> Both };
  };
}

/** UPDATE (RFC 4271 section 4.3). */
packet bgp_update(int as_size, bool add_path) {
  withdrawn_length: uint16 value(sizeof(withdrawn));
  withdrawn: array[withdrawn_length] { prefix: packet bgp_prefix(add_path); };
  attributes_length: uint16 value(sizeof(attributes));
  attributes: array[attributes_length] { attribute: packet bgp_attribute(as_size, add_path); };
  nlri: array { prefix: packet bgp_prefix(add_path); };
}

/** A prefix: as many bytes of the address as it has (RFC 4271 section 4.3). */
packet bgp_prefix(bool add_path) {
  path_identifier: uint32 when (add_path);
  /** In bits. */
  prefix_length: byte default(0) max(128);
  /** Bits behind the last one of the prefix mean nothing. */
  prefix: byte[(prefix_length + 7) / 8];
}

/** A path attribute (RFC 4271 section 4.3). Types that this specification does not know keep their bytes. */
packet bgp_attribute(int as_size, bool add_path) {
  optional: bit[1] default(false);
  transitive: bit[1] default(true);
  partial: bit[1] default(false);
  /** The length has two bytes. Longer data than 255 bytes needs it. */
  extended_length: bit[1] default(false);
  unused: bit[4] default(0);
  type_code: byte variant {
    |1   -> ORIGIN
    |2   -> AS_PATH
    |3   -> NEXT_HOP
    |4   -> MULTI_EXIT_DISC
    |5   -> LOCAL_PREF
    |6   -> ATOMIC_AGGREGATE
    |7   -> AGGREGATOR
    |8   -> COMMUNITIES
    |9   -> ORIGINATOR_ID
    |10  -> CLUSTER_LIST
    |14  -> MP_REACH_NLRI
    |15  -> MP_UNREACH_NLRI
    |16  -> EXTENDED_COMMUNITIES
    |17  -> AS4_PATH
    |18  -> AS4_AGGREGATOR
    |22  -> PMSI_TUNNEL
    |23  -> TUNNEL_ENCAPSULATION
    |24  -> TRAFFIC_ENGINEERING
    |25  -> IPV6_EXTENDED_COMMUNITIES
    |26  -> AIGP
    |27  -> PE_DISTINGUISHER_LABELS
    |29  -> BGP_LS
    |32  -> LARGE_COMMUNITY
    |33  -> BGPSEC_PATH
    |34  -> COMMUNITY_CONTAINER
    |35  -> ONLY_TO_CUSTOMER
    |36  -> D_PATH
    |37  -> SFP
    |38  -> BFD_DISCRIMINATOR
    |39  -> ROUTER_CAPABILITIES
    |40  -> PREFIX_SID
    |128 -> ATTR_SET
  };
  length: bit[8 + 8 * extended_length] value(sizeof(data));
  data: classify (type_code)[length] {
  |ORIGIN -> origin: byte variant { |0 -> IGP |1 -> EGP |2 -> INCOMPLETE };
  |AS_PATH -> segments: array { segment: packet bgp_as_segment(as_size); };
  |NEXT_HOP -> next_hop: uint32 show(ipv4);
  |MULTI_EXIT_DISC -> metric: uint32;
  |LOCAL_PREF -> preference: uint32;
  |ATOMIC_AGGREGATE -> ();
  |AGGREGATOR -> as_number: bit[8 * as_size]; address: uint32 show(ipv4);
  |COMMUNITIES ->
    /** RFC 1997: an AS number, and what that AS makes of it; 65535 has well-known ones. */
    communities: array { as_number: uint16; number: uint16; };
  |ORIGINATOR_ID -> originator: uint32 show(ipv4);
  |CLUSTER_LIST -> clusters: array { cluster: uint32 show(ipv4); };
  |MP_REACH_NLRI -> reach: packet bgp_mp_reach(add_path);
  |MP_UNREACH_NLRI -> unreach: packet bgp_mp_unreach(add_path);
  |EXTENDED_COMMUNITIES ->
    extended_communities: array { community: packet bgp_extended_community(); };
  |AS4_PATH -> segments: array { segment: packet bgp_as_segment(4); };
  |AS4_AGGREGATOR -> as_number: uint32; address: uint32 show(ipv4);
  |LARGE_COMMUNITY ->
    /** RFC 8092 section 3. */
    large_communities: array {
      global_administrator: uint32;
      local_data_1: uint32;
      local_data_2: uint32;
    };
  |PMSI_TUNNEL ->
    /** RFC 6514 section 5. */
    reserved: bit[7] default(0);
    /** L: the leaves are asked to tell that they are there. */
    leaf_information: bit[1] default(false);
    tunnel_type: byte variant {
      |0 -> None
      |1 -> RSVPTE
      |2 -> MLDP
      |3 -> PIMSSM
      |4 -> PIMSM
      |5 -> BIDIRPIM
      |6 -> IngressReplication
      |7 -> MLDPMP2MP
    };
    /** The label in the upper 20 bits; with VXLAN, its network identifier (RFC 8365). */
    label: uint24;
    tunnel_identifier: byte[remaining()];
  |TUNNEL_ENCAPSULATION ->
    /** RFC 9012 section 2: what is known of each tunnel. */
    tunnels: array {
      tunnel_type: uint16;
      tunnel_length: uint16 value(sizeof(tunnel));
      tunnel: byte[tunnel_length];
    };
  |IPV6_EXTENDED_COMMUNITIES ->
    /** RFC 5701 section 2. */
    ipv6_communities: array {
      first_come: bit[1] default(false);
      non_transitive: bit[1] default(false);
      community_type: bit[6];
      subtype: byte;
      address: byte[16] show(ipv6);
      number: uint16;
    };
  |AIGP ->
    /** RFC 7311 section 3: of TLVs of type 1, the first one counts, and has a metric of 8 bytes. */
    tlvs: array {
      tlv_type: byte;
      tlv_length: uint16 value(offset(tlv_value));
      tlv_value: byte[tlv_length - 3];
    };
  |PREFIX_SID ->
    /** RFC 8669 section 3. */
    tlvs: array {
      tlv_type: byte variant { |1 -> LabelIndex |3 -> OriginatorSRGB |5 -> SRv6L3Service |6 -> SRv6L2Service };
      tlv_length: uint16 value(sizeof(tlv_value));
      tlv_value: byte[tlv_length];
    };
  |ATTR_SET ->
    /** RFC 6368 section 5: attributes of a customer's network. */
    origin_as: uint32;
    attributes: array { attribute: packet bgp_attribute(4, add_path); };
  |ONLY_TO_CUSTOMER -> as_number: uint32;
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** A segment of a path (RFC 4271 section 4.3, RFC 5065 section 3). */
packet bgp_as_segment(int as_size) {
  segment_type: byte variant { |1 -> AS_SET |2 => AS_SEQUENCE |3 -> AS_CONFED_SEQUENCE |4 -> AS_CONFED_SET };
  count: byte value(array_length(path));
  path: array (count) { as_number: bit[8 * as_size]; };
}

/** Prefixes of any address family that can be reached (RFC 4760 section 3). */
packet bgp_mp_reach(bool add_path) {
  afi: bgp_afi;
  safi: bgp_safi;
  next_hop_length: byte;
  next_hop: classify (next_hop_length) {
  |4:"IPv4" -> address: uint32 show(ipv4);
  |16:"IPv6" -> address: byte[16] show(ipv6);
  |32:"IPv6AndLinkLocal" ->
    /** RFC 2545 section 3. */
    address: byte[16] show(ipv6);
    link_local: byte[16] show(ipv6);
  |12:"VPNIPv4" ->
    /** RFC 4364 section 4.3.2. */
    distinguisher: byte[8] show(hex);
    address: uint32 show(ipv4);
  |24:"VPNIPv6" ->
    /** RFC 4659 section 3.2.1. */
    distinguisher: byte[8] show(hex);
    address: byte[16] show(ipv6);
  |48:"VPNIPv6AndLinkLocal" ->
    distinguisher: byte[8] show(hex);
    address: byte[16] show(ipv6);
    link_local_distinguisher: byte[8] show(hex);
    link_local: byte[16] show(ipv6);
  |_:"Other" -> bytes: byte[next_hop_length];
  };
  reserved: byte default(0);
  nlri: packet bgp_nlri(afi, safi, add_path);
}

/** Prefixes of any address family that can no more be reached (RFC 4760 section 4). */
packet bgp_mp_unreach(bool add_path) {
  afi: bgp_afi;
  safi: bgp_safi;
  nlri: packet bgp_nlri(afi, safi, add_path);
}

/** Prefixes of IPv4 and IPv6, also with labels; of other families, bytes. */
packet bgp_nlri(int afi, int safi, bool add_path) {
  classify (safi) {
  |1..2:"Prefixes" when (afi == 1 || afi == 2) ->
    prefixes: array { prefix: packet bgp_prefix(add_path); };
  |4:"LabeledPrefixes" when (afi == 1 || afi == 2) ->
    labeled_prefixes: array { prefix: packet bgp_labeled_prefix(add_path, false); };
  |128:"VPNPrefixes" when (afi == 1 || afi == 2) ->
    vpn_prefixes: array { prefix: packet bgp_labeled_prefix(add_path, true); };
  |_:"Opaque" -> bytes: byte[remaining()];
  };
}

/** A prefix behind labels (RFC 8277 section 2), in a VPN also behind the number of the network (RFC 4364 section 4.3.4). */
packet bgp_labeled_prefix(bool add_path, bool distinguished) {
  path_identifier: uint32 when (add_path);
  /** The length in bits, with all that is before the prefix, is 8 * length_bytes + length_bits. */
  length_bytes: bit[5];
  length_bits: bit[3] default(0);
  content: packet bgp_labels_and_prefix(distinguished)[length_bytes + (length_bits + 7) / 8];
}

/** What a labeled prefix is behind its length. */
packet bgp_labels_and_prefix(bool distinguished) {
  /** Up to the bottom of the stack; what is withdrawn has 0x80000 instead of labels (RFC 8277 section 2.4). */
  labels: array until (bottom || label == 0x80000) {
    label: bit[20];
    traffic_class: bit[3] default(0);
    bottom: bit[1] default(true);
  };
  distinguisher: packet bgp_route_distinguisher() when (distinguished);
  /** As many bytes of the address as the length says. */
  prefix: byte[remaining()];
}

/** Tells equal prefixes of different networks apart (RFC 4364 section 4.2). */
packet bgp_route_distinguisher() {
  distinguisher_type: uint16 variant { |0 -> TwoOctetAS |1 -> IPv4Address |2 -> FourOctetAS };
  classify (distinguisher_type) {
  |TwoOctetAS -> as_number: uint16; number: uint32;
  |IPv4Address -> address: uint32 show(ipv4); number: uint16;
  |FourOctetAS -> as_number: uint32; number: uint16;
  |_:"Other" -> bytes: byte[6];
  };
}

/** An extended community (RFC 4360 section 2, RFC 5668). */
packet bgp_extended_community() {
  /** I: types are assigned by whoever comes first. */
  first_come: bit[1] default(false);
  /** T: it does not leave the AS. */
  non_transitive: bit[1] default(false);
  community_type: bit[6];
  subtype: byte variant { |2 -> RouteTarget |3 -> RouteOrigin };
  classify (community_type) {
  |0:"TwoOctetAS" -> as_number: uint16; number: uint32;
  |1:"IPv4Address" -> address: uint32 show(ipv4); number: uint16;
  |2:"FourOctetAS" -> as_number: uint32; number: uint16;
  |_:"Other" -> bytes: byte[6];
  };
}

/** NOTIFICATION (RFC 4271 section 4.5). */
packet bgp_notification() {
  error_code: byte variant {
    |1 -> MessageHeaderError
    |2 -> OpenMessageError
    |3 -> UpdateMessageError
    |4 -> HoldTimerExpired
    |5 -> FiniteStateMachineError
    |6 -> Cease
    |7 -> RouteRefreshError
    |8 -> SendHoldTimerExpired
  };
  classify (error_code) {
  |MessageHeaderError ->
    header_error: byte variant {
      |0 => Unspecific
      |1 -> ConnectionNotSynchronized
      |2 -> BadMessageLength
      |3 -> BadMessageType
    };
    data: byte[remaining()];
  |OpenMessageError ->
    open_error: byte variant {
      |0  => Unspecific
      |1  -> UnsupportedVersionNumber
      |2  -> BadPeerAS
      |3  -> BadBGPIdentifier
      |4  -> UnsupportedOptionalParameter
      |6  -> UnacceptableHoldTime
      |7  -> UnsupportedCapability
      |11 -> RoleMismatch
    };
    data: byte[remaining()];
  |UpdateMessageError ->
    update_error: byte variant {
      |0  => Unspecific
      |1  -> MalformedAttributeList
      |2  -> UnrecognizedWellKnownAttribute
      |3  -> MissingWellKnownAttribute
      |4  -> AttributeFlagsError
      |5  -> AttributeLengthError
      |6  -> InvalidOriginAttribute
      |8  -> InvalidNextHopAttribute
      |9  -> OptionalAttributeError
      |10 -> InvalidNetworkField
      |11 -> MalformedASPath
    };
    data: byte[remaining()];
  |FiniteStateMachineError ->
    /** RFC 6608. */
    state_error: byte variant { |0 => Unspecified |1 -> InOpenSent |2 -> InOpenConfirm |3 -> InEstablished };
    data: byte[remaining()];
  |Cease ->
    /** RFC 4486 section 3, RFC 8538, RFC 9384. */
    cease_reason: byte variant {
      |0  => Unspecific
      |1  -> MaximumNumberOfPrefixes
      |2  -> AdministrativeShutdown
      |3  -> PeerDeconfigured
      |4  -> AdministrativeReset
      |5  -> ConnectionRejected
      |6  -> OtherConfigurationChange
      |7  -> ConnectionCollisionResolution
      |8  -> OutOfResources
      |9  -> HardReset
      |10 -> BFDDown
    };
    /** A shutdown or reset may say why (RFC 9003 section 2): a length, and text. */
    data: byte[remaining()];
  |RouteRefreshError ->
    /** RFC 7313 section 5. */
    refresh_error: byte variant { |0 => Reserved |1 -> InvalidMessageLength };
    data: byte[remaining()];
  |_:"Other" -> error_subcode: byte default(0); data: byte[remaining()];
  };
}

/** ROUTE-REFRESH (RFC 2918 section 3, RFC 7313). */
packet bgp_route_refresh() {
  afi: bgp_afi;
  subtype: byte variant { |0 => Request |1 -> BeginningOfRefresh |2 -> EndOfRefresh };
  safi: bgp_safi;
  /** Filters (RFC 5291 section 4). */
  filters: byte[remaining()] default("");
}
