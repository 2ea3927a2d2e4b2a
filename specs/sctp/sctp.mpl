/**
 * Stream Control Transmission Protocol (RFC 9260). The checksum is Castagnoli's with its bytes in the order in which processors have them (RFC 9260 appendix A), so
 * little-endian.
 */
packet sctp {
  source_port: uint16;
  dest_port: uint16;
  /** 0 in a packet with INIT. */
  verification_tag: uint32 show(hex);
  endian little;
  checksum: uint32 checksum(crc32c, source_port..chunks) show(hex);
  endian big;
  chunks: array { chunk: packet sctp_chunk(); };
}

/** Payload protocol identifiers (IANA). */
typedef sctp_payload_protocol uint32 variant {
  |0  => Unspecified
  |1  -> IUA
  |2  -> M2UA
  |3  -> M3UA
  |4  -> SUA
  |5  -> M2PA
  |6  -> V5UA
  |7  -> H248
  |8  -> BICC
  |9  -> TALI
  |10 -> DUA
  |11 -> ASAP
  |12 -> ENRP
  |13 -> H323
  |14 -> QIPC
  |15 -> SIMCO
  |16 -> DDPSegment
  |17 -> DDPStreamControl
  |18 -> S1AP
  |19 -> RUA
  |20 -> HNBAP
  |21 -> ForCESHighPriority
  |22 -> ForCESMediumPriority
  |23 -> ForCESLowPriority
  |24 -> SBcAP
  |25 -> NBAP
  |27 -> X2AP
  |28 -> IRCP
  |29 -> LCSAP
  |30 -> MPICH2
  |31 -> SABP
  |32 -> FGP
  |33 -> PPP
  |34 -> CALCAPP
  |35 -> SSP
  |36 -> NPMP
  |42 -> RNSAP
  |43 -> M2AP
  |44 -> M3AP
  |45 -> SSHOverSCTP
  |46 -> Diameter
  |47 -> DiameterDTLS
  |50 -> WebRTCDCEP
  |51 -> WebRTCString
  |52 -> WebRTCBinaryPartial
  |53 -> WebRTCBinary
  |54 -> WebRTCStringPartial
  |55 -> PUA3GPP
  |56 -> WebRTCStringEmpty
  |57 -> WebRTCBinaryEmpty
  |58 -> XwAP
  |59 -> XwControlPlane
  |60 -> NGAP
  |61 -> XnAP
  |62 -> F1AP
  |63 -> HTTP
  |64 -> E1AP
  |66 -> NGAPDTLS
  |67 -> XnAPDTLS
  |68 -> F1APDTLS
  |69 -> E1APDTLS
  |70 -> E2CP
  |71 -> E2UP
  |72 -> E2DU
  |73 -> W1AP
};

