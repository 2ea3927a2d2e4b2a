package org.mpl4j.compiler.backend.java;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives names that no other thing in the same place, or around it, has: what would be the second gets a {@code _} at its end. */
final class NameScope {
    private final @Nullable NameScope outer;
    private final Set<String> taken = new HashSet<>();

    NameScope(@Nullable NameScope outer, String... reserved) {
        this.outer = outer;
        this.taken.addAll(List.of(reserved));
    }

    /** The wanted name, or one like it, which is taken from now on. */
    String add(String wanted) {
        return stem(wanted, List.of(""));
    }

    /** A name of which no form (the name and a suffix) is taken; all of them are from now on. */
    String stem(String wanted, List<String> suffixes) {
        String stem = wanted;
        while (isAnyTaken(stem, suffixes)) {
            stem += "_";
        }
        for (String suffix : suffixes) {
            taken.add(stem + suffix);
        }
        return stem;
    }

    private boolean isAnyTaken(String stem, List<String> suffixes) {
        return suffixes.stream().anyMatch(suffix -> isTaken(stem + suffix));
    }

    boolean isTaken(String name) {
        return taken.contains(name) || outer != null && outer.isTaken(name);
    }
}
