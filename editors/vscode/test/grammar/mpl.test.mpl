// SYNTAX TEST "source.mpl" "the constructs of docs/language.md"

/** Of all things. /* nested */ still documentation */
//^^^^^^^^^^^^^^^ comment.block.documentation.mpl
//                             ^^^^^ comment.block.documentation.mpl
/* plain /* nested */ still */ packet p (bytes pseudo, int n) {
//                         ^^ comment.block.mpl
//                             ^^^^^^ storage.type.packet.mpl
//                                    ^ entity.name.type.packet.mpl
//                                       ^^^^^ storage.type.parameter.mpl
//                                             ^^^^^^ variable.parameter.mpl
//                                                     ^^^ storage.type.parameter.mpl
//                                                         ^ variable.parameter.mpl
  value: byte; // to the end
//^^^^^ variable.other.property.mpl
//     ^ punctuation.separator.type.mpl
//       ^^^^ storage.type.built-in.mpl
//             ^^^^^^^^^^^^^ comment.line.double-slash.mpl
  x': byte[length - offset(x')] default(0x1f);
//^^ variable.other.property.mpl
//         ^^^^^^ variable.other.mpl
//                ^ keyword.operator.arithmetic.mpl
//                  ^^^^^^ support.function.mpl
//                         ^^ variable.other.mpl
//                              ^^^^^^^ keyword.other.attribute.mpl
//                                      ^^^^ constant.numeric.hex.mpl
  a: own_type min(0b1_0) max(1_000 / 0o17) magic(0xzz);
//   ^^^^^^^^ entity.name.type.mpl
//            ^^^ keyword.other.attribute.mpl
//                ^^^^^ constant.numeric.binary.mpl
//                           ^^^^^ constant.numeric.decimal.mpl
//                                   ^^^^ constant.numeric.octal.mpl
//                                               ^^^^ invalid.illegal.number.mpl
  crlf: byte[3] const("\x22\r \q");
//                     ^^^^ string.quoted.double.mpl constant.character.escape.mpl
//                         ^^ constant.character.escape.mpl
//                            ^^ - constant.character.escape.mpl
  line: bytes until ("\r\n");
//      ^^^^^ storage.type.built-in.mpl
//            ^^^^^ keyword.other.attribute.mpl
  sum: uint16 checksum(inet, pseudo, a..b) show(hex);
//            ^^^^^^^^ keyword.other.attribute.mpl
//                     ^^^^ constant.language.algorithm.mpl
//                           ^^^^^^ variable.other.mpl
//                                    ^^ keyword.operator.range.mpl
//                                         ^^^^ keyword.other.attribute.mpl
//                                              ^^^ constant.language.format.mpl
  kind: byte variant { |1 -> One |2 => Two };
//           ^^^^^^^ storage.type.mpl
//                     ^ keyword.control.case.mpl
//                        ^^ keyword.operator.arrow.mpl
//                           ^^^ variable.other.enummember.mpl
//                                  ^^ keyword.operator.arrow.default.mpl
  c: classify (kind)[n * 4] {
//   ^^^^^^^^ keyword.control.mpl
//             ^^^^ variable.other.mpl
  |One:"First" when (flag == 1 || !other) -> inner: packet address(n, a..b)[remaining()] when (true);
//^ keyword.control.case.mpl
// ^^^ variable.other.enummember.mpl
//     ^^^^^^^ string.quoted.double.label.mpl
//             ^^^^ keyword.control.mpl
//                             ^^ keyword.operator.logical.mpl
//                                        ^^ keyword.operator.arrow.mpl
//                                           ^^^^^ variable.other.property.mpl
//                                                  ^^^^^^ storage.type.packet.mpl
//                                                         ^^^^^^^ entity.name.type.packet.mpl
//                                                                          ^^^^^^^^^ support.function.mpl
//                                                                                             ^^^^ constant.language.boolean.mpl
  |3..7:"Some" -> endian little when (n >= 1);
//  ^^ keyword.operator.range.mpl
//                ^^^^^^ keyword.other.endian.mpl
//                       ^^^^^^ constant.language.endian.mpl
  |_:"Rest" -> ();
// ^ constant.language.any.mpl
  } when (n != 0);
//  ^^^^ keyword.control.mpl
  items: array until (item == 0xff) { item: uint16; };
//       ^^^^^ storage.type.mpl
//             ^^^^^ keyword.other.attribute.mpl
//                                    ^^^^ variable.other.property.mpl
//                                          ^^^^^^ storage.type.built-in.mpl
  here: label;
//      ^^^^^ storage.type.built-in.mpl
  late:
    // where the type is on another line
    uint32 default(n << 2 & 3 % 5);
//  ^^^^^^ storage.type.built-in.mpl
//                   ^^ keyword.operator.shift.mpl
//                        ^ keyword.operator.bitwise.mpl
}

typedef protocol byte variant { |6 -> TCP };
//      ^^^^^^^^ entity.name.type.mpl
//               ^^^^ storage.type.built-in.mpl
extern number "org.mpl4j.runtime.codec.MpintCodec";
// <------ storage.type.extern.mpl
//     ^^^^^^ entity.name.type.mpl
struct { x: int8; } pair;
// <------ storage.type.mpl
//                  ^^^^ entity.name.type.struct.mpl
packet words { endian: byte; until: byte; extern: protocol; bytes: byte; packet_size: byte; }
//             ^^^^^^ variable.other.property.mpl
//                           ^^^^^ variable.other.property.mpl
//                                        ^^^^^^ variable.other.property.mpl
//                                                          ^^^^^ variable.other.property.mpl
//                                                                       ^^^^^^^^^^^ variable.other.property.mpl
é
// <- invalid.illegal.character.mpl
