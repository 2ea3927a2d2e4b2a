/** What a signature begins to sign: the data of its RRSIG record without the signature (RFC 4034 section 3.1.8.1). The name of the signer is in lower case. */
packet signed_rrsig {
  type_covered: rrtype;
  algorithm: dnssec_algorithm;
  labels: byte;
  original_ttl: uint32;
  expiration: uint32;
  inception: uint32;
  key_tag: uint16;
  signer: dns_label;
}

/** A record in canonical form (RFC 4034 section 6.2), as it is signed behind `signed_rrsig`: no compression, the owner in lower case. */
packet signed_rr {
  name: dns_label;
  atype: rrtype;
  aclass: dnsclass;
  ttl: uint32;
  rdlength: uint16 value(sizeof(rdata));
  /** Canonical: of the types that RFC 4034 section 6.2 lists it is one of the packets below, with names in lower case; of others it is as it is. */
  rdata: byte[rdlength];
}

/** NS, MD, MF, CNAME, MB, MG, MR, PTR, DNAME. */
packet canonical_name { name: dns_label; }

/** MINFO, RP. */
packet canonical_names { first: dns_label; second: dns_label; }

/** MX, AFSDB, RT, KX. */
packet canonical_preference { preference: uint16; name: dns_label; }

packet canonical_px { preference: uint16; map822: dns_label; mapx400: dns_label; }

packet canonical_srv { priority: uint16; weight: uint16; port: uint16; target: dns_label; }

packet canonical_naptr {
  order: uint16;
  preference: uint16;
  flags: string8;
  services: string8;
  regexp: string8;
  replacement: dns_label;
}

packet canonical_soa {
  mname: dns_label;
  rname: dns_label;
  serial: uint32;
  refresh: uint32;
  retry: uint32;
  expire: uint32;
  minimum: uint32;
}

/** The data of a DNSKEY record (RFC 4034 section 2.1), which key tags and DS records are made of. */
packet dnskey_data {
  flags: uint16;
  protocol: byte const(3);
  algorithm: dnssec_algorithm;
  public_key: byte[remaining()];
}

/** A public key of ECDSAP256SHA256 (RFC 6605 section 4). */
packet p256_point { x: byte[32]; y: byte[32]; }
