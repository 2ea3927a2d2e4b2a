package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Makes an input smaller as long as it fails in the same way. */
final class Minimiser {
    private static final int MOST_ATTEMPTS = 3000;

    private final Predicate<byte[]> fails;
    private int attempts;

    Minimiser(Predicate<byte[]> fails) {
        this.fails = fails;
    }

    private boolean stillFails(byte[] bytes) {
        return attempts++ < MOST_ATTEMPTS && fails.test(bytes);
    }

    /** The edits without those that are not needed. */
    List<Edit> edits(byte[] original, List<Edit> edits) {
        List<Edit> needed = new ArrayList<>(edits);
        for (int i = needed.size() - 1; i >= 0; i--) {
            List<Edit> fewer = new ArrayList<>(needed);
            fewer.remove(i);
            if (stillFails(Edit.applyAll(fewer, original))) {
                needed = fewer;
            }
        }
        return needed;
    }

    /** Fewer bytes, and zeros where they do as well. */
    byte[] bytes(byte[] failing) {
        byte[] least = failing;
        for (int chunk = Math.max(1, least.length / 2); chunk >= 1; chunk /= 2) {
            for (int at = least.length - chunk; at >= 0; at -= chunk) {
                byte[] shorter = without(least, at, Math.min(chunk, least.length - at));
                least = at <= least.length && stillFails(shorter) ? shorter : least;
            }
        }
        for (int i = 0; i < least.length; i++) {
            byte[] simpler = least.clone();
            simpler[i] = 0;
            least = least[i] != 0 && stillFails(simpler) ? simpler : least;
        }
        return least;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, rest, at, bytes.length - length - at);
        return rest;
    }
}
