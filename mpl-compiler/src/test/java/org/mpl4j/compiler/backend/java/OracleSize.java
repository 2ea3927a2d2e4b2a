package org.mpl4j.compiler.backend.java;

/**
 * How many packets are tried where generated code is compared with the interpreter: a part of them in every build, all of them by {@code -Dmpl.oracle.percent=100}. The
 * same part each time, as seeds are fixed.
 */
final class OracleSize {
    private static final int PERCENT = Integer.getInteger("mpl.oracle.percent", 40);

    private OracleSize() {}

    /** {@return the part of so many that is tried, at least one} */
    static int of(int whole) {
        return Math.max(1, whole * PERCENT / 100);
    }
}
