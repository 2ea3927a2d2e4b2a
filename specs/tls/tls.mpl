/** A record (RFC 8446 section 5.1, RFC 5246 section 6.2). What is in it may be encrypted, or a part of a message, and stays bytes. */
packet tls_record {
  content_type: byte variant {
    |20 -> ChangeCipherSpec
    |21 -> Alert
    |22 -> Handshake
    |23 -> ApplicationData
    |24 -> Heartbeat
  };
  /** In version 1.3, always that of 1.2 but in the first record. */
  legacy_record_version: tls_version;
  length: uint16 value(sizeof(fragment)) max(18432);
  fragment: byte[length];
}

/** Versions of the protocol. */
typedef tls_version uint16 variant {
  |0x0300 -> SSL3
  |0x0301 -> TLS10
  |0x0302 -> TLS11
  |0x0303 => TLS12
  |0x0304 -> TLS13
};

/** Keys change (RFC 5246 section 7.1); in version 1.3 it means nothing. */
packet tls_change_cipher_spec { message: byte const(1); }

/** An alert (RFC 8446 section 6). */
packet tls_alert {
  level: byte variant { |1 -> Warning |2 -> Fatal };
  description: byte variant {
    |0   -> CloseNotify
    |10  -> UnexpectedMessage
    |20  -> BadRecordMac
    |21  -> DecryptionFailed
    |22  -> RecordOverflow
    |30  -> DecompressionFailure
    |40  -> HandshakeFailure
    |41  -> NoCertificate
    |42  -> BadCertificate
    |43  -> UnsupportedCertificate
    |44  -> CertificateRevoked
    |45  -> CertificateExpired
    |46  -> CertificateUnknown
    |47  -> IllegalParameter
    |48  -> UnknownCA
    |49  -> AccessDenied
    |50  -> DecodeError
    |51  -> DecryptError
    |70  -> ProtocolVersion
    |71  -> InsufficientSecurity
    |80  -> InternalError
    |86  -> InappropriateFallback
    |90  -> UserCanceled
    |100 -> NoRenegotiation
    |109 -> MissingExtension
    |110 -> UnsupportedExtension
    |111 -> CertificateUnobtainable
    |112 -> UnrecognizedName
    |113 -> BadCertificateStatusResponse
    |115 -> UnknownPSKIdentity
    |116 -> CertificateRequired
    |120 -> NoApplicationProtocol
  };
}

