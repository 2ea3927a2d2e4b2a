package org.mpl4j.bench.dns;

import static org.mpl4j.bench.hand.ArrayAccess.i64;
import static org.mpl4j.bench.hand.ArrayAccess.u32;

import org.mpl4j.bench.harness.FieldMix;

/** Mixes what libraries have made of names and addresses in the way in which the others mix bytes. */
final class LibraryMix {
    private LibraryMix() {}

    static long address(long mix, byte[] address) {
        return address.length == 4
                ? FieldMix.add(mix, u32(address, 0))
                : FieldMix.add(FieldMix.add(mix, i64(address, 0)), i64(address, 8));
    }

    /** The hash of a name that is a text with a dot behind each label. */
    static int hash(String name) {
        int hash = 1;
        int start = 0;
        for (int dot = name.indexOf('.'); dot > start; dot = name.indexOf('.', start)) {
            hash = 31 * hash + (dot - start);
            for (int i = start; i < dot; i++) {
                hash = 31 * hash + name.charAt(i);
            }
            start = dot + 1;
        }
        return hash;
    }
}
