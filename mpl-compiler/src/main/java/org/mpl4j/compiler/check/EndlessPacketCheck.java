package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0502;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.check.PacketGraph.Edge;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** E0502: a packet always holds another one of its kind, whatever branches are taken, so that none is ever complete. */
final class EndlessPacketCheck implements ModelCheck {
    @Override
    public void check(SpecModel model, Diagnostics diagnostics) {
        PacketGraph graph = new PacketGraph(model);
        Set<QualifiedName> ending = graph.holding((packet, known) -> canEnd(packet.body(), known));
        for (List<Edge> cycle : graph.cycles(packet -> endless(packet, ending))) {
            Edge last = cycle.get(cycle.size() - 1);
            diagnostics
                    .error(
                            E0502,
                            last.nested().span(),
                            "`%s` always holds another `%s`: it never ends",
                            last.to().name(),
                            last.to().name())
                    .help(
                            "the path is %s; let a branch or a condition leave it out",
                            RecursionProgressCheck.path(cycle));
        }
    }

    private static Collection<Edge> endless(PacketType packet, Set<QualifiedName> ending) {
        List<Edge> edges = new ArrayList<>();
        if (!ending.contains(packet.name())) {
            for (Item item : packet.items()) {
                if (item instanceof NestedPacket nested && !ending.contains(nested.target())) {
                    edges.add(new Edge(packet.name(), nested));
                }
            }
        }
        return edges;
    }

    private static boolean canEnd(Block block, Predicate<QualifiedName> ending) {
        return block.items().stream().allMatch(item -> canEnd(item, ending));
    }

    private static boolean canEnd(Item item, Predicate<QualifiedName> ending) {
        if (item.presence().isPresent()) {
            return true;
        } else if (item instanceof NestedPacket nested) {
            return ending.test(nested.target());
        } else if (item instanceof Classify classify) {
            return classify.branches().isEmpty()
                    || classify.branches().stream().anyMatch(branch -> canEnd(branch.body(), ending));
        } else if (item instanceof ArrayItem array) {
            boolean hasElement = array.bound() instanceof Bound.Until
                    || array.bound() instanceof Bound.Count count
                            && count.count() instanceof Expr.IntConst constant
                            && constant.value() > 0;
            return !hasElement || canEnd(array.element(), ending);
        }
        return true;
    }
}