/** A handshake message (RFC 8446 section 4, RFC 5246 section 7.4). version is what has been negotiated: 0x0304 for 1.3, less for versions before. */
packet tls_handshake(int version) {
  msg_type: byte variant {
    |0   -> HelloRequest
    |1   -> ClientHello
    |2   -> ServerHello
    |4   -> NewSessionTicket
    |5   -> EndOfEarlyData
    |8   -> EncryptedExtensions
    |11  -> Certificate
    |12  -> ServerKeyExchange
    |13  -> CertificateRequest
    |14  -> ServerHelloDone
    |15  -> CertificateVerify
    |16  -> ClientKeyExchange
    |20  -> Finished
    |22  -> CertificateStatus
    |24  -> KeyUpdate
    |25  -> CompressedCertificate
    |254 -> MessageHash
  };
  length: uint24 value(sizeof(body));
  body: classify (msg_type)[length] {
  |HelloRequest -> ();
  |ClientHello -> client_hello: packet tls_client_hello();
  |ServerHello -> server_hello: packet tls_server_hello();
  |NewSessionTicket -> ticket: packet tls_new_session_ticket(version);
  |EndOfEarlyData -> ();
  |EncryptedExtensions -> extensions: packet tls_extensions(8, false);
  |Certificate -> certificate: packet tls_certificate(version);
  |ServerKeyExchange ->
    /** As the cipher suite has it. */
    key_exchange: byte[remaining()];
  |CertificateRequest -> request: packet tls_certificate_request(version);
  |ServerHelloDone -> ();
  |CertificateVerify -> algorithm: tls_signature_scheme; signature: string16 show(hex);
  |ClientKeyExchange ->
    /** As the cipher suite has it. */
    key_exchange: byte[remaining()];
  |Finished -> verify_data: byte[remaining()];
  |CertificateStatus -> status: packet tls_certificate_status();
  |KeyUpdate -> request_update: byte variant { |0 => NotRequested |1 -> Requested };
  |CompressedCertificate ->
    /** RFC 8879 section 4. */
    compression: uint16 variant { |1 -> Zlib |2 -> Brotli |3 -> Zstd };
    uncompressed_length: uint24;
    compressed_length: uint24 value(sizeof(compressed));
    compressed: byte[compressed_length];
  |MessageHash -> hash: byte[remaining()];
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** Cipher suites (IANA): those of 1.3, and of 1.2 those that are in use. */
typedef tls_cipher_suite uint16 variant {
  |0x00ff -> TLS_EMPTY_RENEGOTIATION_INFO_SCSV
  |0x5600 -> TLS_FALLBACK_SCSV
  |0x1301 -> TLS_AES_128_GCM_SHA256
  |0x1302 -> TLS_AES_256_GCM_SHA384
  |0x1303 -> TLS_CHACHA20_POLY1305_SHA256
  |0x1304 -> TLS_AES_128_CCM_SHA256
  |0x1305 -> TLS_AES_128_CCM_8_SHA256
  |0x000a -> TLS_RSA_WITH_3DES_EDE_CBC_SHA
  |0x002f -> TLS_RSA_WITH_AES_128_CBC_SHA
  |0x0035 -> TLS_RSA_WITH_AES_256_CBC_SHA
  |0x003c -> TLS_RSA_WITH_AES_128_CBC_SHA256
  |0x003d -> TLS_RSA_WITH_AES_256_CBC_SHA256
  |0x009c -> TLS_RSA_WITH_AES_128_GCM_SHA256
  |0x009d -> TLS_RSA_WITH_AES_256_GCM_SHA384
  |0x009e -> TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
  |0x009f -> TLS_DHE_RSA_WITH_AES_256_GCM_SHA384
  |0xc009 -> TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
  |0xc00a -> TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
  |0xc013 -> TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
  |0xc014 -> TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
  |0xc023 -> TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
  |0xc024 -> TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384
  |0xc027 -> TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256
  |0xc028 -> TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384
  |0xc02b -> TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
  |0xc02c -> TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
  |0xc02f -> TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
  |0xc030 -> TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
  |0xcca8 -> TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
  |0xcca9 -> TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
  |0xccaa -> TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256
};

/** Groups (RFC 8446 section 4.2.7 and IANA). */
typedef tls_named_group uint16 variant {
  |0x0015 -> Secp224r1
  |0x0017 -> Secp256r1
  |0x0018 -> Secp384r1
  |0x0019 -> Secp521r1
  |0x001d -> X25519
  |0x001e -> X448
  |0x0100 -> Ffdhe2048
  |0x0101 -> Ffdhe3072
  |0x0102 -> Ffdhe4096
  |0x0103 -> Ffdhe6144
  |0x0104 -> Ffdhe8192
  |0x11eb -> SecP256r1MLKEM768
  |0x11ec -> X25519MLKEM768
};

/** Signature schemes (RFC 8446 section 4.2.3); in version 1.2, a hash and a signature algorithm. */
typedef tls_signature_scheme uint16 variant {
  |0x0201 -> RsaPkcs1Sha1
  |0x0202 -> DsaSha1
  |0x0203 -> EcdsaSha1
  |0x0301 -> RsaPkcs1Sha224
  |0x0302 -> DsaSha224
  |0x0303 -> EcdsaSha224
  |0x0401 -> RsaPkcs1Sha256
  |0x0402 -> DsaSha256
  |0x0403 -> EcdsaSecp256r1Sha256
  |0x0501 -> RsaPkcs1Sha384
  |0x0502 -> DsaSha384
  |0x0503 -> EcdsaSecp384r1Sha384
  |0x0601 -> RsaPkcs1Sha512
  |0x0602 -> DsaSha512
  |0x0603 -> EcdsaSecp521r1Sha512
  |0x0804 -> RsaPssRsaeSha256
  |0x0805 -> RsaPssRsaeSha384
  |0x0806 -> RsaPssRsaeSha512
  |0x0807 -> Ed25519
  |0x0808 -> Ed448
  |0x0809 -> RsaPssPssSha256
  |0x080a -> RsaPssPssSha384
  |0x080b -> RsaPssPssSha512
};

/** ClientHello (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2). */
packet tls_client_hello() {
  legacy_version: tls_version;
  random: byte[32];
  legacy_session_id: string8 show(hex);
  cipher_suites_length: uint16 value(sizeof(cipher_suites)) min(2);
  cipher_suites: array[cipher_suites_length] { suite: tls_cipher_suite; };
  /** Null, and before version 1.3 perhaps others. */
  legacy_compression_methods: string8 default("\0") show(hex);
  extensions: packet tls_extensions(1, false) when (remaining() > 0);
}

/** ServerHello (RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3), and HelloRetryRequest, which has a random of its own. */
packet tls_server_hello() {
  legacy_version: tls_version;
  random: byte[32] variant {
    |"\xcf\x21\xad\x74\xe5\x9a\x61\x11\xbe\x1d\x8c\x02\x1e\x65\xb8\x91\xc2\xa2\x11\x16\x7a\xbb\x8c\x5e\x07\x9e\x09\xe2\xc8\xa8\x33\x9c" -> HelloRetryRequest
  };
  legacy_session_id_echo: string8 show(hex);
  cipher_suite: tls_cipher_suite;
  legacy_compression_method: byte default(0);
  extensions: packet tls_extensions(2, random == HelloRetryRequest) when (remaining() > 0);
}

/** NewSessionTicket (RFC 8446 section 4.6.1, RFC 5077 section 3.3). */
packet tls_new_session_ticket(int version) {
  /** In seconds; a hint in version 1.2. */
  ticket_lifetime: uint32;
  ticket_age_add: uint32 when (version >= 0x0304);
  ticket_nonce: string8 show(hex) when (version >= 0x0304);
  ticket: string16 show(hex);
  extensions: packet tls_extensions(4, false) when (version >= 0x0304);
}

/** Certificate (RFC 8446 section 4.4.2, RFC 5246 section 7.4.2): the owner's first. */
packet tls_certificate(int version) {
  certificate_request_context: string8 show(hex) when (version >= 0x0304);
  certificates_length: uint24 value(sizeof(certificates));
  certificates: array[certificates_length] { entry: packet tls_certificate_entry(version); };
}

/** A certificate, and in version 1.3 what belongs to it. */
packet tls_certificate_entry(int version) {
  certificate_length: uint24 value(sizeof(certificate));
  /** X.509, encoded by DER. */
  certificate: byte[certificate_length];
  extensions: packet tls_extensions(11, false) when (version >= 0x0304);
}

/** CertificateRequest (RFC 8446 section 4.3.2, RFC 5246 section 7.4.4). */
packet tls_certificate_request(int version) {
  certificate_request_context: string8 show(hex) when (version >= 0x0304);
  extensions: packet tls_extensions(13, false) when (version >= 0x0304);
  /** From here on: before version 1.3. */
  certificate_types: string8 show(hex) when (version < 0x0304);
  signature_algorithms: packet tls_signature_schemes() when (version < 0x0304);
  authorities: packet tls_distinguished_names() when (version < 0x0304);
}

/** The answer of an OCSP server (RFC 6066 section 8). */
packet tls_certificate_status() {
  status_type: byte variant { |1 => OCSP };
  response_length: uint24 value(sizeof(response));
  response: byte[response_length];
}

/** A list of signature schemes. */
packet tls_signature_schemes() {
  length: uint16 value(sizeof(schemes));
  schemes: array[length] { scheme: tls_signature_scheme; };
}

/** A list of names of X.500, encoded by DER. */
packet tls_distinguished_names() {
  length: uint16 value(sizeof(names));
  names: array[length] { name: string16 show(hex); };
}

/** Extensions behind their length. message is the type of the message that they are in, retry whether that is a HelloRetryRequest. */
packet tls_extensions(int message, bool retry) {
  length: uint16 value(sizeof(extensions));
  extensions: array[length] { extension: packet tls_extension(message, retry); };
}

/**
 * An extension (RFC 8446 section 4.2), which may look different in each message. Those that this specification does not know keep their bytes.
 */
packet tls_extension(int message, bool retry) {
  extension_type: uint16 variant {
    |0     -> ServerName
    |1     -> MaxFragmentLength
    |5     -> StatusRequest
    |10    -> SupportedGroups
    |11    -> ECPointFormats
    |13    -> SignatureAlgorithms
    |14    -> UseSRTP
    |15    -> Heartbeat
    |16    -> ApplicationLayerProtocolNegotiation
    |18    -> SignedCertificateTimestamp
    |21    -> Padding
    |22    -> EncryptThenMAC
    |23    -> ExtendedMainSecret
    |27    -> CompressCertificate
    |28    -> RecordSizeLimit
    |35    -> SessionTicket
    |41    -> PreSharedKey
    |42    -> EarlyData
    |43    -> SupportedVersions
    |44    -> Cookie
    |45    -> PSKKeyExchangeModes
    |47    -> CertificateAuthorities
    |49    -> PostHandshakeAuth
    |50    -> SignatureAlgorithmsCert
    |51    -> KeyShare
    |57    -> QUICTransportParameters
    |65037 -> EncryptedClientHello
    |65281 -> RenegotiationInfo
  };
  length: uint16 value(sizeof(data));
  data: classify (extension_type)[length] {
  |ServerName when (message == 1) -> names: packet tls_server_names();
  |MaxFragmentLength ->
    max_fragment_length: byte variant { |1 -> Bytes512 |2 -> Bytes1024 |3 -> Bytes2048 |4 -> Bytes4096 };
  |StatusRequest:"StatusRequest" when (message == 1) ->
    status_type: byte variant { |1 => OCSP };
    responder_ids: string16 show(hex);
    request_extensions: string16 show(hex);
  |StatusRequest:"Status" when (message == 11) -> status: packet tls_certificate_status();
  |SupportedGroups ->
    groups_length: uint16 value(sizeof(groups));
    groups: array[groups_length] { group: tls_named_group; };
  |ECPointFormats -> formats: string8 show(hex);
  |SignatureAlgorithms -> signature_algorithms: packet tls_signature_schemes();
  |ApplicationLayerProtocolNegotiation:"Alpn" ->
    protocols_length: uint16 value(sizeof(protocols));
    protocols: array[protocols_length] { protocol: string8; };
  |Padding -> padding: byte[remaining()];
  |EncryptThenMAC -> ();
  |ExtendedMainSecret -> ();
  |CompressCertificate ->
    algorithms_length: byte value(sizeof(algorithms));
    algorithms: array[algorithms_length] {
      algorithm: uint16 variant { |1 -> Zlib |2 -> Brotli |3 -> Zstd };
    };
  |RecordSizeLimit -> limit: uint16 min(64);
  |SessionTicket -> ticket: byte[remaining()];
  |PreSharedKey:"OfferedPSKs" when (message == 1) -> offered: packet tls_offered_psks();
  |PreSharedKey:"SelectedPSK" when (message == 2) -> selected_identity: uint16;
  |EarlyData:"MaxEarlyData" when (message == 4) -> max_early_data_size: uint32;
  |EarlyData:"EarlyData" -> ();
  |SupportedVersions:"SupportedVersions" when (message == 1) ->
    versions_length: byte value(sizeof(versions));
    versions: array[versions_length] { version: tls_version; };
  |SupportedVersions:"SelectedVersion" when (message == 2) -> selected_version: tls_version;
  |Cookie -> cookie: string16 show(hex);
  |PSKKeyExchangeModes ->
    modes_length: byte value(sizeof(modes));
    modes: array[modes_length] { mode: byte variant { |0 -> Ke |1 -> DheKe }; };
  |CertificateAuthorities -> authorities: packet tls_distinguished_names();
  |PostHandshakeAuth -> ();
  |SignatureAlgorithmsCert -> signature_algorithms: packet tls_signature_schemes();
  |KeyShare:"KeyShares" when (message == 1) ->
    shares_length: uint16 value(sizeof(shares));
    shares: array[shares_length] { share: packet tls_key_share_entry(); };
  |KeyShare:"SelectedGroup" when (message == 2 && retry) -> selected_group: tls_named_group;
  |KeyShare:"KeyShare" when (message == 2 && !retry) -> share: packet tls_key_share_entry();
  |RenegotiationInfo -> renegotiated_connection: string8 show(hex);
  |_:"Other" -> bytes: byte[remaining()];
  };
}

/** Names of the server that is wanted (RFC 6066 section 3). */
packet tls_server_names() {
  length: uint16 value(sizeof(names));
  names: array[length] { name_type: byte variant { |0 => HostName }; name: string16; };
}

/** A share of a key exchange (RFC 8446 section 4.2.8). */
packet tls_key_share_entry() {
  group: tls_named_group;
  key_exchange: string16 show(hex);
}

/** Keys that the client and the server may have in common (RFC 8446 section 4.2.11). */
packet tls_offered_psks() {
  identities_length: uint16 value(sizeof(identities));
  identities: array[identities_length] {
    identity: string16 show(hex);
    obfuscated_ticket_age: uint32;
  };
  binders_length: uint16 value(sizeof(binders));
  binders: array[binders_length] { binder: string8 show(hex); };
}
