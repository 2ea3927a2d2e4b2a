/* SSH: the binary packet protocol, key exchange, and the transport's messages (RFC 4253, RFC 4419). */
packet ssh_packet (int block, int mac_length) {
  packet_length: uint32 value(offset(padding) - 4);
  padding_length: byte value(sizeof(padding)) min(4);
  payload: byte[packet_length - padding_length - 1];
  padding: byte[padding_length];
  mac: byte[mac_length];
}

packet kexinit {
  cookie: byte[16];
  kex_algorithms: string32;
  server_host_key_algorithms: string32;
  encryption_algorithms_client_to_server: string32;
  encryption_algorithms_server_to_client: string32;
  mac_algorithms_client_to_server: string32;
  mac_algorithms_server_to_client: string32;
  compression_algorithms_client_to_server: string32;
  compression_algorithms_server_to_client: string32;
  languages_client_to_server: string32;
  languages_server_to_client: string32;
  first_kex_packet_follows: boolean;
  reserved: uint32 const(0);
}

packet transport (bool gex, int step) {
  msg: byte;
  classify (msg) {
  |1:"Disconnect" ->
    reason: uint32 variant {
      |1 -> Host_not_allowed |2 -> Protocol_error |3 -> Key_exchange_failed |4 -> Reserved |5 -> Mac_error
      |6 -> Compression_error |7 -> Service_not_available |8 -> Protocol_version_not_supported
      |9 -> Host_key_not_verifiable |10 -> Connection_lost |11 => By_application |12 -> Too_many_connections
      |13 -> Auth_cancelled_by_user |14 -> No_more_auth_methods |15 -> Illegal_user_name
    };
    description: string32 default("");
    language: string32 default("en");
  |2:"Ignore" -> data: string32;
  |3:"Unimplemented" -> sequence: uint32;
  |4:"Debug" -> always_display: boolean default(false); message: string32; language: string32 default("");
  |5:"Service" + "Request" -> name: string32;
  |6:"Service" + "Accept" -> name: string32;
  |20:"KexInit" -> kex: packet kexinit();
  |21:"NewKeys" -> ();
  |30:"DhInit" when (!gex) -> e: mpint;
  |30:"GexRequestOld" when (gex && step == 1) -> n: uint32 min(1024) max(8192);
  |30:"GexNothing" when (gex && !(step == 1)) -> ();
  |31:"DhReply" when (!gex) -> host_key: string32; f: mpint; signature: string32;
  |31:"GexGroup" when (gex) -> p: mpint; g: mpint;
  |32:"GexInit" when (gex) -> e: mpint;
  |33:"GexReply" when (gex) -> host_key: string32; f: mpint; signature: string32;
  |34:"GexRequest" when (gex) -> minimum: uint32; n: uint32; maximum: uint32;
  };
}
