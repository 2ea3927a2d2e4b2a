package org.mpl4j.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;

class SpecParserTest {
    private static List<Diagnostic> errors(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SpecParser.parse(new SourceFile("test.mpl", "", text), diagnostics);
        return diagnostics.sorted();
    }

    private static Expression size(String expression) {
        Diagnostics diagnostics = new Diagnostics();
        SpecFile file = SpecParser.parse(new SourceFile("test.mpl", "", "packet p { f: byte[" + expression + "]; }"), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        Declaration.Packet packet = (Declaration.Packet) file.declarations().get(0);
        return ((Statement.FieldStatement) packet.body().get(0)).size().orElseThrow();
    }

    private static String shape(Expression expression) {
        return switch (expression) {
            case Expression.Binary b -> "(" + shape(b.left()) + b.operator() + shape(b.right()) + ")";
            case Expression.Unary u -> "(" + u.operator() + shape(u.operand()) + ")";
            case Expression.Parenthesized p -> shape(p.inner());
            default -> expression.span().text();
        };
    }

    @Test
    void parsesEverySpecificationOfTheLibrary() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("../specs")).filter(f -> f.toString().endsWith(".mpl"))) {
            for (Path path : files.toList()) {
                Diagnostics diagnostics = new Diagnostics();
                String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                SpecFile file = SpecParser.parse(new SourceFile(path.toString(), "", text), diagnostics);
                assertThat(diagnostics.sorted()).as(path.toString()).isEmpty();
                assertThat(file.declarations()).as(path.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void bindsOperatorsAsTheLanguageSays() {
        assertThat(shape(size("1 + 2 * 3 - 4"))).isEqualTo("((1+(2*3))-4)");
        assertThat(shape(size("!a == b && c"))).isEqualTo("((!(a==b))&&c)");
        assertThat(shape(size("-a - -b"))).isEqualTo("((-a)-(-b))");
        assertThat(shape(size("a || b && c .. d"))).isEqualTo("((a||(b&&c))..d)");
        assertThat(shape(size("a & 1 << 2 == 3"))).isEqualTo("((a&(1<<2))==3)");
    }

    @Test
    void saysWhatWasExpected() {
        List<Diagnostic> errors = errors("packet p { a: byte }");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).message()).startsWith("expected ").contains("`;`").endsWith("found `}`");
    }

    @Test
    void reportsOneErrorAStatement() {
        assertThat(errors("packet p { a: byte 5 6; b: byte; }\npacket q { d: byte[; }")).extracting(d -> d.span().line()).containsExactly(1, 2);
    }

    @Test
    void survivesDeepNesting() {
        assertThat(errors("packet p { a: byte[" + "(".repeat(10_000))).extracting(d -> d.code().name()).containsExactly("E0106");
        assertThat(errors("packet p { a: byte[" + "-".repeat(10_000))).extracting(d -> d.code().name()).containsExactly("E0106");
        assertThat(errors("/*".repeat(100_000))).extracting(d -> d.code().name()).contains("E0103");
        assertThat(errors("packet p { a: byte[" + "1+".repeat(400) + "1]; }")).isEmpty();
    }
}
