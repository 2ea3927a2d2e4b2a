/** What a sensor reports. */
packet report {
  magic: uint16 magic(0x5352);
  kind: byte variant { |1 -> Temperature |2 -> Position };
  has_time: bit[1];
  reserved: bit[7] const(0);
  sensor: uint16;
  /** Of the body, in bytes. */
  length: uint16 value(sizeof(body));
  /** Seconds since 1970. */
  time: uint32 when (has_time);
  body: classify (kind)[length] {
  |Temperature:"Temperature" -> celsius: array { hundredths: int16; };
  |Position:"Position" -> latitude: int32; longitude: int32;
  |_:"Other" -> data: byte[remaining()];
  };
  sum: uint32 checksum(crc32, magic..body) show(hex);
}
