/** What both sides have said before the key exchange (RFC 4253 section 8): the beginning of what the exchange hash is made from. */
packet exchange_parties {
  /** The client's identification line, without its end. */
  v_c: string32;
  /** The server's. */
  v_s: string32;
  /** The client's KEXINIT. */
  i_c: binary;
  /** The server's. */
  i_s: binary;
  /** The server's public host key. */
  k_s: binary;
}

/** Of Diffie-Hellman with a fixed group (RFC 4253 section 8). */
packet exchange_hash_dh {
  parties: packet exchange_parties();
  e: mpint;
  f: mpint;
  k: mpint;
}

/** Of Diffie-Hellman with a group that the server chooses (RFC 4419 section 3). */
packet exchange_hash_gex {
  parties: packet exchange_parties();
  min: uint32;
  n: uint32;
  max: uint32;
  p: mpint;
  g: mpint;
  e: mpint;
  f: mpint;
  k: mpint;
}

/** Of elliptic curves (RFC 5656 section 4, RFC 8731 section 3.1). */
packet exchange_hash_ecdh {
  parties: packet exchange_parties();
  q_c: binary;
  q_s: binary;
  k: mpint;
}

/** Of a post-quantum method and elliptic curves together (draft-ietf-sshm-mlkem-hybrid-kex section 2.4): the shared secret is bytes, not a number. */
packet exchange_hash_hybrid {
  parties: packet exchange_parties();
  c_init: binary;
  s_reply: binary;
  k: binary;
}

/** What a key, or its beginning, is made from (RFC 4253 section 7.2). */
packet derived_key(int hash_length) {
  /** The shared secret: the content of an mpint, or bytes. Both are behind a length. */
  k: binary;
  /** The exchange hash. */
  h: byte[hash_length];
  purpose: byte variant {
    |0x41 -> IvClientToServer
    |0x42 -> IvServerToClient
    |0x43 -> EncryptionClientToServer
    |0x44 -> EncryptionServerToClient
    |0x45 -> IntegrityClientToServer
    |0x46 -> IntegrityServerToClient
  };
  session_id: byte[remaining()];
}

/** What a key goes on with that is longer than the hash (RFC 4253 section 7.2). */
packet derived_key_more(int hash_length) {
  k: binary;
  h: byte[hash_length];
  /** All that there is of the key. */
  key: byte[remaining()];
}
