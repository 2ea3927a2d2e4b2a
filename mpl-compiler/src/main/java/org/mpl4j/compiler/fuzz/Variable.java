package org.mpl4j.compiler.fuzz;

import java.math.BigInteger;

/**
 * A number that can be chosen while a scope is made up: a field, or a parameter that branches decide.
 *
 * @param id of the field, or index of the parameter
 * @param isUnsigned64 whether negative longs are large numbers
 * @param all what it can be, {@linkplain #ordered ordered}
 */
record Variable(boolean isParam, int id, boolean isUnsigned64, NumberSet all) {
    /** What of it identifies it. */
    record Key(boolean isParam, int id) {}

    Key key() {
        return new Key(isParam, id);
    }

    /** A number for which the order of longs is the order of its values; the other way round, too. */
    long ordered(long number) {
        return ordered(number, isUnsigned64);
    }

    static long ordered(long number, boolean isUnsigned64) {
        return isUnsigned64 ? number ^ Long.MIN_VALUE : number;
    }

    /** From numbers as people write them. */
    static NumberSet range(BigInteger first, BigInteger last, boolean isUnsigned64) {
        return NumberSet.range(ordered(first.longValue(), isUnsigned64), ordered(last.longValue(), isUnsigned64));
    }
}
