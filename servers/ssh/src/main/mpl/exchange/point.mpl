/** A point on a curve, not compressed (SEC 1 section 2.3.3). */
packet curve_point(int field_length) {
  form: byte magic(4);
  x: byte[field_length];
  y: byte[field_length];
}
