/** Every way to repeat, in both byte orders. */
packet repeats (bytes pseudo) {
  order: uint16 variant { |0xfeff => Big |0xfffe -> Little };
  endian little when (order == Little);
  count: uint16 value(array_length(points));
  size: uint16 value(sizeof(lines));
  points: array (count) { pair: point; };
  lines: array[size] { length: byte; text: byte[length - 1 + sizeof(pseudo) % 2] align(16); };
  options: array until (last) { last: bit[1]; code: bit[7]; value: uint16 when (-code < -4); };
  fixed: array (3) { endian big; id: uint32; };
  tree: packet tree(points..fixed, count == 0 || array_length(options) != 1);
  rest: array { word: uint24; };
}

struct { x: int16; y: int16; } point;

/** A packet in itself, as deep as the input says. */
packet tree (bytes before, bool deep) {
  sum: uint16 checksum(inet, before, 17, sum..children);
  count: byte value(array_length(children));
  children: array (count) { child: packet tree(before, deep); };
  last: byte when (deep && count & 1 == 0);
}
