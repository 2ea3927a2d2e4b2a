/* Arrays: counted by fields, expressions, parameters and constants; nested; of bits, of branches, of packets; and offsets in their elements. */
typedef count byte;

packet matrix {
  rows: count value(array_length(row));
  cols: count;
  row: array (rows) {
    width: count value(array_length(cell));
    cell: array (width) { value: uint16; };
    end: label;
    sum: byte value(offset(end));
  };
  cols_again: array (cols) { c: byte; };
}

packet fixed {
  three: array (3) { b: byte; };
  none: array (0) { b: uint64; };
  two: array (1 + 1) { n: byte value(sizeof(d)); d: byte[n]; };
}

packet by_param (int n, integer m) {
  a: array (n) { x: byte; };
  b: array (n * m) { x: bit[12]; y: bit[4] default(0); };
}

packet choices {
  n: byte value(array_length(items));
  items: array (n) {
    kind: byte;
    classify (kind) {
    |0:"Nothing" -> ();
    |1:"Word" -> w: uint32;
    |2..5:"Text" -> t: string8;
    |6:"More" ->
      k: byte value(array_length(more));
      more: array (k) { kind: byte; classify (kind) { |0:"Zero" -> (); |1:"One" -> v: byte; }; };
    };
    after: byte default(0xee);
  };
}

packet outer_sees {
  unit: byte;
  n: byte value(array_length(items));
  items: array (n) { data: byte[unit]; };
}

packet sized_element {
  n: uint16 value(array_length(records));
  records: array (n) {
    length: uint16 value(offset(eor));
    kind: byte;
    classify (kind) {
    |1:"Fixed" -> v: uint32;
    |2:"Variable" -> data: byte[length - 3] align(16);
    };
    eor: label;
  };
  total: uint32 value(sizeof(records));
  mean: byte value(sizeof(records) / (n + 1));
}

packet element (int width) {
  v: byte[width];
  w: byte value(width * 2);
}

packet of_packets {
  width: byte;
  n: byte value(array_length(list));
  list: array (n) { tag: byte; e: packet element(width,); };
}

packet same_count {
  n: byte;
  a: array (n) { x: byte; };
  b: array (n) { y: uint16; };
}

packet many { n: uint32 value(array_length(all)); all: array (n) { b: byte; }; }
