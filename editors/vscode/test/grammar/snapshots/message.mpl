/** What two programs say to each other. */
packet message {
  magic: uint16 magic(0x4d31);
  kind: byte variant { |1 -> Text |2 -> Point |3 => Ping };
  has_time: bit[1];
  reserved: bit[7] const(0);
  length: uint16 value(sizeof(body)); // of the body only
  time: uint48 when (has_time);
  body: classify (kind)[length] {
  |Text:"Text" -> text: byte[remaining()] show(text);
  |Point:"Point" -> x: int32; y: int32;
  |Ping:"Ping" -> ();
  |_:"Other" -> data: byte[remaining()];
  };
  sum: uint32 checksum(crc32, magic..body) show(hex);
}
