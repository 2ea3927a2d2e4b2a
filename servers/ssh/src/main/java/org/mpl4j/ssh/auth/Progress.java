package org.mpl4j.ssh.auth;

import java.util.ArrayList;
import java.util.List;

/** How far a client has come: what is left of each sequence that it has kept to. */
final class Progress {
    private List<List<String>> left;
    private final List<String> done = new ArrayList<>();

    Progress(List<List<String>> sequences) {
        this.left = sequences;
    }

    /** {@return the methods that can be used next, each once} */
    List<String> next() {
        return left.stream()
                .filter(sequence -> !sequence.isEmpty())
                .map(sequence -> sequence.get(0))
                .distinct()
                .toList();
    }

    /** A method has succeeded, which is one of those that could be used; {@return whether that is enough} */
    boolean succeed(String method) {
        left = left.stream()
                .filter(sequence -> sequence.get(0).equals(method))
                .map(sequence -> sequence.subList(1, sequence.size()))
                .toList();
        done.add(method);
        return left.stream().anyMatch(List::isEmpty);
    }

    /** {@return what has succeeded} */
    List<String> done() {
        return done;
    }
}
