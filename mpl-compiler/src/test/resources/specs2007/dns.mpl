/* Messages with compressed names. Real response codes do not fit into the four bits of the header, and the lists of values repeat themselves. */
packet dns {
  id: uint16;
  qr: bit[1] variant { |0 => Query |1 -> Answer };
  opcode: bit[4] variant { |0 => Query |1 -> IQuery |2 -> Status |3 -> Reserved |4 -> Notify |5 -> Update };
  authoritative: bit[1];
  truncation: bit[1];
  rd: bit[1] variant { |0 -> Recursion_not_desired |1 => Recursion_desired };
  ra: bit[1];
  z: bit[3] const(0);
  rcode: bit[4] variant {
    |0 => NoError |1 -> FormErr |2 -> ServFail |3 -> NXDomain |4 -> NotImp |5 -> Refused |6 -> YXDomain |7 -> YXRRSet |8 -> NXRRSet |9 -> NotAuth |10 -> NotZone
    |16 -> BadVers |17 -> BadKey |18 -> BadTime |19 -> BadMode |20 -> BadName |21 -> BadAlg };
  qdcount: uint16 value(array_length(questions));
  ancount: uint16 value(array_length(answers));
  nscount: uint16 value(array_length(authority));
  arcount: uint16 value(array_length(additional));
  questions: array (qdcount) {
    qname: dns_label;
    qtype: uint16 variant { |1 => A |2 -> NS |5 -> CNAME |6 -> SOA |12 -> PTR |15 -> MX |16 -> TXT |28 -> AAAA |33 -> SRV |28 -> V6 |255 -> ANY };
    qclass: uint16 variant { |1 => IN |2 -> CSNET |3 -> CHAOS |4 -> HS |255 -> ANY };
  };
  answers: array (ancount) { rr: packet dns_rr(); };
  authority: array (nscount) { rr: packet dns_rr(); };
  additional: array (arcount) { rr: packet dns_rr(); };
}

packet dns_rr {
  name: dns_label_comp;
  atype: uint16;
  aclass: uint16 variant { |1 => IN |2 -> CSNET |3 -> CHAOS |4 -> HS };
  ttl: uint32;
  rdlength: uint16 value(offset(rr_end) - offset(rr_start));
  rr_start: label;
  classify (atype) {
  |1:"A" -> ip: uint32;
  |2:"NS" -> hostname: dns_label_comp;
  |5:"CNAME" -> cname: dns_label_comp;
  |6:"SOA" ->
    primary_ns: dns_label_comp;
    admin_mb: dns_label_comp;
    serial: uint32;
    refresh: uint32;
    retry: uint32;
    expiration: uint32;
    minttl: uint32;
  |12:"PTR" -> ptrdname: dns_label_comp;
  |15:"MX" -> preference: uint16; hostname: dns_label_comp;
  |16:"TXT" -> data: string8; misc: byte[rdlength - sizeof(data)];
  |28:"AAAA" -> high: uint64; low: uint64;
  |17..18:"Mailbox" -> mbox: dns_label; txt: dns_label;
  };
  rr_end: label;
}
