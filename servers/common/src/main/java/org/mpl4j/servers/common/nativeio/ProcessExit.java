package org.mpl4j.servers.common.nativeio;

/**
 * How a process ended.
 *
 * @param status what it returned; 0 if a signal ended it
 * @param signal the number of the signal that ended it; 0 if it ended by itself
 * @param isCoreDumped whether the system kept an image of its memory
 */
public record ProcessExit(int status, int signal, boolean isCoreDumped) {
    /** Whether a signal ended it. */
    public boolean isBySignal() {
        return signal != 0;
    }
}
