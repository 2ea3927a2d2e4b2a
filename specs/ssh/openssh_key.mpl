/** A private key file of OpenSSH, decoded from base64 (OpenSSH PROTOCOL.key). */
packet openssh_key {
  auth_magic: byte[15] magic("openssh-key-v1\0");
  /** none, aes256-ctr, aes256-gcm@openssh.com, chacha20-poly1305@openssh.com .. */
  cipher_name: string32;
  kdf_name: string32;
  kdf_options_length: uint32 value(sizeof(kdf_options));
  kdf_options: classify (kdf_name)[kdf_options_length] {
  |"none":"NoKdf" -> ();
  |"bcrypt":"Bcrypt" -> salt: binary; rounds: uint32;
  |_:"UnknownKdf" -> options: byte[remaining()];
  };
  /** The format has room for more, but there is always one. */
  key_count: uint32 magic(1);
  public_key_length: uint32 value(sizeof(public_key));
  public_key: packet ssh_public_key()[public_key_length];
  private_length: uint32 value(sizeof(private_key));
  private_key: classify (cipher_name)[private_length] {
  |"none":"Plain" -> section: packet openssh_private_section();
  |_:"Encrypted" -> ciphertext: byte[remaining()];
  };
  /** Of ciphers that authenticate. */
  tag: byte[remaining()];
}

/** The private key, before encryption. */
packet openssh_private_section {
  /** Two equal random numbers: so a wrong pass phrase is noticed. */
  check_1: uint32;
  check_2: uint32 value(check_1);
  key: packet ssh_private_key();
  /** 1, 2, 3 .. up to a multiple of the cipher's block, or of 8 bytes. */
  padding: byte[remaining()];
}
