/** What two programs tell each other: a text, a point on a map, or what a later version has to say. */
packet message {
  kind: byte;
  length: uint16 value(sizeof(body)); // a builder computes it, a parser reads no further
  body: classify (kind)[length] {
  |1:"Text" -> text: byte[remaining()] show(text);
  |2:"Point" -> x: int32; y: int32;
  |_:"Other" -> data: byte[remaining()]; // what we do not know yet is kept
  };
}
