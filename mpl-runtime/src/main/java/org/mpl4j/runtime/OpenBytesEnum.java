package org.mpl4j.runtime;

import java.util.Optional;

/**
 * A value of an open enumeration ({@code variant}) of strings: some values have a tag, and every other value stays what
 * it is and can be written back.
 */
public interface OpenBytesEnum {
    /**
     * The value on the wire.
     *
     * @return the bytes, without a length or delimiter
     */
    Bytes value();

    /**
     * The name of the value, spelled as in the specification.
     *
     * @return the tag, or empty if the value is unknown
     */
    Optional<String> tag();

    /**
     * Whether the value has a name.
     *
     * @return true if {@link #tag()} is present
     */
    default boolean isKnown() {
        return tag().isPresent();
    }
}
