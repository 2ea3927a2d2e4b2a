package org.mpl4j.compiler.derive;

import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.Congruence;
import org.mpl4j.compiler.layout.Estimate;
import org.mpl4j.compiler.layout.Interval;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Ranges;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;

/** What expressions come to when a packet has been built, as linear forms over what its builder may choose. */
final class FormEvaluator {
    private static final int MAX_UNROLLED = 100;
    private static final Estimate SOME_BYTES = Estimate.in(new Interval(0, Integer.MAX_VALUE));

    private final PacketIndex index;
    private final BindingTable table;
    private final Anchors anchors;
    private final Map<Integer, LinearForm> values = new HashMap<>();

    /** @param order the computed fields, each after those that it uses */
    FormEvaluator(PacketIndex index, BindingTable table, List<Integer> order) {
        this.index = index;
        this.table = table;
        this.anchors = new Anchors(index.layout());
        for (int field : order) {
            if (table.bindings().get(field) instanceof Binding.Derived derived && derived.divisor() == 1) {
                values.put(field, form(derived.value(), field));
            }
        }
    }

    /** What a field is written as, where that is computed, seen from an item. */
    Optional<LinearForm> value(int field, int at) {
        return Optional.ofNullable(values.get(field)).map(form -> inContext(form, at));
    }

    /** What an expression of an item comes to, where that item is. */
    LinearForm form(Expr expr, int at) {
        return evaluate(expr, at);
    }

    /** How many bytes an item takes, seen from where the item is. */
    LinearForm size(int itemId) {
        return inContext(anchors.end(itemId).minus(anchors.start(itemId)), itemId);
    }

    private LinearForm evaluate(Expr expr, int at) {
        try {
            if (expr instanceof Expr.Negate negate) {
                return evaluate(negate.operand(), at).times(-1);
            }
            return expr instanceof Expr.Binary binary ? binary(binary, at) : inContext(leaf(expr, at), at);
        } catch (ArithmeticException tooBig) {
            return opaque(expr);
        }
    }

    private LinearForm leaf(Expr leaf, int at) {
        if (leaf instanceof Expr.IntConst c) {
            return LinearForm.of(c.value());
        } else if (leaf instanceof Expr.FieldValue field) {
            return field(field.itemId(), at);
        } else if (leaf instanceof Expr.EndOffset end && isLocal(end.itemId(), at)) {
            return anchors.end(end.itemId());
        } else if (leaf instanceof Expr.SizeOf size && isLocal(size.itemId(), at)) {
            return sizeOf(size.itemId());
        } else if (leaf instanceof Expr.CountOf count && isLocal(count.itemId(), at)) {
            return LinearForm.of(Symbol.of(Symbol.Kind.COUNT, count.itemId()));
        } else if (leaf instanceof Expr.ParamValue param) {
            return LinearForm.of(Symbol.of(Symbol.Kind.PARAM, param.index()));
        } else if (leaf instanceof Expr.ParamSize param) {
            return LinearForm.of(Symbol.of(Symbol.Kind.PARAM_SIZE, param.index()));
        } else if (leaf instanceof Expr.Remaining) {
            return windowEnd(at).map(end -> end.minus(anchors.start(at))).orElseGet(() -> opaque(leaf));
        }
        return opaque(leaf);
    }

    private LinearForm sizeOf(int itemId) {
        PlacedItem placed = index.layout().place(itemId);
        return placed.size() instanceof Size.Static size
                ? LinearForm.of(size.bits() / 8)
                : anchors.end(itemId).minus(anchors.start(itemId));
    }

    private boolean isLocal(int itemId, int at) {
        return index.scope(itemId) == index.scope(at);
    }

    /** Where the innermost window around an item ends; unknown in array elements, whose window goes on behind them. */
    Optional<LinearForm> windowEnd(int at) {
        for (Within link = index.within(at); link != null; link = link.outer()) {
            if (link.classify().window().isPresent()) {
                return Optional.of(
                        anchors.branchEnd(link.classify().id(), link.branch().index()));
            }
        }
        return index.scope(at) == Scope.PACKET ? Optional.of(anchors.scopeEnd(Scope.PACKET)) : Optional.empty();
    }

