package org.mpl4j.compiler.derive;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.mpl4j.compiler.layout.Estimate;
import org.mpl4j.compiler.layout.Interval;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;

/** Compares each size as it will be read with what is written for it, by linear arithmetic over what a builder may choose. */
final class AgreementProver {
    private final PacketIndex index;
    private final BindingTable table;
    private final FormEvaluator forms;
    private final Function<QualifiedName, Size> targets;

    /** @param targets the sizes of nested packets */
    AgreementProver(PacketIndex index, BindingTable table, FormEvaluator forms, Function<QualifiedName, Size> targets) {
        this.index = index;
        this.targets = targets;
        this.table = table;
        this.forms = forms;
    }

    /** Numbers that are too big to reason about are left to the check at build time. */
    Agreement prove(SizeUse use) {
        LinearForm read = forms.form(use.size(), use.item().id());
        LinearForm written = written(use);
        try {
            return prove(use, read, written);
        } catch (ArithmeticException tooBig) {
            return new Agreement(use, Agreement.Verdict.CHECKED, read, written, read);
        }
    }

    private Agreement prove(SizeUse use, LinearForm readAsIs, LinearForm writtenAsIs) {
        LinearForm read = readAsIs;
        LinearForm written = writtenAsIs;
        if (use.size() instanceof Expr.IntConst && use.what() == SizeCheck.What.SIZE) {
            return use.item() instanceof Field field ? ofConstant(use, field, read) : ofConstantWindow(use, read);
        }
        LinearForm difference = read.minus(written);
        if (difference.isZero() || isSolvedHere(use)) {
            return new Agreement(use, Agreement.Verdict.ALWAYS, read, written, LinearForm.ZERO);
        }
        difference = forms.overSizes(difference);
        read = forms.overSizes(read);
        written = forms.overSizes(written);
        Agreement.Verdict verdict = difference.isZero() ? Agreement.Verdict.ALWAYS : verdict(use, difference);
        return new Agreement(use, verdict, read, written, difference);
    }

    /** A field that is solved from this size: whatever is written, that is what it will say. */
    private boolean isSolvedHere(SizeUse use) {
        int scope = index.scope(use.item().id());
        return use.fields().stream()
                .filter(field -> index.scope(field) == scope)
                .filter(field -> table.bindings().get(field) instanceof Binding.Solved)
                .anyMatch(field ->
                        table.solved(scope).isDecidedBy(field, use.item().id()));
    }

    private LinearForm written(SizeUse use) {
        int id = use.item().id();
        return use.what() == SizeCheck.What.COUNT ? LinearForm.of(Symbol.of(Symbol.Kind.COUNT, id)) : forms.size(id);
    }

    /** A constant window has a size of its own, which need not be that of what is put in it. */
    private Agreement ofConstantWindow(SizeUse use, LinearForm read) {
        long bits = read.times(8).asConstant().orElse(0);
        Interval content = contentBits(use.item());
        Agreement.Verdict verdict = Agreement.Verdict.CHECKED;
        if (!content.contains(bits)) {
            verdict = Agreement.Verdict.NEVER;
        } else if (content.isSingle()) {
            verdict = Agreement.Verdict.ALWAYS;
        }
        long written = bits < content.lo() ? content.lo() : content.hi();
        LinearForm form = LinearForm.of(written / 8);
        return new Agreement(use, verdict, read, form, read.minus(form));
    }

    private Interval contentBits(Item item) {
        List<Size> sizes = List.of();
        if (item instanceof NestedPacket nested) {
            sizes = List.of(targets.apply(nested.target()));
        } else if (item instanceof Classify) {
            sizes = index.layout().place(item.id()).blocks().stream()
                    .map(PlacedBlock::size)
                    .toList();
        }
        return sizes.stream()
                .map(size -> new Interval(size.minBits(), size.maxBits()))
                .reduce(Interval::hull)
                .orElse(new Interval(0, Size.UNBOUNDED_BITS));
    }

    /** Bytes of a constant number are given as such; only padding can make them more. */
    private static Agreement ofConstant(SizeUse use, Field field, LinearForm read) {
        OptionalLong bytes = read.asConstant();
        int align = field.attributes().alignBits();
        boolean isPadded = align > 0 && bytes.isPresent() && Math.floorMod(bytes.getAsLong(), align / 8) != 0;
        long padded = isPadded ? Math.floorDiv(bytes.getAsLong(), align / 8) * (align / 8) + align / 8 : 0;
        LinearForm written = isPadded ? LinearForm.of(padded) : read;
        Agreement.Verdict verdict = isPadded ? Agreement.Verdict.NEVER : Agreement.Verdict.ALWAYS;
        return new Agreement(use, verdict, read, written, isPadded ? read.plus(-padded) : LinearForm.ZERO);
    }

    private Agreement.Verdict verdict(SizeUse use, LinearForm difference) {
        Estimate estimate = difference.estimate(forms::estimate);
        boolean canBeZero = estimate.interval().contains(0)
                && (estimate.congruence().modulus() == 0
                        ? estimate.congruence().residue() == 0
                        : estimate.congruence().modulo(estimate.congruence().modulus()) == 0);
        if (!canBeZero) {
            return Agreement.Verdict.NEVER;
        } else if (!hasVariables(use.size()) || !isTelling(difference) || isEquality(difference)) {
            return Agreement.Verdict.CHECKED;
        }
        return Agreement.Verdict.SOMETIMES;
    }

    private static boolean hasVariables(Expr size) {
        boolean[] found = new boolean[1];
        Expressions.visit(size, part -> found[0] |= part instanceof Expr.FieldValue || part instanceof Expr.Remaining);
        return found[0];
    }

    /** Whether it is only about sizes and counts of what is in the packet; the caller chooses everything else to suit. */
    private static boolean isTelling(LinearForm difference) {
        return difference.terms().keySet().stream()
                .allMatch(symbol -> symbol.kind() == Symbol.Kind.SIZE || symbol.kind() == Symbol.Kind.COUNT);
    }

    /** Whether it only says that two things have the same size. */
    private static boolean isEquality(LinearForm difference) {
        Collection<Long> factors = difference.terms().values();
        return difference.constant() == 0
                && factors.size() == 2
                && factors.stream().mapToLong(Long::longValue).sum() == 0;
    }
}
