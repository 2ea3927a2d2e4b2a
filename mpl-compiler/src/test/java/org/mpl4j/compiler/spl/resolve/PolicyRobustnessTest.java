package org.mpl4j.compiler.spl.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.parse.PolicyParser;

/** No text makes parser and resolver do anything but answer: with a meaning, or with an error. */
class PolicyRobustnessTest {
    private static final SpecRoot FIXTURES = new SpecRoot.Folder(Path.of("src/test/resources/fixtures"));
    private static final SpecPath PATH = new SpecPath(List.of(FIXTURES));
    private static final List<String> WORDS = List.of(
            ("automaton function bool int either or multiple optional while do until always_allow during handle exit abort"
                            + " true false if boolean use event policy property trace as start new state return never"
                            + " ignore when within expired sync ltl good bad of a b x A B Receive_Chat_Text Receive_* X"
                            + " U W 1 0x 99999999999999999999 ; : , . ( ) { } [ ] = .. <-> -> && || ! > >= < <= == + - * /"
                            + " // /* */ @ é")
                    .split(" "));

    private static void check(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile source = new SourceFile("any.spl", "", text);
        List<PolicySpec> specs = PolicyResolver.resolve(PATH, List.of(source), diagnostics);
        for (Rendering rendering : List.of(Rendering.plain(), Rendering.json(), Rendering.gcc())) {
            rendering.render(diagnostics.sorted());
        }
        assertThat(specs).hasSize(diagnostics.hasErrors() ? 0 : 1);
    }

    @Property(tries = 500)
    void anyText(@ForAll String text) {
        check(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 3_000)
    void anyWords(@ForAll("words") List<String> words) {
        check("automaton a (bool a, int x) { " + String.join(words.size() % 2 == 0 ? " " : "", words));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(WORDS).list().ofMaxSize(60);
    }

    @Property(tries = 800, shrinking = ShrinkingMode.OFF)
    void policiesWithBytesChanged(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(anyFile(random).text());
        for (int i = random.nextInt(1, 6); i > 0 && text.length() > 0; i--) {
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

    @Property(tries = 1_500, shrinking = ShrinkingMode.OFF)
    void policiesWithWordsChanged(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> words = new ArrayList<>(
                PolicyParser.tokens(anyFile(random)).stream().map(Token::text).toList());
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

    private static SourceFile anyFile(Random random) throws IOException {
        List<String> files = FIXTURES.list(".spl");
        return PATH.load(files.get(random.nextInt(files.size()))).orElseThrow();
    }
}
