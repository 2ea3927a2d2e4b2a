package org.mpl4j.compiler.spl.output.promela;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names of a model. Each begins with what it is a name of ({@code state_}, {@code in_}, {@code last_}, {@code p_}), so that none is a word of Promela or a
 * macro of the preprocessor.
 */
final class PromelaNames {
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The name of an automaton's variable. */
    String variable(String automaton) {
        return name("state_", automaton);
    }

    /** The name of a macro that is true in a named state. */
    String in(String automaton, String state) {
        return name("in_", automaton + "." + state);
    }

    /** The name of a macro that is true just after a statecall. */
    String last(String statecall) {
        return name("last_", statecall);
    }

    /** The name of a formula. */
    String property(String property) {
        return name("p_", property);
    }

    private String name(String prefix, String what) {
        return given.computeIfAbsent(prefix + what, key -> {
            String plain = key.replaceAll("[^A-Za-z0-9_]", "_");
            String name = plain;
            for (int copy = 2; !taken.add(name); copy++) {
                name = plain + "_" + copy;
            }
            return name;
        });
    }
}
