package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.interpret.value.NestedShape;

/** Where in a kind of packet other packets may be: in its own fields, and in the packets nested in it. */
public final class Carrier {
    private final List<Stop> stops = new ArrayList<>();

    Carrier() {}

    void add(Stop stop) {
        stops.add(stop);
    }

    /** In the order of the packet. */
    public List<Stop> stops() {
        return stops;
    }

    /** A place to look at. */
    public sealed interface Stop {}

    public record InField(Payload payload) implements Stop {}

    /**
     * @param inside of the packet that is nested
     */
    public record InNested(NestedShape nested, Carrier inside) implements Stop {}
}
