/** Domain Name System message (RFC 1035 section 4, RFC 2535, RFC 6891). */
packet dns {
  id: uint16;
  /** QR: false for a query, true for a response. */
  response: bit[1] default(false);
  opcode: bit[4] variant { |0 => Query |1 -> IQuery |2 -> Status |4 -> Notify |5 -> Update |6 -> DSO };
  /** AA: the answer is authoritative. */
  authoritative: bit[1] default(false);
  /** TC: the message was truncated. */
  truncated: bit[1] default(false);
  /** RD: recursion is desired. */
  recursion_desired: bit[1] default(false);
  /** RA: recursion is available. */
  recursion_available: bit[1] default(false);
  z: bit[1] const(false);
  /** AD: the data is authentic (RFC 4035 section 3.2.3). */
  authentic_data: bit[1] default(false);
  /** CD: checking is disabled (RFC 4035 section 3.2.2). */
  checking_disabled: bit[1] default(false);
  /** RCODE; the OPT record holds the upper bits of an extended one. */
  rcode: bit[4] variant {
    |0 => NoError |1 -> FormErr |2 -> ServFail |3 -> NXDomain |4 -> NotImp |5 -> Refused |6 -> YXDomain |7 -> YXRRSet |8 -> NXRRSet |9 -> NotAuth |10 -> NotZone
  };
  qdcount: uint16 value(array_length(questions));
  ancount: uint16 value(array_length(answers));
  nscount: uint16 value(array_length(authority));
  arcount: uint16 value(array_length(additional));
  questions: array (qdcount) { question: packet dns_question(); };
  answers: array (ancount) { rr: packet dns_rr(); };
  authority: array (nscount) { rr: packet dns_rr(); };
  additional: array (arcount) { rr: packet dns_rr(); };
}

/** Resource record types (IANA). */
typedef rrtype uint16 variant {
  |1 -> A
  |2 -> NS
  |5 -> CNAME
  |6 -> SOA
  |12 -> PTR
  |13 -> HINFO
  |15 -> MX
  |16 -> TXT
  |17 -> RP
  |28 -> AAAA
  |29 -> LOC
  |33 -> SRV
  |35 -> NAPTR
  |39 -> DNAME
  |41 -> OPT
  |43 -> DS
  |44 -> SSHFP
  |46 -> RRSIG
  |47 -> NSEC
  |48 -> DNSKEY
  |50 -> NSEC3
  |51 -> NSEC3PARAM
  |52 -> TLSA
  |64 -> SVCB
  |65 -> HTTPS
  |249 -> TKEY
  |250 -> TSIG
  |251 -> IXFR
  |252 -> AXFR
  |255 -> ANY
  |256 -> URI
  |257 -> CAA
};

/** Classes (RFC 1035 section 3.2.4, RFC 2136). */
typedef dnsclass uint16 variant { |1 => IN |3 -> CH |4 -> HS |254 -> NONE |255 -> ANY };

/** A question (RFC 1035 section 4.1.2). */
packet dns_question() {
  qname: dns_label_comp;
  qtype: rrtype;
  qclass: dnsclass;
}

/** A resource record (RFC 1035 section 4.1.3). Record types that this specification does not know keep their bytes (RFC 3597). */
packet dns_rr() {
  name: dns_label_comp;
  atype: rrtype;
  classify (atype) {
  |OPT ->
    /** The largest UDP payload that the sender takes (RFC 6891 section 6.1.2). */
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
    |A -> address: uint32 show(ipv4);
    |NS -> nsdname: dns_label_comp;
    |CNAME -> cname: dns_label_comp;
    |SOA ->
      mname: dns_label_comp;
      rname: dns_label_comp;
      serial: uint32;
      refresh: uint32;
      retry: uint32;
      expire: uint32;
      minimum: uint32;
    |PTR -> ptrdname: dns_label_comp;
    |HINFO ->
      cpu: string8;
      os: string8;
    |MX ->
      preference: uint16;
      exchange: dns_label_comp;
    |TXT -> strings: array { text: string8; };
    |RP ->
      mbox: dns_label;
      txt: dns_label;
    |AAAA -> address: byte[16] show(ipv6);
    |SRV ->
      priority: uint16;
      weight: uint16;
      port: uint16;
      target: dns_label;
    |NAPTR ->
      order: uint16;
      preference: uint16;
      flags: string8;
      services: string8;
      regexp: string8;
      replacement: dns_label;
    |DNAME -> target: dns_label;
    |DS ->
      key_tag: uint16;
      algorithm: byte;
      digest_type: byte;
      digest: byte[remaining()];
    |SSHFP ->
      algorithm: byte;
      fingerprint_type: byte;
      fingerprint: byte[remaining()];
    |RRSIG ->
      type_covered: rrtype;
      algorithm: byte;
      labels: byte;
      original_ttl: uint32;
      /** Seconds since 1970, modulo 2^32 (RFC 4034 section 3.1.5). */
      expiration: uint32;
      inception: uint32;
      key_tag: uint16;
      signer: dns_label;
      signature: byte[remaining()];
    |NSEC ->
      next_domain: dns_label;
      type_bit_maps: byte[remaining()];
    |DNSKEY ->
      flags: uint16;
      protocol: byte const(3);
      algorithm: byte;
      public_key: byte[remaining()];
    |NSEC3 ->
      hash_algorithm: byte;
      flags: byte;
      iterations: uint16;
      salt: string8;
      next_hashed_owner: string8;
      type_bit_maps: byte[remaining()];
    |TLSA ->
      usage: byte;
      selector: byte;
      matching_type: byte;
      data: byte[remaining()];
    |CAA ->
      flags: byte;
      tag: string8;
      value: byte[remaining()] show(text);
    |_:"Unknown" -> data: byte[remaining()];
    };
  };
}

/** An option of the OPT pseudo-record (RFC 6891 section 6.1.2). */
packet edns_option() {
  code: uint16 variant {
    |3 -> NSID |8 -> ClientSubnet |9 -> Expire |10 -> Cookie |11 -> Keepalive |12 -> Padding |15 -> ExtendedError
  };
  length: uint16 value(sizeof(data));
  data: byte[length];
}

/** A message on a stream: a two-byte length before it (RFC 1035 section 4.2.2). Names in it point from the message's own start. */
packet dns_tcp() {
  length: uint16 value(sizeof(message));
  message: packet dns()[length];
}
