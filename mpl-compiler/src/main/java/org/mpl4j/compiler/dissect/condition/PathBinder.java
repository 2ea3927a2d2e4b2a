package org.mpl4j.compiler.dissect.condition;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.Term;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.LabelShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.resolve.NearestName;

/** Finds what paths lead to. */
final class PathBinder {
    private final Vocabulary vocabulary;
    private final Diagnostics diagnostics;

    PathBinder(Vocabulary vocabulary, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.diagnostics = diagnostics;
    }

    /** The places of a path; null if there are none, which has been reported then. */
    @Nullable
    Places bind(Term.Path path) {
        PacketShape current = vocabulary.current();
        if (current != null
                && !named(current.scope().body(), path.first().name()).isEmpty()) {
            return places(path, 0, new Origin.Current(), List.of(current));
        }
        List<PacketShape> packets = vocabulary.packets(path.first().name());
        if (packets.isEmpty()) {
            unknownStart(path, current);
            return null;
        }
        return places(path, 1, vocabulary.origin(path.first().name()), packets);
    }

    private void unknownStart(Term.Path path, @Nullable PacketShape current) {
        Term.Step first = path.first();
        Set<String> known = vocabulary.packetNames();
        known.add("frame");
        if (current != null) {
            current.items().forEach(item -> known.add(item.name()));
        }
        Diagnostics.Draft draft = current == null
                ? diagnostics.error(Code.E0208, first.span(), "no layer or packet is called `%s`", first.name())
                : diagnostics.error(
                        Code.E0201,
                        first.span(),
                        "`%s` is neither a field of `%s` nor a packet around it",
                        first.name(),
                        current.name());
        NearestName.to(first.name(), known).ifPresent(name -> draft.help("there is `%s`", name));
    }

    private @Nullable Places places(Term.Path path, int from, Origin origin, List<PacketShape> packets) {
        Map<PacketShape, List<PathNode>> firsts = new IdentityHashMap<>();
        List<PathNode> ends = new ArrayList<>();
        Missing missing = new Missing();
        for (PacketShape packet : packets) {
            List<PathNode> nodes = from == path.steps().size()
                    ? List.of()
                    : new Walk(path, ends, missing).nodes(from, packet.scope().body(), packet.name());
            if (from == path.steps().size() || !nodes.isEmpty()) {
                firsts.put(packet, nodes);
            }
        }
        if (firsts.isEmpty()) {
            missing.report(diagnostics);
            return null;
        }
        return new Places(origin, firsts, ends);
    }

    /** The items of that name in a block, those in unnamed classifies included. */
    static List<ItemShape> named(BlockShape body, String name) {
        List<ItemShape> found = new ArrayList<>();
        for (ItemShape item : body.items()) {
            if (item instanceof ClassifyShape classify && !classify.isNamed()) {
                for (BranchShape branch : classify.branches()) {
                    found.addAll(named(branch.body(), name));
                }
            } else if (item.name().equals(name) && !(item instanceof LabelShape)) {
                found.add(item);
            }
        }
        return found;
    }

    private static void collectNames(BlockShape body, Set<String> names) {
        for (ItemShape item : body.items()) {
            if (item instanceof ClassifyShape classify && !classify.isNamed()) {
                classify.branches().forEach(branch -> collectNames(branch.body(), names));
            } else {
                names.add(item.name());
            }
        }
    }

    /** Follows a path through the shapes of a packet. */
    private record Walk(Term.Path path, List<PathNode> ends, Missing missing) {
        List<PathNode> nodes(int depth, BlockShape body, String owner) {
            Term.Step step = path.steps().get(depth);
            List<ItemShape> items = named(body, step.name());
            if (items.isEmpty()) {
                missing.note(step, body, owner);
            }
            List<PathNode> nodes = new ArrayList<>();
            for (ItemShape item : items) {
                node(depth, step, item).ifPresent(nodes::add);
            }
            return nodes;
        }

        private Optional<PathNode> node(int depth, Term.Step step, ItemShape item) {
            boolean canHaveIndex = item instanceof ArrayShape
                    || item instanceof FieldShape field && field.kind().isBytes();
            boolean isLast = depth + 1 == path.steps().size();
            if (step.index() >= 0 && !canHaveIndex || !isLast && item instanceof FieldShape) {
                missing.noteLeaf(step, isLast, item.name());
                return Optional.empty();
            }
            if (isLast) {
                PathNode end = new PathNode(item, step.index(), List.of(), ends.size());
                ends.add(end);
                return Optional.of(end);
            }
            List<PathNode> next = new ArrayList<>();
            for (BlockShape inside : insides(item)) {
                next.addAll(nodes(depth + 1, inside, item.name()));
            }
            return next.isEmpty() ? Optional.empty() : Optional.of(new PathNode(item, step.index(), next, -1));
        }

        private static List<BlockShape> insides(ItemShape item) {
            if (item instanceof NestedShape nested) {
                return List.of(nested.target().scope().body());
            }
            if (item instanceof ArrayShape array) {
                return List.of(array.element().body());
            }
            return item instanceof ClassifyShape classify
                    ? classify.branches().stream().map(BranchShape::body).toList()
                    : List.of();
        }
    }

    /** Why a path leads nowhere: the first reason that was met at its deepest step. */
    private static final class Missing {
        private Term.@Nullable Step step;
        private String reason = "";
        private final Set<String> known = new TreeSet<>();

        void note(Term.Step where, BlockShape body, String owner) {
            if (isDeeper(where)) {
                reason = "`" + owner + "` has no field `" + where.name() + "`";
                known.clear();
            }
            collectNames(body, known);
        }

        void noteLeaf(Term.Step where, boolean isLast, String name) {
            if (isDeeper(where)) {
                reason = isLast
                        ? "`" + name + "` has no elements or bytes to number"
                        : "`" + name + "` has no fields inside";
            }
        }

        private boolean isDeeper(Term.Step where) {
            boolean isDeeper =
                    step == null || where.span().start() > step.span().start();
            if (isDeeper) {
                step = where;
            }
            return isDeeper;
        }

        void report(Diagnostics diagnostics) {
            if (step != null) {
                Diagnostics.Draft draft = diagnostics.error(Code.E0201, step.span(), "%s", reason);
                NearestName.to(step.name(), known).ifPresent(name -> draft.help("there is `%s`", name));
            }
        }
    }
}
