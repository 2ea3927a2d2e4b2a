/** A message of the transport layer (RFC 4253 sections 7 to 11, RFC 8308). Those of the key exchange, 30 to 49, are in kex.mpl. */
packet ssh_transport {
  message: byte variant {
    |1   -> Disconnect
    |2   -> Ignore
    |3   -> Unimplemented
    |4   -> Debug
    |5   -> ServiceRequest
    |6   -> ServiceAccept
    |7   -> ExtInfo
    |8   -> NewCompress
    |20  -> KexInit
    |21  -> NewKeys
    |192 -> Ping
    |193 -> Pong
  };
  classify (message) {
  /** RFC 4253 section 11.1. */
  |Disconnect ->
    reason_code: uint32 variant {
      |1  -> HostNotAllowedToConnect
      |2  -> ProtocolError
      |3  -> KeyExchangeFailed
      |4  -> Reserved
      |5  -> MacError
      |6  -> CompressionError
      |7  -> ServiceNotAvailable
      |8  -> ProtocolVersionNotSupported
      |9  -> HostKeyNotVerifiable
      |10 -> ConnectionLost
      |11 -> ByApplication
      |12 -> TooManyConnections
      |13 -> AuthCancelledByUser
      |14 -> NoMoreAuthMethodsAvailable
      |15 -> IllegalUserName
    };
    description: string32;
    language_tag: string32 default("");
  /** RFC 4253 section 11.2. */
  |Ignore -> data: binary;
  /** RFC 4253 section 11.4. */
  |Unimplemented ->
    /** Packet sequence number of the rejected message. */
    sequence_number: uint32;
  /** RFC 4253 section 11.3. */
  |Debug ->
    always_display: boolean;
    debug_message: string32;
    language_tag: string32 default("");
  /** RFC 4253 section 10. */
  |ServiceRequest -> service_name: string32;
  |ServiceAccept -> service_name: string32;
  /** RFC 8308 section 2.3. */
  |ExtInfo ->
    nr_extensions: uint32 value(array_length(extensions));
    extensions: array (nr_extensions) {
      /** server-sig-algs, delay-compression, no-flow-control, elevation, publickey-hostbound@openssh.com, ping@openssh.com .. */
      extension_name: string32;
      /** Its form depends on the name; most often a name-list or text. */
      extension_value: string32;
    };
  /** RFC 8308 section 3.2. */
  |NewCompress -> ();
  /** RFC 4253 section 7.1. */
  |KexInit ->
    cookie: byte[16];
    /** Also indicators: ext-info-c, ext-info-s (RFC 8308 section 2.1), kex-strict-c-v00@openssh.com, kex-strict-s-v00@openssh.com. */
    kex_algorithms: name_list;
    server_host_key_algorithms: name_list;
    encryption_algorithms_client_to_server: name_list;
    encryption_algorithms_server_to_client: name_list;
    mac_algorithms_client_to_server: name_list;
    mac_algorithms_server_to_client: name_list;
    compression_algorithms_client_to_server: name_list;
    compression_algorithms_server_to_client: name_list;
    languages_client_to_server: name_list default("");
    languages_server_to_client: name_list default("");
    first_kex_packet_follows: boolean default(false);
    reserved: uint32 const(0);
  /** RFC 4253 section 7.3. */
  |NewKeys -> ();
  /** ping@openssh.com (OpenSSH PROTOCOL section 1.9). */
  |Ping -> data: binary;
  |Pong -> data: binary;
  |_:"Unknown" -> data: byte[remaining()];
  };
}
