/* Every word that was added to the language later is a name in MPL 2007, and so is every word that means something in Java. */
typedef int8 byte;
typedef varint uint16;
typedef uint24 bit[24];
struct { cstring: byte; quicint: uint16; } bytes;
struct { float32: byte; } string16;

packet endian {
  endian: byte;
  little: uint16;
  big: int8;
  extern: varint;
  until: byte value(offset(remaining) - offset(sizeof));
  magic: uint32 const(0xcafe);
  checksum: uint16 default(0);
  show: boolean;
  sizeof: label;
  offset: byte[until];
  remaining: label;
  bytes: bytes;
  string16: string16;
  classify (endian) {
  |1:"endian" when (2 > 1) -> min: byte; max: byte; value: byte; default: byte;
  |2:"extern" -> align: byte; const: byte; array_length: byte value(sizeof(typedefs)); typedefs: string8;
  |3:"until" -> ipv4: byte; mac: uint24;
  };
}

packet class (int int, bool boolean) {
  public: byte;
  static: byte[int];
  void: bit[1];
  null: bit[7] const(0);
  new: packet endian();
  classify (public) {
  |0:"Object" when (boolean) -> get_class: byte; hash_code: byte; to_string: byte; equals: byte;
  |1:"String" -> wait: byte; notify: byte; notify_all: byte; clone: byte;
  |2:"List" -> buffer: byte; start_offset: byte; end_offset: byte; encoded: byte; violations: byte; byte_length: byte;
  |3:"Builder" -> build: byte; parse: byte; try_parse: byte; end: byte; at: byte; skip: byte; add: byte; refresh: byte; kind: byte;
  |4:"Math" -> try: array (2) { catch: array (2) { finally: byte; }; };
  |5:"enum" -> this: string8; super: string8; _: byte; __x: byte; x': byte; x'': byte; x1_2: byte;
  |6:"Thread" -> switch: byte variant { |0 => A |1 -> A' |2 -> B_' |3 -> Class |4 -> Object |5 -> VALUE |6 -> Of };
  |007..0x0f:"802.3 frame" -> byte: byte; b: boolean; bit: bit[8];
  };
}
