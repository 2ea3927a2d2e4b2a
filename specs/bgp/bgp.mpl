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
typedef bgp_afi uint16 variant { |1 -> IPv4 |2 -> IPv6 |25 -> L2VPN |16388 -> LinkState };

/** Subsequent address families (IANA). */
typedef bgp_safi byte variant {
  |1   -> Unicast
  |2   -> Multicast
  |4   -> MPLSLabel
  |5   -> MVPN
  |65  -> VPLS
  |70  -> EVPN
  |71  -> LinkState
  |128 -> MPLSVPN
  |132 -> RouteTarget
  |133 -> FlowSpec
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
    |5   -> ExtendedNextHop
    |6   -> ExtendedMessage
    |9   -> Role
    |64  -> GracefulRestart
    |65  -> FourOctetAS
    |69  -> AddPath
    |70  -> EnhancedRouteRefresh
    |71  -> LongLivedGracefulRestart
    |73  -> FQDN
    |128 -> RouteRefreshCisco
  };
  length: byte value(sizeof(data));
  data: classify (code)[length] {
  |Multiprotocol ->
    /** RFC 4760 section 8. */
    afi: bgp_afi;
    reserved: byte default(0);
    safi: bgp_safi;
  |RouteRefresh -> ();
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
    |1  -> ORIGIN
    |2  -> AS_PATH
    |3  -> NEXT_HOP
    |4  -> MULTI_EXIT_DISC
    |5  -> LOCAL_PREF
    |6  -> ATOMIC_AGGREGATE
    |7  -> AGGREGATOR
    |8  -> COMMUNITIES
    |9  -> ORIGINATOR_ID
    |10 -> CLUSTER_LIST
    |14 -> MP_REACH_NLRI
    |15 -> MP_UNREACH_NLRI
    |16 -> EXTENDED_COMMUNITIES
    |17 -> AS4_PATH
    |18 -> AS4_AGGREGATOR
    |22 -> PMSI_TUNNEL
    |23 -> TUNNEL_ENCAPSULATION
    |26 -> AIGP
    |29 -> BGP_LS
    |32 -> LARGE_COMMUNITY
    |35 -> ONLY_TO_CUSTOMER
    |40 -> PREFIX_SID
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

/** Prefixes of IPv4 and IPv6; of other families, bytes. */
packet bgp_nlri(int afi, int safi, bool add_path) {
  classify (safi) {
  |1..2:"Prefixes" when (afi == 1 || afi == 2) ->
    prefixes: array { prefix: packet bgp_prefix(add_path); };
  |_:"Opaque" -> bytes: byte[remaining()];
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
  };
  error_subcode: byte default(0);
  data: byte[remaining()];
}

/** ROUTE-REFRESH (RFC 2918 section 3, RFC 7313). */
packet bgp_route_refresh() {
  afi: bgp_afi;
  subtype: byte variant { |0 => Request |1 -> BeginningOfRefresh |2 -> EndOfRefresh };
  safi: bgp_safi;
  /** Filters (RFC 5291 section 4). */
  filters: byte[remaining()] default("");
}
