package org.mpl4j.runtime;

import java.util.Optional;

/**
 * A value of an open enumeration ({@code variant}): some values have a tag, and every other value stays what it is and
 * can be written back. Implemented by generated classes, which also have a constant for each tag and value equality.
 */
public interface OpenEnum {
    /**
     * The value on the wire.
     *
     * @return the raw value; unsigned enumerations of 64 bits are to be read unsigned
     */
    long value();

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
