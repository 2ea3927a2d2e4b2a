package org.mpl4j.compiler.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr.Operator;

/** Values that make a difference: what a field or parameter is compared with, in its packet and in those to which it is passed. */
public final class ComparedValues {
    private final SpecModel model;
    private final Map<QualifiedName, Found> known = new HashMap<>();

    /** A parameter, by its index, or a field, by its id. */
    public record Variable(boolean isParam, int id) {}

    /** What is known of one packet. */
    private record Found(Map<Variable, TreeSet<Long>> numbers, Map<Variable, Set<Bytes>> texts) {
        Found() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void add(Expr variable, long number) {
            key(variable)
                    .ifPresent(key ->
                            numbers.computeIfAbsent(key, any -> new TreeSet<>()).add(number));
        }

        void add(Expr variable, Bytes text) {
            key(variable)
                    .ifPresent(key -> texts.computeIfAbsent(key, any -> new LinkedHashSet<>())
                            .add(text));
        }
    }

    public ComparedValues(SpecModel model) {
        this.model = model;
    }

    /** In ascending order; none where it does not matter. */
    public List<Long> numbers(QualifiedName packet, Variable variable) {
        return new ArrayList<>(of(packet).numbers.getOrDefault(variable, new TreeSet<>()));
    }

    /** Runs of bytes with which a field or parameter is compared. */
    public List<Bytes> texts(QualifiedName packet, Variable variable) {
        return List.copyOf(of(packet).texts.getOrDefault(variable, Set.of()));
    }

    private Found of(QualifiedName packet) {
        Found found = known.get(packet);
        if (found == null) {
            found = new Found();
            known.put(packet, found);
            for (Item item : model.packet(packet).items()) {
                collect(item, found);
            }
        }
        return found;
    }

    private void collect(Item item, Found found) {
        Expressions.ofItem(item, expr -> Expressions.visit(expr, part -> ofComparison(part, found)));
        if (item instanceof Classify classify) {
            classify.branches().forEach(branch -> ofPattern(classify.tag(), branch.pattern(), found));
        } else if (item instanceof NestedPacket nested) {
            Found inside = of(nested.target());
            Map.copyOf(inside.numbers).forEach((variable, numbers) -> {
                if (variable.isParam) {
                    List.copyOf(numbers).forEach(number -> found.add(argument(nested, variable), number));
                }
            });
            Map.copyOf(inside.texts).forEach((variable, texts) -> {
                if (variable.isParam) {
                    List.copyOf(texts).forEach(text -> found.add(argument(nested, variable), text));
                }
            });
        }
    }

    private static Expr argument(NestedPacket nested, Variable param) {
        return nested.arguments().get(param.id);
    }

    private static void ofPattern(Expr tag, Pattern pattern, Found found) {
        if (pattern instanceof Pattern.IntRange range) {
            found.add(tag, range.first());
            found.add(tag, range.last());
        } else if (pattern instanceof Pattern.Text text) {
            found.add(tag, text.value());
        }
    }

    private static void ofComparison(Expr expr, Found found) {
        if (expr instanceof Expr.Binary binary
                && binary.operator().compareTo(Operator.EQUAL) >= 0
                && binary.operator().compareTo(Operator.GREATER_OR_EQUAL) <= 0) {
            ofSides(binary.left(), binary.right(), binary.operator(), found);
            ofSides(binary.right(), binary.left(), binary.operator(), found);
        }
    }

    private static void ofSides(Expr side, Expr other, Operator operator, Found found) {
        if (other instanceof Expr.BytesConst text) {
            found.add(side, text.value());
        } else if (other instanceof Expr.IntConst constant) {
            found.add(side, constant.value());
            if (operator != Operator.EQUAL) {
                found.add(side, constant.value() - 1);
                found.add(side, constant.value() + 1);
            }
        }
    }

    private static Optional<Variable> key(Expr expr) {
        if (expr instanceof Expr.FieldValue field) {
            return Optional.of(new Variable(false, field.itemId()));
        }
        return expr instanceof Expr.ParamValue param
                ? Optional.of(new Variable(true, param.index()))
                : Optional.empty();
    }
}
