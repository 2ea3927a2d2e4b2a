package org.mpl4j.compiler.spl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.spl.ast.Formula;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyExpression;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.ast.PolicyStatement;

class PolicyParserTest {
    private static List<Diagnostic> errors(String text) {
        Diagnostics diagnostics = new Diagnostics();
        PolicyParser.parse(new SourceFile("test.spl", "", SourceText.encode(text)), diagnostics);
        return diagnostics.sorted();
    }

    private static PolicyFile parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        PolicyFile file = PolicyParser.parse(new SourceFile("test.spl", "", SourceText.encode(text)), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return file;
    }

    private static PolicyDeclaration.RoutineDeclaration routine(String text) {
        return (PolicyDeclaration.RoutineDeclaration) parse(text).declarations().get(0);
    }

    private static List<PolicyStatement> body(String statements) {
        return routine("automaton a () {" + statements + "}").body().statements();
    }

    private static <T extends PolicyStatement> T only(Class<T> kind, String statement) {
        List<PolicyStatement> body = body(statement);
        assertThat(body).hasSize(1);
        return kind.cast(body.get(0));
    }

    private static String shape(PolicyExpression expression) {
        return switch (expression) {
            case PolicyExpression.Binary b -> "(" + shape(b.left()) + b.operator() + shape(b.right()) + ")";
            case PolicyExpression.Unary u -> "(" + u.operator() + shape(u.operand()) + ")";
            case PolicyExpression.Parenthesized p -> shape(p.inner());
            default -> expression.span().text();
        };
    }

    private static String shape(Formula formula) {
        return switch (formula) {
            case Formula.Binary b -> "(" + shape(b.left()) + b.operator() + shape(b.right()) + ")";
            case Formula.Unary u -> u.operator() + "(" + shape(u.operand()) + ")";
            case Formula.Parenthesized p -> shape(p.inner());
            default -> formula.span().text();
        };
    }

    private static List<String> names(List<Ident> idents) {
        return idents.stream().map(Ident::text).toList();
    }

