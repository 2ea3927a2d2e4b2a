package org.mpl4j.dns.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares a server's answers with those of others, aspect by aspect. It differs where it is unlike every other one; where it is like some and unlike others, the peers
 * differ, and nobody can say who is right.
 */
public final class Differential {
    private static final int EXAMPLES = 3;

    private final AllowedDifferences allowed;
    private final List<String> names;
    private final Map<String, Counts> counts = new TreeMap<>();
    private final Map<String, List<String>> differences = new TreeMap<>();
    private final Map<String, List<String>> peersDiffer = new TreeMap<>();
    private final Map<String, Integer> differenceCounts = new TreeMap<>();
    private final Map<String, Integer> peersDifferCounts = new TreeMap<>();
    private final Map<String, Integer> allowedCounts = new TreeMap<>();

    /** The counts of a kind of query. */
    private static final class Counts {
        private int queries;
        private int same;
        private int peersDiffer;
        private int allowed;
        private int different;
    }

    /**
     * Makes a comparison.
     *
     * @param names of the servers, ours first
     */
    public Differential(AllowedDifferences allowed, List<String> names) {
        if (names.size() < 2) {
            throw new IllegalArgumentException("there is nothing to compare with");
        }
        this.allowed = allowed;
        this.names = List.copyOf(names);
    }

    /**
     * Compares the answers to queries.
     *
     * @param answers of each server, in the order of the names; of each, an answer a query
     */
    public void compare(List<TrialQuery> queries, List<List<Answer>> answers) {
        for (int i = 0; i < queries.size(); i++) {
            List<Answer> those = new ArrayList<>();
            for (List<Answer> ofServer : answers) {
                those.add(ofServer.get(i));
            }
            compare(queries.get(i), those);
        }
    }

    private void compare(TrialQuery query, List<Answer> answers) {
        Counts count = counts.computeIfAbsent(query.kind(), kind -> new Counts());
        count.queries++;
        boolean isDifferent = false;
        boolean isAllowed = false;
        boolean doPeersDiffer = false;
        for (Answer.Aspect aspect : Answer.Aspect.values()) {
            String ours = answers.get(0).get(aspect);
            long alike = answers.stream()
                    .skip(1)
                    .filter(peer -> peer.get(aspect).equals(ours))
                    .count();
            if (alike == answers.size() - 1) {
                continue;
            }
            String key = aspect + ", " + query.kind();
            if (alike > 0) {
                doPeersDiffer = true;
                note(key, query, aspect, answers, peersDiffer, peersDifferCounts);
                continue;
            }
            Optional<String> sentence = allowed.sentence(query, aspect);
            if (sentence.isPresent()) {
                isAllowed = true;
                allowedCounts.merge(sentence.get(), 1, Integer::sum);
            } else {
                isDifferent = true;
                note(key, query, aspect, answers, differences, differenceCounts);
            }
        }
        if (isDifferent) {
            count.different++;
        } else if (isAllowed) {
            count.allowed++;
        } else if (doPeersDiffer) {
            count.peersDiffer++;
        } else {
            count.same++;
        }
    }

    private void note(
            String key,
            TrialQuery query,
            Answer.Aspect aspect,
            List<Answer> answers,
            Map<String, List<String>> examples,
            Map<String, Integer> sums) {
        sums.merge(key, 1, Integer::sum);
        List<String> ofKey = examples.computeIfAbsent(key, any -> new ArrayList<>());
        if (ofKey.size() >= EXAMPLES) {
            return;
        }
        StringBuilder example = new StringBuilder("  " + query.asDig() + "\n");
        for (int i = 0; i < answers.size(); i++) {
            String text = answers.get(i).get(aspect);
            example.append("    ").append(names.get(i)).append(": ");
            example.append(text.contains("\n") ? "\n      " + text.replace("\n", "\n      ") : text)
                    .append('\n');
        }
        ofKey.add(example.toString());
    }

    /** How many queries had an answer of ours that is unlike all others, in something that no RFC allows. */
    public int differences() {
        return counts.values().stream().mapToInt(count -> count.different).sum();
    }

    /** How many queries were compared. */
    public int queries() {
        return counts.values().stream().mapToInt(count -> count.queries).sum();
    }

    /** How many queries had answers of ours that all peers share. */
    public int same() {
        return counts.values().stream().mapToInt(count -> count.same).sum();
    }

    /** The counts of each kind of query, how often each aspect differs, and what was allowed. */
    public String summary() {
        StringBuilder report = new StringBuilder(names.get(0) + " beside " + names.subList(1, names.size()) + "\n");
        add(report, "%-28s %8s %8s %12s %8s %9s%n", "kind", "queries", "same", "peers differ", "allowed", "different");
        counts.forEach((kind, count) -> add(
                report,
                "%-28s %8d %8d %12d %8d %9d%n",
                kind,
                count.queries,
                count.same,
                count.peersDiffer,
                count.allowed,
                count.different));
        allowedCounts.forEach((sentence, count) -> add(report, "allowed %d times: %s%n", count, sentence));
        differenceCounts.forEach((key, count) -> add(report, "DIFFERENT in %s: %d times%n", key, count));
        return report.toString();
    }

    /** The first examples of what differs. */
    public String examples() {
        StringBuilder report = new StringBuilder();
        section(report, "DIFFERENT", differences, differenceCounts);
        section(report, "peers differ", peersDiffer, peersDifferCounts);
        return report.toString();
    }

    private static void section(
            StringBuilder report, String title, Map<String, List<String>> examples, Map<String, Integer> sums) {
        examples.forEach((key, texts) -> {
            add(report, "%s in %s: %d times%n", title, key, sums.get(key));
            texts.forEach(report::append);
        });
    }

    private static void add(StringBuilder report, String format, Object... values) {
        report.append(String.format(Locale.ROOT, format, values));
    }
}
