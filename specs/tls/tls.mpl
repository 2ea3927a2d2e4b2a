/** A record (RFC 8446 section 5.1, RFC 5246 section 6.2). What is in it may be encrypted, or a part of a message, and stays bytes. */
packet tls_record {
  content_type: byte variant {
    |20 -> ChangeCipherSpec
    |21 -> Alert
    |22 -> Handshake
    |23 -> ApplicationData
    |24 -> Heartbeat
    |25 -> TLS12CID
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
    |52  -> TooManyCIDsRequested
    |60  -> ExportRestriction
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
    |114 -> BadCertificateHashValue
    |115 -> UnknownPSKIdentity
    |116 -> CertificateRequired
    |117 -> GeneralError
    |120 -> NoApplicationProtocol
    |121 -> ECHRequired
  };
}

/** A handshake message (RFC 8446 section 4, RFC 5246 section 7.4). version is what has been negotiated: 0x0304 for 1.3, less for versions before. */
packet tls_handshake(int version) {
  msg_type: byte variant {
    |0   -> HelloRequest
    |1   -> ClientHello
    |2   -> ServerHello
    |3   -> HelloVerifyRequest
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
    |21  -> CertificateURL
    |22  -> CertificateStatus
    |23  -> SupplementalData
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
  |CertificateVerify ->
    /** Not before version 1.2. */
    algorithm: tls_signature_scheme when (version >= 0x0303);
    signature: string16 show(hex);
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

/** Cipher suites (IANA). */
typedef tls_cipher_suite uint16 variant {
  |0x0000 -> TLS_NULL_WITH_NULL_NULL
  |0x0001 -> TLS_RSA_WITH_NULL_MD5
  |0x0002 -> TLS_RSA_WITH_NULL_SHA
  |0x0003 -> TLS_RSA_EXPORT_WITH_RC4_40_MD5
  |0x0004 -> TLS_RSA_WITH_RC4_128_MD5
  |0x0005 -> TLS_RSA_WITH_RC4_128_SHA
  |0x0006 -> TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5
  |0x0007 -> TLS_RSA_WITH_IDEA_CBC_SHA
  |0x0008 -> TLS_RSA_EXPORT_WITH_DES40_CBC_SHA
  |0x0009 -> TLS_RSA_WITH_DES_CBC_SHA
  |0x000a -> TLS_RSA_WITH_3DES_EDE_CBC_SHA
  |0x000b -> TLS_DH_DSS_EXPORT_WITH_DES40_CBC_SHA
  |0x000c -> TLS_DH_DSS_WITH_DES_CBC_SHA
  |0x000d -> TLS_DH_DSS_WITH_3DES_EDE_CBC_SHA
  |0x000e -> TLS_DH_RSA_EXPORT_WITH_DES40_CBC_SHA
  |0x000f -> TLS_DH_RSA_WITH_DES_CBC_SHA
  |0x0010 -> TLS_DH_RSA_WITH_3DES_EDE_CBC_SHA
  |0x0011 -> TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA
  |0x0012 -> TLS_DHE_DSS_WITH_DES_CBC_SHA
  |0x0013 -> TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA
  |0x0014 -> TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA
  |0x0015 -> TLS_DHE_RSA_WITH_DES_CBC_SHA
  |0x0016 -> TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA
  |0x0017 -> TLS_DH_anon_EXPORT_WITH_RC4_40_MD5
  |0x0018 -> TLS_DH_anon_WITH_RC4_128_MD5
  |0x0019 -> TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA
  |0x001a -> TLS_DH_anon_WITH_DES_CBC_SHA
  |0x001b -> TLS_DH_anon_WITH_3DES_EDE_CBC_SHA
  |0x001e -> TLS_KRB5_WITH_DES_CBC_SHA
  |0x001f -> TLS_KRB5_WITH_3DES_EDE_CBC_SHA
  |0x0020 -> TLS_KRB5_WITH_RC4_128_SHA
  |0x0021 -> TLS_KRB5_WITH_IDEA_CBC_SHA
  |0x0022 -> TLS_KRB5_WITH_DES_CBC_MD5
  |0x0023 -> TLS_KRB5_WITH_3DES_EDE_CBC_MD5
  |0x0024 -> TLS_KRB5_WITH_RC4_128_MD5
  |0x0025 -> TLS_KRB5_WITH_IDEA_CBC_MD5
  |0x0026 -> TLS_KRB5_EXPORT_WITH_DES_CBC_40_SHA
  |0x0027 -> TLS_KRB5_EXPORT_WITH_RC2_CBC_40_SHA
  |0x0028 -> TLS_KRB5_EXPORT_WITH_RC4_40_SHA
  |0x0029 -> TLS_KRB5_EXPORT_WITH_DES_CBC_40_MD5
  |0x002a -> TLS_KRB5_EXPORT_WITH_RC2_CBC_40_MD5
  |0x002b -> TLS_KRB5_EXPORT_WITH_RC4_40_MD5
  |0x002c -> TLS_PSK_WITH_NULL_SHA
  |0x002d -> TLS_DHE_PSK_WITH_NULL_SHA
  |0x002e -> TLS_RSA_PSK_WITH_NULL_SHA
  |0x002f -> TLS_RSA_WITH_AES_128_CBC_SHA
  |0x0030 -> TLS_DH_DSS_WITH_AES_128_CBC_SHA
  |0x0031 -> TLS_DH_RSA_WITH_AES_128_CBC_SHA
  |0x0032 -> TLS_DHE_DSS_WITH_AES_128_CBC_SHA
  |0x0033 -> TLS_DHE_RSA_WITH_AES_128_CBC_SHA
  |0x0034 -> TLS_DH_anon_WITH_AES_128_CBC_SHA
  |0x0035 -> TLS_RSA_WITH_AES_256_CBC_SHA
  |0x0036 -> TLS_DH_DSS_WITH_AES_256_CBC_SHA
  |0x0037 -> TLS_DH_RSA_WITH_AES_256_CBC_SHA
  |0x0038 -> TLS_DHE_DSS_WITH_AES_256_CBC_SHA
  |0x0039 -> TLS_DHE_RSA_WITH_AES_256_CBC_SHA
  |0x003a -> TLS_DH_anon_WITH_AES_256_CBC_SHA
  |0x003b -> TLS_RSA_WITH_NULL_SHA256
  |0x003c -> TLS_RSA_WITH_AES_128_CBC_SHA256
  |0x003d -> TLS_RSA_WITH_AES_256_CBC_SHA256
  |0x003e -> TLS_DH_DSS_WITH_AES_128_CBC_SHA256
  |0x003f -> TLS_DH_RSA_WITH_AES_128_CBC_SHA256
  |0x0040 -> TLS_DHE_DSS_WITH_AES_128_CBC_SHA256
  |0x0041 -> TLS_RSA_WITH_CAMELLIA_128_CBC_SHA
  |0x0042 -> TLS_DH_DSS_WITH_CAMELLIA_128_CBC_SHA
  |0x0043 -> TLS_DH_RSA_WITH_CAMELLIA_128_CBC_SHA
  |0x0044 -> TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA
  |0x0045 -> TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA
  |0x0046 -> TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA
  |0x0067 -> TLS_DHE_RSA_WITH_AES_128_CBC_SHA256
  |0x0068 -> TLS_DH_DSS_WITH_AES_256_CBC_SHA256
  |0x0069 -> TLS_DH_RSA_WITH_AES_256_CBC_SHA256
  |0x006a -> TLS_DHE_DSS_WITH_AES_256_CBC_SHA256
  |0x006b -> TLS_DHE_RSA_WITH_AES_256_CBC_SHA256
  |0x006c -> TLS_DH_anon_WITH_AES_128_CBC_SHA256
  |0x006d -> TLS_DH_anon_WITH_AES_256_CBC_SHA256
  |0x0080 -> TLS_GOSTR341094_WITH_28147_CNT_IMIT
  |0x0081 -> TLS_GOSTR341001_WITH_28147_CNT_IMIT
  |0x0082 -> TLS_GOSTR341094_WITH_NULL_GOSTR3411
  |0x0083 -> TLS_GOSTR341001_WITH_NULL_GOSTR3411
  |0x0084 -> TLS_RSA_WITH_CAMELLIA_256_CBC_SHA
  |0x0085 -> TLS_DH_DSS_WITH_CAMELLIA_256_CBC_SHA
  |0x0086 -> TLS_DH_RSA_WITH_CAMELLIA_256_CBC_SHA
  |0x0087 -> TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA
  |0x0088 -> TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA
  |0x0089 -> TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA
  |0x008a -> TLS_PSK_WITH_RC4_128_SHA
  |0x008b -> TLS_PSK_WITH_3DES_EDE_CBC_SHA
  |0x008c -> TLS_PSK_WITH_AES_128_CBC_SHA
  |0x008d -> TLS_PSK_WITH_AES_256_CBC_SHA
  |0x008e -> TLS_DHE_PSK_WITH_RC4_128_SHA
  |0x008f -> TLS_DHE_PSK_WITH_3DES_EDE_CBC_SHA
  |0x0090 -> TLS_DHE_PSK_WITH_AES_128_CBC_SHA
  |0x0091 -> TLS_DHE_PSK_WITH_AES_256_CBC_SHA
  |0x0092 -> TLS_RSA_PSK_WITH_RC4_128_SHA
  |0x0093 -> TLS_RSA_PSK_WITH_3DES_EDE_CBC_SHA
  |0x0094 -> TLS_RSA_PSK_WITH_AES_128_CBC_SHA
  |0x0095 -> TLS_RSA_PSK_WITH_AES_256_CBC_SHA
  |0x0096 -> TLS_RSA_WITH_SEED_CBC_SHA
  |0x0097 -> TLS_DH_DSS_WITH_SEED_CBC_SHA
  |0x0098 -> TLS_DH_RSA_WITH_SEED_CBC_SHA
  |0x0099 -> TLS_DHE_DSS_WITH_SEED_CBC_SHA
  |0x009a -> TLS_DHE_RSA_WITH_SEED_CBC_SHA
  |0x009b -> TLS_DH_anon_WITH_SEED_CBC_SHA
  |0x009c -> TLS_RSA_WITH_AES_128_GCM_SHA256
  |0x009d -> TLS_RSA_WITH_AES_256_GCM_SHA384
  |0x009e -> TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
  |0x009f -> TLS_DHE_RSA_WITH_AES_256_GCM_SHA384
  |0x00a0 -> TLS_DH_RSA_WITH_AES_128_GCM_SHA256
  |0x00a1 -> TLS_DH_RSA_WITH_AES_256_GCM_SHA384
  |0x00a2 -> TLS_DHE_DSS_WITH_AES_128_GCM_SHA256
  |0x00a3 -> TLS_DHE_DSS_WITH_AES_256_GCM_SHA384
  |0x00a4 -> TLS_DH_DSS_WITH_AES_128_GCM_SHA256
  |0x00a5 -> TLS_DH_DSS_WITH_AES_256_GCM_SHA384
  |0x00a6 -> TLS_DH_anon_WITH_AES_128_GCM_SHA256
  |0x00a7 -> TLS_DH_anon_WITH_AES_256_GCM_SHA384
  |0x00a8 -> TLS_PSK_WITH_AES_128_GCM_SHA256
  |0x00a9 -> TLS_PSK_WITH_AES_256_GCM_SHA384
  |0x00aa -> TLS_DHE_PSK_WITH_AES_128_GCM_SHA256
  |0x00ab -> TLS_DHE_PSK_WITH_AES_256_GCM_SHA384
  |0x00ac -> TLS_RSA_PSK_WITH_AES_128_GCM_SHA256
  |0x00ad -> TLS_RSA_PSK_WITH_AES_256_GCM_SHA384
  |0x00ae -> TLS_PSK_WITH_AES_128_CBC_SHA256
  |0x00af -> TLS_PSK_WITH_AES_256_CBC_SHA384
  |0x00b0 -> TLS_PSK_WITH_NULL_SHA256
  |0x00b1 -> TLS_PSK_WITH_NULL_SHA384
  |0x00b2 -> TLS_DHE_PSK_WITH_AES_128_CBC_SHA256
  |0x00b3 -> TLS_DHE_PSK_WITH_AES_256_CBC_SHA384
  |0x00b4 -> TLS_DHE_PSK_WITH_NULL_SHA256
  |0x00b5 -> TLS_DHE_PSK_WITH_NULL_SHA384
  |0x00b6 -> TLS_RSA_PSK_WITH_AES_128_CBC_SHA256
  |0x00b7 -> TLS_RSA_PSK_WITH_AES_256_CBC_SHA384
  |0x00b8 -> TLS_RSA_PSK_WITH_NULL_SHA256
  |0x00b9 -> TLS_RSA_PSK_WITH_NULL_SHA384
  |0x00ba -> TLS_RSA_WITH_CAMELLIA_128_CBC_SHA256
  |0x00bb -> TLS_DH_DSS_WITH_CAMELLIA_128_CBC_SHA256
  |0x00bc -> TLS_DH_RSA_WITH_CAMELLIA_128_CBC_SHA256
  |0x00bd -> TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA256
  |0x00be -> TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256
  |0x00bf -> TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA256
  |0x00c0 -> TLS_RSA_WITH_CAMELLIA_256_CBC_SHA256
  |0x00c1 -> TLS_DH_DSS_WITH_CAMELLIA_256_CBC_SHA256
  |0x00c2 -> TLS_DH_RSA_WITH_CAMELLIA_256_CBC_SHA256
  |0x00c3 -> TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA256
  |0x00c4 -> TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256
  |0x00c5 -> TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA256
  |0x00c6 -> TLS_SM4_GCM_SM3
  |0x00c7 -> TLS_SM4_CCM_SM3
  |0x00ff -> TLS_EMPTY_RENEGOTIATION_INFO_SCSV
  |0x1301 -> TLS_AES_128_GCM_SHA256
  |0x1302 -> TLS_AES_256_GCM_SHA384
  |0x1303 -> TLS_CHACHA20_POLY1305_SHA256
  |0x1304 -> TLS_AES_128_CCM_SHA256
  |0x1305 -> TLS_AES_128_CCM_8_SHA256
  |0x5600 -> TLS_FALLBACK_SCSV
  |0xc001 -> TLS_ECDH_ECDSA_WITH_NULL_SHA
  |0xc002 -> TLS_ECDH_ECDSA_WITH_RC4_128_SHA
  |0xc003 -> TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA
  |0xc004 -> TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA
  |0xc005 -> TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA
  |0xc006 -> TLS_ECDHE_ECDSA_WITH_NULL_SHA
  |0xc007 -> TLS_ECDHE_ECDSA_WITH_RC4_128_SHA
  |0xc008 -> TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA
  |0xc009 -> TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
  |0xc00a -> TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
  |0xc00b -> TLS_ECDH_RSA_WITH_NULL_SHA
  |0xc00c -> TLS_ECDH_RSA_WITH_RC4_128_SHA
  |0xc00d -> TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA
  |0xc00e -> TLS_ECDH_RSA_WITH_AES_128_CBC_SHA
  |0xc00f -> TLS_ECDH_RSA_WITH_AES_256_CBC_SHA
  |0xc010 -> TLS_ECDHE_RSA_WITH_NULL_SHA
  |0xc011 -> TLS_ECDHE_RSA_WITH_RC4_128_SHA
  |0xc012 -> TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA
  |0xc013 -> TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
  |0xc014 -> TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
  |0xc015 -> TLS_ECDH_anon_WITH_NULL_SHA
  |0xc016 -> TLS_ECDH_anon_WITH_RC4_128_SHA
  |0xc017 -> TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA
  |0xc018 -> TLS_ECDH_anon_WITH_AES_128_CBC_SHA
  |0xc019 -> TLS_ECDH_anon_WITH_AES_256_CBC_SHA
  |0xc01a -> TLS_SRP_SHA_WITH_3DES_EDE_CBC_SHA
  |0xc01b -> TLS_SRP_SHA_RSA_WITH_3DES_EDE_CBC_SHA
  |0xc01c -> TLS_SRP_SHA_DSS_WITH_3DES_EDE_CBC_SHA
  |0xc01d -> TLS_SRP_SHA_WITH_AES_128_CBC_SHA
  |0xc01e -> TLS_SRP_SHA_RSA_WITH_AES_128_CBC_SHA
  |0xc01f -> TLS_SRP_SHA_DSS_WITH_AES_128_CBC_SHA
  |0xc020 -> TLS_SRP_SHA_WITH_AES_256_CBC_SHA
  |0xc021 -> TLS_SRP_SHA_RSA_WITH_AES_256_CBC_SHA
  |0xc022 -> TLS_SRP_SHA_DSS_WITH_AES_256_CBC_SHA
  |0xc023 -> TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
  |0xc024 -> TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384
  |0xc025 -> TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256
  |0xc026 -> TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA384
  |0xc027 -> TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256
  |0xc028 -> TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384
  |0xc029 -> TLS_ECDH_RSA_WITH_AES_128_CBC_SHA256
  |0xc02a -> TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384
  |0xc02b -> TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
  |0xc02c -> TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
  |0xc02d -> TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256
  |0xc02e -> TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384
  |0xc02f -> TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
  |0xc030 -> TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
  |0xc031 -> TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256
  |0xc032 -> TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384
  |0xc033 -> TLS_ECDHE_PSK_WITH_RC4_128_SHA
  |0xc034 -> TLS_ECDHE_PSK_WITH_3DES_EDE_CBC_SHA
  |0xc035 -> TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA
  |0xc036 -> TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA
  |0xc037 -> TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256
  |0xc038 -> TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA384
  |0xc039 -> TLS_ECDHE_PSK_WITH_NULL_SHA
  |0xc03a -> TLS_ECDHE_PSK_WITH_NULL_SHA256
  |0xc03b -> TLS_ECDHE_PSK_WITH_NULL_SHA384
  |0xc03c -> TLS_RSA_WITH_ARIA_128_CBC_SHA256
  |0xc03d -> TLS_RSA_WITH_ARIA_256_CBC_SHA384
  |0xc03e -> TLS_DH_DSS_WITH_ARIA_128_CBC_SHA256
  |0xc03f -> TLS_DH_DSS_WITH_ARIA_256_CBC_SHA384
  |0xc040 -> TLS_DH_RSA_WITH_ARIA_128_CBC_SHA256
  |0xc041 -> TLS_DH_RSA_WITH_ARIA_256_CBC_SHA384
  |0xc042 -> TLS_DHE_DSS_WITH_ARIA_128_CBC_SHA256
  |0xc043 -> TLS_DHE_DSS_WITH_ARIA_256_CBC_SHA384
  |0xc044 -> TLS_DHE_RSA_WITH_ARIA_128_CBC_SHA256
  |0xc045 -> TLS_DHE_RSA_WITH_ARIA_256_CBC_SHA384
  |0xc046 -> TLS_DH_anon_WITH_ARIA_128_CBC_SHA256
  |0xc047 -> TLS_DH_anon_WITH_ARIA_256_CBC_SHA384
  |0xc048 -> TLS_ECDHE_ECDSA_WITH_ARIA_128_CBC_SHA256
  |0xc049 -> TLS_ECDHE_ECDSA_WITH_ARIA_256_CBC_SHA384
  |0xc04a -> TLS_ECDH_ECDSA_WITH_ARIA_128_CBC_SHA256
  |0xc04b -> TLS_ECDH_ECDSA_WITH_ARIA_256_CBC_SHA384
  |0xc04c -> TLS_ECDHE_RSA_WITH_ARIA_128_CBC_SHA256
  |0xc04d -> TLS_ECDHE_RSA_WITH_ARIA_256_CBC_SHA384
  |0xc04e -> TLS_ECDH_RSA_WITH_ARIA_128_CBC_SHA256
  |0xc04f -> TLS_ECDH_RSA_WITH_ARIA_256_CBC_SHA384
  |0xc050 -> TLS_RSA_WITH_ARIA_128_GCM_SHA256
  |0xc051 -> TLS_RSA_WITH_ARIA_256_GCM_SHA384
  |0xc052 -> TLS_DHE_RSA_WITH_ARIA_128_GCM_SHA256
  |0xc053 -> TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384
  |0xc054 -> TLS_DH_RSA_WITH_ARIA_128_GCM_SHA256
  |0xc055 -> TLS_DH_RSA_WITH_ARIA_256_GCM_SHA384
  |0xc056 -> TLS_DHE_DSS_WITH_ARIA_128_GCM_SHA256
  |0xc057 -> TLS_DHE_DSS_WITH_ARIA_256_GCM_SHA384
  |0xc058 -> TLS_DH_DSS_WITH_ARIA_128_GCM_SHA256
  |0xc059 -> TLS_DH_DSS_WITH_ARIA_256_GCM_SHA384
  |0xc05a -> TLS_DH_anon_WITH_ARIA_128_GCM_SHA256
  |0xc05b -> TLS_DH_anon_WITH_ARIA_256_GCM_SHA384
  |0xc05c -> TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256
  |0xc05d -> TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384
  |0xc05e -> TLS_ECDH_ECDSA_WITH_ARIA_128_GCM_SHA256
  |0xc05f -> TLS_ECDH_ECDSA_WITH_ARIA_256_GCM_SHA384
  |0xc060 -> TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256
  |0xc061 -> TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384
  |0xc062 -> TLS_ECDH_RSA_WITH_ARIA_128_GCM_SHA256
  |0xc063 -> TLS_ECDH_RSA_WITH_ARIA_256_GCM_SHA384
  |0xc064 -> TLS_PSK_WITH_ARIA_128_CBC_SHA256
  |0xc065 -> TLS_PSK_WITH_ARIA_256_CBC_SHA384
  |0xc066 -> TLS_DHE_PSK_WITH_ARIA_128_CBC_SHA256
  |0xc067 -> TLS_DHE_PSK_WITH_ARIA_256_CBC_SHA384
  |0xc068 -> TLS_RSA_PSK_WITH_ARIA_128_CBC_SHA256
  |0xc069 -> TLS_RSA_PSK_WITH_ARIA_256_CBC_SHA384
  |0xc06a -> TLS_PSK_WITH_ARIA_128_GCM_SHA256
  |0xc06b -> TLS_PSK_WITH_ARIA_256_GCM_SHA384
  |0xc06c -> TLS_DHE_PSK_WITH_ARIA_128_GCM_SHA256
  |0xc06d -> TLS_DHE_PSK_WITH_ARIA_256_GCM_SHA384
  |0xc06e -> TLS_RSA_PSK_WITH_ARIA_128_GCM_SHA256
  |0xc06f -> TLS_RSA_PSK_WITH_ARIA_256_GCM_SHA384
  |0xc070 -> TLS_ECDHE_PSK_WITH_ARIA_128_CBC_SHA256
  |0xc071 -> TLS_ECDHE_PSK_WITH_ARIA_256_CBC_SHA384
  |0xc072 -> TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256
  |0xc073 -> TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_CBC_SHA384
  |0xc074 -> TLS_ECDH_ECDSA_WITH_CAMELLIA_128_CBC_SHA256
  |0xc075 -> TLS_ECDH_ECDSA_WITH_CAMELLIA_256_CBC_SHA384
  |0xc076 -> TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256
  |0xc077 -> TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384
  |0xc078 -> TLS_ECDH_RSA_WITH_CAMELLIA_128_CBC_SHA256
  |0xc079 -> TLS_ECDH_RSA_WITH_CAMELLIA_256_CBC_SHA384
  |0xc07a -> TLS_RSA_WITH_CAMELLIA_128_GCM_SHA256
  |0xc07b -> TLS_RSA_WITH_CAMELLIA_256_GCM_SHA384
  |0xc07c -> TLS_DHE_RSA_WITH_CAMELLIA_128_GCM_SHA256
  |0xc07d -> TLS_DHE_RSA_WITH_CAMELLIA_256_GCM_SHA384
  |0xc07e -> TLS_DH_RSA_WITH_CAMELLIA_128_GCM_SHA256
  |0xc07f -> TLS_DH_RSA_WITH_CAMELLIA_256_GCM_SHA384
  |0xc080 -> TLS_DHE_DSS_WITH_CAMELLIA_128_GCM_SHA256
  |0xc081 -> TLS_DHE_DSS_WITH_CAMELLIA_256_GCM_SHA384
  |0xc082 -> TLS_DH_DSS_WITH_CAMELLIA_128_GCM_SHA256
  |0xc083 -> TLS_DH_DSS_WITH_CAMELLIA_256_GCM_SHA384
  |0xc084 -> TLS_DH_anon_WITH_CAMELLIA_128_GCM_SHA256
  |0xc085 -> TLS_DH_anon_WITH_CAMELLIA_256_GCM_SHA384
  |0xc086 -> TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256
  |0xc087 -> TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384
  |0xc088 -> TLS_ECDH_ECDSA_WITH_CAMELLIA_128_GCM_SHA256
  |0xc089 -> TLS_ECDH_ECDSA_WITH_CAMELLIA_256_GCM_SHA384
  |0xc08a -> TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256
  |0xc08b -> TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384
  |0xc08c -> TLS_ECDH_RSA_WITH_CAMELLIA_128_GCM_SHA256
  |0xc08d -> TLS_ECDH_RSA_WITH_CAMELLIA_256_GCM_SHA384
  |0xc08e -> TLS_PSK_WITH_CAMELLIA_128_GCM_SHA256
  |0xc08f -> TLS_PSK_WITH_CAMELLIA_256_GCM_SHA384
  |0xc090 -> TLS_DHE_PSK_WITH_CAMELLIA_128_GCM_SHA256
  |0xc091 -> TLS_DHE_PSK_WITH_CAMELLIA_256_GCM_SHA384
  |0xc092 -> TLS_RSA_PSK_WITH_CAMELLIA_128_GCM_SHA256
  |0xc093 -> TLS_RSA_PSK_WITH_CAMELLIA_256_GCM_SHA384
  |0xc094 -> TLS_PSK_WITH_CAMELLIA_128_CBC_SHA256
  |0xc095 -> TLS_PSK_WITH_CAMELLIA_256_CBC_SHA384
  |0xc096 -> TLS_DHE_PSK_WITH_CAMELLIA_128_CBC_SHA256
  |0xc097 -> TLS_DHE_PSK_WITH_CAMELLIA_256_CBC_SHA384
  |0xc098 -> TLS_RSA_PSK_WITH_CAMELLIA_128_CBC_SHA256
  |0xc099 -> TLS_RSA_PSK_WITH_CAMELLIA_256_CBC_SHA384
  |0xc09a -> TLS_ECDHE_PSK_WITH_CAMELLIA_128_CBC_SHA256
  |0xc09b -> TLS_ECDHE_PSK_WITH_CAMELLIA_256_CBC_SHA384
  |0xc09c -> TLS_RSA_WITH_AES_128_CCM
  |0xc09d -> TLS_RSA_WITH_AES_256_CCM
  |0xc09e -> TLS_DHE_RSA_WITH_AES_128_CCM
  |0xc09f -> TLS_DHE_RSA_WITH_AES_256_CCM
  |0xc0a0 -> TLS_RSA_WITH_AES_128_CCM_8
  |0xc0a1 -> TLS_RSA_WITH_AES_256_CCM_8
  |0xc0a2 -> TLS_DHE_RSA_WITH_AES_128_CCM_8
  |0xc0a3 -> TLS_DHE_RSA_WITH_AES_256_CCM_8
  |0xc0a4 -> TLS_PSK_WITH_AES_128_CCM
  |0xc0a5 -> TLS_PSK_WITH_AES_256_CCM
  |0xc0a6 -> TLS_DHE_PSK_WITH_AES_128_CCM
  |0xc0a7 -> TLS_DHE_PSK_WITH_AES_256_CCM
  |0xc0a8 -> TLS_PSK_WITH_AES_128_CCM_8
  |0xc0a9 -> TLS_PSK_WITH_AES_256_CCM_8
  |0xc0aa -> TLS_PSK_DHE_WITH_AES_128_CCM_8
  |0xc0ab -> TLS_PSK_DHE_WITH_AES_256_CCM_8
  |0xc0ac -> TLS_ECDHE_ECDSA_WITH_AES_128_CCM
  |0xc0ad -> TLS_ECDHE_ECDSA_WITH_AES_256_CCM
  |0xc0ae -> TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8
  |0xc0af -> TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8
  |0xc0b0 -> TLS_ECCPWD_WITH_AES_128_GCM_SHA256
  |0xc0b1 -> TLS_ECCPWD_WITH_AES_256_GCM_SHA384
  |0xc0b2 -> TLS_ECCPWD_WITH_AES_128_CCM_SHA256
  |0xc0b3 -> TLS_ECCPWD_WITH_AES_256_CCM_SHA384
  |0xc0b4 -> TLS_SHA256_SHA256
  |0xc0b5 -> TLS_SHA384_SHA384
  |0xc100 -> TLS_GOSTR341112_256_WITH_KUZNYECHIK_CTR_OMAC
  |0xc101 -> TLS_GOSTR341112_256_WITH_MAGMA_CTR_OMAC
  |0xc102 -> TLS_GOSTR341112_256_WITH_28147_CNT_IMIT
  |0xc103 -> TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L
  |0xc104 -> TLS_GOSTR341112_256_WITH_MAGMA_MGM_L
  |0xc105 -> TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_S
  |0xc106 -> TLS_GOSTR341112_256_WITH_MAGMA_MGM_S
  |0xcca8 -> TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
  |0xcca9 -> TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
  |0xccaa -> TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256
  |0xccab -> TLS_PSK_WITH_CHACHA20_POLY1305_SHA256
  |0xccac -> TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256
  |0xccad -> TLS_DHE_PSK_WITH_CHACHA20_POLY1305_SHA256
  |0xccae -> TLS_RSA_PSK_WITH_CHACHA20_POLY1305_SHA256
  |0xd001 -> TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256
  |0xd002 -> TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384
  |0xd003 -> TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256
  |0xd005 -> TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256
};

/** Groups (RFC 8446 section 4.2.7 and IANA). */
typedef tls_named_group uint16 variant {
  |0x0001 -> Sect163k1
  |0x0002 -> Sect163r1
  |0x0003 -> Sect163r2
  |0x0004 -> Sect193r1
  |0x0005 -> Sect193r2
  |0x0006 -> Sect233k1
  |0x0007 -> Sect233r1
  |0x0008 -> Sect239k1
  |0x0009 -> Sect283k1
  |0x000a -> Sect283r1
  |0x000b -> Sect409k1
  |0x000c -> Sect409r1
  |0x000d -> Sect571k1
  |0x000e -> Sect571r1
  |0x000f -> Secp160k1
  |0x0010 -> Secp160r1
  |0x0011 -> Secp160r2
  |0x0012 -> Secp192k1
  |0x0013 -> Secp192r1
  |0x0014 -> Secp224k1
  |0x0015 -> Secp224r1
  |0x0016 -> Secp256k1
  |0x0017 -> Secp256r1
  |0x0018 -> Secp384r1
  |0x0019 -> Secp521r1
  |0x001a -> BrainpoolP256r1
  |0x001b -> BrainpoolP384r1
  |0x001c -> BrainpoolP512r1
  |0x001d -> X25519
  |0x001e -> X448
  |0x001f -> BrainpoolP256r1Tls13
  |0x0020 -> BrainpoolP384r1Tls13
  |0x0021 -> BrainpoolP512r1Tls13
  |0x0022 -> GC256A
  |0x0023 -> GC256B
  |0x0024 -> GC256C
  |0x0025 -> GC256D
  |0x0026 -> GC512A
  |0x0027 -> GC512B
  |0x0028 -> GC512C
  |0x0029 -> CurveSM2
  |0x0100 -> Ffdhe2048
  |0x0101 -> Ffdhe3072
  |0x0102 -> Ffdhe4096
  |0x0103 -> Ffdhe6144
  |0x0104 -> Ffdhe8192
  |0x0200 -> MLKEM512
  |0x0201 -> MLKEM768
  |0x0202 -> MLKEM1024
  |0x11eb -> SecP256r1MLKEM768
  |0x11ec -> X25519MLKEM768
  |0x11ed -> SecP384r1MLKEM1024
  |0x6399 -> X25519Kyber768Draft00
  |0xff01 -> ArbitraryExplicitPrimeCurves
  |0xff02 -> ArbitraryExplicitChar2Curves
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
  |0x0704 -> EccsiSha256
  |0x0708 -> Sm2SigSm3
  |0x0709 -> GostR34102012_256a
  |0x070a -> GostR34102012_256b
  |0x070b -> GostR34102012_256c
  |0x070c -> GostR34102012_256d
  |0x070d -> GostR34102012_512a
  |0x070e -> GostR34102012_512b
  |0x070f -> GostR34102012_512c
  |0x0804 -> RsaPssRsaeSha256
  |0x0805 -> RsaPssRsaeSha384
  |0x0806 -> RsaPssRsaeSha512
  |0x0807 -> Ed25519
  |0x0808 -> Ed448
  |0x0809 -> RsaPssPssSha256
  |0x080a -> RsaPssPssSha384
  |0x080b -> RsaPssPssSha512
  |0x081a -> EcdsaBrainpoolP256r1Tls13Sha256
  |0x081b -> EcdsaBrainpoolP384r1Tls13Sha384
  |0x081c -> EcdsaBrainpoolP512r1Tls13Sha512
  |0x0904 -> Mldsa44
  |0x0905 -> Mldsa65
  |0x0906 -> Mldsa87
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
  signature_algorithms: packet tls_signature_schemes() when (version == 0x0303);
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
    |2     -> ClientCertificateURL
    |3     -> TrustedCAKeys
    |4     -> TruncatedHMAC
    |5     -> StatusRequest
    |6     -> UserMapping
    |7     -> ClientAuthz
    |8     -> ServerAuthz
    |9     -> CertType
    |10    -> SupportedGroups
    |11    -> ECPointFormats
    |12    -> SRP
    |13    -> SignatureAlgorithms
    |14    -> UseSRTP
    |15    -> Heartbeat
    |16    -> ApplicationLayerProtocolNegotiation
    |17    -> StatusRequestV2
    |18    -> SignedCertificateTimestamp
    |19    -> ClientCertificateType
    |20    -> ServerCertificateType
    |21    -> Padding
    |22    -> EncryptThenMAC
    |23    -> ExtendedMainSecret
    |24    -> TokenBinding
    |25    -> CachedInfo
    |26    -> LTS
    |27    -> CompressCertificate
    |28    -> RecordSizeLimit
    |29    -> PwdProtect
    |30    -> PwdClear
    |31    -> PasswordSalt
    |32    -> TicketPinning
    |33    -> CertWithExternPSK
    |34    -> DelegatedCredential
    |35    -> SessionTicket
    |36    -> TLMSP
    |37    -> TLMSPProxying
    |38    -> TLMSPDelegate
    |39    -> SupportedEKTCiphers
    |41    -> PreSharedKey
    |42    -> EarlyData
    |43    -> SupportedVersions
    |44    -> Cookie
    |45    -> PSKKeyExchangeModes
    |47    -> CertificateAuthorities
    |48    -> OIDFilters
    |49    -> PostHandshakeAuth
    |50    -> SignatureAlgorithmsCert
    |51    -> KeyShare
    |52    -> TransparencyInfo
    |54    -> ConnectionID
    |55    -> ExternalIDHash
    |56    -> ExternalSessionID
    |57    -> QUICTransportParameters
    |58    -> TicketRequest
    |59    -> DNSSECChain
    |60    -> SequenceNumberEncryptionAlgorithms
    |61    -> RRC
    |62    -> TLSFlags
    |13172 -> NextProtocolNegotiation
    |17513 -> ApplicationSettings
    |64768 -> ECHOuterExtensions
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
  |UseSRTP ->
    /** RFC 5764 section 4.1.1. */
    profiles_length: uint16 value(sizeof(profiles));
    profiles: array[profiles_length] {
      profile: uint16 variant {
        |1 -> AES128CMHMACSHA1_80
        |2 -> AES128CMHMACSHA1_32
        |5 -> NullHMACSHA1_80
        |6 -> NullHMACSHA1_32
        |7 -> AEADAES128GCM
        |8 -> AEADAES256GCM
      };
    };
    srtp_mki: string8 show(hex);
  |Heartbeat ->
    /** RFC 6520 section 2. */
    mode: byte variant { |1 -> PeerAllowedToSend |2 -> PeerNotAllowedToSend };
  |SignedCertificateTimestamp:"CertificateTimestamps" when (length > 0) ->
    /** RFC 6962 section 3.3; empty in a request. */
    timestamps_length: uint16 value(sizeof(timestamps));
    timestamps: array[timestamps_length] { timestamp: string16 show(hex); };
  |SignedCertificateTimestamp:"RequestTimestamps" -> ();
  |ClientCertificateType:"ClientCertificateTypes" when (message == 1) ->
    /** RFC 7250 section 3. */
    types_length: byte value(sizeof(types));
    types: array[types_length] { type: tls_certificate_type; };
  |ClientCertificateType:"ClientCertificateType" when (message == 2 || message == 8) ->
    type: tls_certificate_type;
  |ServerCertificateType:"ServerCertificateTypes" when (message == 1) ->
    types_length: byte value(sizeof(types));
    types: array[types_length] { type: tls_certificate_type; };
  |ServerCertificateType:"ServerCertificateType" when (message == 2 || message == 8) ->
    type: tls_certificate_type;
  |Padding -> padding: byte[remaining()];
  |EncryptThenMAC -> ();
  |ExtendedMainSecret -> ();
  |CompressCertificate ->
    algorithms_length: byte value(sizeof(algorithms));
    algorithms: array[algorithms_length] {
      algorithm: uint16 variant { |1 -> Zlib |2 -> Brotli |3 -> Zstd };
    };
  |RecordSizeLimit -> limit: uint16 min(64);
  |DelegatedCredential:"DelegatedCredentialSchemes" when (message == 1) ->
    /** RFC 9345 section 4.1.1. */
    credential_algorithms: packet tls_signature_schemes();
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
  |OIDFilters ->
    /** RFC 8446 section 4.2.5. */
    filters_length: uint16 value(sizeof(filters));
    filters: array[filters_length] { oid: string8 show(hex); values: string16 show(hex); };
  |ConnectionID ->
    /** RFC 9146 section 3. */
    connection_id: string8 show(hex);
  |QUICTransportParameters ->
    /** RFC 9000 section 18. */
    parameters: array { parameter: packet tls_quic_parameter(); };
  |TicketRequest:"TicketRequest" when (message == 1) ->
    /** RFC 9149 section 2. */
    new_session_count: byte;
    resumption_count: byte;
  |TicketRequest:"TicketHint" when (message == 8) -> expected_count: byte;
  |EncryptedClientHello:"EncryptedClientHello" when (message == 1) ->
    hello: packet tls_encrypted_client_hello();
  |EncryptedClientHello:"EchConfirmation" when (message == 2) ->
    /** In HelloRetryRequest (RFC 9849 section 7.2.1). */
    confirmation: byte[8] show(hex);
  |EncryptedClientHello:"EchRetryConfigs" when (message == 8) -> retry_configs: byte[remaining()];
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

/** Types of certificates (RFC 7250, RFC 6091). */
typedef tls_certificate_type byte variant { |0 -> X509 |1 -> OpenPGP |2 -> RawPublicKey |3 -> IEEE16092 };

/** A ClientHello within a ClientHello (RFC 9849 section 5). */
packet tls_encrypted_client_hello() {
  client_hello_type: byte variant { |0 -> Outer |1 -> Inner };
  classify (client_hello_type) {
  |Outer ->
    kdf: uint16 variant { |1 -> HKDFSHA256 |2 -> HKDFSHA384 |3 -> HKDFSHA512 };
    aead: uint16 variant { |1 -> AES128GCM |2 -> AES256GCM |3 -> ChaCha20Poly1305 };
    config_id: byte;
    /** Empty in the second ClientHello. */
    enc: string16 show(hex);
    payload: string16 show(hex);
  |Inner -> ();
  |_:"OtherType" -> bytes: byte[remaining()];
  };
}

/** A transport parameter of QUIC (RFC 9000 section 18). Those whose value is no integer, and those that are not known, keep their bytes. */
packet tls_quic_parameter() {
  parameter_id: quicint variant {
    |0x00   -> OriginalDestinationConnectionID
    |0x01   -> MaxIdleTimeout
    |0x02   -> StatelessResetToken
    |0x03   -> MaxUDPPayloadSize
    |0x04   -> InitialMaxData
    |0x05   -> InitialMaxStreamDataBidiLocal
    |0x06   -> InitialMaxStreamDataBidiRemote
    |0x07   -> InitialMaxStreamDataUni
    |0x08   -> InitialMaxStreamsBidi
    |0x09   -> InitialMaxStreamsUni
    |0x0a   -> AckDelayExponent
    |0x0b   -> MaxAckDelay
    |0x0c   -> DisableActiveMigration
    |0x0d   -> PreferredAddress
    |0x0e   -> ActiveConnectionIDLimit
    |0x0f   -> InitialSourceConnectionID
    |0x10   -> RetrySourceConnectionID
    |0x11   -> VersionInformation
    |0x20   -> MaxDatagramFrameSize
    |0x2ab2 -> GreaseQUICBit
  };
  length: quicint value(sizeof(content));
  content: classify (parameter_id)[length] {
  |MaxIdleTimeout ->
    /** In milliseconds. */
    timeout: quicint;
  |3..11:"Number" -> number: quicint;
  |DisableActiveMigration -> ();
  |ActiveConnectionIDLimit -> limit: quicint;
  |MaxDatagramFrameSize -> size: quicint;
  |_:"Bytes" -> bytes: byte[remaining()] show(hex);
  };
}
