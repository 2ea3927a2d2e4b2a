/** Network Time Protocol version 4 (RFC 5905 section 7.3); versions 1 to 3 have the same header. */
packet ntp {
  /** A warning of a leap second in the last minute of the day. */
  leap: bit[2] variant { |0 => None |1 -> Insert |2 -> Delete |3 -> Unsynchronized };
  version: bit[3] default(4) min(1) max(4);
  mode: bit[3] variant {
    |0 -> Reserved
    |1 -> SymmetricActive
    |2 -> SymmetricPassive
    |3 -> Client
    |4 -> Server
    |5 -> Broadcast
    |6 -> Control
    |7 -> Private
  };
  classify (mode) {
  |Control -> control: packet ntp_control();
  |Private ->
    /** As NTP's own tools have it; no RFC describes it. */
    private_data: byte[remaining()];
  |_:"Time" ->
    /** Distance from the source of time: 1 has one of its own, 16 is not synchronized. */
    stratum: byte default(0);
    /** Between messages: log2 of seconds. */
    poll: int8 default(0);
    /** Of the clock: log2 of seconds. */
    precision: int8 default(0);
    root_delay: packet ntp_short();
    root_dispersion: packet ntp_short();
    /** Four letters with stratum 0 (a kiss code) and 1 (the source); IPv4 address or hash of an IPv6 address above. */
    reference_id: byte[4] default("\0\0\0\0");
    reference_timestamp: packet ntp_timestamp();
    /** When the request left the client. */
    origin_timestamp: packet ntp_timestamp();
    /** When the request arrived at the server. */
    receive_timestamp: packet ntp_timestamp();
    /** When the response left the server. */
    transmit_timestamp: packet ntp_timestamp();
    /** Extension fields, then perhaps a MAC, which has up to 24 bytes; without one, the last extension field has more (RFC 7822 section 3.1). */
    trailers: array { trailer: packet ntp_trailer(remaining()); };
  };
}

/** 32 bits: seconds, and parts of 2^16 of a second (RFC 5905 section 6). */
packet ntp_short() { seconds: uint16 default(0); fraction: uint16 default(0); }

/** Seconds since 1900 modulo 2^32, and parts of 2^32 of a second (RFC 5905 section 6). */
packet ntp_timestamp() {
  seconds: uint32 default(0);
  fraction: uint32 default(0);
}

/** What may follow the header; left is how many bytes of the message there are from here on. */
packet ntp_trailer(int left) {
  classify (left) {
  |0..24:"Mac" -> mac: packet ntp_mac();
  |_:"Extension" -> extension: packet ntp_extension();
  };
}

/** An extension field (RFC 7822 section 3): of at least 16 bytes, in steps of 4. */
packet ntp_extension() {
  field_type: uint16 variant {
    |0x0104 -> UniqueIdentifier
    |0x0204 -> NtsCookie
    |0x0304 -> NtsCookiePlaceholder
    |0x0404 -> NtsAuthenticator
    |0x2005 -> ChecksumComplement
    |0x0002 -> AutokeyNoOpRequest
    |0x0102 -> AutokeyAssociationRequest
    |0x0202 -> AutokeyCertificateRequest
    |0x0302 -> AutokeyCookieRequest
    |0x8002 -> AutokeyNoOpResponse
    |0x8102 -> AutokeyAssociationResponse
    |0x8202 -> AutokeyCertificateResponse
    |0x8302 -> AutokeyCookieResponse
  };
  /** Of the whole field. */
  length: uint16 value(offset(body)) min(16);
  body: classify (field_type)[length - 4] {
  |UniqueIdentifier -> unique_identifier: byte[remaining()] align(32);
  |NtsCookie -> cookie: byte[remaining()] align(32);
  |NtsCookiePlaceholder -> placeholder: byte[remaining()] align(32);
  |NtsAuthenticator ->
    nonce_length: uint16 value(sizeof(nonce));
    ciphertext_length: uint16 value(sizeof(ciphertext));
    nonce: byte[nonce_length];
    nonce_padding: byte[(4 - nonce_length % 4) % 4] const(0);
    ciphertext: byte[ciphertext_length];
    ciphertext_padding: byte[(4 - ciphertext_length % 4) % 4] const(0);
    additional_padding: byte[remaining()] default("");
  |_:"Other" -> value: byte[remaining()] align(32);
  };
}

/** Message authentication code: of what the key says, or none at all, which is called crypto-NAK (RFC 5905 section 7.3). */
packet ntp_mac() {
  key_id: uint32;
  /** 16 bytes of MD5 or AES-CMAC (RFC 8573), 20 of SHA-1. */
  digest: byte[remaining()] default("") show(hex);
}

/** A control message (RFC 9327 section 2), behind its first byte. */
packet ntp_control() {
  response: bit[1] default(false);
  error: bit[1] default(false);
  more: bit[1] default(false);
  opcode: bit[5] variant {
    |1  -> ReadStatus
    |2  -> ReadVariables
    |3  -> WriteVariables
    |4  -> ReadClockVariables
    |5  -> WriteClockVariables
    |6  -> SetTrap
    |7  -> AsynchronousMessage
    |8  -> Configure
    |9  -> SaveConfiguration
    |10 -> ReadMRU
    |11 -> ReadOrderedList
    |12 -> RequestNonce
    |31 -> UnsetTrap
  };
  sequence: uint16;
  status: uint16 default(0) show(hex);
  association_id: uint16 default(0);
  offset: uint16 default(0);
  count: uint16 value(sizeof(data));
  data: byte[count] show(text);
  /** Zero bytes up to a multiple of four, and a MAC. */
  rest: byte[remaining()] default("");
}