    private LinearForm field(int id, int at) {
        Binding binding = table.bindings().get(id);
        LinearForm unknown = LinearForm.of(Symbol.of(Symbol.Kind.FIELD, id));
        if (binding instanceof Binding.Constant constant && constant.value() instanceof Expr.IntConst number) {
            return LinearForm.of(number.value());
        } else if (!isLocal(id, at)) {
            return unknown;
        } else if (binding instanceof Binding.Derived) {
            return values.getOrDefault(id, unknown);
        } else if (binding instanceof Binding.Solved) {
            return table.solved(index.scope(id))
                    .sure(id, index.within(at))
                    .map(solution -> evaluate(solution.by().value(), solution.itemId())
                            .dividedExactlyBy(solution.by().divisor()))
                    .orElse(unknown);
        }
        return unknown;
    }

    private LinearForm binary(Expr.Binary binary, int at) {
        LinearForm left = evaluate(binary.left(), at);
        LinearForm right = evaluate(binary.right(), at);
        OptionalLong number = right.asConstant();
        switch (binary.operator()) {
            case ADD:
                return left.plus(right);
            case SUBTRACT:
                return left.minus(right);
            case MULTIPLY:
                OptionalLong factor = left.asConstant();
                if (number.isPresent()) {
                    return left.times(number.getAsLong());
                }
                return factor.isPresent() ? right.times(factor.getAsLong()) : opaque(binary);
            case SHIFT_LEFT:
                return isShift(number) ? left.times(1L << number.getAsLong()) : opaque(binary);
            case DIVIDE:
                return number.isPresent() && number.getAsLong() > 0
                        ? quotient(left, number.getAsLong(), binary)
                        : opaque(binary);
            case SHIFT_RIGHT:
                return isShift(number) ? quotient(left, 1L << number.getAsLong(), binary) : opaque(binary);
            case REMAINDER:
                return number.isPresent() && number.getAsLong() > 0
                        ? remainder(left, number.getAsLong(), binary)
                        : opaque(binary);
            default:
                return opaque(binary);
        }
    }

    private static boolean isShift(OptionalLong count) {
        return count.isPresent() && count.getAsLong() >= 0 && count.getAsLong() < Long.SIZE - 1;
    }

    /** Exact where the remainder is always the same; division rounds down only what is not negative. */
    private LinearForm quotient(LinearForm form, long by, Expr whole) {
        long divisor = Math.multiplyExact(form.divisor(), by);
        Congruence sum = form.congruenceOfSum(this::estimate);
        if (!sum.isFixedModulo(divisor)) {
            return opaque(whole);
        }
        long rest = sum.modulo(divisor);
        boolean isExact = rest == 0 || form.estimate(this::estimate).interval().lo() >= 0;
        LinearForm numerator = new LinearForm(form.terms(), Math.subtractExact(form.constant(), rest), form.divisor());
        return isExact ? numerator.dividedExactlyBy(by) : opaque(whole);
    }

    private LinearForm remainder(LinearForm form, long by, Expr whole) {
        Estimate estimate = form.estimate(this::estimate);
        return estimate.congruence().isFixedModulo(by) && estimate.interval().lo() >= 0
                ? LinearForm.of(estimate.congruence().modulo(by))
                : opaque(whole);
    }

    private static LinearForm opaque(Expr expr) {
        return LinearForm.of(Symbol.opaque(Expressions.key(expr)));
    }

    /** Puts in what is known because of the branches around an item: where they end, and what their tags are. */
    private LinearForm inContext(LinearForm form, int at) {
        List<Within> around = outermostFirst(index.within(at));
        LinearForm result = form;
        for (Within link : around) {
            Optional<Symbol> tag = tagOf(link.classify()).filter(result.terms()::containsKey);
            if (tag.isPresent()) {
                result = result.substitute(tag.get(), tagIn(link, tag.get()));
            }
        }
        for (Within link : around) {
            int id = link.classify().id();
            Symbol anchor = Symbol.of(Symbol.Kind.ANCHOR, id);
            if (result.terms().containsKey(anchor)) {
                result = result.substitute(
                        anchor, anchors.anchorInBranch(id, link.branch().index()));
            }
        }
        return result;
    }

