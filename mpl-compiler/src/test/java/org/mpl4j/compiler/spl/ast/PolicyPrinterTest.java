package org.mpl4j.compiler.spl.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.ast.AstDump;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.parse.PolicyParser;

class PolicyPrinterTest {
    private static final List<SpecRoot> ROOTS = List.of(
            new SpecRoot.Folder(Path.of("..", "specs")), new SpecRoot.Folder(Path.of("src/test/resources/fixtures")));
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

    private static String print(String text) {
        SourceFile source = new SourceFile("test.spl", "", text);
        Diagnostics diagnostics = new Diagnostics();
        PolicyFile file = PolicyParser.parse(source, diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return PolicyPrinter.print(file, PolicyParser.tokens(source));
    }

    /** What must hold of any text without errors. */
    private static void check(String text) {
        SourceFile source = new SourceFile("test.spl", "", text);
        Diagnostics diagnostics = new Diagnostics();
        PolicyFile file = PolicyParser.parse(source, diagnostics);
        if (diagnostics.hasErrors()) {
            return;
        }
        String printed = PolicyPrinter.print(file, PolicyParser.tokens(source));
        SourceFile again = new SourceFile("again.spl", "", printed);
        Diagnostics none = new Diagnostics();
        PolicyFile reread = PolicyParser.parse(again, none);
        assertThat(none.hasErrors()).as(printed).isFalse();
        assertThat(AstDump.withoutPlaces(reread.declarations())).isEqualTo(AstDump.withoutPlaces(file.declarations()));
        assertThat(comments(PolicyParser.tokens(again))).isEqualTo(comments(PolicyParser.tokens(source)));
        assertThat(PolicyPrinter.print(reread, PolicyParser.tokens(again))).isEqualTo(printed);
    }

    /** The words of all comments, in no order. */
    private static List<String> comments(List<Token> tokens) {
        return tokens.stream()
                .filter(Token::isComment)
                .map(token -> token.text().replaceAll("\\s*\n\\s*", "\n").strip())
                .sorted()
                .toList();
    }

    @Test
    void theCanonicalForm() {
        String text = """
                /* A policy. */
                use ssh_userauth as auth,transport;event Quit , Tick;
                automaton channel[int id](bool b,int[0..3] n,)start(b,n){never(A_*,B);state kex;
                // waits
                Receive_Open[sender](length)when(length<=-n&&!(b||b)==true)new;either(b){A;}or{B;};
                either { A; B; C; } or (n > - 1) { B; } || { f(n,n); }

                do{A;}until(n==3);while(b){multiple(1..){A;}multiple{optional{B;}}} // all
                during{A;}handle{exit;}handle{B;B;B;}
                within(grace){A;}expired{abort;}return;x=3*(n-1);}
                function f(int a,int b){};
                policy p=channel,b sync(A,B);
                property q:ltl{[](A->X c.b U c.done)&&![]<>channel.kex};
                trace good of p:A,B;
                """;
        assertThat(print(text)).isEqualTo("""
                /* A policy. */
                use ssh_userauth as auth, transport;
                event Quit, Tick;

                automaton channel [int id] (bool b, int[0..3] n) start (b, n) {
                  never (A_*, B);
                  state kex;
                  // waits
                  Receive_Open[sender] (length) when (length <= -n && !(b || b) == true) new;
                  either (b) { A; } or { B; }
                  either { A; B; C; }
                  or (n > -1) { B; }
                  || { f(n, n); }

                  do { A; } until (n == 3);
                  while (b) {
                    multiple (1..) { A; }
                    multiple {
                      optional { B; }
                    }
                  } // all
                  during { A; }
                  handle { exit; }
                  handle { B; B; B; }
                  within (grace) { A; } expired { abort; }
                  return;
                  x = 3 * (n - 1);
                }

                function f (int a, int b) { }

                policy p = channel, b sync (A, B);
                property q: ltl { [] (A -> X c.b U c.done) && ![] <> channel.kex };
                trace good of p: A, B;
                """);
    }

    @Test
    void longListsAreBroken() {
        StringBuilder text = new StringBuilder("automaton a () { always_allow (");
        for (int i = 0; i < 12; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("Receive_Transport_Disconnect_")
                    .append(i);
        }
        String printed = print(text.append(") { A; } }").toString());
        assertThat(printed.lines()).allMatch(line -> line.length() <= 120).hasSize(8);
        assertThat(printed).contains("\n      Receive_Transport_Disconnect_3, ").endsWith("  }\n}\n");
    }

    @Test
    void longFormulasAreBrokenBehindOperators() {
        String operands = "Receive_Transport_Disconnect || ".repeat(6);
        String printed = print("automaton a () { A; }\nproperty p: ltl { [] (a.b -> !(" + operands + "A)) };");
        assertThat(printed.lines()).allMatch(line -> line.length() <= 120).hasSize(5);
        assertThat(printed).contains(" ||\n    Receive_Transport_Disconnect ||").endsWith(" || A)) };\n");
        assertThat(print(printed)).isEqualTo(printed);
    }

    private static SourceFile anyFile(Random random) throws IOException {
        SpecRoot root = ROOTS.get(random.nextInt(ROOTS.size()));
        List<String> files = root.list(".spl").stream()
                .filter(file -> !file.startsWith("target/"))
                .toList();
        return new SpecPath(List.of(root))
                .load(files.get(random.nextInt(files.size())))
                .orElseThrow();
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void anySpaceAndComments(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        double density = random.nextDouble() * random.nextDouble();
        StringBuilder text = new StringBuilder();
        for (Token token : PolicyParser.tokens(anyFile(random))) {
            text.append(token.text()).append(token.text().startsWith("//") ? "\n" : " ");
            while (random.nextDouble() < density) {
                text.append(SPACES.get(random.nextInt(SPACES.size())));
            }
        }
        check(text.toString());
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void anyStatements(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Token> tokens = new ArrayList<>(PolicyParser.tokens(anyFile(random)));
        for (int i = random.nextInt(0, 4); i > 0 && !tokens.isEmpty(); i--) {
            int at = random.nextInt(tokens.size());
            int end = Math.min(tokens.size(), at + random.nextInt(20));
            if (random.nextBoolean()) {
                tokens.subList(at, end).clear();
            } else {
                tokens.addAll(at, List.copyOf(tokens.subList(at, end)));
            }
        }
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()).append(token.text().startsWith("//") ? "\n" : " "));
        check(text.toString());
    }

    @Test
    void everyFileOfTheRepository() throws IOException {
        for (SpecRoot root : ROOTS) {
            for (String file : root.list(".spl")) {
                check(root.read(file).orElseThrow());
            }
        }
    }
}
