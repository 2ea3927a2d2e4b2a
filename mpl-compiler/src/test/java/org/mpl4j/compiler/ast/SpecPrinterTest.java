package org.mpl4j.compiler.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.SpecLibrary;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;

class SpecPrinterTest {
    private static String format(String text) {
        SourceFile source = new SourceFile("test.mpl", "", SourceText.encode(text));
        return SourceText.decode(SpecPrinter.print(parse(source), SpecParser.tokens(source)));
    }

    private static SpecFile parse(SourceFile source) {
        Diagnostics diagnostics = new Diagnostics();
        SpecFile file = SpecParser.parse(source, diagnostics);
        assertThat(Rendering.plain().render(diagnostics.sorted())).isEmpty();
        return file;
    }

    private static void assertFormat(String text, String formatted) {
        assertThat(format(text)).isEqualTo(formatted);
        assertThat(format(formatted)).isEqualTo(formatted);
    }

    private static List<SourceFile> library() {
        return SpecLibrary.files();
    }

    @ParameterizedTest
    @MethodSource("library")
    void theLibrarySaysTheSameInCanonicalForm(SourceFile source) {
        SpecFile file = parse(source);
        String formatted = SpecPrinter.print(file, SpecParser.tokens(source));
        SourceFile again = new SourceFile("again.mpl", "", formatted);
        assertThat(AstDump.withoutPlaces(parse(again))).isEqualTo(AstDump.withoutPlaces(file));
        assertThat(SpecPrinter.print(parse(again), SpecParser.tokens(again))).isEqualTo(formatted);
    }

    @Test
    void putsEachStatementInALine() {
        assertFormat(
                "typedef   a byte;extern b \"C\" ;packet p(int  x,bool y){a:uint16 value( offset( d ) ) ;b:byte[-x+( 3 * -1 )..2];c : packet q ( a , b.. c ,);d:label;};",
                """
                typedef a byte;
                extern b "C";

                packet p(int x, bool y) {
                  a: uint16 value(offset(d));
                  b: byte[-x + (3 * -1)..2];
                  c: packet q(a, b..c);
                  d: label;
                }
                """);
    }

    @Test
    void shortPacketsBranchesAndArraysStayInALine() {
        assertFormat("""
                packet p
                {
                  a: byte;
                }
                packet q {
                  classify(a)
                  {
                    |A:"x" when( b )->b:byte;
                    |_ ->
                      c: array( n )
                      { d: byte; };
                  } when(!c&&d==1);
                }
                """, """
                packet p { a: byte; }

                packet q {
                  classify (a) {
                  |A:"x" when (b) -> b: byte;
                  |_ -> c: array (n) { d: byte; };
                  } when (!c && d == 1);
                }
                """);
    }

    @Test
    void writesEveryConstruct() {
        String canonical = """
                struct {
                  a: byte;
                  b: bit[8 + 8 * a];
                  c: bytes until ("\\r\\n");
                } s;

                packet p(bytes x) {
                  endian little;
                  endian little when (x == "abc");
                  r: classify (a)[n] {
                  |0..3:"Few" ->
                    b: array until (c == 0) { c: byte; };
                    d: array { e: string8; };
                    ();
                  };
                  f: uint32 when (g) default(0x1F);
                  h: array[n] { i: byte; } when (f);
                  j: packet q(x, 1..2)[n - 1] when (true);
                }
                """;
        assertFormat(canonical, canonical);
    }

    @Test
    void longVariantsGetALineACase() {
        String cases =
                "|1 => First |22 -> Second |333 -> Third |0x44 -> Fourth |5 -> Fifth |6 -> Sixth |7 -> Seventh |8 -> Eighth |9 -> Ninth";
        assertFormat("packet p { a: uint16 default(1) variant { " + cases + " } show(hex); }", """
                packet p {
                  a: uint16 default(1) variant {
                    |1    => First
                    |22   -> Second
                    |333  -> Third
                    |0x44 -> Fourth
                    |5    -> Fifth
                    |6    -> Sixth
                    |7    -> Seventh
                    |8    -> Eighth
                    |9    -> Ninth
                  } show(hex);
                }
                """);
    }

    @Test
    void longFieldsBreakBeforeAttributes() {
        assertFormat(
                "packet p { checksum: uint16 checksum(inet, pseudo_header, 17, length, source_port..payload) default(0) when (has_checksum_field && version == 4) show(hex); }",
                """
                packet p {
                  checksum: uint16 checksum(inet, pseudo_header, 17, length, source_port..payload) default(0)
                      when (has_checksum_field && version == 4) show(hex);
                }
                """);
    }

    @Test
    void keepsCommentsWhereTheyAre() {
        assertFormat("""
                // Copyright.


                /* License:
                     as is. */
                packet p { // first
                  a: byte; // short
                  bcd: uint16;   // longer


                  // On its own.
                  e: byte /* inline */ [ /* n */ 4 ];
                  /**
                     * Doc of f,
                   *   indented.
                  */
                  f: uint16 variant { // cases
                    |1 -> A // one
                    // before two
                    |22 -> B
                    // last
                  };
                  classify (f) { // choose
                  // the first
                  |A -> // is
                    g: byte; // trailing g
                  /** Doc of B. */ |B -> ();
                  // at the end
                  }; // after
                  // before the brace
                } // end
                // the very end
                """, """
                // Copyright.

                /* License:
                     as is. */
                packet p { // first
                  a: byte;     // short
                  bcd: uint16; // longer

                  // On its own.
                  e: byte /* inline */[/* n */ 4];
                  /**
                   * Doc of f,
                   *   indented.
                   */
                  f: uint16 variant { // cases
                    |1  -> A // one
                    // before two
                    |22 -> B
                    // last
                  };
                  classify (f) { // choose
                  // the first
                  |A -> // is
                    g: byte; // trailing g
                  /** Doc of B. */
                  |B -> ();
                  // at the end
                  }; // after
                  // before the brace
                } // end
                // the very end
                """);
    }

    @Test
    void aLineCommentWithinAStatementGoesBeforeIt() {
        assertFormat("packet p {\n  a: uint16 // total\n    value(1);\n  b: byte;\n}", """
                packet p {
                  // total
                  a: uint16 value(1);
                  b: byte;
                }
                """);
    }

    @Test
    void keepsStringsAndOddCharacters() {
        assertFormat(
                "packet p { a: byte const(\"x  \n\t;} é\"); /* é\t*/ }",
                "packet p {\n  a: byte const(\"x  \n\t;} é\"); /* é\t*/\n}\n");
        assertThat(format("")).isEmpty();
        assertThat(format("// only\r\n")).isEqualTo("// only\n");
    }
}
