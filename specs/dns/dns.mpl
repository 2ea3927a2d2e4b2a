/**
 * Domain Name System message (RFC 1035 section 4). In an update (RFC 2136 section 2) the same four sections are the zone, the prerequisites, the updates and
 * additional data.
 */
packet dns {
  id: uint16;
  /** QR: false for a query, true for a response. */
  response: bit[1] default(false);
  /** A DSO message (RFC 8490) has no records, but `dso` behind its header. */
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
  /** RCODE (RFC 1035, 2136 section 2.2, 8490 section 10.2); the OPT record holds the upper bits of an extended one. */
  rcode: bit[4] variant {
    |0  => NoError
    |1  -> FormErr
    |2  -> ServFail
    |3  -> NXDomain
    |4  -> NotImp
    |5  -> Refused
    |6  -> YXDomain
    |7  -> YXRRSet
    |8  -> NXRRSet
    |9  -> NotAuth
    |10 -> NotZone
    |11 -> DSOTypeNI
  };
  /** Questions; zones of an update (ZOCOUNT). */
  qdcount: uint16 value(array_length(questions));
  /** Answers; prerequisites of an update (PRCOUNT). */
  ancount: uint16 value(array_length(answers));
  /** Records of the authority section; updates of an update (UPCOUNT). */
  nscount: uint16 value(array_length(authority));
  /** Additional records (ADCOUNT of an update). */
  arcount: uint16 value(array_length(additional));
  /** Of an update: one zone, with type SOA (RFC 2136 section 2.3). */
  questions: array (qdcount) { question: packet dns_question(); };
  /** Of an update: the prerequisites (RFC 2136 section 2.4). */
  answers: array (ancount) { rr: packet dns_rr(); };
  /** Of an update: what is added and deleted (RFC 2136 section 2.5). */
  authority: array (nscount) { rr: packet dns_rr(); };
  additional: array (arcount) { rr: packet dns_rr(); };
  /** Of a stateful operation, on streams only: what it is about (RFC 8490 section 5.4). */
  dso: array { tlv: packet dso_tlv(); } when (opcode == DSO);
}

/** A question (RFC 1035 section 4.1.2), or the zone of an update (RFC 2136 section 2.3). */
packet dns_question() {
  qname: dns_label_comp;
  qtype: rrtype;
  qclass: dnsclass;
}

/** A message on a stream: a two-byte length before it (RFC 1035 section 4.2.2). Names in it point from the message's own start. */
packet dns_tcp() {
  length: uint16 value(sizeof(message));
  message: packet dns()[length];
}
