/**
 * The header of a message as words. What TSIG digests has it as it was before the record was added: with the original ID, and without it in the count
 * (RFC 8945 section 4.3.2).
 */
packet tsig_header {
  id: uint16;
  flags: uint16;
  qdcount: uint16;
  ancount: uint16;
  nscount: uint16;
  arcount: uint16;
}

/** What is digested before a response: the MAC of the request; before a further message of an answer: that of the one before (RFC 8945 sections 4.3.1 and 5.3.1). */
packet tsig_prior_mac {
  mac_size: uint16 value(sizeof(mac));
  mac: byte[mac_size];
}

/** What is digested behind a message (RFC 8945 section 4.3.3). Names are in lower case. */
packet tsig_variables {
  name: dns_label;
  aclass: dnsclass const(ANY);
  ttl: uint32 const(0);
  algorithm: dns_label;
  /** Seconds since 1970. */
  time_signed: uint48;
  fudge: uint16;
  error: tsig_error;
  other_len: uint16 value(sizeof(other));
  other: byte[other_len] default("");
}

/** What is digested behind a message of an answer that is not the first one (RFC 8945 section 5.3.1). */
packet tsig_timers {
  time_signed: uint48;
  fudge: uint16;
}
