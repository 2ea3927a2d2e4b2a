package org.mpl4j.compiler.fuzz;

import java.util.Arrays;
import org.mpl4j.runtime.Bytes;

/**
 * One mutation: some bytes are replaced by others.
 *
 * @param mutation the way it is one of
 * @param what it does, for people
 * @param at index of the first byte that is replaced; where the bytes are fewer, it happens at their end
 * @param removed so many bytes, or as many as there are
 * @param inserted instead of them
 */
public record Edit(Mutation mutation, String what, int at, int removed, Bytes inserted) {
    byte[] apply(byte[] bytes) {
        int from = Math.min(at, bytes.length);
        int to = (int) Math.min((long) from + removed, bytes.length);
        byte[] result = new byte[bytes.length - (to - from) + inserted.length()];
        System.arraycopy(bytes, 0, result, 0, from);
        inserted.copyTo(result, from);
        System.arraycopy(bytes, to, result, from + inserted.length(), bytes.length - to);
        return result;
    }

    static byte[] applyAll(Iterable<Edit> edits, byte[] bytes) {
        byte[] result = Arrays.copyOf(bytes, bytes.length);
        for (Edit edit : edits) {
            result = edit.apply(result);
        }
        return result;
    }
}
