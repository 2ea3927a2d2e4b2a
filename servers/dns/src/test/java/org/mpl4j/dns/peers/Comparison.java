package org.mpl4j.dns.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server beside others, on one zone that all of them serve.
 *
 * @param queries what was asked
 * @param answers of each server, ours first, an answer a query
 * @param differential the comparison
 * @param report the counts, and where the examples are
 */
public record Comparison(
        List<TrialQuery> queries, List<List<Answer>> answers, Differential differential, String report) {
    /** So many queries a zone, at least. */
    public static final int QUERIES = 20_000;

    private static final long SEED = 20240101;
    private static final Path REPORTS = Path.of("target", "peers");

    /**
     * Asks all servers, and compares. Examples of differences go into a file a zone in target/peers.
     *
     * @param name of our server
     * @param ours its address
     * @param peers the others; the first one is asked for the names of the zone
     */
    public static Comparison of(PeerZone zone, String name, InetSocketAddress ours, List<Peer> peers)
            throws IOException {
        List<TrialQuery> queries = QueryPlan.of(zone, peers.get(0).address(), SEED, QUERIES);
        List<String> names = new ArrayList<>(List.of(name));
        List<List<Answer>> answers = new ArrayList<>();
        answers.add(Asker.ask(ours, queries));
        for (Peer peer : peers) {
            names.add(peer.name());
            answers.add(Asker.ask(peer.address(), queries));
        }
        Differential differential = new Differential(AllowedDifferences.load(), names);
        differential.compare(queries, answers);
        Path file = Files.createDirectories(REPORTS).resolve(zone.origin() + name + ".txt");
        Files.writeString(file, differential.summary() + differential.examples());
        String report =
                zone.origin() + " " + differential.summary() + "examples are in " + file.toAbsolutePath() + "\n";
        return new Comparison(queries, answers, differential, report);
    }
}
