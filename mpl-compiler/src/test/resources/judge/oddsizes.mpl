/* Sizes, alignment, defaults and constants of bytes and strings, labels, remaining, structs and types. */
typedef addr uint32;
typedef name string8;
typedef flag boolean;
typedef mark label;
typedef big mpint;
typedef host dns_label;

struct { x: uint16; y: uint16 default(7); } point;
struct { from: point; to: point; n: byte value(sizeof(from) + sizeof(to)); } line;

packet aligned {
  n: byte value(sizeof(a));
  a: byte[n] align(8);
  m: byte value(sizeof(b) / 2);
  b: byte[m * 2] align(16);
  k: byte value(sizeof(c));
  c: byte[k] align(64);
  rest: byte[remaining()] align(32);
}

packet constants {
  a: byte[4] const("MPL1");
  b: string8 const("key");
  c: string32 const("");
  d: byte[0] const("");
  e: byte const(255);
  f: flag const(true);
  g: byte[3] const(0);
}

packet defaults {
  a: byte[2] default("ok");
  b: string8 default("b");
  c: string32 default("long " + "text");
  d: byte default(0xff);
  e: uint16 default(d * 256);
  f: boolean default(true);
  g: uint64 default(18446744073709551615);
  h: bit[4] default(0xf);
  i: bit[4] const(0);
  j: byte default(sizeof(b));
  k: uint16 default(offset(j));
}

packet variants {
  a: byte variant { |1 -> One |2 => Two };
  b: string8 variant { |"get" -> Get |"put" => Put };
  c: boolean variant { |true => On |false -> Off };
  d: uint64 variant { |0xffff_ffff_ffff_ffff -> All |0 => None };
  e: bit[1] variant { |0 => No |1 -> Yes };
  f: bit[7] variant { |1 -> A |1 -> B |2 -> C };
  g: byte[2] variant { |"ab" -> Ab };
  h: byte variant { |3 -> Three } default(3);
  i: byte variant { |4 => Four |5 -> Five } min(4) max(5);
}

packet structs {
  p: point;
  l: line;
  q: packet point();
  n: name;
  a: addr;
  f: flag;
  m: mark;
  b: big;
  h: host;
}

packet places {
  start: label;
  a: byte value(offset(start));
  b: byte value(offset(middle));
  c: string8;
  middle: label;
  d: byte value(offset(finish) - offset(middle));
  e: byte value(sizeof(c));
  f: uint16 value(offset(f));
  finish: label;
  rest: byte[remaining()];
  last: label;
}

packet left {
  n: byte;
  r: byte value(sizeof(data));
  data: byte[remaining() - n];
  trailer: byte[n];
}

packet left_over {
  data: byte[remaining() - 4];
  crc: uint32;
}

packet guarded_by_window {
  kind: byte;
  length: byte value(sizeof(data));
  data: classify (kind)[length] {
  |1:"Some" when (remaining() > 0) -> first: byte; rest: byte[remaining()];
  |1:"None" -> ();
  |_:"Other" -> other: byte[remaining()];
  };
  more: byte[remaining()];
}

packet half { data: byte[remaining() / 2]; more: byte[remaining()]; }

packet nothing { (); here: label; }

packet trailing { a: byte; b: byte[2]; }
