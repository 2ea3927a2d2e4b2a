/** A message between a server that keeps notes and its client. */
packet note_message {
  kind: byte variant { |1 -> Hello |2 -> Welcome |3 -> Denied |4 -> Put |5 -> Stored |6 -> Bye };
  body: classify (kind) {
  |Hello ->
    length: byte value(sizeof(user));
    user: byte[length] show(text);
  |Welcome -> ();
  |Denied -> ();
  |Put ->
    number: byte;
    length: uint16 value(sizeof(text));
    text: byte[length] show(text);
  |Stored -> number: byte;
  |Bye -> ();
  };
}
