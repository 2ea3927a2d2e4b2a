package org.mpl4j.maven;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that decides what is generated: what each thing is called, in words for a log, and the digest of its content.
 *
 * @param digests by name
 */
record Fingerprint(Map<String, String> digests) {
    Fingerprint {
        digests = Collections.unmodifiableMap(new TreeMap<>(digests));
    }

    /** What is different from an earlier one, in words; empty if nothing is. */
    Optional<String> differenceFrom(Fingerprint earlier) {
        TreeMap<String, String> names = new TreeMap<>(earlier.digests);
        names.putAll(digests);
        String first = "";
        int count = 0;
        for (String name : names.keySet()) {
            Optional<String> difference = difference(name, earlier);
            if (difference.isPresent() && count++ == 0) {
                first = difference.get();
            }
        }
        return switch (count) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(first);
            default -> Optional.of(first + ", and " + (count - 1) + " more");
        };
    }

    private Optional<String> difference(String name, Fingerprint earlier) {
        String before = earlier.digests.get(name);
        String now = digests.get(name);
        if (now == null) {
            return Optional.of(name + " is gone");
        }
        if (before == null) {
            return Optional.of(name + " is new");
        }
        return before.equals(now) ? Optional.empty() : Optional.of(name + " changed");
    }
}
