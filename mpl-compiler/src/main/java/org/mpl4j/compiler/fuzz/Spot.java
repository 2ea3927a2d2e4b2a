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
        LENGTH("length", Mutation.LENGTH),
        COUNT("count", Mutation.COUNT),
        TAG("tag", Mutation.TAG),
        PRESENCE("presence bit", Mutation.PRESENCE),
        CONSTANT("constant", Mutation.CONSTANT),
        CHECKSUM("checksum", Mutation.CHECKSUM),
        NAME("encoded value", Mutation.POINTER),
        NUMBER("number", Mutation.NUMBER),
        CONTENT("content", Mutation.FLIP);

        private final String text;
        private final Mutation mutation;

        Role(String text, Mutation mutation) {
            this.text = text;
            this.mutation = mutation;
        }

        /** What a change of it is. */
        Mutation mutation() {
            return mutation;
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
