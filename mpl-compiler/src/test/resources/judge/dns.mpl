/* Domain names (RFC 1035), as Deens had them: lengths of records by labels, and every name of a question in full. */
packet dns {
  id: uint16;
  qr: bit[1] variant { |0 => Query |1 -> Answer };
  opcode: bit[4] variant { |0 => Query |1 -> IQuery |2 -> Status |3 -> Reserved |4 -> Notify |5 -> Update };
  authoritative: bit[1] default(0);
  truncation: bit[1] default(false);
  rd: bit[1] default(true);
  ra: bit[1] default(0);
  zero: bit[3] const(0);
  rcode: bit[4] variant {
    |0 => NoError |1 -> FormErr
    |2 -> ServFail |3 -> NXDomain
    |4 -> NotImp |5 -> Refused
    |6 -> YXDomain |7 -> YXRRSet
    |8 -> NXRRSet |9 -> NotAuth
    |10 -> NotZone |16 -> BadVers
    |17 -> BadKey |18 -> BadTime
    |19 -> BadMode |20 -> BadName
    |21 -> BadAlg
  };
  qdcount: uint16 value(array_length(questions));
  ancount: uint16 value(array_length(answers));
  nscount: uint16 value(array_length(authority));
  arcount: uint16 value(array_length(additional));
  questions: array (qdcount) {
    qname: dns_label;
    qtype: uint16 variant { |1 => A |2 -> NS |5 -> CNAME |6 -> SOA |15 -> MX |28 -> AAAA |255 -> Any };
    qclass: uint16 variant { |1 => IN |3 -> CH |255 -> Any };
  };
  answers: array (ancount) { rr: packet dns_rr(); };
  authority: array (nscount) { rr: packet dns_rr(); };
  additional: array (arcount) { rr: packet dns_rr(); };
}

packet dns_rr {
  name: dns_label_comp;
  atype: uint16;
  aclass: uint16 variant { |1 => IN |2 -> CSNET |3 -> CHAOS |4 -> HESIOD |254 -> None |255 -> Any };
  ttl: uint32;
  rdlength: uint16 value(offset(rr_end) - offset(rr_start));
  rr_start: label;
  classify (atype) {
    |1:"A" ->
      ip: uint32;
    |2:"NS" ->
      hostname: dns_label_comp;
    |5:"CNAME" ->
      cname: dns_label_comp;
    |6:"SOA" ->
      primary_ns: dns_label_comp;
      admin_mb: dns_label_comp;
      serial: uint32;
      refresh: uint32;
      retry: uint32;
      expiration: uint32;
      minttl: uint32;
    |11:"WKS" ->
      address: uint32;
      protocol: byte;
      bitmap: byte[rdlength - 5];
    |12:"PTR" ->
      ptrdname: dns_label;
    |13:"HINFO" ->
      cpu: string8;
      os: string8;
    |15:"MX" ->
      preference: uint16;
      hostname: dns_label_comp;
    |16:"TXT" ->
      data: byte[rdlength];
    |28:"AAAA" ->
      ip: byte[16];
    |33:"SRV" ->
      priority: uint16;
      weight: uint16;
      port: uint16;
      target: dns_label;
    |29:"LOC" ->
      version: byte const(0);
      size: byte;
      horiz_pre: byte;
      vert_pre: byte;
      latitude: uint32;
      longitude: uint32;
      altitude: uint32;
  };
  rr_end: label;
}
