/* Names: words that came later, words of Java, primes; and comments /* inside /* others */ */ wherever they can stand. */
packet packets {
  value: byte; size: byte; offset: byte; data: byte; name: byte; version: byte; time: byte; key: byte; option: byte;
  default: byte; min: byte; max: byte; align: byte; const: byte; magic: byte; endian: byte; until: byte; show: byte; bytes: byte;
  extern: byte; checksum: byte; sizeof: byte; remaining: byte; array_length: byte; little: byte; big: byte;
  int: byte; bool: byte; integer: byte; boolean: byte; byte: byte; bit: bit[8]; uint16: uint16; label: byte; string8: byte;
}

packet words {
  value: byte value(sizeof(size));
  size: string8 default("one");
  offset: label;
  min: byte min(1) max(9) default(5);
  max: byte max(min * 2) default(min);
  const: byte const(1);
  align: byte[value] align(16);
  variant': byte variant { |1 -> A |2 => B' |3 -> C_3 };
  endian: uint16;
  little: uint16 default(endian);
  until: byte value(array_length(show));
  show: array (until) { extern: byte; };
  remaining: byte value(offset(offset));
  checksum: byte[remaining()];
}

packet java (int class, bool static) {
  public: byte;
  private: byte;
  this: byte value(class);
  null: boolean value(static);
  get_class: byte;
  hash_code: byte;
  to_string: byte;
  equals: byte;
  parse: byte;
  build: byte;
  buffer: byte;
  start: byte;
  end: label;
  wait: byte;
  encoded: byte;
  kind: byte;
  refresh: byte;
  java: byte;
  string: byte;
  object: byte;
  record: byte;
  void: byte;
  new: byte;
  return: byte;
  var: byte;
  _: byte;
  _x: byte;
  _1: byte;
  a'': byte;
  a'b: byte;
  camelCase: byte;
  i: byte;
  length: byte;
  count: byte;
  slots: byte;
  classify (kind) {
  |0:"Object" -> list: byte;
  |1:"String" -> list: uint16;
  |2:"java" -> list: uint32;
  |3:"class" -> integer: byte;
  |4:"Kind" -> ();
  };
  next_value: byte;
}

packet string { value: string8; }

packet object { list: packet string(); integer: packet list(); }

packet list { long: array (2) { list: byte; }; }

packet override { override: packet object(); }

packet /* nested */ spaced /* even /* here */ */ { /**/ a /***/ : /****/ byte /* " */ ; /* | : " */ }

packet end_ { a:byte;b:byte;classify(b){|1:"X"->();|2:"Y"->c:byte;};}
