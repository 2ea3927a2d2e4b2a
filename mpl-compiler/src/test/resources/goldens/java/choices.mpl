/** Every kind of pattern, and choices by a field, a parameter and a tag; with names that Java has for itself. */
packet choices (int version, bool wide) {
  kind: byte variant { |1 -> One |2 -> Two };
  length: byte value(sizeof(class));
  class: classify (kind)[length] {
  /** Text to the end of the window. */
  |One -> text: byte[remaining()] show(text);
  |Two:"Wide" when (wide && version >= 2) -> first: uint32;
  |Two:"Narrow" -> first: uint16;
  |3..9:"Reserved" -> ();
  |_:"Other" -> data: byte[remaining()];
  };
  flags: bit[1];
  is_long: bit[1];
  classify (is_long) {
  |false:"Short" -> size: bit[6];
  |true:"Long" -> size: bit[14];
  };
  sure: boolean;
  classify (sure) {
  |true:"Sure" -> ();
  |false:"Unsure" -> doubt: byte;
  };
  verb: string8;
  classify (verb) {
  |"get":"get" -> key: cstring;
  |_:"String" -> ();
  };
  classify (version) {
  |0:"Old" -> old: byte when (!wide && length > 1);
  |_:"New" -> extra: uint16 when (flags) default(7); more: packet choices(version - 1, true)[version * 4] when (kind == Two || verb == "more");
  };
}
