/** Every way to end an array, byte orders, captures, and slots that branches share. */
packet arrays(bool little, int limit) {
  endian little when (little);
  count: uint16 value(array_length(points));
  scale: byte;
  length: uint32 value(sizeof(texts));
  points: array (count) { x: uint16; y: int16; };
  texts: array[length] {
    size: byte value(sizeof(text));
    text: byte[size];
    weight: uint16 when (scale > 1);
    ids: array (limit) { endian big; id: uint32; };
  };
  classify (scale) {
  |0:"Names" -> first: string16; second: cstring; third: dns_label;
  |1..9:"Numbers" -> one: varint; two: quicint;
  |10:"Nothing" -> ();
  |_:"Pairs" -> pairs: array (2) { a: byte; b: byte; };
  };
  options: array until (code == 255) {
    code: byte;
    classify (code) { |0:"Pad" -> (); |255:"End" -> (); |_:"Option" -> data: string8; };
  };
  magic_end: uint16 magic(0xabcd);
  rest: array { word: uint32; };
}
