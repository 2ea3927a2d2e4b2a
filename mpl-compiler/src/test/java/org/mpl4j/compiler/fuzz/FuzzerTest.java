package org.mpl4j.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.model.QualifiedName;

class FuzzerTest {
    private static final int RUNS = 300;

    static List<String> files() {
        return TestSpec.files();
    }

    private static FuzzReport fuzz(TestSpec spec, QualifiedName packet, int runs) {
        return new Fuzzer(spec.spec(), packet, Optional.empty(), 1).run(done -> done < runs);
    }

    private static FuzzReport fuzz(String text) {
        TestSpec spec = TestSpec.of(text);
        return fuzz(spec, spec.name("p"), RUNS);
    }

    private static TestSpec with(String codec) {
        return TestSpec.of("extern planted \"" + PlantedBugs.class.getName() + "$" + codec
                + "\"; packet p { n: byte; list: array (n) { x: uint16; }; y: planted; }");
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsNothingIn(String file) {
        TestSpec spec = TestSpec.ofFile(file);
        for (QualifiedName packet : spec.spec().model().requested()) {
            FuzzReport report = fuzz(spec, packet, 15);
            assertThat(report.failures()).isEmpty();
            assertThat(report.built()).isEqualTo(15);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Forgetful,BUILT_IS_READ",
        "Nosy,INSIDE_ITS_WINDOW",
        "Brittle,DECLARED_EXCEPTIONS",
        "Modest,PREFIX_IS_TOO_SHORT",
        "Greedy,BOUNDED_MEMORY"
    })
    void findsThatACodecIs(String codec, Problem.Rule rule) {
        TestSpec spec = with(codec);
        assertThat(fuzz(spec, spec.name("p"), RUNS).failures())
                .extracting(failure -> failure.problem().rule())
                .contains(rule);
    }

    @Test
    void findsNothingInACodecThatIsRight() {
        TestSpec spec = with("OneByte");
        assertThat(fuzz(spec, spec.name("p"), RUNS).failures()).isEmpty();
    }

    @Test
    void makesWhatFailsSmallAndTellsHowItCameAbout() {
        TestSpec spec = with("Brittle");
        Failure failure = fuzz(spec, spec.name("p"), RUNS).failures().get(0);
        assertThat(failure.bytes().hex()).matches("(00|010000)2a");
        assertThat(failure.edits())
                .isNotEmpty()
                .allSatisfy(edit -> assertThat(edit.what()).isNotBlank());
        assertThat(failure.hex())
                .contains("# an exception that is not declared\n", "seed 1, run ", "# mutation: ")
                .endsWith("2a\n");
    }

    @Test
    void oneSeedGivesTheSameTwice() {
        TestSpec spec = with("Brittle");
        FuzzReport first = fuzz(spec, spec.name("p"), RUNS);
        assertThat(fuzz(spec, spec.name("p"), RUNS)).isEqualTo(first);
    }

    @Test
    void reachesEveryBranchThatCanBeReached() {
        FuzzReport report = fuzz(
                "packet p { kind: byte; x: byte when (kind == 1); classify (kind) {"
                        + " |0:\"A\" -> (); |1:\"B\" -> b: byte; |2:\"C\" when (1 == 2) -> (); |_:\"D\" -> d: byte[kind]; }; }");
        assertThat(report.coverage())
                .extracting(CoverageRow::text)
                .containsExactly("2 of 2 cases", "3 of 4 branches; never reached: C");
    }

    @Test
    void saysIfNothingCanBeBuilt() {
        FuzzReport report = fuzz("packet p { z: string8; l: byte value(sizeof(z) * 100 + 256); }");
        assertThat(report.failures())
                .extracting(failure -> failure.problem().rule())
                .containsExactly(Problem.Rule.CAN_BE_BUILT);
        assertThat(report.failures().get(0).problem().message()).contains("l");
    }
}
