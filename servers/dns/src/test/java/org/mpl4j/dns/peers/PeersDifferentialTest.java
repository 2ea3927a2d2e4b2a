package org.mpl4j.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.peers.Answer.Aspect;

/** The comparison itself, tried on the peers: what they say of each other, and whether a changed answer is found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeersDifferentialTest {
    private static final int PART = 1000;

    private final List<Peer> peers = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        assumeTrue(PeerProgram.areAllInstalled(), PeerProgram.MISSING);
        peers.addAll(Peer.startAll(TrialZones.all(), folder));
    }

    @AfterAll
    void stop() throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
    }

    @Test
    void comparesPeersAndFindsWhatIsChanged() throws IOException {
        for (PeerZone zone : TrialZones.all()) {
            Comparison comparison =
                    Comparison.of(zone, peers.get(0).name(), peers.get(0).address(), peers.subList(1, peers.size()));
            System.out.println(comparison.report());
            Differential differential = comparison.differential();
            assertThat(differential.queries()).isGreaterThanOrEqualTo(Comparison.QUERIES);
            assertThat(differential.same()).as("answers that all share").isGreaterThan(differential.queries() / 2);
            findsChanges(
                    comparison.queries().subList(0, PART),
                    comparison.answers().stream()
                            .map(some -> some.subList(0, PART))
                            .toList(),
                    peers.stream().map(Peer::name).toList());
        }
    }

    private static void findsChanges(List<TrialQuery> queries, List<List<Answer>> answers, List<String> names) {
        AllowedDifferences nothing = AllowedDifferences.parse("");
        for (Aspect aspect : Aspect.values()) {
            Differential before = new Differential(nothing, names);
            before.compare(queries, answers);
            int index = indexOfUnanimous(answers);
            List<Answer> changed = new ArrayList<>(answers.get(0));
            changed.set(index, changed.get(index).with(aspect, "changed"));
            Differential after = new Differential(nothing, names);
            after.compare(queries, List.of(changed, answers.get(1), answers.get(2)));
            assertThat(after.differences()).as(aspect.name()).isEqualTo(before.differences() + 1);
            assertThat(after.summary())
                    .contains(
                            "DIFFERENT in " + aspect + ", " + queries.get(index).kind());
        }
    }

    private static int indexOfUnanimous(List<List<Answer>> answers) {
        for (int i = 0; i < answers.get(0).size(); i++) {
            if (answers.get(0).get(i).equals(answers.get(1).get(i))
                    && answers.get(1).get(i).equals(answers.get(2).get(i))) {
                return i;
            }
        }
        throw new AssertionError("the peers agree in nothing");
    }
}
