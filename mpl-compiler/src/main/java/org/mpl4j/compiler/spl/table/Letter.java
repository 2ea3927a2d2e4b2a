package org.mpl4j.compiler.spl.table;

import java.util.List;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * What a table has a column for: a statecall, and, where guards look at its packet's fields, in which range each of them is.
 *
 * @param ranges empty if no guard looks at fields
 */
public record Letter(Statecall call, List<FieldRange> ranges) {
    public Letter {
        ranges = List.copyOf(ranges);
    }

    /** Values of a field that no guard tells apart, both ends included. */
    public record FieldRange(String field, long min, long max) {}

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(call.name());
        ranges.forEach(r -> text.append('[')
                .append(r.field())
                .append('=')
                .append(r.min() == Long.MIN_VALUE ? "" : r.min())
                .append(r.max() == r.min() ? "" : ".." + (r.max() == Long.MAX_VALUE ? "" : r.max()))
                .append(']'));
        return text.toString();
    }
}
