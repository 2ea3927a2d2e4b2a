package org.mpl4j.ssh.auth;

import java.util.ArrayList;
import java.util.List;

/** How far a client has come: what is left of each sequence that it has kept to. A method of a sequence may say more than its name, behind a colon. */
final class Progress {
    private List<List<String>> left;
    private final List<String> done = new ArrayList<>();

    Progress(List<List<String>> sequences) {
        this.left = sequences;
    }

    /** {@return the names of the methods that can be used next, each once} */
    List<String> next() {
        return left.stream()
                .filter(sequence -> !sequence.isEmpty())
                .map(sequence -> name(sequence.get(0)))
                .distinct()
                .toList();
    }

    /** {@return a method that can be used next, in full: that of the first sequence with its name} */
    String full(String name) {
        return left.stream()
                .filter(sequence -> !sequence.isEmpty() && name(sequence.get(0)).equals(name))
                .map(sequence -> sequence.get(0))
                .findFirst()
                .orElse(name);
    }

    private static String name(String method) {
        int colon = method.indexOf(':');
        return colon < 0 ? method : method.substring(0, colon);
    }

    /** A method has succeeded, which is one of those that could be used, in full; {@return whether that is enough} */
    boolean succeed(String method) {
        left = left.stream()
                .filter(sequence -> sequence.get(0).equals(method))
                .map(sequence -> sequence.subList(1, sequence.size()))
                .toList();
        done.add(name(method));
        return left.stream().anyMatch(List::isEmpty);
    }

    /** {@return the names of what has succeeded} */
    List<String> done() {
        return List.copyOf(done);
    }
}
