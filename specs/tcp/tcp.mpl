/** Transmission Control Protocol (RFC 9293). pseudo is source and destination address, as IP carries them. */
packet tcp(bytes pseudo) {
  source_port: uint16;
  dest_port: uint16;
  sequence: uint32;
  acknowledgment: uint32 default(0);
  /** Header length in 32-bit words. */
  data_offset: bit[4] value(offset(options) / 4) min(5);
  reserved: bit[3] const(0);
  /** Accurate congestion notification (RFC 9768 section 3.1); once NS (RFC 3540). */
  ae: bit[1] default(false);
  cwr: bit[1] default(false);
  ece: bit[1] default(false);
  urg: bit[1] default(false);
  ack: bit[1] default(false);
  psh: bit[1] default(false);
  rst: bit[1] default(false);
  syn: bit[1] default(false);
  fin: bit[1] default(false);
  window: uint16;
  checksum: uint16 checksum(inet, pseudo, 6, offset(payload), source_port..payload) show(hex);
  urgent_pointer: uint16 default(0);
  options: array[data_offset * 4 - 20] { option: packet tcp_option(); };
  payload: byte[remaining()];
}

/** One option (RFC 9293 section 3.2). The bytes after the end of the list are padding. */
packet tcp_option() {
  kind: byte variant {
    |0   -> EOL
    |1   -> NOP
    |2   -> MSS
    |3   -> WindowScale
    |4   -> SACKPermitted
    |5   -> SACK
    |6   -> Echo
    |7   -> EchoReply
    |8   -> Timestamps
    |9   -> PartialOrderPermitted
    |10  -> PartialOrderService
    |11  -> CC
    |12  -> CCNew
    |13  -> CCEcho
    |14  -> AlternateChecksumRequest
    |15  -> AlternateChecksumData
    |16  -> Skeeter
    |17  -> Bubba
    |18  -> TrailerChecksum
    |19  -> MD5
    |20  -> SCPS
    |21  -> SNACK
    |22  -> RecordBoundaries
    |23  -> CorruptionExperienced
    |24  -> SNAP
    |26  -> CompressionFilter
    |27  -> QuickStart
    |28  -> UserTimeout
    |29  -> AO
    |30  -> MPTCP
    |34  -> FastOpen
    |69  -> ENO
    |172 -> AccECN0
    |174 -> AccECN1
    |253 -> Experimental1
    |254 -> Experimental2
  };
  classify (kind) {
  |EOL:"EndOfList" ->
    /** Whatever is left of the list. */
    padding: byte[remaining()] default("");
  |NOP:"NoOperation" -> ();
  |MSS:"MaximumSegmentSize" -> length: byte const(4); mss: uint16;
  |WindowScale:"WindowScale" ->
    length: byte const(3);
    /** Left shift of the window (RFC 7323 section 2.2). */
    shift: byte max(14);
  |SACKPermitted:"SackPermitted" -> length: byte const(2);
  |SACK:"Sack" ->
    length: byte value(offset(blocks));
    /** Received blocks (RFC 2018 section 3). */
    blocks: array[length - 2] { left_edge: uint32; right_edge: uint32; };
  |Timestamps:"Timestamps" ->
    length: byte const(10);
    ts_value: uint32;
    ts_echo_reply: uint32;
  |MD5:"Md5Signature" -> length: byte const(18); digest: byte[16] show(hex);
  |UserTimeout:"UserTimeout" ->
    length: byte const(4);
    granularity_minutes: bit[1];
    timeout: bit[15];
  |FastOpen:"FastOpen" -> length: byte value(offset(cookie)); cookie: byte[length - 2] show(hex);
  |Echo:"Echo" ->
    length: byte const(6);
    /** RFC 1072 section 3; timestamps are used instead. */
    echo_value: uint32;
  |EchoReply:"EchoReply" -> length: byte const(6); echo_value: uint32;
  |AlternateChecksumRequest:"AlternateChecksumRequest" ->
    length: byte const(3);
    /** RFC 1146 section 1. */
    algorithm: byte variant { |0 -> Sum |1 -> Fletcher8 |2 -> Fletcher16 |3 -> Avoidance };
  |QuickStart:"QuickStart" ->
    length: byte const(8);
    /** The response of RFC 4782 section 4.2. */
    reserved: bit[4] const(0);
    rate: bit[4];
    ttl_difference: byte;
    nonce: bit[30];
    reserved2: bit[2] const(0);
  |AO:"Authentication" ->
    length: byte value(offset(mac));
    /** RFC 5925 section 2.2. */
    key_id: byte;
    next_key_id: byte;
    mac: byte[length - 4] show(hex);
  |MPTCP:"Multipath" ->
    length: byte value(offset(multipath));
    multipath: packet mptcp_option()[length - 2];
  |ENO:"EncryptionNegotiation" ->
    length: byte value(offset(suboptions));
    /** RFC 8547 section 4.1: one-byte suboptions and those with data. */
    suboptions: byte[length - 2] show(hex);
  |AccECN0:"AccurateEcn0" ->
    length: byte value(offset(counters));
    /** RFC 9768 section 3.2.3: bytes received with ECT(0), CE, ECT(1). */
    counters: array[length - 2] { bytes: uint24; };
  |AccECN1:"AccurateEcn1" ->
    length: byte value(offset(counters));
    /** Bytes received with ECT(1), CE, ECT(0). */
    counters: array[length - 2] { bytes: uint24; };
  |Experimental1:"Experimental1" ->
    length: byte value(offset(data));
    /** RFC 6994: which experiment. */
    experiment: uint16 show(hex);
    data: byte[length - 4];
  |Experimental2:"Experimental2" ->
    length: byte value(offset(data));
    experiment: uint16 show(hex);
    data: byte[length - 4];
  |_:"Other" -> length: byte value(offset(data)); data: byte[length - 2];
  };
}

