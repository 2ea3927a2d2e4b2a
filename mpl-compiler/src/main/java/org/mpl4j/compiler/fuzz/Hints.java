package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.runtime.Bytes;

/** Numbers that make a difference: what a field or parameter is compared with, in its packet and in those to which it is passed. */
final class Hints {
    private final Map<PacketShape, Map<Variable.Key, TreeSet<Long>>> known = new IdentityHashMap<>();
    private final Map<PacketShape, Map<Variable.Key, Set<Bytes>>> texts = new IdentityHashMap<>();

    /** Runs of bytes with which a field or parameter is compared. */
    List<Bytes> texts(PacketShape packet, Variable.Key variable) {
        return List.copyOf(texts.computeIfAbsent(packet, Hints::collectTexts).getOrDefault(variable, Set.of()));
    }

    private static Map<Variable.Key, Set<Bytes>> collectTexts(PacketShape packet) {
        Map<Variable.Key, Set<Bytes>> found = new LinkedHashMap<>();
        for (ItemShape item : packet.items()) {
            Expressions.ofItem(
                    item.item(),
                    expr -> Expressions.visit(expr, part -> {
                        if (part instanceof Expr.Binary binary && binary.right() instanceof Expr.BytesConst constant) {
                            addText(found, binary.left(), constant.value().toArray());
                        }
                    }));
            if (item instanceof ClassifyShape classify) {
                for (BranchShape branch : classify.branches()) {
                    if (branch.branch().pattern() instanceof Pattern.Text text) {
                        addText(found, classify.classify().tag(), text.value().toArray());
                    }
                }
            }
        }
        return found;
    }

    private static void addText(Map<Variable.Key, Set<Bytes>> found, Expr variable, byte[] text) {
        key(variable)
                .ifPresent(key ->
                        found.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(Bytes.of(text)));
    }

    private static Optional<Variable.Key> key(Expr expr) {
        if (expr instanceof Expr.FieldValue field) {
            return Optional.of(new Variable.Key(false, field.itemId()));
        }
        return expr instanceof Expr.ParamValue param
                ? Optional.of(new Variable.Key(true, param.index()))
                : Optional.empty();
    }

    /** In ascending order; none where it does not matter. */
    List<Long> of(PacketShape packet, Variable.Key variable) {
        return new ArrayList<>(of(packet).getOrDefault(variable, new TreeSet<>()));
    }

    private Map<Variable.Key, TreeSet<Long>> of(PacketShape packet) {
        Map<Variable.Key, TreeSet<Long>> found = known.get(packet);
        if (found == null) {
            found = new LinkedHashMap<>();
            known.put(packet, found);
            collect(packet, found);
        }
        return found;
    }

    private void collect(PacketShape packet, Map<Variable.Key, TreeSet<Long>> found) {
        for (ItemShape item : packet.items()) {
            Expressions.ofItem(item.item(), expr -> Expressions.visit(expr, part -> ofComparison(part, found)));
            if (item instanceof ClassifyShape classify) {
                ofPatterns(classify, found);
            } else if (item instanceof NestedShape nested) {
                List<Expr> arguments = nested.nested().arguments();
                Map.copyOf(of(nested.target())).forEach((variable, numbers) -> {
                    if (variable.isParam()) {
                        List.copyOf(numbers).forEach(number -> add(found, arguments.get(variable.id()), number));
                    }
                });
            }
        }
    }

    private static void ofPatterns(ClassifyShape classify, Map<Variable.Key, TreeSet<Long>> found) {
        for (BranchShape branch : classify.branches()) {
            if (branch.branch().pattern() instanceof Pattern.IntRange range) {
                add(found, classify.classify().tag(), range.first());
                add(found, classify.classify().tag(), range.last());
            }
        }
    }

    private static void ofComparison(Expr expr, Map<Variable.Key, TreeSet<Long>> found) {
        if (expr instanceof Expr.Binary binary && Comparison.isAny(binary.operator())) {
            ofSides(binary.left(), binary.right(), binary.operator(), found);
            ofSides(binary.right(), binary.left(), binary.operator(), found);
        }
    }

    private static void ofSides(Expr side, Expr other, Operator operator, Map<Variable.Key, TreeSet<Long>> found) {
        if (other instanceof Expr.IntConst constant) {
            add(found, side, constant.value());
            if (operator != Operator.EQUAL) {
                add(found, side, constant.value() - 1);
                add(found, side, constant.value() + 1);
            }
        }
    }

    private static void add(Map<Variable.Key, TreeSet<Long>> found, Expr variable, long number) {
        key(variable)
                .ifPresent(key ->
                        found.computeIfAbsent(key, any -> new TreeSet<>()).add(number));
    }
}
