/** What a user signs to log in (RFC 4252 section 7): the request as it is sent, up to the signature, and the session that it is for. */
packet userauth_signed {
  session_identifier: string32;
  message: byte const(50);
  user_name: string32;
  service_name: string32;
  method_name: string32;
  signed: byte const(1);
  algorithm_name: string32;
  public_key: string32;
  /** Of the server, with publickey-hostbound-v00@openssh.com (OpenSSH PROTOCOL section 3.1): an ssh_public_key_string. */
  host_key: byte[remaining()];
}
