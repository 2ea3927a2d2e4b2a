package org.mpl4j.summon.state;

import java.net.InetAddress;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.mpl4j.summon.config.HostAddresses;

/**
 * What outlives a directory.
 *
 * @param addresses of names
 * @param released addresses that names had, and until when nobody else gets them, in seconds since 1970
 * @param failures of names that failed since they were healthy last
 */
public record Remembered(
        Map<String, HostAddresses> addresses, Map<InetAddress, Long> released, Map<String, Integer> failures) {
    /** Nothing. */
    public static final Remembered NOTHING = new Remembered(Map.of(), Map.of(), Map.of());

    public Remembered {
        addresses = Collections.unmodifiableMap(new TreeMap<>(addresses));
        released = Map.copyOf(released);
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }
}