/** A chunk (RFC 9260 section 3.2, IANA's chunk types). Its length does not count the padding behind it. */
packet sctp_chunk() {
  type: byte variant {
    |0   -> DATA
    |1   -> INIT
    |2   -> INITACK
    |3   -> SACK
    |4   -> HEARTBEAT
    |5   -> HEARTBEATACK
    |6   -> ABORT
    |7   -> SHUTDOWN
    |8   -> SHUTDOWNACK
    |9   -> ERROR
    |10  -> COOKIEECHO
    |11  -> COOKIEACK
    |12  -> ECNE
    |13  -> CWR
    |14  -> SHUTDOWNCOMPLETE
    |15  -> AUTH
    |64  -> IDATA
    |128 -> ASCONFACK
    |130 -> RECONFIG
    |132 -> PAD
    |192 -> FORWARDTSN
    |193 -> ASCONF
    |194 -> IFORWARDTSN
  };
  body: classify (type) {
  |DATA:"Data" ->
    reserved: bit[4] const(0);
    /** I: to be acknowledged at once (RFC 7053). */
    immediate: bit[1] default(false);
    unordered: bit[1] default(false);
    /** B: the first fragment of a message. */
    beginning: bit[1];
    /** E: the last one. */
    ending: bit[1];
    length: uint16 value(offset(user_data));
    tsn: uint32;
    stream: uint16;
    stream_sequence: uint16;
    /** Payload protocol identifier (IANA); 0 if there is none. */
    protocol: sctp_payload_protocol;
    user_data: byte[length - 16];
  |INIT:"Init" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(parameters));
    initiate_tag: uint32 show(hex);
    /** a_rwnd: the advertised receiver window credit, in bytes. */
    window: uint32;
    outbound_streams: uint16;
    inbound_streams: uint16;
    initial_tsn: uint32;
    parameters: array[length - 20] { parameter: packet sctp_parameter(); };
  |INITACK:"InitAck" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(parameters));
    initiate_tag: uint32 show(hex);
    /** a_rwnd: the advertised receiver window credit, in bytes. */
    window: uint32;
    outbound_streams: uint16;
    inbound_streams: uint16;
    initial_tsn: uint32;
    parameters: array[length - 20] { parameter: packet sctp_parameter(); };
  |SACK:"Sack" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(duplicates));
    cumulative_tsn: uint32;
    window: uint32;
    gap_count: uint16 value(array_length(gaps));
    duplicate_count: uint16 value(array_length(duplicates));
    /** Blocks of TSNs that have been received, as differences to cumulative_tsn. */
    gaps: array (gap_count) { start: uint16; end: uint16; };
    duplicates: array (duplicate_count) { tsn: uint32; };
  |HEARTBEAT:"Heartbeat" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(parameters));
    parameters: array[length - 4] { parameter: packet sctp_parameter(); };
  |HEARTBEATACK:"HeartbeatAck" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(parameters));
    parameters: array[length - 4] { parameter: packet sctp_parameter(); };
  |ABORT:"Abort" ->
    reserved: bit[7] const(0);
    /** T: the verification tag is the peer's own. */
    reflected: bit[1] default(false);
    length: uint16 value(offset(causes));
    causes: array[length - 4] { cause: packet sctp_cause(); };
  |SHUTDOWN:"Shutdown" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(cumulative_tsn));
    cumulative_tsn: uint32;
  |SHUTDOWNACK:"ShutdownAck" -> flags: byte default(0) show(hex); length: uint16 value(4);
  |ERROR:"Error" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(causes));
    causes: array[length - 4] { cause: packet sctp_cause(); };
  |COOKIEECHO:"CookieEcho" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(cookie));
    cookie: byte[length - 4];
  |COOKIEACK:"CookieAck" -> flags: byte default(0) show(hex); length: uint16 value(4);
  |ECNE:"Ecne" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(lowest_tsn));
    /** Of the packets that were marked as congestion experienced. */
    lowest_tsn: uint32;
  |CWR:"Cwr" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(lowest_tsn));
    lowest_tsn: uint32;
  |SHUTDOWNCOMPLETE:"ShutdownComplete" ->
    reserved: bit[7] const(0);
    /** T: the verification tag is the peer's own. */
    reflected: bit[1] default(false);
    length: uint16 value(4);
  |AUTH:"Auth" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(hmac));
    /** RFC 4895 section 4.1. */
    key_id: uint16;
    hmac_id: uint16 variant { |1 -> SHA1 |3 -> SHA256 };
    hmac: byte[length - 8] show(hex);
  |IDATA:"IData" ->
    reserved: bit[4] const(0);
    /** I: to be acknowledged at once (RFC 7053). */
    immediate: bit[1] default(false);
    unordered: bit[1] default(false);
    /** B: the first fragment of a message. */
    beginning: bit[1];
    /** E: the last one. */
    ending: bit[1];
    length: uint16 value(offset(user_data));
    /** RFC 8260 section 2.1. */
    tsn: uint32;
    stream: uint16;
    reserved2: uint16 const(0);
    message: uint32;
    /** Payload protocol identifier in the first fragment, the fragment's number in the others. */
    protocol: uint32;
    user_data: byte[length - 20];
  |ASCONFACK:"AsconfAck" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(parameters));
    /** RFC 5061 section 4.1.2. */
    sequence: uint32;
    parameters: array[length - 8] { parameter: packet sctp_parameter(); };
  |RECONFIG:"Reconfig" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(parameters));
    parameters: array[length - 4] { parameter: packet sctp_parameter(); };
  |PAD:"Pad" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(data));
    /** RFC 4820 section 3. */
    data: byte[length - 4];
  |FORWARDTSN:"ForwardTsn" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(streams));
    /** RFC 3758 section 3.2. */
    cumulative_tsn: uint32;
    streams: array[length - 8] { stream: uint16; stream_sequence: uint16; };
  |ASCONF:"Asconf" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(parameters));
    /** RFC 5061 section 4.1.1; the first parameter is an address. */
    sequence: uint32;
    parameters: array[length - 8] { parameter: packet sctp_parameter(); };
  |IFORWARDTSN:"IForwardTsn" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(streams));
    /** RFC 8260 section 2.3.1. */
    cumulative_tsn: uint32;
    streams: array[length - 8] {
      stream: uint16;
      reserved: bit[15] const(0);
      unordered: bit[1];
      message: uint32;
    };
  |_:"Other" ->
    flags: byte default(0) show(hex);
    length: uint16 value(offset(data));
    data: byte[length - 4];
  };
  padding: byte[(4 - offset(body) % 4) % 4] const(0);
}

