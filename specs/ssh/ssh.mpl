/** A comma-separated list of names (RFC 4251 section 5): ASCII, without blanks, the preferred name first. */
typedef name_list string32;

/** A string of arbitrary bytes (RFC 4251 section 5). */
typedef binary string32 show(hex);

/**
 * The identification line, the first that either side sends (RFC 4253 section 4.2). A server may send other lines before it, which do not begin
 * with "SSH-".
 */
packet ssh_identification {
  prefix: byte[4] magic("SSH-") show(text);
  /** 2.0, or 1.99 from a server that also speaks SSH-1 (RFC 4253 section 5.1). */
  protoversion: bytes until ("-");
  /** softwareversion; behind the first blank, if there is one, comments. */
  softwareversion: bytes until ("\r\n");
}

/**
 * A packet before encryption and without a MAC, as it is on the wire until NEWKEYS and inside of what is encrypted later (RFC 4253 section 6). The
 * payload is a message (ssh_transport, ssh_kex_*, ssh_userauth, ssh_connection); it may be compressed.
 */
packet ssh_packet {
  /** In bytes, without this field and the MAC. */
  packet_length: uint32 value(1 + sizeof(payload) + sizeof(random_padding));
  /** The packet with this padding is a multiple of 8 bytes or of the cipher's block, whichever is larger. */
  padding_length: byte value(sizeof(random_padding)) min(4);
  payload: byte[packet_length - padding_length - 1];
  random_padding: byte[padding_length];
}

/** The beginning of what either side sends: the identification line, and whatever follows in the same segment. */
packet ssh_beginning {
  identification: packet ssh_identification();
  packets: byte[remaining()];
}

/** A packet before encryption, as on a stream: what follows NEWKEYS is encrypted, and has no boundaries that can be seen (RFC 4253 section 7.3). */
packet ssh_clear_packet {
  packet_length: uint32 value(1 + sizeof(payload) + sizeof(random_padding));
  padding_length: byte value(sizeof(random_padding)) min(4);
  payload: byte[packet_length - padding_length - 1];
  random_padding: byte[padding_length];
  encrypted: byte[remaining()] when (payload == "\x15");
}
