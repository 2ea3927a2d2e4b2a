/**
 * A resource record (RFC 1035 section 4.1.3). Types that are not listed keep their bytes (RFC 3597). An update deletes and asks for sets of records by records of
 * any type without data (RFC 2136 sections 2.4 and 2.5).
 *
 * Names in the data of types from RFC 1035 are compressed, names in later types are not (RFC 3597 section 4).
 */
packet dns_rr() {
  name: dns_label_comp;
  atype: rrtype;
  classify (atype) {
  /** RFC 6891 section 6.1.2: what stands in the place of class and TTL. */
  |OPT ->
    /** The largest UDP payload that the sender takes (RFC 6891 section 6.2.3). */
    udp_size: uint16;
    /** Upper 8 bits of the extended RCODE. */
    ext_rcode: byte default(0);
    edns_version: byte default(0);
    /** DO: DNSSEC records are wanted (RFC 3225). */
    dnssec_ok: bit[1] default(false);
    z: bit[15] const(0);
    optlen: uint16 value(sizeof(options));
    options: array[optlen] { option: packet edns_option(); };
  |_:"Record" ->
    aclass: dnsclass;
    /** In seconds; RFC 2181 section 8 makes it 31 bits. */
    ttl: uint32;
    rdlength: uint16 value(sizeof(rdata));
    rdata: classify (atype)[rdlength] {
    /** No data, of whatever type (RFC 2136 section 2.4). */
    |0..65535:"Empty" when (rdlength == 0) -> ();
    /** In the class CH: a domain, and an address in it (RFC 1035 section 3.3 leaves it to the class; RFC 1034 section 3.6). */
    |A:"ChaosA" when (aclass == CH) -> domain: dns_label_comp; chaos_address: uint16;
    /** RFC 1035 section 3.4.1. */
    |A -> address: uint32 show(ipv4);
    |NS -> nsdname: dns_label_comp;
    |MD -> madname: dns_label_comp;
    |MF -> madname: dns_label_comp;
    |CNAME -> cname: dns_label_comp;
    /** RFC 1035 section 3.3.13. */
    |SOA ->
      mname: dns_label_comp;
      rname: dns_label_comp;
      serial: uint32;
      refresh: uint32;
      retry: uint32;
      expire: uint32;
      minimum: uint32;
    |MB -> madname: dns_label_comp;
    |MG -> mgmname: dns_label_comp;
    |MR -> newname: dns_label_comp;
    |NULL -> anything: byte[remaining()];
    /** RFC 1035 section 3.4.2. */
    |WKS ->
      address: uint32 show(ipv4);
      protocol: byte;
      bit_map: byte[remaining()];
    |PTR -> ptrdname: dns_label_comp;
    |HINFO -> cpu: string8; os: string8;
    |MINFO -> rmailbx: dns_label_comp; emailbx: dns_label_comp;
    |MX -> preference: uint16; exchange: dns_label_comp;
    |TXT -> strings: array { text: string8; };
    /** RFC 1183 section 2.2. */
    |RP -> mbox: dns_label; txt: dns_label;
    /** RFC 1183 section 1. */
    |AFSDB -> subtype: uint16 variant { |1 -> AFS |2 -> DCE }; hostname: dns_label;
    /** RFC 1183 section 3.1. */
    |X25 -> psdn_address: string8;
    /** RFC 1183 section 3.2. */
    |ISDN -> isdn_address: string8; sa: string8 when (remaining() > 0);
    /** RFC 1183 section 3.3. */
    |RT -> preference: uint16; intermediate_host: dns_label;
    /** RFC 1706 section 5. */
    |NSAP -> nsap: byte[remaining()];
    /** RFC 1706 section 6. */
    |NSAP_PTR -> owner: dns_label;
    /** As RRSIG (RFC 2535 section 4.1); what signs a message covers type 0 (RFC 2931 section 3). */
    |SIG ->
      type_covered: rrtype;
      algorithm: dnssec_algorithm;
      labels: byte;
      original_ttl: uint32;
      expiration: uint32;
      inception: uint32;
      key_tag: uint16;
      signer: dns_label;
      signature: byte[remaining()];
    /** RFC 2535 section 3.1, RFC 3445 section 3. */
    |KEY ->
      flags: uint16;
      protocol: byte;
      algorithm: dnssec_algorithm;
      public_key: byte[remaining()];
    /** RFC 2163 section 4. */
    |PX ->
      preference: uint16;
      map822: dns_label;
      mapx400: dns_label;
    /** RFC 1712 section 3. */
    |GPOS ->
      longitude: string8;
      latitude: string8;
      altitude: string8;
    /** RFC 3596 section 2.2. */
    |AAAA -> address: byte[16] show(ipv6);
    /** RFC 1876 section 2. Nothing is known of other versions. */
    |LOC ->
      version: byte;
      classify (version) {
      |0:"Version0" ->
        /** Diameter in centimetres: size_base * 10^size_power. */
        size_base: bit[4];
        size_power: bit[4];
        /** Precision in centimetres, in the same form. */
        horizontal_base: bit[4];
        horizontal_power: bit[4];
        vertical_base: bit[4];
        vertical_power: bit[4];
        /** Thousandths of a second of arc north of the equator, plus 2^31. */
        latitude: uint32;
        /** Thousandths of a second of arc east of Greenwich, plus 2^31. */
        longitude: uint32;
        /** Centimetres above 100000 m below the ellipsoid of WGS 84. */
        altitude: uint32;
      |_:"OtherVersion" -> position: byte[remaining()];
      };
    /** RFC 2782; names are compressed in multicast DNS only (`mdns_rr`). */
    |SRV ->
      priority: uint16;
      weight: uint16;
      port: uint16;
      target: dns_label;
    /** RFC 3403 section 4.1. */
    |NAPTR ->
      order: uint16;
      preference: uint16;
      flags: string8;
      services: string8;
      regexp: string8;
      replacement: dns_label;
    /** RFC 2230 section 3.1. */
    |KX -> preference: uint16; exchanger: dns_label;
    /** RFC 4398 section 2. */
    |CERT ->
      cert_type: uint16 variant {
        |1   -> PKIX
        |2   -> SPKI
        |3   -> PGP
        |4   -> IPKIX
        |5   -> ISPKI
        |6   -> IPGP
        |7   -> ACPKIX
        |8   -> IACPKIX
        |253 -> URI
        |254 -> OID
      };
      key_tag: uint16;
      algorithm: dnssec_algorithm;
      certificate: byte[remaining()];
    /** RFC 6672 section 2.1. */
    |DNAME -> target: dns_label;
    /** RFC 3123 section 4. */
    |APL ->
      prefixes: array {
        family: address_family;
        prefix: byte;
        negation: bit[1] default(false);
        afdlength: bit[7] value(sizeof(afdpart));
        /** An address without its trailing zeros. */
        afdpart: byte[afdlength];
      };
    /** RFC 4034 section 5.1. */
    |DS ->
      key_tag: uint16;
      algorithm: dnssec_algorithm;
      digest_type: ds_digest;
      digest: byte[remaining()];
    /** RFC 4255 section 3.1. */
    |SSHFP ->
      algorithm: byte variant { |1 -> RSA |2 -> DSA |3 -> ECDSA |4 -> Ed25519 |6 -> Ed448 };
      fingerprint_type: byte variant { |1 -> SHA1 |2 -> SHA256 };
      fingerprint: byte[remaining()];
    /** RFC 4025 section 2. */
    |IPSECKEY ->
      precedence: byte;
      gateway_type: byte;
      algorithm: byte variant { |0 -> NoKey |1 -> DSA |2 -> RSA |3 -> ECDSA |4 -> EdDSA };
      gateway: classify (gateway_type) {
      |0:"NoGateway" -> ();
      |1:"Ipv4" -> address: uint32 show(ipv4);
      |2:"Ipv6" -> address: byte[16] show(ipv6);
      |3:"Name" -> host: dns_label;
      /** Where the gateway ends is not known: what is left is in `public_key`. */
      |_:"OtherGateway" -> ();
      };
      public_key: byte[remaining()];
    /** RFC 4034 section 3.1. */
    |RRSIG ->
      type_covered: rrtype;
      algorithm: dnssec_algorithm;
      labels: byte;
      original_ttl: uint32;
      /** Seconds since 1970, modulo 2^32 (RFC 4034 section 3.1.5). */
      expiration: uint32;
      inception: uint32;
      key_tag: uint16;
      signer: dns_label;
      signature: byte[remaining()];
    /** RFC 4034 section 4.1; a bit for each type, the first is type 256 * window. */
    |NSEC ->
      next_domain: dns_label;
      type_bit_maps: array {
        window: byte;
        length: byte value(sizeof(bitmap)) min(1) max(32);
        bitmap: byte[length];
      };
    /** RFC 4034 section 2.1. */
    |DNSKEY ->
      /** 256: key of a zone, 128: revoked (RFC 5011 section 3), 1: secure entry point. */
      flags: uint16;
      protocol: byte const(3);
      algorithm: dnssec_algorithm;
      public_key: byte[remaining()];
    /** RFC 4701 section 3.1. */
    |DHCID ->
      identifier_type: uint16;
      digest_type: byte;
      digest: byte[remaining()];
    /** RFC 5155 section 3.2. */
    |NSEC3 ->
      hash_algorithm: nsec3_hash;
      reserved: bit[7] const(0);
      opt_out: bit[1] default(false);
      iterations: uint16;
      salt_length: byte value(sizeof(salt));
      salt: byte[salt_length];
      hash_length: byte value(sizeof(next_hashed_owner));
      next_hashed_owner: byte[hash_length];
      type_bit_maps: array {
        window: byte;
        length: byte value(sizeof(bitmap)) min(1) max(32);
        bitmap: byte[length];
      };
    /** RFC 5155 section 4.2. */
    |NSEC3PARAM ->
      hash_algorithm: nsec3_hash;
      flags: byte default(0);
      iterations: uint16;
      salt_length: byte value(sizeof(salt));
      salt: byte[salt_length];
    /** RFC 6698 section 2.1. */
    |TLSA ->
      usage: tlsa_usage;
      selector: tlsa_selector;
      matching_type: tlsa_matching;
      data: byte[remaining()];
    /** RFC 8162 section 2: as TLSA. */
    |SMIMEA ->
      usage: tlsa_usage;
      selector: tlsa_selector;
      matching_type: tlsa_matching;
      data: byte[remaining()];
    /** RFC 8005 section 5. */
    |HIP ->
      hit_length: byte value(sizeof(hit));
      pk_algorithm: byte;
      pk_length: uint16 value(sizeof(public_key));
      hit: byte[hit_length];
      public_key: byte[pk_length];
      rendezvous_servers: array { server: dns_label; };
    /** RFC 7344 section 3.1: as DS; algorithm 0 asks for deletion (RFC 8078 section 4). */
    |CDS ->
      key_tag: uint16;
      algorithm: dnssec_algorithm;
      digest_type: ds_digest;
      digest: byte[remaining()];
    /** RFC 7344 section 3.2: as DNSKEY; algorithm 0 asks for deletion (RFC 8078 section 4). */
    |CDNSKEY ->
      flags: uint16;
      protocol: byte const(3);
      algorithm: dnssec_algorithm;
      public_key: byte[remaining()];
    /** RFC 7929 section 2.3. */
    |OPENPGPKEY -> public_key: byte[remaining()];
    /** RFC 7477 section 2.1. */
    |CSYNC ->
      serial: uint32;
      reserved: bit[14] const(0);
      /** The serial number of the zone must be at least `serial`. */
      soa_minimum: bit[1] default(false);
      /** Process at once, without anybody's approval. */
      immediate: bit[1] default(false);
      type_bit_maps: array {
        window: byte;
        length: byte value(sizeof(bitmap)) min(1) max(32);
        bitmap: byte[length];
      };
    /** RFC 8976 section 2.2. */
    |ZONEMD ->
      serial: uint32;
      scheme: byte variant { |1 -> Simple };
      hash_algorithm: byte variant { |1 -> SHA384 |2 -> SHA512 };
      digest: byte[remaining()];
    /** RFC 9460 section 2.2; priority 0 makes it an alias. */
    |SVCB ->
      priority: uint16;
      target_name: dns_label;
      params: array { param: packet svc_param(); };
    /** RFC 9460 section 9: as SVCB. */
    |HTTPS ->
      priority: uint16;
      target_name: dns_label;
      params: array { param: packet svc_param(); };
    /** RFC 9859 section 2.1: where a change of records of this type is announced to. */
    |DSYNC ->
      rr_type: rrtype;
      scheme: byte variant { |1 -> NOTIFY };
      port: uint16;
      target: dns_label;
    /** RFC 4408 section 3.1.1; RFC 7208 has it no more. */
    |SPF -> strings: array { text: string8; };
    /** RFC 6742 section 2.1. */
    |NID -> preference: uint16; node_id: uint64 show(hex);
    /** RFC 6742 section 2.2. */
    |L32 -> preference: uint16; locator32: uint32 show(ipv4);
    /** RFC 6742 section 2.3. */
    |L64 -> preference: uint16; locator64: uint64 show(hex);
    /** RFC 6742 section 2.4. */
    |LP -> preference: uint16; fqdn: dns_label;
    /** RFC 7043 section 3. */
    |EUI48 -> eui48: byte[6] show(mac);
    /** RFC 7043 section 4. */
    |EUI64 -> eui64: byte[8] show(mac);
    /** RFC 2930 section 2. */
    |TKEY ->
      algorithm: dns_label;
      inception: uint32;
      expiration: uint32;
      mode: uint16 variant {
        |1 -> ServerAssignment
        |2 -> DiffieHellman
        |3 -> GSSAPI
        |4 -> ResolverAssignment
        |5 -> Deletion
      };
      error: tsig_error;
      key_size: uint16 value(sizeof(key));
      key: byte[key_size];
      other_size: uint16 value(sizeof(other));
      other: byte[other_size] default("");
    /** RFC 8945 section 4.2. */
    |TSIG ->
      algorithm: dns_label;
      /** Seconds since 1970. */
      time_signed: uint48;
      /** Seconds by which clocks may differ. */
      fudge: uint16;
      mac_size: uint16 value(sizeof(mac));
      mac: byte[mac_size];
      original_id: uint16;
      error: tsig_error;
      other_len: uint16 value(sizeof(other));
      /** The server's time, if the error is BADTIME. */
      other: byte[other_len] default("");
    /** RFC 7553 section 4.5. */
    |URI ->
      priority: uint16;
      weight: uint16;
      target: byte[remaining()] show(text);
    /** RFC 8659 section 4.1. */
    |CAA ->
      /** Who does not understand the tag must not issue. */
      critical: bit[1] default(false);
      reserved: bit[7] const(0);
      tag: string8;
      value: byte[remaining()] show(text);
    /** Application visibility and control: as TXT. */
    |AVC -> strings: array { text: string8; };
    /** RFC 8777 section 4.2: a relay of automatic multicast tunneling. */
    |AMTRELAY ->
      precedence: byte;
      /** D: the relay is to be discovered first. */
      discovery_optional: bit[1] default(false);
      relay_type: bit[7];
      classify (relay_type) {
      |0:"NoRelay" -> ();
      |1:"Ipv4" -> address: uint32 show(ipv4);
      |2:"Ipv6" -> address: byte[16] show(ipv6);
      |3:"Name" -> relay: dns_label;
      |_:"OtherRelay" -> relay_data: byte[remaining()];
      };
    /** RFC 9606 section 4: what a resolver can do, `key=value` each. */
    |RESINFO -> strings: array { text: string8; };
    /** As DS: an anchor of trust. */
    |TA ->
      key_tag: uint16;
      algorithm: dnssec_algorithm;
      digest_type: ds_digest;
      digest: byte[remaining()];
    /** As DS (RFC 4431 section 2). */
    |DLV ->
      key_tag: uint16;
      algorithm: dnssec_algorithm;
      digest_type: ds_digest;
      digest: byte[remaining()];
    |_:"Unknown" -> data: byte[remaining()];
    };
  };
}

