/** Numbers from 0x10 on, in "<quotes>" & {braces}: what Javadoc must not take for its own. */
typedef level byte variant { |0x10 => Low |0x20 -> High };

extern number "org.mpl4j.runtime.codec.MpintCodec" "org.mpl4j.runtime.codec.Mpint";

/**
 * A field of every type.
 * @author is no tag here, and \u002a/ ends nothing.
 */
packet scalars {
  magic: byte[4] magic("\x7fELF");
  kind: level;
  flag: bit[1] default(true);
  colour: bit[2] variant { |0 => Red |1 -> Green };
  wide: bit[45];
  end_wide: label;
  a: uint16 min(1) max(0xfff0);
  b: uint24 show(hex);
  c: uint32 show(ipv4);
  d: uint48 show(mac);
  e: uint64;
  f: int8 const(-1);
  g: int16;
  h: int24;
  i: int32 default(offset(end_wide));
  j: int48;
  k: int64;
  on: boolean variant { |true => On |false -> Off };
  l: float32;
  m: float64;
  /** Of a host. */
  address: byte[16] show(ipv6);
  verb: byte[3] variant { |"get" -> Get |"put" -> Put };
  width: bit[3];
  ratio: bit[5 + 8 * width];
  short: string8;
  medium: string16 show(text);
  long: string32;
  name: cstring;
  line: bytes until ("\r\n");
  n: varint;
  o: quicint;
  p: mpint;
  q: number;
  plain: dns_label;
  packed: dns_label_comp;
}
