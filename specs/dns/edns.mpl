/** An option of the OPT pseudo-record (RFC 6891 section 6.1.2). */
packet edns_option() {
  code: uint16 variant {
    |1     -> LLQ
    |2     -> UpdateLease
    |3     -> NSID
    |4     -> Owner
    |5     -> DAU
    |6     -> DHU
    |7     -> N3U
    |8     -> ClientSubnet
    |9     -> Expire
    |10    -> Cookie
    |11    -> Keepalive
    |12    -> Padding
    |13    -> Chain
    |14    -> KeyTag
    |15    -> ExtendedError
    |16    -> ClientTag
    |17    -> ServerTag
    |18    -> ReportChannel
    |19    -> ZoneVersion
    |20292 -> Umbrella
    |26946 -> DeviceId
  };
  length: uint16 value(sizeof(data));
  data: classify (code)[length] {
  /** Long-lived query (RFC 8764 section 3.2). */
  |LLQ ->
    version: uint16;
    opcode: uint16 variant { |1 -> Setup |2 -> Refresh |3 -> Event };
    error: uint16 variant {
      |0 => NoError
      |1 -> ServFull
      |2 -> Static
      |3 -> FormatErr
      |4 -> NoSuchLLQ
      |5 -> BadVers
      |6 -> UnknownErr
    };
    llq_id: uint64;
    /** In seconds. */
    lease: uint32;
  /** How long an update lasts, in seconds (RFC 9664 section 4). */
  |UpdateLease ->
    lease: uint32;
    /** For KEY records, if that differs. */
    key_lease: uint32 when (length > 4);
  /** Name server identifier (RFC 5001 section 2.3): empty in a query. */
  |NSID -> nsid: byte[remaining()];
  /** Algorithms that the sender understands (RFC 6975 section 3): of signatures, of DS digests, of NSEC3 hashes. */
  |DAU -> algorithms: array { algorithm: dnssec_algorithm; };
  |DHU -> digest_types: array { digest_type: ds_digest; };
  |N3U -> hash_algorithms: array { hash_algorithm: nsec3_hash; };
  /** Client subnet (RFC 7871 section 6). */
  |ClientSubnet ->
    family: address_family;
    source_prefix_length: byte;
    /** 0 in a query. */
    scope_prefix_length: byte default(0);
    /** As many bytes as the source prefix has; the bits after it are 0. */
    address: byte[remaining()];
  /** Zone expiry (RFC 7314 section 2): in seconds; nothing in a query. */
  |Expire -> expire: uint32 when (length > 0);
  /** DNS cookie (RFC 7873 section 4). */
  |Cookie ->
    client: byte[8];
    /** Nothing, or 8 to 32 bytes; what RFC 9018 puts into it is the server's own business. */
    server: byte[remaining()] default("");
  /** Keepalive of a TCP session (RFC 7828 section 3.1): idle timeout in units of 100 ms; nothing in a query. */
  |Keepalive -> timeout: uint16 when (length > 0);
  /** Padding (RFC 7830 section 3): zeros, but others are allowed. */
  |Padding -> padding: byte[remaining()];
  /** Chain query (RFC 7901 section 4). */
  |Chain -> closest_trust_point: dns_label;
  /** Trust anchors that are in use (RFC 8145 section 4.1). */
  |KeyTag -> key_tags: array { key_tag: uint16; };
  /** Extended DNS error (RFC 8914 section 2). */
  |ExtendedError ->
    info_code: uint16 variant {
      |0  -> Other
      |1  -> UnsupportedDNSKEYAlgorithm
      |2  -> UnsupportedDSDigestType
      |3  -> StaleAnswer
      |4  -> ForgedAnswer
      |5  -> DNSSECIndeterminate
      |6  -> DNSSECBogus
      |7  -> SignatureExpired
      |8  -> SignatureNotYetValid
      |9  -> DNSKEYMissing
      |10 -> RRSIGsMissing
      |11 -> NoZoneKeyBitSet
      |12 -> NSECMissing
      |13 -> CachedError
      |14 -> NotReady
      |15 -> Blocked
      |16 -> Censored
      |17 -> Filtered
      |18 -> Prohibited
      |19 -> StaleNXDomainAnswer
      |20 -> NotAuthoritative
      |21 -> NotSupported
      |22 -> NoReachableAuthority
      |23 -> NetworkError
      |24 -> InvalidData
      |25 -> SignatureExpiredBeforeValid
      |26 -> TooEarly
      |27 -> UnsupportedNSEC3IterationsValue
      |28 -> UnableToConformToPolicy
      |29 -> Synthesized
      |30 -> InvalidQueryType
    };
    extra_text: byte[remaining()] default("") show(text);
  /** Where errors are reported to (RFC 9567 section 5). */
  |ReportChannel -> agent_domain: dns_label;
  /** Zone version (RFC 9660 section 2): nothing in a query. */
  |ZoneVersion -> version: packet edns_zone_version() when (length > 0);
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** The version of a zone, in an answer (RFC 9660 section 2.1). */
packet edns_zone_version() {
  /** How many labels the name of the zone has. */
  label_count: byte;
  type: byte variant { |0 -> SOASerial };
  version: byte[remaining()];
}

/** Address families (IANA). */
typedef address_family uint16 variant { |1 -> IPv4 |2 -> IPv6 };