/** Types of resource records and questions (IANA). */
typedef rrtype uint16 variant {
  |1     -> A
  |2     -> NS
  |3     -> MD
  |4     -> MF
  |5     -> CNAME
  |6     -> SOA
  |7     -> MB
  |8     -> MG
  |9     -> MR
  |10    -> NULL
  |11    -> WKS
  |12    -> PTR
  |13    -> HINFO
  |14    -> MINFO
  |15    -> MX
  |16    -> TXT
  |17    -> RP
  |18    -> AFSDB
  |19    -> X25
  |20    -> ISDN
  |21    -> RT
  |22    -> NSAP
  |23    -> NSAP_PTR
  |24    -> SIG
  |25    -> KEY
  |26    -> PX
  |27    -> GPOS
  |28    -> AAAA
  |29    -> LOC
  |30    -> NXT
  |31    -> EID
  |32    -> NIMLOC
  |33    -> SRV
  |34    -> ATMA
  |35    -> NAPTR
  |36    -> KX
  |37    -> CERT
  |38    -> A6
  |39    -> DNAME
  |40    -> SINK
  |41    -> OPT
  |42    -> APL
  |43    -> DS
  |44    -> SSHFP
  |45    -> IPSECKEY
  |46    -> RRSIG
  |47    -> NSEC
  |48    -> DNSKEY
  |49    -> DHCID
  |50    -> NSEC3
  |51    -> NSEC3PARAM
  |52    -> TLSA
  |53    -> SMIMEA
  |55    -> HIP
  |56    -> NINFO
  |57    -> RKEY
  |58    -> TALINK
  |59    -> CDS
  |60    -> CDNSKEY
  |61    -> OPENPGPKEY
  |62    -> CSYNC
  |63    -> ZONEMD
  |64    -> SVCB
  |65    -> HTTPS
  |66    -> DSYNC
  |67    -> HHIT
  |68    -> BRID
  |99    -> SPF
  |100   -> UINFO
  |101   -> UID
  |102   -> GID
  |103   -> UNSPEC
  |104   -> NID
  |105   -> L32
  |106   -> L64
  |107   -> LP
  |108   -> EUI48
  |109   -> EUI64
  |128   -> NXNAME
  |249   -> TKEY
  |250   -> TSIG
  |251   -> IXFR
  |252   -> AXFR
  |253   -> MAILB
  |254   -> MAILA
  |255   -> ANY
  |256   -> URI
  |257   -> CAA
  |258   -> AVC
  |259   -> DOA
  |260   -> AMTRELAY
  |261   -> RESINFO
  |262   -> WALLET
  |263   -> CLA
  |264   -> IPN
  |32768 -> TA
  |32769 -> DLV
};

