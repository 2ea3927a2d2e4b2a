package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process may do, as Linux tells it (proc_pid_status(5)).
 *
 * @param user the number of the user that it runs as
 * @param effective the set of its capabilities
 */
record Capabilities(long user, long effective) {
    /** Making and setting up interfaces. */
    static final int NET_ADMIN = 12;

    /** Seeing all packets of an interface. */
    static final int NET_RAW = 13;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int HEX = 16;

    /** Those of this process. */
    static Capabilities own() throws IOException {
        long user = -1;
        long effective = 0;
        for (String line : Files.readAllLines(STATUS)) {
            String[] words = line.split("\\s+");
            if (words[0].equals("Uid:")) {
                user = Long.parseLong(words[2]);
            } else if (words[0].equals("CapEff:")) {
                effective = Long.parseUnsignedLong(words[1], HEX);
            }
        }
        return new Capabilities(user, effective);
    }

    boolean has(int capability) {
        return (effective >>> capability & 1) != 0;
    }
}
