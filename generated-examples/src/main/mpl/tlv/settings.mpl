/**
 * Settings of a device. Each is a type, a length and a value (TLV), so that a device can skip, and keep, what it does not know.
 */
packet settings {
  magic: uint32 const(0x53455431) show(hex);
  length: uint16 value(sizeof(settings));
  settings: array[length] {
    setting: packet setting();
  };
  checksum: uint32 checksum(crc32, magic..settings) show(hex);
}

/** One setting. */
packet setting() {
  type: byte variant { |1 -> Name |2 -> Server |3 -> Interval |4 -> Group };
  length: uint16 value(sizeof(value));
  value: classify (type)[length] {
  |Name ->
    name: byte[remaining()] show(text);
  |Server ->
    address: uint32 show(ipv4);
    port: uint16;
  |Interval ->
    /** Between two reports, in seconds. */
    seconds: uint32;
  |Group ->
    /** Settings that belong together, such as those of one interface. */
    members: array {
      setting: packet setting();
    };
  |_:"Unknown" ->
    data: byte[remaining()];
  };
}
