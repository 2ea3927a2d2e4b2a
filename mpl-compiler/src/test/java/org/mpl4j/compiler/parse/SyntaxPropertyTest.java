package org.mpl4j.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.mpl4j.compiler.SpecLibrary;
import org.mpl4j.compiler.ast.AstDump;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.SpecPrinter;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.source.SourceFile;

/** No text makes the parser do anything but answer, and whatever it understands can be printed and read again. */
class SyntaxPropertyTest {
    private static final List<SourceFile> LIBRARY = SpecLibrary.files();
    private static final List<String> WORDS = List.of(
            "packet",
            "typedef",
            "struct",
            "extern",
            "classify",
            "array",
            "variant",
            "when",
            "until",
            "endian",
            "little",
            "true",
            "a",
            "b_'",
            "byte",
            "bytes",
            "T",
            "0",
            "17",
            "0xff",
            "0b",
            "12ab",
            "\"s\"",
            "\"",
            "\\",
            ";",
            ":",
            ",",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "|",
            "->",
            "=>",
            "..",
            "||",
            "&&",
            "!",
            ">",
            ">=",
            "<",
            "<=",
            "==",
            "!=",
            "+",
            "-",
            "*",
            "/",
            "%",
            "&",
            "<<",
            ">>",
            "=",
            "@",
            "//",
            "/*",
            "*/",
            "/** d */",
            "\n",
            " ",
            "é",
            "\0",
            "packet p { ",
            "a: byte; ",
            "classify (a) { |1 -> ",
            "value(");
    private static final List<String> SPACES = List.of(
            " ",
            "\n",
            "\r\n",
            "\t",
            " \n\n\n  ",
            " /* c */ ",
            "/*x*/",
            " // line\n",
            "// line\r\n",
            "\n  // own\n",
            "\n/* two\n   lines */\n",
            " /** doc */ ",
            "\n  /** doc\n   * more\n   */\n",
            "/** odd\n doc */",
            " /* /* nested */ */ ",
            "\n\n// a\n\n// b\n\n",
            "/**/",
            "/***/",
            "/* é */");

    /** Everything that must hold for any text. */
    private static void check(String text) {
        SourceFile source = new SourceFile("any.mpl", "", text);
        Diagnostics diagnostics = new Diagnostics();
        SpecFile file = SpecParser.parse(source, diagnostics);
        List<Token> tokens = SpecParser.tokens(source);
        for (Rendering rendering : List.of(Rendering.plain(), Rendering.json(), Rendering.gcc())) {
            rendering.render(diagnostics.sorted());
        }
        if (diagnostics.hasErrors()) {
            assertThat(file.declarations()).isEmpty();
            return;
        }
        String printed = SpecPrinter.print(file, tokens);
        SourceFile again = new SourceFile("again.mpl", "", printed);
        Diagnostics none = new Diagnostics();
        SpecFile reread = SpecParser.parse(again, none);
        assertThat(none.hasErrors()).as(printed).isFalse();
        assertThat(AstDump.withoutPlaces(reread)).isEqualTo(AstDump.withoutPlaces(file));
        assertThat(comments(SpecParser.tokens(again))).isEqualTo(comments(tokens));
        assertThat(SpecPrinter.print(reread, SpecParser.tokens(again))).isEqualTo(printed);
    }

    /** The words of all comments, in no order. */
    private static List<String> comments(List<Token> tokens) {
        return tokens.stream()
                .filter(Token::isComment)
                .map(token -> token.text().replaceAll("\\s*\n\\s*", "\n").strip())
                .sorted()
                .toList();
    }

    @Property(tries = 2_000)
    void anyText(@ForAll String text) {
        check(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 1_000)
    void anyBytes(@ForAll byte[] bytes) {
        check(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 5_000)
    void anyWords(@ForAll("words") List<String> words) {
        check(String.join(words.size() % 2 == 0 ? " " : "", words));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(WORDS).list().ofMaxSize(60);
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void specificationsWithBytesChanged(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(anyFile(random).text());
        for (int i = random.nextInt(1, 6); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(256));
                case 2 -> text.setCharAt(at, "{}()[];:|\"/*0aA_ \n".charAt(random.nextInt(18)));
                default -> text.setLength(at + 1);
            }
        }
        check(text.toString());
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void specificationsWithWordsChanged(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> words = new ArrayList<>(
                SpecParser.tokens(anyFile(random)).stream().map(Token::text).toList());
        for (int i = random.nextInt(1, 6); i > 0 && !words.isEmpty(); i--) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(4)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> words.set(at, words.get(random.nextInt(words.size())));
                default ->
                    words.addAll(at, List.copyOf(words.subList(at, Math.min(words.size(), at + random.nextInt(40)))));
            }
        }
        check(words.stream().map(w -> w.startsWith("//") ? w + "\n" : w + " ").reduce("", String::concat));
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void specificationsWithAnySpaceAndComments(@ForAll long seed) {
        Random random = new Random(seed);
        double density = random.nextDouble() * random.nextDouble();
        StringBuilder text = new StringBuilder();
        for (Token token : SpecParser.tokens(anyFile(random))) {
            text.append(token.text()).append(token.text().startsWith("//") ? "\n" : " ");
            while (random.nextDouble() < density) {
                text.append(SPACES.get(random.nextInt(SPACES.size())));
            }
        }
        check(text.toString());
    }

    private static SourceFile anyFile(Random random) {
        return LIBRARY.get(random.nextInt(LIBRARY.size()));
    }
}
