/** What a security key signs (OpenSSH PROTOCOL.u2f). */
packet sk_signed {
  /** Of SHA-256. */
  application_hash: byte[32];
  authenticator: packet ssh_sk_authenticator();
  /** Of SHA-256, of what is to be signed. */
  message_hash: byte[32];
}

/** What a signature of a file signs (OpenSSH PROTOCOL.sshsig). */
packet sshsig_signed {
  magic_preamble: byte[6] magic("SSHSIG");
  namespace: string32;
  reserved: binary default("");
  hash_algorithm: string32;
  hash: binary;
}
