package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/**
 * A text that tells the branch of what comes right behind it, so that it can be written when the branch is chosen ({@link Optimization#APPENDED_TAGS}): there is nothing
 * to move then. A constant is written with its length, as few numbers.
 */
final class AppendedTag {
    /** Longer texts are copied. */
    private static final int MAX_STORED = 64;

    private final StepWriting steps;
    private final BuildBlock block;
    private final int step;
    private final Field field;
    private final FieldType.PrefixedString type;

    private AppendedTag(StepWriting steps, BuildBlock block, int step, Field field, FieldType.PrefixedString type) {
        this.steps = steps;
        this.block = block;
        this.step = step;
        this.field = field;
        this.type = type;
    }

    /** The tag of a classify, if it is such a text that nothing else decides. */
    static Optional<AppendedTag> of(BuilderClass builder, BuildBlock block, Offer offer, Classify classify) {
        int step = offer.step() - 1;
        boolean isRightBehind = step >= 0
                && block.steps().get(step) instanceof BuildStep.Single single
                && classify.tag() instanceof Expr.FieldValue tag
                && tag.itemId() == single.item().id();
        if (!isRightBehind
                || classify.presence().isPresent()
                || !builder.scope().packet().spec().isOn(Optimization.APPENDED_TAGS)) {
            return Optional.empty();
        }
        Field field = (Field) ((BuildStep.Single) block.steps().get(step)).item();
        return field.type() instanceof FieldType.PrefixedString type
                        && field.presence().isEmpty()
                        && !TagWriting.needsFlag(block, field)
                ? Optional.of(new AppendedTag(builder.steps(), block, step, field, type))
                : Optional.empty();
    }

    /** Passes whatever comes before the tag. */
    CodeBlock ensure() {
        return steps.ensure(block, step);
    }

    /** Appends a value that is only known when a packet is built. */
    CodeBlock append(CodeBlock value) {
        return CodeBlock.builder()
                .add(new FieldWriting(frame(), block, field).append(value))
                .add(steps.after(block, step))
                .build();
    }

    /** Appends a constant. */
    CodeBlock append(Bytes text) {
        int prefixBytes = type.prefixBits() / 8;
        int length = prefixBytes + text.length();
        ByteOrder order = frame().placed(field.id()).order();
        boolean isOrdered = prefixBytes == 1 || order.equals(ByteOrder.BIG) || order.equals(ByteOrder.LITTLE);
        boolean isTooLong = length > MAX_STORED || (long) text.length() >>> type.prefixBits() != 0;
        if (!isOrdered || isTooLong) {
            return append(frame().block().packet().constants().of(text));
        }
        byte[] content = new byte[length];
        for (int i = 0; i < prefixBytes; i++) {
            int shift = order.equals(ByteOrder.LITTLE) ? i * 8 : (prefixBytes - 1 - i) * 8;
            content[i] = (byte) (text.length() >>> shift);
        }
        System.arraycopy(text.toArray(), 0, content, prefixBytes, text.length());
        return CodeBlock.builder()
                .add("// $L\n", Constants.shown(text))
                .addStatement("int at = out.claim($S, $L)", block.path(field.name()), length)
                .add(ConstantStore.all(frame().buffer(), "at", content))
                .add(steps.after(block, step))
                .build();
    }

    private BuildFrame frame() {
        return block.scope().frame(block);
    }
}
