/** The first bytes of a section header block (draft-ietf-opsawg-pcapng section 4.1): enough to learn the byte order of the section, which its length already has. */
packet pcapng_probe {
  type: uint32 magic(0x0a0d0d0a) show(hex);
  length: byte[4];
  byte_order: uint32 variant { |0x1a2b3c4d -> Big |0x4d3c2b1a -> Little };
}

/** A block, in the byte order of its section. */
packet pcapng_block(bool little) {
  endian little when (little);
  type: uint32 variant {
    |1          -> InterfaceDescription
    |2          -> Packet
    |3          -> SimplePacket
    |4          -> NameResolution
    |5          -> InterfaceStatistics
    |6          -> EnhancedPacket
    |7          -> IRIGTimestamp
    |8          -> ARINC429
    |9          -> SystemdJournal
    |10         -> DecryptionSecrets
    |0x0bad     -> Custom
    |0x0a0d0d0a -> SectionHeader
    |0x40000bad -> CustomNotToCopy
  };
  /** Of the whole block, a multiple of 4. */
  length: uint32 value(offset(trailing_length));
  body: classify (type)[length - 12] {
  |SectionHeader:"SectionHeader" ->
    byte_order: uint32 magic(0x1a2b3c4d) show(hex);
    major: uint16 const(1);
    minor: uint16 const(0);
    /** Bytes of the section after this block; -1 if not known. */
    section_length: int64 default(-1);
    options: array { option: packet pcapng_option(little); };
  |InterfaceDescription:"InterfaceDescription" ->
    link_type: uint16;
    reserved: uint16 const(0);
    /** 0 is no limit. */
    snap_length: uint32 default(0);
    options: array { option: packet pcapng_option(little); };
  |EnhancedPacket:"EnhancedPacket" ->
    interface_id: uint32;
    /** The time stamp counts in the interface's if_tsresol since 1970. */
    timestamp_high: uint32;
    timestamp_low: uint32;
    captured_length: uint32 value(sizeof(data));
    original_length: uint32;
    data: byte[captured_length];
    padding: byte[(4 - captured_length % 4) % 4] const(0);
    options: array { option: packet pcapng_option(little); };
  |SimplePacket:"SimplePacket" ->
    /** The captured length is this, or the interface's snap_length where that is less. */
    original_length: uint32;
    data: byte[remaining()];
  |Packet:"Packet" ->
    interface_id: uint16;
    drops: uint16;
    timestamp_high: uint32;
    timestamp_low: uint32;
    captured_length: uint32 value(sizeof(data));
    original_length: uint32;
    data: byte[captured_length];
    padding: byte[(4 - captured_length % 4) % 4] const(0);
    options: array { option: packet pcapng_option(little); };
  |NameResolution:"NameResolution" ->
    /** Up to the record of type 0. */
    records: array until (record_type == 0) {
      record_type: uint16 variant { |0 -> End |1 -> IPv4 |2 -> IPv6 |3 -> EUI48 |4 -> EUI64 };
      record_length: uint16 value(sizeof(record));
      record: classify (record_type)[record_length] {
      |End:"End" -> ();
      |IPv4:"Ipv4" -> address: byte[4] show(ipv4); names: array { name: cstring; };
      |IPv6:"Ipv6" -> address: byte[16] show(ipv6); names: array { name: cstring; };
      |EUI48:"Eui48" -> address: byte[6] show(mac); names: array { name: cstring; };
      |EUI64:"Eui64" -> address: byte[8] show(mac); names: array { name: cstring; };
      |_:"OtherRecord" -> bytes: byte[remaining()];
      };
      padding: byte[(4 - record_length % 4) % 4] const(0);
    };
    options: array { option: packet pcapng_option(little); };
  |InterfaceStatistics:"InterfaceStatistics" ->
    interface_id: uint32;
    timestamp_high: uint32;
    timestamp_low: uint32;
    /** 2 and 3 are start and end of the capture, 4 to 8 counts of packets. */
    options: array { option: packet pcapng_option(little); };
  |DecryptionSecrets:"DecryptionSecrets" ->
    secrets_type: uint32 variant {
      |0x544c534b -> TLSKeyLog
      |0x5353484b -> SSHKeyLog
      |0x57474b4c -> WireGuardKeyLog
      |0x5a4e574b -> ZigBeeNetworkKey
      |0x5a415053 -> ZigBeeAPSKey
    };
    secrets_length: uint32 value(sizeof(secrets));
    secrets: byte[secrets_length];
    padding: byte[(4 - secrets_length % 4) % 4] const(0);
    options: array { option: packet pcapng_option(little); };
  |Custom:"Custom" ->
    /** Private enterprise number (IANA): what follows is known to it. */
    enterprise_number: uint32;
    custom_data: byte[remaining()];
  |CustomNotToCopy:"CustomNotToCopy" -> enterprise_number: uint32; custom_data: byte[remaining()];
  |_:"Other" -> data: byte[remaining()];
  };
  trailing_length: uint32 value(length);
}

/** An option, padded to 4 bytes (draft-ietf-opsawg-pcapng section 3.5). */
packet pcapng_option(bool little) {
  endian little when (little);
  /** What it means depends on the block; 0 ends the list, 1 is a comment, 9 in an interface description is if_tsresol. */
  code: uint16;
  length: uint16 value(sizeof(data));
  data: byte[length];
  padding: byte[(4 - length % 4) % 4] const(0);
  /** What follows the end of the list has no meaning. */
  rest: byte[remaining()] when (code == 0) default("");
}