/** What a multipath option says after its length (RFC 8684 section 3). */
packet mptcp_option() {
  subtype: bit[4] variant {
    |0  -> Capable
    |1  -> Join
    |2  -> DSS
    |3  -> AddAddress
    |4  -> RemoveAddress
    |5  -> Priority
    |6  -> Fail
    |7  -> FastClose
    |8  -> Reset
    |15 -> Experimental
  };
  classify (subtype) {
  |Capable:"Capable" ->
    version: bit[4] default(1);
    /** A. */
    checksum_required: bit[1] default(false);
    /** B: for extensions. */
    extensibility: bit[1] default(false);
    /** C: the sender does not accept subflows to this address. */
    no_more_addresses: bit[1] default(false);
    reserved: bit[4] default(0);
    /** H: HMAC-SHA256. */
    hmac_sha256: bit[1] default(true);
    /** Not in the SYN of version 1. */
    sender_key: byte[8] when (remaining() > 0) show(hex);
    receiver_key: byte[8] when (remaining() > 0) show(hex);
    data_level_length: uint16 when (remaining() > 0);
    checksum: uint16 when (remaining() > 0) show(hex);
  |Join:"Join" ->
    reserved: bit[3] const(0);
    backup: bit[1] default(false);
    /** 0 and reserved in the third message. */
    address_id: byte;
    /** Of the three messages, the length tells them apart. */
    message: packet mptcp_join(remaining());
  |DSS:"Dss" ->
    reserved: bit[7] const(0);
    /** F: the end of the data. */
    data_fin: bit[1] default(false);
    /** m: the data sequence number has 8 bytes. */
    long_data_sequence: bit[1] default(false);
    /** M. */
    has_mapping: bit[1];
    /** a: data_ack has 8 bytes. */
    long_data_ack: bit[1] default(false);
    /** A. */
    has_data_ack: bit[1];
    data_ack: bit[32 + 32 * long_data_ack] when (has_data_ack);
    data_sequence: bit[32 + 32 * long_data_sequence] when (has_mapping);
    /** Relative to the subflow's first. */
    subflow_sequence: uint32 when (has_mapping);
    data_level_length: uint16 when (has_mapping);
    checksum: uint16 when (remaining() > 0) show(hex);
  |AddAddress:"AddAddress" ->
    reserved: bit[3] const(0);
    /** E: an echo, without HMAC. */
    echo: bit[1] default(false);
    address_id: byte;
    /** Addresses have 4 or 16 bytes, a port 2 and the HMAC 8: what is left tells which of them are there. */
    address6: byte[16] when (remaining() >= 16) show(ipv6);
    address4: uint32 when (remaining() % 8 >= 4) show(ipv4);
    port: uint16 when (remaining() % 8 == 2);
    hmac: byte[8] when (remaining() > 0) show(hex);
  |RemoveAddress:"RemoveAddress" ->
    reserved: bit[4] const(0);
    address_ids: array { address_id: byte; };
  |Priority:"Priority" ->
    reserved: bit[3] const(0);
    backup: bit[1];
    /** Version 0 only (RFC 6824 section 3.3.8). */
    address_id: byte when (remaining() > 0);
  |Fail:"Fail" -> reserved: bit[12] const(0); data_sequence: byte[8] show(hex);
  |FastClose:"FastClose" -> reserved: bit[12] const(0); receiver_key: byte[8] show(hex);
  |Reset:"Reset" ->
    /** U, V, W: for extensions. */
    reserved: bit[3] default(0);
    /** T. */
    transient: bit[1] default(false);
    reason: byte variant {
      |0 => Unspecified
      |1 -> MPTCP
      |2 -> LackOfResources
      |3 -> Prohibited
      |4 -> TooMuchOutstanding
      |5 -> UnacceptablePerformance
      |6 -> Middlebox
    };
  |_:"Other" -> flags: bit[4] default(0); data: byte[remaining()];
  };
}

/** The messages that join a subflow to a connection (RFC 8684 section 3.2), by their number of bytes. */
packet mptcp_join(int length) {
  classify (length) {
  |8:"Syn" -> token: uint32 show(hex); nonce: uint32 show(hex);
  |12:"SynAck" -> hmac: byte[8] show(hex); nonce: uint32 show(hex);
  |20:"Ack" -> hmac: byte[20] show(hex);
  |_:"Other" -> data: byte[length];
  };
}
