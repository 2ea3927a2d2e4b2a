package org.mpl4j.compiler.derive;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.layout.Interval;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;

/** Tells what is wrong with an agreement. */
final class AgreementReport {
    private final PacketIndex index;
    private final FormEvaluator forms;
    private final FormText text;
    private final Diagnostics diagnostics;

    AgreementReport(PacketIndex index, FormEvaluator forms, Diagnostics diagnostics) {
        this.index = index;
        this.forms = forms;
        this.text = new FormText(index.packet());
        this.diagnostics = diagnostics;
    }

    void report(Agreement agreement) {
        boolean isRest = agreement.use().size() instanceof Expr.Remaining;
        if (agreement.verdict() == Agreement.Verdict.NEVER) {
            Optional<Item> behind = isRest ? behind(agreement.use().item()) : Optional.empty();
            behind.ifPresentOrElse(item -> reportNothingLeft(agreement, item), () -> reportNever(agreement));
        } else if (agreement.verdict() == Agreement.Verdict.SOMETIMES) {
            reportSometimes(agreement);
        }
    }

    private void reportNothingLeft(Agreement agreement, Item behind) {
        Item item = agreement.use().item();
        diagnostics
                .error(Code.E0507, behind.span(), "nothing is left to read for `%s`", behind.name())
                .label("comes after everything")
                .also(agreement.use().size().span(), "`%s` takes all that remains", item.name())
                .help("give `%s` a size that leaves something, or put it last", item.name());
    }

    private void reportNever(Agreement agreement) {
        SizeUse use = agreement.use();
        String unit = use.what() == SizeCheck.What.COUNT ? "element" : "byte";
        Diagnostics.Draft draft = diagnostics
                .error(
                        Code.E0604,
                        use.size().span(),
                        "reading and writing disagree about `%s`",
                        use.item().name())
                .label("%s", difference(agreement, unit));
        explainFields(use, draft);
        agreement.difference().asConstant().ifPresent(bytes -> draft.help("write %s", corrected(use, bytes)));
    }

    private void reportSometimes(Agreement agreement) {
        SizeUse use = agreement.use();
        Diagnostics.Draft draft = diagnostics
                .warning(
                        Code.W0605,
                        use.size().span(),
                        "reading and writing agree about `%s` for some inputs only",
                        use.item().name())
                .label("reads %s where %s is written", text.of(agreement.read()), text.of(agreement.written()));
        explainFields(use, draft);
        draft.help("builders refuse what could not be read back");
    }

    private String difference(Agreement agreement, String unit) {
        OptionalLong constant = agreement.difference().asConstant();
        if (constant.isPresent()) {
            long count = Math.abs(constant.getAsLong());
            String units = count == 1 ? unit : unit + "s";
            return "reads %d %s %s than were written"
                    .formatted(count, units, constant.getAsLong() > 0 ? "more" : "fewer");
        } else if (FormText.isTellable(agreement.read()) && FormText.isTellable(agreement.written())) {
            return "reads %s where %s is written".formatted(text.of(agreement.read()), text.of(agreement.written()));
        }
        Interval interval = agreement.difference().estimate(forms::estimate).interval();
        return interval.lo() > 0
                ? "reads at least %d %ss more than were written".formatted(interval.lo(), unit)
                : "never reads as many %ss as were written".formatted(unit);
    }

    /** Says of each field in the size what it is written as. */
    private void explainFields(SizeUse use, Diagnostics.Draft draft) {
        for (int id : use.fields()) {
            Field field = index.packet().field(id);
            Optional<Expr> value = field.attributes().value();
            Optional<LinearForm> form =
                    forms.value(id, use.item().id()).map(forms::overSizes).filter(FormText::isTellable);
            if (value.isPresent() && form.isPresent()) {
                draft.also(AttributeSpan.around(value.get().span(), "value"), "writes %s", text.of(form.get()));
            } else if (field.attributes().constant().isPresent()) {
                Expr constant = field.attributes().constant().get();
                draft.also(AttributeSpan.around(constant.span(), "const"), "always writes this");
            }
        }
    }

    /** The size as it would be right, in the form in which it is written. */
    private String corrected(SizeUse use, long tooMuch) {
        String right = minus(use, tooMuch);
        if (use.what() == SizeCheck.What.COUNT) {
            return "array (" + right + ")";
        }
        return (use.item() instanceof Field ? "byte[" : "[") + right + "]";
    }

    private String minus(SizeUse use, long number) {
        Expr size = use.size();
        if (size instanceof Expr.IntConst constant) {
            return Long.toString(constant.value() - number);
        } else if (size instanceof Expr.Binary binary
                && (binary.operator() == Expr.Operator.ADD || binary.operator() == Expr.Operator.SUBTRACT)
                && binary.right() instanceof Expr.IntConst constant) {
            long old = binary.operator() == Expr.Operator.ADD ? constant.value() : -constant.value();
            return sum(binary.left().span().text(), old - number, Long.toString(Math.abs(old - number)));
        }
        boolean isSum = !(size instanceof Expr.Binary binary)
                || binary.operator().ordinal() <= Expr.Operator.REMAINDER.ordinal();
        String text = isSum ? size.span().text() : "(" + size.span().text() + ")";
        return sum(text, -number, amount(use.item(), Math.abs(number)));
    }

    private static String sum(String left, long sign, String amount) {
        return sign == 0 ? left : left + (sign > 0 ? " + " : " - ") + amount;
    }

    /** So many bytes; where that is how far the item is from the start, by the name of what is before it. */
    private String amount(Item item, long bytes) {
        PlacedItem placed = index.layout().place(item.id());
        boolean isOffset =
                placed.start().base() == Place.START && placed.start().byteOffset() == bytes;
        if (isOffset && item.id() > 0) {
            Item before = index.packet().item(item.id() - 1);
            boolean isNamed = before instanceof Field || before instanceof Label;
            boolean isBeside = index.scope(before.id()) == index.scope(item.id())
                    && Objects.equals(index.within(before.id()), index.within(item.id()));
            if (isNamed && isBeside) {
                return "offset(" + before.name() + ")";
            }
        }
        return Long.toString(bytes);
    }

    /** The first thing behind an item, in its window, that is never empty. */
    private Optional<Item> behind(Item item) {
        return index.items(index.scope(item.id())).stream()
                .filter(later -> later.id() > index.lastId(item.id()))
                .filter(later -> Within.contains(index.within(later.id()), index.within(item.id())))
                .filter(later -> !index.layout().place(later.id()).size().mayBeEmpty())
                .findFirst();
    }
}
