/** A public key, also a certificate (RFC 4253 section 6.6). Mostly it is the content of a string. */
packet ssh_public_key {
  key_type: string32;
  classify (key_type) {
  /** RFC 4253 section 6.6; the keys of rsa-sha2-256 and rsa-sha2-512 have this name, too (RFC 8332 section 3). */
  |"ssh-rsa":"Rsa" -> e: mpint; n: mpint;
  /** RFC 4253 section 6.6. */
  |"ssh-dss":"Dsa" ->
    p: mpint;
    q: mpint;
    g: mpint;
    y: mpint;
  /** RFC 5656 section 3.1. */
  |"ecdsa-sha2-nistp256":"EcdsaP256" ->
    curve_name: string32 default("nistp256");
    /** The point, as SEC 1 section 2.3.3 writes it. */
    q: binary;
  |"ecdsa-sha2-nistp384":"EcdsaP384" -> curve_name: string32 default("nistp384"); q: binary;
  |"ecdsa-sha2-nistp521":"EcdsaP521" -> curve_name: string32 default("nistp521"); q: binary;
  /** RFC 8709 section 4. */
  |"ssh-ed25519":"Ed25519" ->
    /** 32 bytes. */
    key: binary;
  |"ssh-ed448":"Ed448" ->
    /** 57 bytes. */
    key: binary;
  /** On a FIDO security key (OpenSSH PROTOCOL.u2f). */
  |"sk-ecdsa-sha2-nistp256@openssh.com":"SkEcdsa" ->
    curve_name: string32 default("nistp256");
    q: binary;
    /** Most often "ssh:". */
    application: string32;
  |"sk-ssh-ed25519@openssh.com":"SkEd25519" -> key: binary; application: string32;
  /** A public key that an authority has signed (OpenSSH PROTOCOL.certkeys). */
  |"ssh-rsa-cert-v01@openssh.com":"RsaCertificate" ->
    nonce: binary;
    e: mpint;
    n: mpint;
    certificate: packet ssh_certificate();
  |"ssh-dss-cert-v01@openssh.com":"DsaCertificate" ->
    nonce: binary;
    p: mpint;
    q: mpint;
    g: mpint;
    y: mpint;
    certificate: packet ssh_certificate();
  |"ecdsa-sha2-nistp256-cert-v01@openssh.com":"EcdsaP256Certificate" ->
    nonce: binary;
    curve_name: string32 default("nistp256");
    q: binary;
    certificate: packet ssh_certificate();
  |"ecdsa-sha2-nistp384-cert-v01@openssh.com":"EcdsaP384Certificate" ->
    nonce: binary;
    curve_name: string32 default("nistp384");
    q: binary;
    certificate: packet ssh_certificate();
  |"ecdsa-sha2-nistp521-cert-v01@openssh.com":"EcdsaP521Certificate" ->
    nonce: binary;
    curve_name: string32 default("nistp521");
    q: binary;
    certificate: packet ssh_certificate();
  |"ssh-ed25519-cert-v01@openssh.com":"Ed25519Certificate" ->
    nonce: binary;
    key: binary;
    certificate: packet ssh_certificate();
  |"sk-ecdsa-sha2-nistp256-cert-v01@openssh.com":"SkEcdsaCertificate" ->
    nonce: binary;
    curve_name: string32 default("nistp256");
    q: binary;
    application: string32;
    certificate: packet ssh_certificate();
  |"sk-ssh-ed25519-cert-v01@openssh.com":"SkEd25519Certificate" ->
    nonce: binary;
    key: binary;
    application: string32;
    certificate: packet ssh_certificate();
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** What a certificate says of the key before it (OpenSSH PROTOCOL.certkeys). */
packet ssh_certificate {
  serial: uint64;
  certificate_type: uint32 variant { |1 -> User |2 -> Host };
  key_id: string32;
  principals_length: uint32 value(sizeof(valid_principals));
  /** Users or hosts; none stands for all. */
  valid_principals: array[principals_length] { principal: string32; };
  /** Seconds since 1970. */
  valid_after: uint64;
  /** Seconds since 1970; all bits set stands for no end. */
  valid_before: uint64;
  options_length: uint32 value(sizeof(critical_options));
  critical_options: array[options_length] { option: packet ssh_certificate_option(); };
  extensions_length: uint32 value(sizeof(extensions));
  extensions: array[extensions_length] { option: packet ssh_certificate_option(); };
  reserved: binary default("");
  signature_key_length: uint32 value(sizeof(signature_key));
  /** The authority's. */
  signature_key: packet ssh_public_key()[signature_key_length];
  signature_length: uint32 value(sizeof(signature));
  /** Of everything before it, from the key type on. */
  signature: packet ssh_signature()[signature_length];
}

/** A critical option or an extension of a certificate. */
packet ssh_certificate_option {
  /** force-command, source-address, verify-required; permit-pty, permit-port-forwarding .. */
  name: string32;
  data_length: uint32 value(sizeof(data));
  data: classify (name)[data_length] {
  |"force-command":"ForceCommand" -> command: string32;
  |"source-address":"SourceAddress" ->
    /** Addresses in CIDR notation. */
    addresses: name_list;
  |_:"Other" -> value: byte[remaining()];
  };
}

/** A signature (RFC 4253 section 6.6). Mostly it is the content of a string. */
packet ssh_signature {
  signature_format: string32;
  classify (signature_format) {
  /** With SHA-1 (RFC 4253 section 6.6). */
  |"ssh-rsa":"Rsa" -> s: binary;
  /** RFC 8332 section 3. */
  |"rsa-sha2-256":"RsaSha256" -> s: binary;
  |"rsa-sha2-512":"RsaSha512" -> s: binary;
  /** RFC 4253 section 6.6. */
  |"ssh-dss":"Dsa" ->
    blob_length: uint32 const(40);
    r: byte[20];
    s: byte[20];
  /** RFC 5656 section 3.1.2. */
  |"ecdsa-sha2-nistp256":"EcdsaP256" -> blob: packet ssh_ecdsa_signature();
  |"ecdsa-sha2-nistp384":"EcdsaP384" -> blob: packet ssh_ecdsa_signature();
  |"ecdsa-sha2-nistp521":"EcdsaP521" -> blob: packet ssh_ecdsa_signature();
  /** RFC 8709 section 6. */
  |"ssh-ed25519":"Ed25519" ->
    /** 64 bytes. */
    signature: binary;
  |"ssh-ed448":"Ed448" ->
    /** 114 bytes. */
    signature: binary;
  /** Of a FIDO security key (OpenSSH PROTOCOL.u2f). */
  |"sk-ecdsa-sha2-nistp256@openssh.com":"SkEcdsa" ->
    blob: packet ssh_ecdsa_signature();
    authenticator: packet ssh_sk_authenticator();
  |"sk-ssh-ed25519@openssh.com":"SkEd25519" ->
    signature: binary;
    authenticator: packet ssh_sk_authenticator();
  |"webauthn-sk-ecdsa-sha2-nistp256@openssh.com":"Webauthn" ->
    blob: packet ssh_ecdsa_signature();
    authenticator: packet ssh_sk_authenticator();
    origin: string32;
    client_data: string32;
    extensions: binary default("");
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** The two numbers of a signature on a curve, in a string (RFC 5656 section 3.1.2). */
packet ssh_ecdsa_signature {
  length: uint32 value(sizeof(r) + sizeof(s));
  r: mpint;
  s: mpint;
}

/** What a security key adds to a signature (OpenSSH PROTOCOL.u2f). */
packet ssh_sk_authenticator {
  reserved_high: bit[5] default(0);
  user_verified: bit[1] default(false);
  reserved: bit[1] default(false);
  user_present: bit[1] default(true);
  counter: uint32;
}

/**
 * A private key and its comment, as agents take it and OpenSSH keeps it (draft-ietf-sshm-ssh-agent section 3.2, OpenSSH PROTOCOL.key). A key whose
 * type is not known keeps its bytes, and whatever follows it.
 */
packet ssh_private_key {
  key_type: string32;
  classify (key_type) {
  |"ssh-rsa":"Rsa" ->
    n: mpint;
    e: mpint;
    d: mpint;
    iqmp: mpint;
    p: mpint;
    q: mpint;
    comment: string32;
  |"ssh-dss":"Dsa" ->
    p: mpint;
    q: mpint;
    g: mpint;
    y: mpint;
    x: mpint;
    comment: string32;
  |"ecdsa-sha2-nistp256":"EcdsaP256" ->
    curve_name: string32 default("nistp256");
    q: binary;
    d: mpint;
    comment: string32;
  |"ecdsa-sha2-nistp384":"EcdsaP384" ->
    curve_name: string32 default("nistp384");
    q: binary;
    d: mpint;
    comment: string32;
  |"ecdsa-sha2-nistp521":"EcdsaP521" ->
    curve_name: string32 default("nistp521");
    q: binary;
    d: mpint;
    comment: string32;
  |"ssh-ed25519":"Ed25519" ->
    /** ENC(A): the public key, 32 bytes. */
    enc_a: binary;
    /** k || ENC(A): the private key and the public key, 64 bytes. */
    k_enc_a: binary;
    comment: string32;
  |"ssh-ed448":"Ed448" ->
    enc_a: binary;
    k_enc_a: binary;
    comment: string32;
  |"sk-ecdsa-sha2-nistp256@openssh.com":"SkEcdsa" ->
    curve_name: string32 default("nistp256");
    q: binary;
    application: string32;
    /** Flags of FIDO: 1 user presence, 4 user verification, 0x20 a resident key. */
    sk_flags: byte show(hex);
    key_handle: binary;
    reserved: binary default("");
    comment: string32;
  |"sk-ssh-ed25519@openssh.com":"SkEd25519" ->
    enc_a: binary;
    application: string32;
    sk_flags: byte show(hex);
    key_handle: binary;
    reserved: binary default("");
    comment: string32;
  /** A key with its certificate. */
  |"ssh-rsa-cert-v01@openssh.com":"RsaCertificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    d: mpint;
    iqmp: mpint;
    p: mpint;
    q: mpint;
    comment: string32;
  |"ssh-dss-cert-v01@openssh.com":"DsaCertificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    x: mpint;
    comment: string32;
  |"ecdsa-sha2-nistp256-cert-v01@openssh.com":"EcdsaP256Certificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    d: mpint;
    comment: string32;
  |"ecdsa-sha2-nistp384-cert-v01@openssh.com":"EcdsaP384Certificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    d: mpint;
    comment: string32;
  |"ecdsa-sha2-nistp521-cert-v01@openssh.com":"EcdsaP521Certificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    d: mpint;
    comment: string32;
  |"ssh-ed25519-cert-v01@openssh.com":"Ed25519Certificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    enc_a: binary;
    k_enc_a: binary;
    comment: string32;
  |"sk-ecdsa-sha2-nistp256-cert-v01@openssh.com":"SkEcdsaCertificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    application: string32;
    sk_flags: byte show(hex);
    key_handle: binary;
    reserved: binary default("");
    comment: string32;
  |"sk-ssh-ed25519-cert-v01@openssh.com":"SkEd25519Certificate" ->
    certificate_length: uint32 value(sizeof(certificate));
    certificate: packet ssh_public_key()[certificate_length];
    enc_a: binary;
    application: string32;
    sk_flags: byte show(hex);
    key_handle: binary;
    reserved: binary default("");
    comment: string32;
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** A public key in a string. */
packet ssh_public_key_string {
  length: uint32 value(sizeof(key));
  key: packet ssh_public_key()[length];
}

/** A signature of a file, decoded from its armor (OpenSSH PROTOCOL.sshsig). */
packet sshsig {
  magic_preamble: byte[6] magic("SSHSIG");
  version: uint32 const(1);
  public_key_length: uint32 value(sizeof(public_key));
  public_key: packet ssh_public_key()[public_key_length];
  /** What the signature is for: file, email, git .. */
  namespace: string32;
  reserved: binary default("");
  /** sha256 or sha512: how the file was hashed. */
  hash_algorithm: string32;
  signature_length: uint32 value(sizeof(signature));
  /** Of a structure with the same namespace and the hash of the file. */
  signature: packet ssh_signature()[signature_length];
}
