package org.mpl4j.compiler.dissect.condition;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** The packets that a path starts from. */
interface Origin {
    /** What is done with them. */
    interface Visitor {
        /** Whether that was enough. */
        boolean visit(PacketValue packet);
    }

    boolean any(Subject subject, Visitor visitor);

    /** The packet whose payload a table decides about. */
    record Current() implements Origin {
        @Override
        public boolean any(Subject subject, Visitor visitor) {
            Enclosing enclosing = subject.enclosing();
            return enclosing != null && visitor.visit(enclosing.packet());
        }
    }

    /** The packets of that name around the payload which a table decides about, the nearest first. */
    record Around(String name) implements Origin {
        @Override
        public boolean any(Subject subject, Visitor visitor) {
            for (Enclosing around = subject.enclosing(); around != null; around = around.outer()) {
                if (around.packet().name().equals(name) && visitor.visit(around.packet())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All packets of that name in the frame: layers, and packets in layers. */
    final class Anywhere implements Origin {
        private final String name;
        private final Map<PacketShape, List<ItemShape>> ways = new ConcurrentHashMap<>();

        Anywhere(String name) {
            this.name = name;
        }

        @Override
        public boolean any(Subject subject, Visitor visitor) {
            for (int i = 0; i < subject.layerCount(); i++) {
                if (anyIn(subject.layer(i), visitor)) {
                    return true;
                }
            }
            return false;
        }

        private boolean anyIn(PacketValue packet, Visitor visitor) {
            if (packet.name().equals(name) && visitor.visit(packet)) {
                return true;
            }
            return anyIn(packet, wayOf(packet.packetShape()), visitor);
        }

        private boolean anyIn(ScopeValue scope, List<ItemShape> way, Visitor visitor) {
            for (int i = 0; i < way.size(); i++) {
                ItemShape item = way.get(i);
                if (item.scope() == scope.shape() && item.isReached(scope) && anyThrough(item, scope, way, visitor)) {
                    return true;
                }
            }
            return false;
        }

        private boolean anyThrough(ItemShape item, ScopeValue scope, List<ItemShape> way, Visitor visitor) {
            if (item instanceof NestedShape nested) {
                PacketValue inner = nested.packet(scope);
                return inner != null && anyIn(inner, visitor);
            }
            return Nesting.anyElement(item, scope, element -> anyIn(element, way, visitor));
        }

        private List<ItemShape> wayOf(PacketShape shape) {
            List<ItemShape> known = ways.get(shape);
            if (known == null) {
                known = Nesting.wayTo(name, shape);
                ways.put(shape, known);
            }
            return known;
        }
    }
}
