/**
 * A record so far from the start of a message that no name can point into it (RFC 1035 section 4.1.4: an offset has 14 bits): whatever its data is, it is written without
 * compression.
 */
packet plain_record {
  lead: byte[16384];
  record: packet dns_rr();
}
