/* Computed bytes and strings, types of types, packets in themselves. */
typedef bits bit;
typedef octets byte;
typedef run octets;
typedef value uint16;

packet echo {
  magic: byte[3] value("MPL");
  dest: run[2];
  again: octets[2] value(dest);
  name: string8 value("x" + "y");
  key: string32;
  copy: string32 value(key);
  size: byte value(sizeof(name));
  n: byte;
  items: array (n) { a: octets[1]; b: string8 value(a); };
}

packet types {
  x: bits[3];
  y: bits[5];
  d: octets[2];
  e: run;
  v: value;
  l: byte value(sizeof(r));
  r: run[l];
}

packet tree { n: byte; kids: array (n) { kid: packet tree(); }; }

packet command { verb: string8 value("get"); classify (verb) { |"get":"Get" -> (); |"put":"Put" -> data: string8; }; }
