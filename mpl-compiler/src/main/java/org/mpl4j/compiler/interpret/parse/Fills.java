package org.mpl4j.compiler.interpret.parse;

import java.util.Arrays;
import org.mpl4j.runtime.Bytes;

/** Runs of one byte. */
final class Fills {
    private Fills() {}

    static Bytes of(byte content, int length) {
        byte[] run = new byte[length];
        Arrays.fill(run, content);
        return Bytes.wrap(run);
    }
}
