package org.mpl4j.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.SpecLibrary;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;

class SpecParserTest {
    private static List<Diagnostic> errors(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SpecParser.parse(new SourceFile("test.mpl", "", SourceText.encode(text)), diagnostics);
        return diagnostics.sorted();
    }

    private static SpecFile parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SpecFile file = SpecParser.parse(new SourceFile("test.mpl", "", SourceText.encode(text)), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return file;
    }

    private static List<Statement> body(String statements) {
        return ((Declaration.Packet)
                        parse("packet p { " + statements + " }").declarations().get(0))
                .body();
    }

    private static Expression size(String expression) {
        Statement.FieldStatement field =
                (Statement.FieldStatement) body("f: byte[" + expression + "];").get(0);
        return field.size().orElseThrow();
    }

    private static byte[] string(String quoted) {
        return ((Expression.Text) size(quoted)).value().toArray();
    }

    private static String shape(Expression expression) {
        return switch (expression) {
            case Expression.Binary b -> "(" + shape(b.left()) + b.operator() + shape(b.right()) + ")";
            case Expression.Unary u -> "(" + u.operator() + shape(u.operand()) + ")";
            case Expression.Parenthesized p -> shape(p.inner());
            default -> expression.span().text();
        };
    }

    private static List<SourceFile> library() {
        return SpecLibrary.files();
    }

