/**
 * The header of a message alone (RFC 1035 section 4.1.1): what is known of a message that cannot be read any further, and what is changed in an answer that is
 * there already. The whole of a message is `dns` of dns/dns.mpl.
 */
packet dns_header {
  id: uint16;
  /** QR: false for a query, true for a response. */
  response: bit[1] default(false);
  opcode: bit[4];
  /** AA: the answer is authoritative. */
  authoritative: bit[1] default(false);
  /** TC: the message was truncated. */
  truncated: bit[1] default(false);
  /** RD: recursion is desired. */
  recursion_desired: bit[1] default(false);
  /** RA: recursion is available. */
  recursion_available: bit[1] default(false);
  z: bit[1] default(false);
  /** AD: the data is authentic (RFC 4035 section 3.2.3). */
  authentic_data: bit[1] default(false);
  /** CD: checking is disabled (RFC 4035 section 3.2.2). */
  checking_disabled: bit[1] default(false);
  rcode: bit[4];
  qdcount: uint16 default(0);
  ancount: uint16 default(0);
  nscount: uint16 default(0);
  arcount: uint16 default(0);
}

/**
 * A query as nearly all are: one question, and no record but perhaps OPT. What is one can be read as `dns` as well, but that has all kinds of records to tell apart. What is
 * none is read as `dns`.
 */
packet plain_query {
  id: uint16;
  /** QR and the opcode. */
  operation: bit[5] magic(0);
  authoritative: bit[1];
  truncated: bit[1];
  /** RD: recursion is desired. */
  recursion_desired: bit[1];
  recursion_available: bit[1];
  z: bit[1];
  authentic_data: bit[1];
  /** CD: checking is disabled (RFC 4035 section 3.2.2). */
  checking_disabled: bit[1];
  rcode: bit[4];
  qdcount: uint16 magic(1);
  ancount: uint16 magic(0);
  nscount: uint16 magic(0);
  arcount: uint16;
  question: packet dns_question();
  classify (arcount) {
  |0:"WithoutOpt" -> ();
  |1:"WithOpt" -> opt: packet plain_opt();
  |_:"WithMore" -> ();
  };
}

/** The OPT record of such a query (RFC 6891 section 6.1.2). */
packet plain_opt {
  root: byte magic(0);
  atype: uint16 magic(41);
  /** The largest UDP payload that the sender takes. */
  udp_size: uint16;
  ext_rcode: byte;
  edns_version: byte;
  /** DO: DNSSEC records are wanted (RFC 3225). */
  dnssec_ok: bit[1];
  z: bit[15];
  optlen: uint16 value(sizeof(options));
  options: array[optlen] { option: packet edns_option(); };
}

/** What servers that share secrets put into the server's part of a cookie (RFC 9018 section 4). */
packet server_cookie {
  version: byte;
  reserved: uint24 default(0);
  /** Seconds since 1970, modulo 2^32. */
  timestamp: uint32;
  /** SipHash-2-4 of the client's part, the fields before this one, and the client's address. */
  hash: uint64;
}