/** A parameter of a chunk (RFC 9260 section 3.2.1, IANA's chunk parameter types), with the padding behind it. */
packet sctp_parameter() {
  type: uint16 variant {
    |1      -> HeartbeatInfo
    |5      -> IPv4Address
    |6      -> IPv6Address
    |7      -> StateCookie
    |8      -> Unrecognized
    |9      -> CookiePreservative
    |11     -> HostName
    |12     -> SupportedAddressTypes
    |13     -> OutgoingReset
    |14     -> IncomingReset
    |15     -> TSNReset
    |16     -> ReconfigResponse
    |17     -> AddOutgoingStreams
    |18     -> AddIncomingStreams
    |0x8000 -> ECNCapable
    |0x8001 -> ZeroChecksum
    |0x8002 -> Random
    |0x8003 -> ChunkList
    |0x8004 -> RequestedHMAC
    |0x8005 -> Padding
    |0x8008 -> SupportedExtensions
    |0xc000 -> ForwardTSN
    |0xc001 -> AddAddress
    |0xc002 -> DeleteAddress
    |0xc003 -> ErrorCause
    |0xc004 -> SetPrimary
    |0xc005 -> Success
    |0xc006 -> AdaptationLayer
  };
  length: uint16 value(offset(body)) min(4);
  body: classify (type)[length - 4] {
  |IPv4Address:"Ipv4Address" -> address: uint32 show(ipv4);
  |IPv6Address:"Ipv6Address" -> address: byte[16] show(ipv6);
  |Unrecognized:"Unrecognized" -> parameter: byte[remaining()];
  |CookiePreservative:"CookiePreservative" ->
    /** In milliseconds. */
    increment: uint32;
  |HostName:"HostName" -> name: byte[remaining()] show(text);
  |SupportedAddressTypes:"SupportedAddressTypes" ->
    types: array { type: uint16 variant { |5 -> IPv4 |6 -> IPv6 |11 -> HostName }; };
  |OutgoingReset:"OutgoingReset" ->
    /** RFC 6525 section 4.1. */
    request: uint32;
    response: uint32;
    last_tsn: uint32;
    streams: array { stream: uint16; };
  |IncomingReset:"IncomingReset" -> request: uint32; streams: array { stream: uint16; };
  |TSNReset:"TsnReset" -> request: uint32;
  |ReconfigResponse:"ReconfigResponse" ->
    response: uint32;
    result: uint32 variant {
      |0 -> NothingToDo
      |1 -> Performed
      |2 -> Denied
      |3 -> WrongStream
      |4 -> InProgress
      |5 -> BadSequence
      |6 -> Pending
    };
    sender_next_tsn: uint32 when (remaining() > 0);
    receiver_next_tsn: uint32 when (remaining() > 0);
  |AddOutgoingStreams:"AddOutgoingStreams" ->
    request: uint32;
    streams: uint16;
    reserved: uint16 const(0);
  |AddIncomingStreams:"AddIncomingStreams" ->
    request: uint32;
    streams: uint16;
    reserved: uint16 const(0);
  |ECNCapable:"EcnCapable" -> ();
  |ZeroChecksum:"ZeroChecksum" ->
    /** RFC 9653 section 4: the error detection that replaces the checksum. */
    method: uint32;
  |Random:"Random" -> random: byte[remaining()] show(hex);
  |ChunkList:"ChunkList" -> chunks: array { chunk: byte; };
  |RequestedHMAC:"RequestedHmac" ->
    identifiers: array { hmac_id: uint16 variant { |1 -> SHA1 |3 -> SHA256 }; };
  |SupportedExtensions:"SupportedExtensions" -> chunks: array { chunk: byte; };
  |ForwardTSN:"ForwardTsn" -> ();
  |AddAddress:"AddAddress" ->
    /** RFC 5061 section 4.2: a number, and an address parameter. */
    request: uint32;
    address: packet sctp_parameter();
  |DeleteAddress:"DeleteAddress" -> request: uint32; address: packet sctp_parameter();
  |ErrorCause:"ErrorCause" -> response: uint32; causes: array { cause: packet sctp_cause(); };
  |SetPrimary:"SetPrimary" -> request: uint32; address: packet sctp_parameter();
  |Success:"Success" -> response: uint32;
  |AdaptationLayer:"AdaptationLayer" -> indication: uint32 show(hex);
  |_:"Other" -> data: byte[remaining()];
  };
  /** Zero bytes up to a multiple of four. The last parameter of a chunk has none: that is the chunk's padding. */
  padding: byte[(4 - length % 4) % 4] when (sizeof(body) % 4 != 0 && remaining() > 0);
}