    @ParameterizedTest
    @MethodSource("library")
    void parsesTheLibrary(SourceFile source) {
        Diagnostics diagnostics = new Diagnostics();
        SpecFile file = SpecParser.parse(source, diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(file.declarations()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1 + 2 * 3 - 4,        ((1+(2*3))-4)
                    !a == b && c,         ((!(a==b))&&c)
                    -a - -b,              ((-a)-(-b))
                    a || b && c .. d,     ((a||(b&&c))..d)
                    a & 1 << 2 == 3,      ((a&(1<<2))==3)
                    a - b - c,            ((a-b)-c)
                    a < b == c,           ((a<b)==c)
                    -a * b,               ((-a)*b)
                    a != b || c >= d,     ((a!=b)||(c>=d))
                    (a + b) * c % d / e,  ((((a+b)*c)%d)/e)
                    1..2,                 (1..2)
                    1 << 2 + 3,           (1<<(2+3))
                    """)
    void bindsOperatorsAsTheLanguageSays(String written, String shape) {
        assertThat(shape(size(written))).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({
        "0x1F,31",
        "0o17,15",
        "0b101,5",
        "007,7",
        "1_000_000,1000000",
        "0xff_ff,65535",
        "18446744073709551615,18446744073709551615"
    })
    void readsNumbers(String written, String value) {
        assertThat(((Expression.Int) size(written)).value()).hasToString(value);
    }

    @Test
    void aNumberOfAMillionDigitsIsRead() {
        assertThat(((Expression.Int) size("9".repeat(1_000_000))).value().bitLength())
                .isGreaterThan(64);
        assertThat(((Expression.Int) size("0".repeat(1_000_000) + "7")).value()).isEqualTo(7);
        assertThat(((Expression.Int) size("0b" + "0".repeat(200) + "11")).value())
                .isEqualTo(3);
    }

    @Test
    void readsEscapesAndLeavesEveryOtherBackslash() {
        assertThat(string("\"\\n\\r\\t\\0\\\\\\x7f\\q\\\""))
                .containsExactly('\n', '\r', '\t', 0, '\\', 0x7f, '\\', 'q', '\\');
        assertThat(string("\"a\nb\"")).containsExactly('a', '\n', 'b');
        assertThat(string("\"é\"")).containsExactly(0xc3, 0xa9);
    }

    @Test
    void anIncompleteEscapeStaysAsItIsWithAWarning() {
        List<Diagnostic> warnings = errors("packet p { a: byte const(\"\\xg0\\x1\"); }");
        assertThat(warnings).extracting(d -> d.code().name()).containsExactly("W0107", "W0107");
        assertThat(warnings).extracting(d -> d.span().text()).containsExactly("\\x", "\\x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endian",
                "until",
                "magic",
                "extern",
                "bytes",
                "offset",
                "value",
                "size",
                "data",
                "name",
                "version",
                "key",
                "option",
                "show",
                "checksum",
                "default",
                "min",
                "max",
                "align",
                "const",
                "little",
                "_",
                "sizeof",
                "remaining",
                "int",
                "bool",
                "label",
                "byte",
                "x'"
            })
    void everyWordThatIsNotReservedNamesAnything(String word) {
        SpecFile file = parse(
                "packet W (int W) { W: W[W] W(W) W(W, W) when (W); W: packet W(W)[W]; W: array (W) { W: W; };\nW: classify (W)[W] { |W -> W: W; }; }"
                        .replace("W", word));
        Declaration.Packet packet = (Declaration.Packet) file.declarations().get(0);
        assertThat(packet.name().text()).isEqualTo(word);
        assertThat(packet.body()).hasSize(4);
    }

    @Test
    void wordsOfAdditionsAreRecognisedWhereTheyStand() {
        List<Statement> body = body(
                "endian little; endian little when (x); a: array until (x) { b: byte; }; c: bytes until (\"x\"); d: array { e: byte; };");
        assertThat(body.get(0))
                .isInstanceOfSatisfying(
                        Statement.EndianStatement.class,
                        e -> assertThat(e.condition()).isEmpty());
        assertThat(body.get(1))
                .isInstanceOfSatisfying(
                        Statement.EndianStatement.class,
                        e -> assertThat(e.condition()).isPresent());
        assertThat(((Statement.ArrayStatement) body.get(2)).bound()).isInstanceOf(Statement.ArrayBound.Until.class);
        assertThat(((Statement.FieldStatement) body.get(3)).attributes())
                .first()
                .isInstanceOfSatisfying(
                        Attribute.Named.class, a -> assertThat(a.name().text()).isEqualTo("until"));
        assertThat(((Statement.ArrayStatement) body.get(4)).bound()).isInstanceOf(Statement.ArrayBound.ToEnd.class);
    }

    @Test
    void commentsAreWhiteSpaceAndNest() {
        assertThat(body("/* a /* b */ c */ f: /**/ byte // d\r\n; /* // */")).hasSize(1);
        assertThat(parse("\ufeffpacket p {\r\na: byte;\r}").declarations()).hasSize(1);
    }

    @Test
    void aDocCommentBelongsToWhatFollowsIt() {
        SpecFile file = parse("""
                /** First
                 *  line. */
                packet p {
                  /** Ignored. */
                  /** Kept. */ // and this
                  a: byte;
                  // No doc.
                  b: byte;
                }
                """);
        Declaration.Packet packet = (Declaration.Packet) file.declarations().get(0);
        assertThat(packet.doc()).contains("First\nline.");
        assertThat(packet.body()).extracting(Statement::doc).containsExactly(Optional.of("Kept."), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    packet p { a: byte }             => expected `;`, `[` or an attribute, found `}`
                    packet p { a: byte[1] }          => expected `;` or an attribute, found `}`
                    packet p { }                     => expected a statement, found `}`
                    packet p { a b; }                => expected `:`, found `b`
                    packet p { a: ; }                => expected a type, found `;`
                    packet p { a: byte[; }           => expected an expression, found `;`
                    packet p { a: byte[1 2]; }       => expected `]`, found `2`
                    packet p { a: array n { b: c; }; } => expected `(`, `[`, `{` or `until`, found `n`
                    packet p { classify (a) { b: c; }; } => expected `|`, found `b`
                    packet p { a: byte variant { |1 -> b }; } => expected a tag, found `b`
                    packet p { a: packet q(1,,2); }  => expected an expression or `)`, found `,`
                    packet p { classify (a) { |1 -> }; } => expected a statement, found `}`
                    packet p { a: byte; } }          => expected `packet`, `typedef`, `struct` or `extern`, found `}`
                    module p { a: byte; }            => expected `packet`, `typedef`, `struct` or `extern`, found `module`
                    packet Pp { a: byte; }           => expected a name, found `Pp`
                    packet p { packet: byte; }       => expected a statement, found `packet`
                    packet p { a: byte;              => expected a statement or `}`, found the end of the file
                    packet p(int) { a: byte; }       => expected a name, found `)`
                    packet p(int a,,) { a: byte; }   => expected a name or `)`, found `,`
                    """)
    void saysWhatWasExpected(String text, String message) {
        assertThat(errors(text)).extracting(Diagnostic::message).containsExactly(message);
    }

    @Test
    void reportsEveryBrokenStatementOnce() {
        List<Diagnostic> errors = errors("""
                packet p {
                  a: byte
                  b: byte;
                  c byte;
                  d: byte[(;
                  good: array (2) { x: byte y; z: byte; };
                  Foo: byte;
                  packet: byte;
                  e: array foo (n) { x: byte; };
                  classify (x) {
                  |A -> a byte;
                  |B x -> b: byte;
                  |C -> c: byte variant { |1 - A |2 -> B };
                  |D -> d: byte;
                  };
                }
                packet q( { a: byte; }
                struct { a: byte; };
                packet r { a: byte[; }
                """);
        assertThat(errors)
                .extracting(d -> d.span().line())
                .containsExactly(2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 17, 18, 19);
    }

    @Test
    void aForgottenBraceIsOneErrorAtTheNextPacket() {
        List<Diagnostic> errors =
                errors("packet p { a: array (n) { b: byte;\npacket q { a: byte; }\npacket r { a: byte; }");
        assertThat(errors)
                .extracting(Diagnostic::message)
                .containsExactly("expected a statement or `}`, found `packet`");
    }

    @Test
    void theEndOfTheFileShowsWhatIsOpen() {
        Diagnostic error = errors("packet p {\n  a: byte;\n\n").get(0);
        assertThat(error.span().line()).isEqualTo(2);
        assertThat(error.others()).extracting(label -> label.span().column()).containsExactly(10);
    }

    @Test
    void reportsWhatIsNoTokenAndNoConsequenceOfIt() {
        assertThat(errors("packet p { a: byte[é€]; b: byte @ 3; c: 0xzz; d: byte[1 = 2]; e f; }"))
                .extracting(d -> d.code() + " " + d.message())
                .containsExactly(
                        "E0104 `é€` cannot stand here",
                        "E0104 `@` cannot stand here",
                        "E0105 `0xzz` is not a number",
                        "E0104 `=` cannot stand here",
                        "E0101 expected `:`, found `f`");
        assertThat(errors("packet p { a: byte const(\"open); }\n"))
                .extracting(d -> d.code().name())
                .containsExactly("E0102");
        assertThat(errors("packet p { a: byte; } /* open /* */"))
                .extracting(d -> d.code().name())
                .containsExactly("E0103");
        assertThat(errors("packet p { a: byte; /* open"))
                .extracting(d -> d.code().name())
                .containsExactly("E0103");
    }

    @Test
    void survivesDeepNesting() {
        for (String open : List.of("(", "-", "!", "((-", "1+(", "sizeof(")) {
            assertThat(errors("packet p { a: byte[" + open.repeat(10_000)))
                    .extracting(d -> d.code().name())
                    .containsExactly("E0106");
        }
        assertThat(errors("packet p { " + "a: array (n) { ".repeat(10_000)))
                .extracting(d -> d.code().name())
                .containsExactly("E0106");
        assertThat(errors("packet p { " + "classify (a) { |1 -> ".repeat(10_000)))
                .extracting(d -> d.code().name())
                .containsExactly("E0106");
        assertThat(errors("/*".repeat(100_000)))
                .extracting(d -> d.code().name())
                .containsExactly("E0103");
        assertThat(errors("/*".repeat(100_000) + "*/".repeat(100_000) + "packet p { a: byte; }"))
                .isEmpty();
        assertThat(errors("packet p { a: byte[" + "1+".repeat(400) + "1]; }")).isEmpty();
        assertThat(errors("packet p { " + "b: array (n) { ".repeat(90) + "a: byte;" + " };".repeat(90) + " }"))
                .isEmpty();
        assertThat(errors("}".repeat(10_000))).hasSize(1);
    }

    @Test
    void tokensCoverEverythingButSpace() {
        SourceFile source = new SourceFile("t.mpl", "", "packet p { /* c */ a: byte[0xzz @]; } \"open");
        assertThat(SpecParser.tokens(source))
                .extracting(t -> t.kind() + " " + t.text())
                .containsExactly(
                        "KEYWORD packet",
                        "NAME p",
                        "SYMBOL {",
                        "COMMENT /* c */",
                        "NAME a",
                        "SYMBOL :",
                        "NAME byte",
                        "SYMBOL [",
                        "UNKNOWN 0xzz",
                        "UNKNOWN @",
                        "SYMBOL ]",
                        "SYMBOL ;",
                        "SYMBOL }",
                        "UNKNOWN \"open");
    }
}
