/* Expressions: integers in every base, all operators with their precedence, folding, and sizes computed from several fields. */
packet numbers {
  a: byte const(0x1F);
  b: byte const(0b1010_1010);
  c: byte const(0o17);
  d: byte const(010);
  e: uint16 const(00_1_0);
  f: uint32 const(0xDEAD_beef);
  g: uint64 const(18_446_744_073_709_551_615);
  h: uint64 default(0xffffffffffffffff);
  i: uint64 const(0x8000000000000000);
  j: byte const(1 + 2 * 3);
  k: byte const((1 + 2) * 3);
  l: byte const(10 - 3 - 2);
  m: byte const(100 / 10 / 5);
  n: byte const(- -5);
  o: byte const(-2 * -3 + - -1);
  p: byte const(7 / 2 * 2);
  q: boolean const(1 + 1 == 2);
  r: boolean const(!false && true);
  s: boolean const(!1 == 2);
  t: boolean const(false && false || true);
  u: boolean const(true || false && false);
  v: boolean const(3 > 2 && 2 >= 2 && 1 < 2 && 1 <= 0);
}

packet sizes {
  n: byte;
  m: byte;
  w: byte const(3);
  data: byte[n * 4 - 4];
  more: byte[m * 3 + 1];
  rest: byte[sizeof(data) + offset(w) - 3];
}

packet unary (int plus, int minus) {
  body: byte[-minus + plus];
  tail: byte[-(-plus)];
}

packet lengths {
  total: uint16 value(offset(finish) - 2 + (sizeof(b) - sizeof(b)));
  a: byte value(sizeof(b) * 2 / 2);
  b: string8;
  c: byte value(offset(c));
  d: byte value(sizeof(total) + sizeof(a) + sizeof(e));
  e: uint64 value(offset(b) - offset(a));
  f: label;
  g: byte value(offset(f) - offset(finish) + 5);
  finish: label;
}

packet chained {
  a: byte value(b + 1);
  b: byte value(c + 1);
  c: byte value(sizeof(data));
  data: byte[c];
}

packet twice {
  n: byte value(sizeof(x) + sizeof(y));
  k: byte value(sizeof(x));
  x: byte[k];
  y: byte[n - k];
}

packet unsigned {
  size: uint32 value(sizeof(data));
  data: byte[size];
  big: uint64 min(1) max(0xffff_ffff_ffff_fffe);
}
