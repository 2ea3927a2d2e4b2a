package org.mpl4j.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Bytes;

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

    /** Every branch of every packet in these, and every optional item with and without. */
    @ParameterizedTest
    @CsvSource({
        "dns/dns.mpl,dns,1500",
        "dhcp/dhcp.mpl,dhcp,2500",
        "ssh/connection.mpl,ssh_connection,2000",
        "ssh/userauth.mpl,ssh_userauth,1500",
        "tls/tls.mpl,tls_handshake,3000",
        "bgp/bgp.mpl,bgp,1500",
        "ip/ipv4.mpl,ipv4,500",
        "ip/ipv6.mpl,ipv6,2500"
    })
    void reachesAllThatIsInAPacketOfTheLibrary(String file, String packet, int runs) {
        TestSpec spec = TestSpec.ofFile("new:" + file);
        FuzzReport report =
                Fuzzer.withoutMutants(spec.spec(), spec.name(packet), 1).run(done -> done < runs);
        assertThat(report.failures()).isEmpty();
        assertThat(report.coverage())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.missing()).as(row.name()).isEmpty());
    }

    @Test
    void countsWhatBecomesOfEachKindOfMutant() {
        FuzzReport report = fuzz(
                "packet p { magic: uint16 const(0xcafe); n: byte value(array_length(list)); l: byte value(sizeof(x));"
                        + " x: byte[l]; list: array (n) { k: byte; classify (k) { |0:\"A\" -> (); |1:\"B\" -> b: byte; }; };"
                        + " crc: uint16 checksum(inet, magic..list); }");
        assertThat(report.mutants())
                .extracting(MutantRow::mutation)
                .contains(
                        Mutation.TRUNCATION,
                        Mutation.LENGTH,
                        Mutation.COUNT,
                        Mutation.TAG,
                        Mutation.CONSTANT,
                        Mutation.CHECKSUM);
        assertThat(report.mutants())
                .filteredOn(row -> row.mutation() == Mutation.CHECKSUM)
                .allSatisfy(row -> assertThat(row.read()).isPositive());
    }

    @Test
    void makesSizesAtTheirEdges() {
        TestSpec spec =
                TestSpec.of("packet p { n: byte value(sizeof(x)); x: byte[n]; m: byte value(array_length(list));"
                        + " list: array (m) { e: byte; }; s: string8; }");
        Random random = new Random(1);
        RandomValues values = new RandomValues(spec.shapes(), spec.builder(), random);
        Set<Integer> lengths = new TreeSet<>();
        Set<Integer> counts = new TreeSet<>();
        Set<Integer> strings = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            Bytes bytes = values.sample(spec.name("p")).orElseThrow().bytes();
            int n = bytes.get(0) & 0xff;
            int m = bytes.get(1 + n) & 0xff;
            lengths.add(n);
            counts.add(m);
            strings.add(bytes.get(2 + n + m) & 0xff);
        }
        assertThat(lengths).contains(0, 1, 255);
        assertThat(counts).contains(0, 1, 255);
        assertThat(strings).contains(0, 1, 255);
    }

    @Test
    void fillsWindowsOfSteps() {
        TestSpec spec = TestSpec.of("packet o { n: byte value(sizeof(x)); x: byte[n]; }"
                + " packet p { n: byte value((offset(list) - 1) / 8); list: array[n * 8] { e: packet o(); }; }");
        Random random = new Random(1);
        RandomValues values = new RandomValues(spec.shapes(), spec.builder(), random);
        Set<Integer> steps = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            steps.add(values.sample(spec.name("p")).orElseThrow().bytes().get(0) & 0xff);
        }
        assertThat(steps).contains(0, 1, 2, 3);
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
