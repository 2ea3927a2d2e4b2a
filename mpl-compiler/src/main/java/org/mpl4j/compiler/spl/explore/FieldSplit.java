package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.mpl4j.compiler.spl.graph.Evaluation;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * Splits statecalls into letters by the values of fields that guards tell apart. What these are shows while configurations are explored, since a field may be compared
 * with a variable: after a round that found new ones, the next round has finer letters.
 */
final class FieldSplit {
    private static final int MOST_VALUES = 4_096;

    /** For each statecall and each field that matters, where ranges of values begin. */
    private final Map<Statecall, TreeMap<String, TreeSet<Long>>> starts = new HashMap<>();

    private final Map<PolicyExpr, Boolean> fieldUses = new IdentityHashMap<>();
    private boolean hasGrown;
    private Optional<String> trouble = Optional.empty();

    /** Whether finer letters are needed than those that were made last. */
    boolean hasGrown() {
        return hasGrown;
    }

    /** Why no letters can tell all values apart that guards do. */
    Optional<String> trouble() {
        return trouble;
    }

    /** The letters of a statecall. */
    List<Letter> letters(Statecall call) {
        List<List<Letter.FieldRange>> products = new ArrayList<>();
        products.add(List.of());
        for (Map.Entry<String, TreeSet<Long>> field :
                starts.getOrDefault(call, new TreeMap<>()).entrySet()) {
            List<List<Letter.FieldRange>> longer = new ArrayList<>();
            for (List<Letter.FieldRange> product : products) {
                for (Letter.FieldRange range : ranges(field.getKey(), field.getValue())) {
                    List<Letter.FieldRange> ranges = new ArrayList<>(product);
                    ranges.add(range);
                    longer.add(ranges);
                }
            }
            products = longer;
            if (products.size() > MOST_VALUES) {
                trouble = Optional.of("guards tell too many values of `" + field.getKey() + "` apart");
                return List.of(new Letter(call, List.of()));
            }
        }
        return products.stream().map(ranges -> new Letter(call, ranges)).toList();
    }

    /** Begins a round. */
    void restart() {
        hasGrown = false;
    }

    private static List<Letter.FieldRange> ranges(String field, TreeSet<Long> starts) {
        List<Letter.FieldRange> ranges = new ArrayList<>();
        long from = Long.MIN_VALUE;
        for (long start : starts) {
            if (start > from) {
                ranges.add(new Letter.FieldRange(field, from, start - 1));
            }
            from = start;
        }
        ranges.add(new Letter.FieldRange(field, from, Long.MAX_VALUE));
        return ranges;
    }

    /** Values of the fields that stand for all others of a letter. */
    static Map<String, Long> sample(Letter letter) {
        if (letter.ranges().isEmpty()) {
            return Map.of();
        }
        Map<String, Long> sample = new LinkedHashMap<>();
        letter.ranges().forEach(r -> sample.put(r.field(), r.min() == Long.MIN_VALUE ? r.max() : r.min()));
        return sample;
    }

    /** What sees the expressions after a statecall. */
    Stepper.Watch watch(Statecall call) {
        return new Stepper.Watch() {
            @Override
            public void guard(PolicyExpr expr, ToLongFunction<Variable> values) {
                split(call, expr, values);
            }

            @Override
            public void assign(Node.Assign assign, ToLongFunction<Variable> values) {
                if (!(assign.value() instanceof PolicyExpr.Field field)) {
                    split(call, assign.value(), values);
                } else if (assign.max() - assign.min() >= MOST_VALUES) {
                    trouble = Optional.of("`" + field.name() + "` is assigned to a variable without narrow bounds");
                } else {
                    for (long value = assign.min(); value <= assign.max() + 1; value++) {
                        start(call, field, value);
                    }
                }
            }
        };
    }

    private void split(Statecall call, PolicyExpr expr, ToLongFunction<Variable> values) {
        if (!usesField(expr)) {
            return;
        } else if (expr instanceof PolicyExpr.Field field) {
            start(call, field, 0);
            start(call, field, 1);
        } else if (expr instanceof PolicyExpr.Unary unary && unary.operator() == PolicyExpr.Operator.NOT) {
            split(call, unary.operand(), values);
        } else if (expr instanceof PolicyExpr.Binary binary) {
            splitBinary(call, binary, values);
        } else {
            trouble = Optional.of("a field is used in arithmetic");
        }
    }

    private void splitBinary(Statecall call, PolicyExpr.Binary binary, ToLongFunction<Variable> values) {
        switch (binary.operator()) {
            case AND, OR -> {
                split(call, binary.left(), values);
                split(call, binary.right(), values);
            }
            case GREATER, AT_LEAST, LESS, AT_MOST, EQUAL -> {
                if (binary.left() instanceof PolicyExpr.Field field && !usesField(binary.right())) {
                    compare(call, field, binary.right(), values);
                } else if (binary.right() instanceof PolicyExpr.Field field && !usesField(binary.left())) {
                    compare(call, field, binary.left(), values);
                } else {
                    trouble = Optional.of("fields are compared with each other, or what is computed of them");
                }
            }
            default -> trouble = Optional.of("a field is used in arithmetic");
        }
    }

    private void compare(Statecall call, PolicyExpr.Field field, PolicyExpr with, ToLongFunction<Variable> values) {
        know(call, field);
        try {
            long value = Evaluation.evaluate(with, values, Map.of());
            start(call, field, value);
            if (value != Long.MAX_VALUE) {
                start(call, field, value + 1);
            }
        } catch (ArithmeticException e) {
            // Without a value the guard is false for every value of the field.
        }
    }

    private TreeSet<Long> know(Statecall call, PolicyExpr.Field field) {
        TreeMap<String, TreeSet<Long>> fields = starts.computeIfAbsent(call, c -> new TreeMap<>());
        TreeSet<Long> known = fields.get(field.name());
        if (known == null) {
            known = new TreeSet<>();
            fields.put(field.name(), known);
            hasGrown = true;
        }
        return known;
    }

    private void start(Statecall call, PolicyExpr.Field field, long value) {
        if (know(call, field).add(value)) {
            hasGrown = true;
        }
    }

    private boolean usesField(PolicyExpr expr) {
        Boolean known = fieldUses.get(expr);
        if (known == null) {
            known = expr instanceof PolicyExpr.Field
                    || (expr instanceof PolicyExpr.Unary u && usesField(u.operand()))
                    || (expr instanceof PolicyExpr.Binary b && (usesField(b.left()) || usesField(b.right())));
            fieldUses.put(expr, known);
        }
        return known;
    }
}
