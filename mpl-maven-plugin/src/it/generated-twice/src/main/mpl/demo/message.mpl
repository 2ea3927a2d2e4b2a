/** A message with a list of readings. */
packet message {
  kind: byte;
  count: byte value(array_length(readings));
  readings: array (count) { sensor: byte; value: uint16; };
  classify (kind) {
  |0:"Ping" -> ();
  |1:"Note" -> text: string8;
  |_:"Other" -> data: byte[remaining()];
  };
}
