package org.mpl4j.compiler.fuzz;

/**
 * A place in a packet that is worth a mutation: a field, and what it is for.
 *
 * @param path of the field, {@code answers[0].rdlength}
 * @param startBit counted from the start of the packet
 * @param bits of a number, at most 64; of others the whole length
 * @param isLittle whether a number is in little-endian byte order
 */
record Spot(String path, Role role, long startBit, long bits, boolean isLittle) {
    /** What a field says about the rest of its packet. */
    enum Role {
        LENGTH("length"),
        COUNT("count"),
        TAG("tag"),
        PRESENCE("presence bit"),
        CONSTANT("constant"),
        CHECKSUM("checksum"),
        NAME("encoded value"),
        NUMBER("number"),
        CONTENT("content");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        /** Whether the parse of what is around depends on it. */
        boolean steers() {
            return ordinal() <= PRESENCE.ordinal();
        }
    }

    boolean isNumber() {
        return role != Role.NAME && role != Role.CONTENT && bits <= Long.SIZE && bits > 0;
    }

    int start() {
        return (int) (startBit >> 3);
    }

    int end() {
        return (int) ((startBit + bits + 7) >> 3);
    }

    /** For people. */
    String text() {
        return role.text + " `" + path + "`";
    }
}
