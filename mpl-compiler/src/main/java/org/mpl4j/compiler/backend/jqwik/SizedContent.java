package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;

/** Which steps give content whose size is said by numbers, and which steps and branches give such numbers. */
final class SizedContent {
    private static final Set<String> NUMBERS = Set.of("int", "long", "boolean");

    private SizedContent() {}

    /** How much the caller gives of an item: bytes, or elements. */
    static Optional<Expr> size(Item item) {
        if (item instanceof Field field && field.type() instanceof FieldType.ByteArray bytes) {
            return field.attributes().alignBits() > 0 ? Optional.empty() : Optional.of(bytes.length());
        }
        return item instanceof ArrayItem array && array.bound() instanceof ArrayItem.Bound.Count count
                ? Optional.of(count.count())
                : Optional.empty();
    }

    /** Whether a size is one of several, so that content does not have it by itself. */
    static boolean isApart(Expr size) {
        boolean[] found = new boolean[1];
        Expressions.visit(size, part -> found[0] |= part instanceof Expr.FieldValue || part instanceof Expr.ParamValue);
        return found[0];
    }

    /** Whether a size is computed of a field. */
    static boolean isOf(Expr size, Field field) {
        boolean[] found = new boolean[1];
        Expressions.visit(
                size, part -> found[0] |= part instanceof Expr.FieldValue value && value.itemId() == field.id());
        return found[0];
    }

    static boolean isNumber(BuilderOutline.Step step) {
        return step instanceof BuilderOutline.Value value && NUMBERS.contains(value.type());
    }

    /** What is known in a branch: the tag, too. */
    static KnownNumbers inside(
            BuilderOutline.Choice choice,
            BuilderOutline.Way way,
            String values,
            KnownNumbers around,
            ClassName support) {
        KnownNumbers known = around.copy();
        if (NUMBERS.contains(way.tagType())) {
            known.tag(choice.item().tag(), CodeBlock.of("$T.number($L.get(1))", support, values));
        } else if (way.branch().pattern() instanceof Classify.Pattern.IntRange range && range.first() == range.last()) {
            known.tag(choice.item().tag(), CodeBlock.of("$LL", range.first()));
        }
        return known;
    }
}
