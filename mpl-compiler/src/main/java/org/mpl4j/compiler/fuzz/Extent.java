package org.mpl4j.compiler.fuzz;

import java.util.OptionalLong;

/** How large something is that is being made up, as long as that is known. */
final class Extent {
    private long bits;
    private boolean isKnown = true;

    void addBits(long more) {
        bits += more;
    }

    void addBytes(long more) {
        bits += more * 8;
    }

    void add(Extent more) {
        bits += more.bits;
        isKnown &= more.isKnown;
    }

    void addUnknown() {
        isKnown = false;
    }

    /** In bytes. */
    OptionalLong bytes() {
        return isKnown && bits % 8 == 0 ? OptionalLong.of(bits / 8) : OptionalLong.empty();
    }
}
