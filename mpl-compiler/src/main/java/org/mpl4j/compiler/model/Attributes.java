package org.mpl4j.compiler.model;

import java.util.List;
import java.util.Optional;

/**
 * What is said about a field besides its type. What is written has the kind of the field's type; a bit[1] may also be given truth values, and {@code const} of a byte array
 * may be a number from 0 to 255, which is the value of every byte.
 *
 * @param constant written on build, reported when it differs on parse; a constant expression
 * @param isMagic the constant is checked on parse and a mismatch is fatal
 * @param value computed on build from the rest of the packet
 * @param defaultValue supplied where the caller of the builder says nothing
 * @param alignBits zero padding of a byte array up to a multiple of so many bits, 0 for none; always a multiple of 8
 */
public record Attributes(
        Optional<Expr> min,
        Optional<Expr> max,
        Optional<Expr> constant,
        boolean isMagic,
        Optional<Expr> value,
        Optional<Expr> defaultValue,
        int alignBits,
        Optional<ChecksumSpec> checksum,
        Optional<ShowFormat> show) {
    public static final Attributes NONE = new Attributes(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty());

    /**
     * {@code checksum(algorithm, input, ..)}.
     *
     * @param algorithm {@code inet}, {@code crc32} ..: a name that mpl-runtime's checksum table has
     * @param inputs in order: {@link Expr.ItemRange}, bytes-valued or int-valued expressions (an int is a 16-bit big-endian word, 32 bits for crc's)
     */
    public record ChecksumSpec(String algorithm, List<Expr> inputs) {
        public ChecksumSpec {
            inputs = List.copyOf(inputs);
        }
    }

    /** How people write such a value. */
    public enum ShowFormat {
        IPV4,
        IPV6,
        MAC,
        HEX,
        TEXT
    }
}
