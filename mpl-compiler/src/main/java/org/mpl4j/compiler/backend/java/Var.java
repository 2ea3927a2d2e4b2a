package org.mpl4j.compiler.backend.java;

import java.util.Comparator;
import org.mpl4j.compiler.ir.ReadWord;

/**
 * Something that generated code works with and that is not in the packet's bytes at a place known beforehand: handed to static methods as parameters, kept by views in
 * fields. Which of them a piece of code needs is found out while the code is made.
 */
sealed interface Var {
    /** As parameters of a method, and fields of a view, are ordered. */
    Comparator<Var> ORDER = Comparator.comparingInt(Var::rank).thenComparingInt(Var::number);

    /** Where it stands among the parameters of a method. */
    int rank();

    /** Its number among those of one rank. */
    default int number() {
        return 0;
    }

    /** What every scope has. */
    enum Basic implements Var {
        /** The bytes, in big-endian byte order. */
        BUFFER(0, "b"),
        /** Index of the first byte of the scope. */
        START(1, "start"),
        /** Index after the last byte of the block: of the packet, the element or the branch. */
        END(2, "end"),
        /** Index after the last byte of the innermost window. */
        LIMIT(4, "limit"),
        /** Index that back pointers count from. */
        ORIGIN(5, "origin"),
        /** How deep the packet is nested in others. */
        DEPTH(6, "depth"),
        /** How much a parse may do. */
        LIMITS(7, "limits"),
        /** Whether an element starts in little-endian byte order. */
        IS_LITTLE(8, "isLittle"),
        /** Where a parse notes what it finds in branches, or null. */
        PLACES(12, "places"),
        /** Whether a view was made by the parse that noted what is in its branches. */
        KNOWS_PLACES(13, "knowsPlaces");

        private final int rank;
        private final String javaName;

        Basic(int rank, String javaName) {
            this.rank = rank;
            this.javaName = javaName;
        }

        @Override
        public int rank() {
            return rank;
        }

        String javaName() {
            return javaName;
        }
    }

    /** A slot of the scope. */
    record Slot(int number) implements Var {
        @Override
        public int rank() {
            return 3;
        }
    }

    /**
     * What was read at once of neighbouring fields.
     *
     * @param number its place among the words of the block
     */
    record InWord(int number, ReadWord word) implements Var {
        @Override
        public int rank() {
            return 11;
        }
    }

    /**
     * What a parse noted for the view of a branch.
     *
     * @param number of the branch's slot
     */
    record Noted(int number) implements Var {
        @Override
        public int rank() {
            return 14;
        }
    }

    /** Something about an item of the same scope or of one around it, found out before. */
    record Fact(Kind kind, int itemId) implements Var {
        /** What it is. */
        enum Kind {
            VALUE(""),
            /** Bytes from the start of the item's scope to its end. */
            END_OFFSET("Offset"),
            SIZE("Size"),
            COUNT("Count"),
            /** Absolute index of its first byte. */
            POSITION("At");

            private final String suffix;

            Kind(String suffix) {
                this.suffix = suffix;
            }

            String suffix() {
                return suffix;
            }
        }

        @Override
        public int rank() {
            return 9;
        }

        @Override
        public int number() {
            return itemId * Kind.values().length + kind.ordinal();
        }
    }

    /** A parameter of the packet. */
    record Parameter(int number) implements Var {
        @Override
        public int rank() {
            return 10;
        }
    }
}
