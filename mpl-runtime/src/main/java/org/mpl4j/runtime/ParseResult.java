package org.mpl4j.runtime;

import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code tryParse} found: a packet, too few bytes, or something else. A {@code switch} over it is exhaustive.
 *
 * @param <T> the packet's view
 */
public sealed interface ParseResult<T> {
    /**
     * The bytes are a packet.
     *
     * @param packet its view
     * @param <T> the packet's view
     */
    record Ok<T>(T packet) implements ParseResult<T> {}

    /**
     * The bytes may be the beginning of a packet: read on and ask again.
     *
     * @param atLeast how many bytes the packet has at least, from its start; more than there were
     * @param <T> the packet's view
     */
    record Truncated<T>(long atLeast) implements ParseResult<T> {}

    /**
     * The bytes are no such packet, whatever follows them.
     *
     * @param error what is wrong
     * @param <T> the packet's view
     */
    record Malformed<T>(ParseException error) implements ParseResult<T> {}

    /**
     * The result for an exception that {@code parse} threw.
     *
     * @param error the exception
     * @param packetStart index at which the packet starts in the buffer
     * @param <T> the packet's view
     * @return {@link Truncated} if the input was too short, else {@link Malformed}
     */
    static <T> ParseResult<T> failed(ParseException error, int packetStart) {
        return error.isInputTooShort() ? new Truncated<>(error.atLeast(packetStart)) : new Malformed<>(error);
    }

    /**
     * The same result about something made of the packet.
     *
     * @param function applied to the packet, if there is one
     * @param <R> what it makes
     * @return the new result
     */
    default <R> ParseResult<R> map(Function<? super T, ? extends R> function) {
        if (this instanceof Ok<T> ok) {
            return new Ok<>(function.apply(ok.packet()));
        }
        if (this instanceof Truncated<T> truncated) {
            return new Truncated<>(truncated.atLeast());
        }
        return new Malformed<>(((Malformed<T>) this).error());
    }

    /**
     * Whether there is a packet.
     *
     * @return true for {@link Ok}
     */
    default boolean isOk() {
        return this instanceof Ok<T>;
    }

    /**
     * The packet, if there is one.
     *
     * @return the packet, or empty
     */
    default Optional<T> toOptional() {
        return this instanceof Ok<T> ok ? Optional.of(ok.packet()) : Optional.empty();
    }

    /**
     * The packet, or an exception.
     *
     * @return the packet
     * @throws ParseException if there is none; for {@link Truncated} it only says how many bytes the packet has at
     *     least, as if it had started at index 0
     */
    default T orElseThrow() throws ParseException {
        if (this instanceof Ok<T> ok) {
            return ok.packet();
        }
        if (this instanceof Truncated<T> truncated) {
            throw ParseException.truncated(null, 0, truncated.atLeast(), ParseException.UNKNOWN);
        }
        throw ((Malformed<T>) this).error();
    }
}
