/**
 * What a stateful operation has behind the header of the message (RFC 8490 section 5.4): a type, a length and data. The first one of a request or unidirectional
 * message says what is to be done; types that are not known keep their bytes.
 */
packet dso_tlv() {
  dso_type: uint16 variant {
    |1    -> KeepAlive
    |2    -> RetryDelay
    |3    -> EncryptionPadding
    |0x40 -> Subscribe
    |0x41 -> Push
    |0x42 -> Unsubscribe
    |0x43 -> Reconfirm
  };
  length: uint16 value(sizeof(data));
  data: classify (dso_type)[length] {
  /** RFC 8490 section 7.1: in milliseconds, 0xffffffff is for ever. */
  |KeepAlive -> inactivity_timeout: uint32; keepalive_interval: uint32;
  /** RFC 8490 section 7.2: in milliseconds. */
  |RetryDelay -> retry_delay: uint32;
  /** RFC 8490 section 7.3: zeros, but others are allowed. */
  |EncryptionPadding -> padding: byte[remaining()];
  /** RFC 8765 section 6.2: what is asked for. */
  |Subscribe ->
    name: dns_label;
    atype: rrtype;
    aclass: dnsclass;
  /** RFC 8765 section 6.3: changes. A TTL of 0xffffffff removes a record, one of 0xfffffffe all that match. */
  |Push -> changes: array { rr: packet dns_rr(); };
  /** RFC 8765 section 6.4: the message ID of the subscription. */
  |Unsubscribe -> subscribe_message_id: uint16;
  /** RFC 8765 section 6.5: a record that is believed to be stale. Its data is that of its type, without a length. */
  |Reconfirm ->
    name: dns_label;
    atype: rrtype;
    aclass: dnsclass;
    rdata: byte[remaining()];
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}