    private static List<Within> outermostFirst(@Nullable Within innermost) {
        LinkedList<Within> links = new LinkedList<>();
        for (Within link = innermost; link != null; link = link.outer()) {
            links.addFirst(link);
        }
        return links;
    }

    private static Optional<Symbol> tagOf(Classify classify) {
        return Variable.of(classify.tag())
                .map(tag -> Symbol.of(tag.isParam() ? Symbol.Kind.PARAM : Symbol.Kind.FIELD, tag.id()));
    }

    private LinearForm tagIn(Within link, Symbol tag) {
        if (link.branch().pattern() instanceof Classify.Pattern.IntRange range && range.isSingle()) {
            return LinearForm.of(range.first());
        }
        Binding binding = tag.kind() == Symbol.Kind.FIELD ? table.bindings().get(tag.id()) : null;
        if (binding instanceof Binding.Tag ofField) {
            Optional<Binding.Derived> computed =
                    ofField.computed(link.classify().id(), link.branch().index());
            if (computed.isPresent()) {
                int at = link.classify().id();
                LinearForm value = evaluate(computed.get().value(), at);
                return value.dividedExactlyBy(computed.get().divisor());
            }
        }
        return LinearForm.of(tag);
    }

    /**
     * The same over the sizes of items, not the places where they end, and for arrays of elements of one size over their numbers; where that takes too long, as it
     * is.
     */
    LinearForm overSizes(LinearForm form) {
        LinearForm result = form;
        for (int step = 0; step < MAX_UNROLLED; step++) {
            Symbol last = null;
            for (Symbol symbol : result.terms().keySet()) {
                last = symbol.kind() == Symbol.Kind.ANCHOR ? symbol : last;
            }
            if (last == null) {
                return result;
            }
            long behind = index.layout().place(last.id()).end().byteOffset();
            LinearForm meaning =
                    anchors.start(last.id()).plus(sizeSymbol(last.id())).plus(-behind);
            result = result.substitute(last, meaning);
        }
        return result;
    }

    private LinearForm sizeSymbol(int itemId) {
        PlacedItem placed = index.layout().place(itemId);
        return placed.item() instanceof ArrayItem && placed.blocks().get(0).size() instanceof Size.Static element
                ? LinearForm.of(Symbol.of(Symbol.Kind.COUNT, itemId)).times(element.bits() / 8)
                : LinearForm.of(Symbol.of(Symbol.Kind.SIZE, itemId));
    }

    /** What an unknown number can be. */
    Estimate estimate(Symbol symbol) {
        Ranges ranges = index.layout().ranges();
        switch (symbol.kind()) {
            case ANCHOR -> {
                PlacedItem placed = index.layout().place(symbol.id());
                Estimate end = ranges.estimate(
                        new Expr.EndOffset(symbol.id(), placed.item().span()));
                return end.plus(Estimate.of(-placed.end().byteOffset()));
            }
            case SIZE -> {
                PlacedItem placed = index.layout().place(symbol.id());
                return isWhole(placed.start()) && isWhole(placed.end())
                        ? ranges.estimate(
                                new Expr.SizeOf(symbol.id(), placed.item().span()))
                        : SOME_BYTES;
            }
            case FIELD -> {
                return index.packet().item(symbol.id()) instanceof Field field
                        ? Estimate.in(Ranges.ofType(field.type()))
                        : Estimate.ANY;
            }
            case COUNT, PARAM_SIZE -> {
                return SOME_BYTES;
            }
            default -> {
                return Estimate.ANY;
            }
        }
    }

    private static boolean isWhole(Place place) {
        return place.isByteAligned();
    }
}
