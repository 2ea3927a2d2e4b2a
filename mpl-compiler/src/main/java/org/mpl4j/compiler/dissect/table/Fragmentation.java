package org.mpl4j.compiler.dissect.table;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.NumberExpression;
import org.mpl4j.compiler.dissect.condition.Subject;

/**
 * How packets are cut into pieces.
 *
 * @param position of a piece in its packet, in bytes
 * @param more whether others follow it
 * @param flow tells the packets apart
 * @param isStrict whether a packet whose pieces overlap is none
 * @param whole what the packet is, as its first piece says; null if the field that the last one came in chooses
 */
public record Fragmentation(
        NumberExpression position,
        Condition more,
        Flow flow,
        boolean isStrict,
        @Nullable Target whole) {
    /** Where in its packet the piece belongs that is looked at; empty if that is no piece, but all of a packet. */
    public OptionalLong placeOf(Subject subject) {
        OptionalLong place = position.of(subject);
        boolean isWhole = place.isPresent() && place.getAsLong() == 0 && !more.holds(subject);
        return isWhole ? OptionalLong.empty() : place;
    }

    /** Whether the piece that is looked at is the last one of its packet. */
    public boolean isLast(Subject subject) {
        return !more.holds(subject);
    }
}
