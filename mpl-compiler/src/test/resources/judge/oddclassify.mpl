/* Classifies in all their combinations. */
packet twice_on_one_tag {
  kind: byte;
  classify (kind) {
  |1:"One" -> a: byte;
  |2..9:"Few" -> a: uint16;
  |10:"Ten" -> a: uint32;
  };
  middle: byte;
  classify (kind) {
  |1..9:"Low" -> b: byte;
  |10..255:"High" -> b: uint16;
  };
}

packet later_decides {
  kind: byte;
  classify (kind) {
  |0..127:"Lower" -> x: byte;
  |128..255:"Upper" -> x: uint16;
  };
  classify (kind) {
  |5:"Five" -> y: byte;
  |6..200:"Some" -> y: uint16;
  |201:"Last" -> ();
  };
}

packet reused {
  t: byte;
  classify (t) {
  |1:"A" -> v: byte; w: byte;
  |2:"B" -> v: string8;
  };
  v: uint16;
  u: byte;
  classify (u) {
  |1:"A" -> w: uint16;
  |2:"B" -> w: byte; z: byte;
  };
  w: string8;
}

packet deep {
  a: byte;
  classify (a) {
  |1:"A1" ->
    b: byte;
    classify (b) {
    |1:"B1" ->
      c: byte;
      classify (c) {
      |1:"C1" -> d: byte; classify (d) { |1:"D1" -> (); |2:"D2" -> e: byte; };
      |2:"C2" -> d: uint16;
      };
      f: byte;
    |2:"B2" -> ();
    };
    g: byte;
  |2:"A2" -> ();
  };
  h: byte;
}

packet strings {
  verb: string8;
  classify (verb) {
  |"":"Empty" -> ();
  |"get":"Get" -> key: string8;
  |"Get":"GetUpper" -> ();
  |"put":"Put" -> key: string8; value: string32;
  };
  code: byte[2];
  classify (code) {
  |"OK":"Fine" -> ();
  |"NO":"Bad" -> reason: string32;
  };
}

packet truth {
  a: boolean;
  b: boolean;
  classify (a) {
  |true:"T" -> classify (b) { |true:"TT" -> x: byte; |false:"TF" -> y: byte; };
  |false:"F" -> ();
  };
}

packet booleans {
  a: boolean const(true);
  b: boolean default(false);
  c: boolean value(sizeof(d) > 0);
  d: string8;
  e: boolean variant { |true -> Yes |false => No };
}

packet big_tags {
  t: uint64;
  classify (t) {
  |0:"Zero" -> ();
  |1..0xffff_ffff:"Small" -> a: byte;
  |0x1_0000_0000..0x7fff_ffff_ffff_ffff:"Large" -> b: byte;
  |0x8000_0000_0000_0000..0xffff_ffff_ffff_fffe:"Huge" -> c: byte;
  |0xffff_ffff_ffff_ffff:"Last" -> d: byte;
  };
}

packet guarded (int level, bool secure, integer other, boolean last) {
  t: byte;
  classify (t) {
  |1:"Plain" when (!secure) -> a: byte;
  |1:"Secure" when (secure) -> b: uint16;
  |2:"Level0" when (level == 0) -> ();
  |2:"Level1" when (level == 1) -> a: byte;
  |2:"LevelMore" when (level > 1) -> b: uint16;
  |3..4:"Both" when (secure && last) -> ();
  |3..4:"NotBoth" when (!(secure && last)) -> a: byte;
  |5:"Sum" when (level + other >= 10 || other * 2 == 6) -> ();
  |6:"Always" when (true) -> ();
  |7:"Never" when (false) -> ();
  };
}

packet units {
  a: byte;
  ();
  classify (a) { |0..255:"All" -> (); };
  ();
}

packet label_tags {
  here: label;
  t: byte variant { |1 -> One |2 => Two };
  classify (t) {
  |1:"First" -> there: label; x: byte;
  |2:"Sec" + "ond" -> x: byte; there: label;
  |3:("Th" + "ird") -> there: label;
  };
  everywhere: label;
}

packet default_tag {
  t: byte default(5);
  u: byte variant { |1 -> A |9 => Nine };
  classify (t) { |1:"One" -> (); |2..6:"Few" -> x: byte; |7..9:"More" -> (); };
  classify (u) { |1:"A" -> (); |2..9:"Rest" -> (); };
}

packet value_tag {
  n: byte value(sizeof(data));
  classify (n) {
  |0:"None" -> ();
  |1..3:"Short" -> note: byte;
  |4..255:"Long" -> note: uint16;
  };
  data: string8;
}

packet size_tag {
  n: byte;
  classify (n) {
  |0:"None" -> ();
  |1..3:"Short" -> note: byte;
  |4..255:"Long" -> note: uint16;
  };
  data: byte[n];
}

packet const_tag {
  t: byte const(3);
  classify (t) { |3:"Three" -> x: byte; |4:"Four" -> y: byte; };
}