/** Classes (RFC 1035 section 3.2.4); NONE and ANY mean something in updates (RFC 2136 section 2.4), ANY in questions. */
typedef dnsclass uint16 variant { |1 => IN |3 -> CH |4 -> HS |254 -> NONE |255 -> ANY };

/** DNSSEC algorithms (IANA; RFC 9904). */
typedef dnssec_algorithm byte variant {
  |0   -> DELETE
  |1   -> RSAMD5
  |2   -> DH
  |3   -> DSA
  |5   -> RSASHA1
  |6   -> DSA_NSEC3_SHA1
  |7   -> RSASHA1_NSEC3_SHA1
  |8   -> RSASHA256
  |10  -> RSASHA512
  |12  -> ECC_GOST
  |13  -> ECDSAP256SHA256
  |14  -> ECDSAP384SHA384
  |15  -> ED25519
  |16  -> ED448
  |17  -> SM2SM3
  |23  -> ECC_GOST12
  |252 -> INDIRECT
  |253 -> PRIVATEDNS
  |254 -> PRIVATEOID
};

/** Digests of DS records (IANA). */
typedef ds_digest byte variant {
  |0 -> Delete
  |1 -> SHA1
  |2 -> SHA256
  |3 -> GOST_R_34_11_94
  |4 -> SHA384
  |5 -> GOST_R_34_11_2012
  |6 -> SM3
};

/** Hash algorithms of NSEC3 (IANA). */
typedef nsec3_hash byte variant { |1 -> SHA1 };

/** Certificate usages (RFC 6698 section 7.2, names of RFC 7218). */
typedef tlsa_usage byte variant { |0 -> PKIX_TA |1 -> PKIX_EE |2 -> DANE_TA |3 -> DANE_EE |255 -> PrivCert };

/** What of the certificate is compared (RFC 6698 section 7.3, names of RFC 7218). */
typedef tlsa_selector byte variant { |0 -> Cert |1 -> SPKI |255 -> PrivSel };

/** How it is compared (RFC 6698 section 7.4, names of RFC 7218). */
typedef tlsa_matching byte variant { |0 -> Full |1 -> SHA2_256 |2 -> SHA2_512 |255 -> PrivMatch };

/** Extended response codes as TSIG and TKEY carry them (RFC 8945 section 4.2, RFC 2930 section 2.6). */
typedef tsig_error uint16 variant {
  |0  => NoError
  |9  -> NotAuth
  |16 -> BADSIG
  |17 -> BADKEY
  |18 -> BADTIME
  |19 -> BADMODE
  |20 -> BADNAME
  |21 -> BADALG
  |22 -> BADTRUNC
};
