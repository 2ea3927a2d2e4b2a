/** Diffie-Hellman with a fixed group: diffie-hellman-group1-sha1, diffie-hellman-group14-sha256 .. (RFC 4253 section 8, RFC 8268). */
packet ssh_kex_dh {
  message: byte variant { |30 -> Init |31 -> Reply };
  classify (message) {
  |Init -> e: mpint;
  |Reply ->
    host_key_length: uint32 value(sizeof(host_key));
    /** K_S. */
    host_key: packet ssh_public_key()[host_key_length];
    f: mpint;
    signature_length: uint32 value(sizeof(signature));
    /** Of the exchange hash H. */
    signature: packet ssh_signature()[signature_length];
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** Diffie-Hellman with a group that the server chooses: diffie-hellman-group-exchange-sha1, diffie-hellman-group-exchange-sha256 (RFC 4419). */
packet ssh_kex_gex {
  message: byte variant { |30 -> RequestOld |31 -> Group |32 -> Init |33 -> Reply |34 -> Request };
  classify (message) {
  /** RFC 4419 section 5: for old servers. */
  |RequestOld ->
    /** Preferred size of the group in bits. */
    n: uint32;
  |Group ->
    /** Safe prime. */
    p: mpint;
    /** Generator. */
    g: mpint;
  |Init -> e: mpint;
  |Reply ->
    host_key_length: uint32 value(sizeof(host_key));
    /** K_S. */
    host_key: packet ssh_public_key()[host_key_length];
    f: mpint;
    signature_length: uint32 value(sizeof(signature));
    /** Of the exchange hash H. */
    signature: packet ssh_signature()[signature_length];
  /** Sizes of the group in bits. */
  |Request ->
    min: uint32;
    n: uint32;
    max: uint32;
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** Elliptic curves: ecdh-sha2-nistp256 .. (RFC 5656 section 4), curve25519-sha256, curve448-sha512 (RFC 8731). */
packet ssh_kex_ecdh {
  message: byte variant { |30 -> Init |31 -> Reply };
  classify (message) {
  |Init ->
    /** The client's ephemeral public key. */
    q_c: binary;
  |Reply ->
    host_key_length: uint32 value(sizeof(host_key));
    /** K_S. */
    host_key: packet ssh_public_key()[host_key_length];
    /** The server's ephemeral public key. */
    q_s: binary;
    signature_length: uint32 value(sizeof(signature));
    /** Of the exchange hash H. */
    signature: packet ssh_signature()[signature_length];
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/**
 * A post-quantum method and elliptic curves together (draft-ietf-sshm-mlkem-hybrid-kex, draft-ietf-sshm-ntruprime-ssh). public_key_length and
 * ciphertext_length are the sizes of the post-quantum method in bytes: 1184 and 1088 for mlkem768x25519-sha256 and mlkem768nistp256-sha256, 1568 and
 * 1568 for mlkem1024nistp384-sha384, 1158 and 1039 for sntrup761x25519-sha512.
 */
packet ssh_kex_hybrid(int public_key_length, int ciphertext_length) {
  message: byte variant { |30 -> Init |31 -> Reply };
  classify (message) {
  |Init ->
    init_length: uint32 value(offset(c_pk1) - offset(init_length));
    /** The client's ephemeral public key of the post-quantum method. */
    c_pk2: byte[public_key_length] show(hex);
    /** The client's ephemeral public key on the curve. */
    c_pk1: byte[init_length - public_key_length] show(hex);
  |Reply ->
    host_key_length: uint32 value(sizeof(host_key));
    /** K_S. */
    host_key: packet ssh_public_key()[host_key_length];
    reply_length: uint32 value(offset(s_pk1) - offset(reply_length));
    /** The shared secret of the post-quantum method, for the client. */
    s_ct2: byte[ciphertext_length] show(hex);
    /** The server's ephemeral public key on the curve. */
    s_pk1: byte[reply_length - ciphertext_length] show(hex);
    signature_length: uint32 value(sizeof(signature));
    /** Of the exchange hash H. */
    signature: packet ssh_signature()[signature_length];
  |_:"Unknown" -> data: byte[remaining()];
  };
}
