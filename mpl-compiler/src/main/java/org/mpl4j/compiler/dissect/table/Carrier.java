package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;

/** Where in a kind of packet, or of element, other packets may be: in its own fields, in the packets nested in it, and in the elements of its arrays. */
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
    public sealed interface Stop {
        ItemShape item();

        /** How what is there is cut into pieces; null if it never is. */
        @Nullable
        Fragmentation pieces();
    }

    public record InField(Payload payload, @Nullable Fragmentation pieces) implements Stop {
        @Override
        public FieldShape item() {
            return payload.field();
        }
    }

    /**
     * @param inside of the packet that is nested
     * @param opening what is there if its length does not count; null if it always does
     */
    public record InNested(
            NestedShape item,
            Carrier inside,
            @Nullable Fragmentation pieces,
            @Nullable Opening opening) implements Stop {}

    /**
     * @param inside of each element
     */
    public record InElements(ArrayShape item, Carrier inside) implements Stop {
        @Override
        public @Nullable Fragmentation pieces() {
            return null;
        }
    }
}