    @Test
    void everyStatementOf2006() {
        List<PolicyStatement> body = body("""
                A; f(x, y); x = 1;
                either { A; } or (x) { B; }; || { }
                multiple { A; } multiple (1..2) { A; } multiple (1..) { A; } multiple (..2) { A; } multiple (3) { A; };
                optional { A; }
                while { A; } while (x) { }
                do { A; } until (x); do { A; } until;
                always_allow (A, B) { C; } always_allow () { }
                during { A; } during { A; } handle { B; } handle { C; };
                exit; abort;
                """);
        assertThat(body.stream().map(s -> s.getClass().getSimpleName()))
                .containsExactly(
                        "Take",
                        "Call",
                        "Assign",
                        "Either",
                        "Multiple",
                        "Multiple",
                        "Multiple",
                        "Multiple",
                        "Multiple",
                        "Maybe",
                        "While",
                        "While",
                        "DoUntil",
                        "DoUntil",
                        "AlwaysAllow",
                        "AlwaysAllow",
                        "During",
                        "During",
                        "Exit",
                        "Abort");
        assertThat(((PolicyStatement.Either) body.get(3)).ways()).hasSize(3);
        assertThat(((PolicyStatement.During) body.get(17)).handlers()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "(2..5), 2, 5",
        "(2..), 2, ",
        "(..5), , 5",
        "(4), 4, 4",
        "(0x10..1_000), 16, 1000",
    })
    void ranges(String range, String min, String max) {
        PolicyStatement.Range read = only(PolicyStatement.Multiple.class, "multiple " + range + " { A; }")
                .range()
                .orElseThrow();
        assertThat(read.min().map(Object::toString)).isEqualTo(Optional.ofNullable(min));
        assertThat(read.max().map(Object::toString)).isEqualTo(Optional.ofNullable(max));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a + b * c; (a+(b*c))",
                "a - b - c; ((a-b)-c)",
                "! a == b && c; ((!(a==b))&&c)",
                "a && b or c && d; ((a&&b)||(c&&d))",
                "- a + 1 < 2; (((-a)+1)<2)",
                "(a || b) && true; ((a||b)&&true)",
            })
    void operatorsBindAsIn2006(String text, String shape) {
        PolicyStatement.Assign assign = only(PolicyStatement.Assign.class, "x = " + text + ";");
        assertThat(shape(assign.value())).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[] (A -> auth.done); []((A->auth.done))",
                "[]<>A && ! B || C; (([](<>(A))&&!(B))||C)",
                "A -> B -> C; (A->(B->C))",
                "A U B U C <-> true; ((AU(BUC))<->true)",
                "X A; X(A)",
                "X U U; (XUU)",
                "X X W X; (X(X)WX)",
                "X_1 && Receive_*; (X_1&&Receive_*)",
            })
    void formulas(String text, String shape) {
        PolicyFile file = parse("property p: ltl { " + text + " };");
        assertThat(shape(file.all(PolicyDeclaration.PropertyDeclaration.class)
                        .get(0)
                        .formula()))
                .isEqualTo(shape);
    }

    @Test
    void whatCameLaterIsReservedNowhere() {
        String words = "use as event start new state return never ignore when within expired policy sync property ltl"
                + " trace good bad of";
        for (String word : words.split(" ")) {
            PolicyFile file = parse("automaton " + word + " (int " + word + ") { " + word + " = 1; " + word + "(" + word
                    + "); " + word + "(); } function " + word + " (bool x) { X; U; W; }");
            assertThat(file.declarations()).hasSize(2);
            assertThat(((PolicyDeclaration.RoutineDeclaration)
                                    file.declarations().get(0))
                            .body().statements().stream().map(s -> s.getClass().getSimpleName()))
                    .containsExactly("Assign", "Call", "Call");
        }
    }

    @Test
    void additionsToStatements() {
        PolicyStatement.Take take = only(PolicyStatement.Take.class, "A[id] (f, g) new when (f <= 3);");
        assertThat(take.key().orElseThrow().text()).isEqualTo("id");
        assertThat(names(take.fields())).containsExactly("f", "g");
        assertThat(shape(take.when().orElseThrow())).isEqualTo("(f<=3)");
        assertThat(take.isNew()).isTrue();
        assertThat(only(PolicyStatement.State.class, "state kex;").name().text())
                .isEqualTo("kex");
        assertThat(only(PolicyStatement.Exit.class, "return;")).isNotNull();
        PolicyStatement.Never never = only(PolicyStatement.Never.class, "never (A, B_*, C[k],);");
        assertThat(never.calls().stream().map(c -> c.name().text() + (c.isWildcard() ? "+" : "")))
                .containsExactly("A", "B_+", "C");
        assertThat(only(PolicyStatement.Ignore.class, "ignore (A);").calls()).hasSize(1);
        PolicyStatement.Within within = only(PolicyStatement.Within.class, "within (grace) { A; } expired { B; C; }");
        assertThat(within.limit().text()).isEqualTo("grace");
        assertThat(within.expired().statements()).hasSize(2);
    }

    @Test
    void additionsToDeclarations() {
        PolicyFile file = parse("""
                use ssh_userauth as auth, transport;
                event A, B;
                automaton channel [int id] (bool strict, int[-1..3] tries,) start (strict, tries) { }
                policy server = a, b sync (A, B_*);
                trace good: A; trace bad of a: A, B; trace t good: A; trace t bad of server: B;
                """);
        PolicyDeclaration.Use use = file.all(PolicyDeclaration.Use.class).get(0);
        assertThat(use.packets().stream()
                        .map(p -> p.packet() + " " + p.alias().map(Ident::text).orElse("-")))
                .containsExactly("ssh_userauth auth", "transport -");
        PolicyDeclaration.RoutineDeclaration channel =
                file.all(PolicyDeclaration.RoutineDeclaration.class).get(0);
        assertThat(channel.key().orElseThrow().text()).isEqualTo("id");
        assertThat(names(channel.start())).containsExactly("strict", "tries");
        assertThat(channel.parameters().get(1).bounds().orElseThrow().min()).isEqualTo(-1);
        assertThat(file.all(PolicyDeclaration.TraceDeclaration.class).stream()
                        .map(t -> t.name().map(Ident::text).orElse("-")
                                + t.isGood()
                                + t.policy().map(Ident::text).orElse("-"))
                        .collect(Collectors.joining(" ")))
                .isEqualTo("-true- -falsea ttrue- tfalseserver");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "automaton a () { A; } // the end",
                "automaton a () { A; } /* the /* nested */ end */",
                "automaton a () {\r\n  A;\r\n}\r\n// x\r\n",
                "\u00ef\u00bb\u00bfautomaton a () { A; }",
            })
    void commentsAndLineEnds(String text) {
        Diagnostics diagnostics = new Diagnostics();
        PolicyFile file = PolicyParser.parse(new SourceFile("test.spl", "", text), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(file.declarations()).hasSize(1);
    }

    @Test
    void aRoutineHasItsDocComment() {
        assertThat(routine("/** One\n * two. */ automaton a () { }").doc()).contains("One\ntwo.");
    }

    @Test
    void whatIsTooDeepIsAnError() {
        assertThat(errors("automaton a () { " + "optional { ".repeat(100_000)))
                .extracting(Diagnostic::code)
                .containsExactly(Code.S0105);
        assertThat(errors("property p: ltl { " + "[] ".repeat(100_000) + "A };"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.S0105);
        assertThat(errors("automaton a () { x = " + "- ".repeat(100_000) + "1; }"))
                .extracting(Diagnostic::code)
                .containsExactly(Code.S0105);
        assertThat(body("optional { ".repeat(98) + "A;" + "}".repeat(98))).hasSize(1);
    }

    @Test
    void everyErrorOfAFileIsReported() {
        List<Diagnostic> errors = errors("automaton a () { A B; either (x { A; } or { C; } D; foo; E }\nfunction");
        assertThat(errors).extracting(d -> d.span().text()).containsExactly("B", "{", ";", "}", "");
    }

    @Test
    void manyDeclarationsTakeLinearTime() {
        StringBuilder text = new StringBuilder("automaton a () { ");
        for (int i = 0; i < 20_000; i++) {
            text.append("either { Call_").append(i).append("; } or { B; } ");
        }
        assertThat(parse(text.append("}").toString()).declarations()).hasSize(1);
    }
}
