package org.mpl4j.fuzzing.targets;

import java.io.IOException;
import java.util.List;

/** Something that must put up with any bytes. */
public interface FuzzTarget {
    /** Its name, also that of its corpus. */
    String name();

    /**
     * Gives it an input.
     *
     * @throws RuntimeException or an error, if it does not put up with it
     */
    void accept(byte[] input) throws IOException;

    /** Inputs to begin with, besides those that are kept. */
    List<byte[]> seeds() throws IOException;
}
