/**
 * An entry of a journal: what has happened to a zone since its file was written. A journal is entries behind each other and is only appended to, so that what a crash
 * leaves of the last ones is seen by their length or checksum. The first one is a start, the others are changes and marks.
 */
packet journal_entry {
  length: uint32 value(sizeof(content));
  /** CRC32C of the length and of what follows. */
  crc: uint32 checksum(crc32c, length, content) show(hex);
  content: packet journal_content()[length];
}

packet journal_content {
  kind: byte variant { |1 -> Start |2 -> Change |3 -> Mark };
  classify (kind) {
  |Start ->
    magic: byte[8] const("MPLDNSJL");
    version: uint16 const(1);
    /** The zone. */
    apex: dns_label;
  |Change ->
    /** The serial before, and the one after. */
    from_serial: uint32;
    to_serial: uint32;
    removed_count: uint32 value(array_length(removed));
    added_count: uint32 value(array_length(added));
    removed: array (removed_count) { record: packet journal_record(); };
    added: array (added_count) { record: packet journal_record(); };
  /** The zone file holds all changes before an offset of the journal; or it was written by somebody else, and changes from there on were made to it. */
  |Mark ->
    serial: uint32;
    /** Where the first entry is that the zone file does not hold. */
    position: uint64;
    /** What the file is known by. */
    file_size: uint64;
    file_crc: uint32 show(hex);
  };
}

/** A record of a zone as servers keep it: without compression, and the root in the place of its owner. */
packet journal_record {
  owner: dns_label;
  size: uint32 value(sizeof(record));
  record: byte[size];
}
