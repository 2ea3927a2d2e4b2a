package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0501;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mpl4j.compiler.check.PacketGraph.Edge;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** E0501: a packet reaches itself without consuming a byte, so that it could be inside itself for ever. */
final class RecursionProgressCheck implements ModelCheck {
    private static final Set<String> NEVER_EMPTY = Set.of("mpint", "dns_label", "dns_label_comp");

    @Override
    public void check(SpecModel model, Diagnostics diagnostics) {
        PacketGraph graph = new PacketGraph(model);
        Set<QualifiedName> empty = graph.holding((packet, known) -> canBeEmpty(packet.body(), known));
        for (List<Edge> cycle : graph.cycles(packet -> new Start(packet, empty::contains).edges())) {
            Edge last = cycle.get(cycle.size() - 1);
            diagnostics
                    .error(
                            E0501,
                            last.nested().span(),
                            "`%s` can be inside itself without a byte in between",
                            last.to().name())
                    .help(
                            "the path is %s; put a field of at least a byte before `%s`",
                            path(cycle), last.nested().name());
        }
    }

    static String path(List<Edge> cycle) {
        return cycle.stream()
                .map(edge -> edge.from().name())
                .collect(Collectors.joining(
                        " -> ", "", " -> " + cycle.get(0).from().name()));
    }

    private static boolean canBeEmpty(Block block, Predicate<QualifiedName> empty) {
        return block.items().stream().allMatch(item -> canBeEmpty(item, empty));
    }

    private static boolean canBeEmpty(Item item, Predicate<QualifiedName> empty) {
        if (item.presence().isPresent()) {
            return true;
        } else if (item instanceof Field field) {
            return canBeEmpty(field.type());
        } else if (item instanceof NestedPacket nested) {
            return empty.test(nested.target());
        } else if (item instanceof Classify classify) {
            return classify.branches().isEmpty()
                    || classify.branches().stream().anyMatch(branch -> canBeEmpty(branch.body(), empty));
        } else if (item instanceof ArrayItem array) {
            return canBeEmpty(array, empty);
        }
        return true;
    }

    private static boolean canBeEmpty(ArrayItem array, Predicate<QualifiedName> empty) {
        boolean hasElement = array.bound() instanceof Bound.Until
                || array.bound() instanceof Bound.Count count && isPositive(count.count());
        return !hasElement || canBeEmpty(array.element(), empty);
    }

    private static boolean canBeEmpty(FieldType type) {
        if (type instanceof FieldType.ByteArray bytes) {
            return !isPositive(bytes.length());
        }
        return type instanceof FieldType.Extern codec && !NEVER_EMPTY.contains(codec.name());
    }

    private static boolean isPositive(Expr expr) {
        return expr instanceof Expr.IntConst constant && constant.value() > 0;
    }

    /** The packets that can stand at the very start of one. */
    private record Start(PacketType packet, Predicate<QualifiedName> empty, List<Edge> edges) {
        Start(PacketType packet, Predicate<QualifiedName> empty) {
            this(packet, empty, new ArrayList<>());
            block(packet.body());
        }

        void block(Block block) {
            for (Item item : block.items()) {
                if (item instanceof NestedPacket nested) {
                    edges.add(new Edge(packet.name(), nested));
                } else if (item instanceof Classify classify) {
                    classify.branches().forEach(branch -> block(branch.body()));
                } else if (item instanceof ArrayItem array) {
                    block(array.element());
                }
                if (!canBeEmpty(item, empty)) {
                    return;
                }
            }
        }
    }
}
