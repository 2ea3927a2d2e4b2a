/**
 * Multicast DNS message (RFC 6762 section 18). It looks like `dns`, but gives the upper bit of classes a meaning of its own, and compresses more names. Of the
 * flags in its header only QR, AA and TC mean something; the others are zero when sent, and ignored.
 */
packet mdns {
  /** 0 in what is multicast. */
  id: uint16 default(0);
  /** QR: false for a query, true for a response. */
  response: bit[1] default(false);
  opcode: bit[4] const(0);
  /** AA: true in every response. */
  authoritative: bit[1] default(response == true);
  /** TC: more known answers follow in another message (section 7.2). */
  truncated: bit[1] default(false);
  recursion_desired: bit[1] const(false);
  recursion_available: bit[1] const(false);
  z: bit[1] const(false);
  authentic_data: bit[1] const(false);
  checking_disabled: bit[1] const(false);
  rcode: bit[4] const(0);
  qdcount: uint16 value(array_length(questions));
  ancount: uint16 value(array_length(answers));
  nscount: uint16 value(array_length(authority));
  arcount: uint16 value(array_length(additional));
  questions: array (qdcount) { question: packet mdns_question(); };
  /** Of a query: known answers (section 7.1). */
  answers: array (ancount) { rr: packet mdns_rr(); };
  /** Of a probe: the records that it wants (section 8.2). */
  authority: array (nscount) { rr: packet mdns_rr(); };
  additional: array (arcount) { rr: packet mdns_rr(); };
}

/** A question (RFC 6762 section 18.12). */
packet mdns_question() {
  qname: dns_label_comp;
  qtype: rrtype;
  /** QU: an answer by unicast will do (section 5.4). */
  unicast_response: bit[1] default(false);
  qclass: mdns_class;
}

/**
 * A resource record (RFC 6762 section 18.13). All names are compressed, also those in data of later types (section 18.14). Described are the types that this section
 * lists, and those of hosts and services; others keep their bytes.
 */
packet mdns_rr() {
  name: dns_label_comp;
  atype: rrtype;
  classify (atype) {
  /** As in `dns_rr`: it has no class, and no cache-flush bit. */
  |OPT ->
    udp_size: uint16;
    ext_rcode: byte default(0);
    edns_version: byte default(0);
    dnssec_ok: bit[1] default(false);
    z: bit[15] const(0);
    optlen: uint16 value(sizeof(options));
    options: array[optlen] { option: packet edns_option(); };
  |_:"Record" ->
    /** The record replaces what is in caches (section 10.2). */
    cache_flush: bit[1] default(false);
    aclass: mdns_class;
    /** In seconds; 0 says goodbye (section 10.1). */
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
    |HINFO -> cpu: string8; os: string8;
    |MX -> preference: uint16; exchange: dns_label_comp;
    /** Of a service: `key=value` each (RFC 6763 section 6). */
    |TXT -> strings: array { text: string8; };
    |RP -> mbox: dns_label_comp; txt: dns_label_comp;
    |AFSDB -> subtype: uint16; hostname: dns_label_comp;
    |RT -> preference: uint16; intermediate_host: dns_label_comp;
    |PX ->
      preference: uint16;
      map822: dns_label_comp;
      mapx400: dns_label_comp;
    |AAAA -> address: byte[16] show(ipv6);
    |SRV ->
      priority: uint16;
      weight: uint16;
      port: uint16;
      target: dns_label_comp;
    |KX -> preference: uint16; exchanger: dns_label_comp;
    |DNAME -> target: dns_label_comp;
    /** The types that the name has, the name itself being the next (section 6.1). */
    |NSEC ->
      next_domain: dns_label_comp;
      type_bit_maps: array {
        window: byte;
        length: byte value(sizeof(bitmap)) min(1) max(32);
        bitmap: byte[length];
      };
    |_:"Unknown" -> data: byte[remaining()];
    };
  };
}

/** Classes, without their upper bit. */
typedef mdns_class bit[15] variant { |1 => IN |255 -> ANY };
