package org.mpl4j.compiler.spl.check;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in messages. */
final class Names {
    private static final int SHOWN = 6;

    private Names() {}

    /** Some names, and how many more there are. */
    static String list(Collection<?> names) {
        String shown = names.stream().limit(SHOWN).map(n -> "`" + n + "`").collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