/** An error cause (RFC 9260 section 3.3.10, IANA's error cause codes), with the padding behind it. */
packet sctp_cause() {
  code: uint16 variant {
    |1      -> InvalidStream
    |2      -> MissingParameter
    |3      -> StaleCookie
    |4      -> OutOfResource
    |5      -> UnresolvableAddress
    |6      -> UnrecognizedChunk
    |7      -> InvalidParameter
    |8      -> UnrecognizedParameters
    |9      -> NoUserData
    |10     -> CookieWhileShuttingDown
    |11     -> NewAddresses
    |12     -> UserAbort
    |13     -> ProtocolViolation
    |0x00a0 -> DeleteLastAddress
    |0x00a1 -> ResourceShortage
    |0x00a2 -> DeleteSource
    |0x00a3 -> IllegalASCONF
    |0x00a4 -> NoAuthorization
    |0x0105 -> UnsupportedHMAC
  };
  length: uint16 value(offset(body)) min(4);
  body: classify (code)[length - 4] {
  |InvalidStream:"InvalidStream" -> stream: uint16; reserved: uint16 const(0);
  |MissingParameter:"MissingParameter" ->
    count: uint32 value(array_length(missing));
    missing: array (count) { type: uint16; };
  |StaleCookie:"StaleCookie" ->
    /** In microseconds. */
    staleness: uint32;
  |OutOfResource:"OutOfResource" -> ();
  |InvalidParameter:"InvalidParameter" -> ();
  |NoUserData:"NoUserData" -> tsn: uint32;
  |CookieWhileShuttingDown:"CookieWhileShuttingDown" -> ();
  |UserAbort:"UserAbort" -> reason: byte[remaining()];
  |ProtocolViolation:"ProtocolViolation" -> information: byte[remaining()];
  |UnsupportedHMAC:"UnsupportedHmac" -> hmac_id: uint16;
  |_:"Other" -> data: byte[remaining()];
  };
  /** Zero bytes up to a multiple of four, but not behind the last cause. */
  padding: byte[(4 - length % 4) % 4] when (sizeof(body) % 4 != 0 && remaining() > 0);
}
