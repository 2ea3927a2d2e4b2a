package org.mpl4j.compiler.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.mpl4j.compiler.diagnostic.Severity;

/** Whatever the text, the compiler answers with diagnostics or a specification: it never throws, and has a reason for what it refuses. */
class CompilerRobustnessTest {
    private static final List<List<String>> SPECS =
            SpecCorpus.texts().stream().map(SpecCorpus::tokens).toList();
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "64",
            "65",
            "255",
            "9223372036854775807",
            "18446744073709551615",
            "99999999999999999999999999",
            "1 / 0");

    private static final List<String> EXTREMES = List.of(
            "0",
            "1",
            "3",
            "8",
            "63",
            "65",
            "4294967296",
            "1152921504606846976",
            "4611686018427387904",
            "9223372036854775807",
            "(-9223372036854775807-1)",
            "(-1)",
            "18446744073709551615");

    /** One change of a specification: what is done, where (from 0 to 1), and with which word. */
    record Change(Kind kind, double place, String word) {
        enum Kind {
            REMOVE,
            INSERT,
            REPLACE,
            DOUBLE
        }

        void apply(List<String> tokens) {
            int at = (int) (place * (tokens.size() - 1));
            switch (kind) {
                case REMOVE -> tokens.remove(at);
                case INSERT -> tokens.add(at, word);
                case REPLACE -> tokens.set(at, word);
                case DOUBLE -> tokens.add(at, tokens.get(at));
            }
        }
    }

    @Property(tries = 400)
    void survivesAnyText(@ForAll String text) {
        answers(text);
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void survivesTokenSoup(@ForAll("soup") List<String> tokens) {
        answers(String.join(" ", tokens));
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void survivesMutatedSpecifications(@ForAll("spec") List<String> spec, @ForAll("changes") List<Change> changes) {
        List<String> tokens = new ArrayList<>(spec);
        changes.forEach(change -> change.apply(tokens));
        answers(String.join("", tokens));
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
    void survivesNumbersAtTheEnds(@ForAll("spec") List<String> spec, @ForAll("replacements") List<Change> changes) {
        List<Integer> numbers = IntStream.range(0, spec.size())
                .filter(i ->
                        Character.isDigit(spec.get(i).charAt(0)) || spec.get(i).equals("]"))
                .boxed()
                .toList();
        List<String> tokens = new ArrayList<>(spec);
        for (Change change : changes) {
            int at = numbers.get((int) (change.place() * (numbers.size() - 1)));
            tokens.set(
                    at,
                    tokens.get(at).equals("]")
                            ? change.word() + "]"
                            : change.word().replaceFirst("^ \\S+ ", ""));
        }
        answers(String.join("", tokens));
    }

    private static void answers(String text) {
        CompilationResult result = SpecCorpus.compile(text);
        assertThat(result.spec().isEmpty())
                .isEqualTo(result.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR));
    }

    @Provide
    Arbitrary<List<String>> soup() {
        return Arbitraries.of(SpecCorpus.vocabulary()).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<String>> spec() {
        return Arbitraries.of(SPECS);
    }

    /** Operators and operands, for the end of a size; without the operator, for a number. */
    @Provide
    Arbitrary<List<Change>> replacements() {
        Arbitrary<String> words = Combinators.combine(
                        Arbitraries.of("+", "-", "*", "/", "%", "&", "<<", ">>"), Arbitraries.of(EXTREMES))
                .as((operator, number) -> " " + operator + " " + number);
        return Combinators.combine(
                        Arbitraries.just(Change.Kind.REPLACE),
                        Arbitraries.doubles().between(0, 1),
                        words)
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> words = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(SpecCorpus.vocabulary())), Tuple.of(1, Arbitraries.of(NUMBERS)));
        return Combinators.combine(
                        Arbitraries.of(Change.Kind.class), Arbitraries.doubles().between(0, 1), words)
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
