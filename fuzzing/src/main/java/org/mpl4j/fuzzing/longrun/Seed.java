package org.mpl4j.fuzzing.longrun;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.runtime.Limits;

/**
 * An input that mutations begin with, and what is where in it, as far as it can be read.
 *
 * @param values the arguments in the form that generated code takes
 * @param numbers places of numbers of whole bytes
 * @param parts places of elements, nested packets and fields
 */
record Seed(byte[] bytes, Arguments arguments, Object[] values, List<Place> numbers, List<Place> parts) {
    private static final int MOST_PLACES = 400;

    /** From the start of the packet. */
    record Place(int start, int length, boolean isLittle) {}

    static Seed of(PacketTarget target, PacketInput input) {
        Outcome outcome =
                target.interpreter().tryParse(ByteBuffer.wrap(input.bytes()), input.arguments(), Limits.DEFAULT);
        List<Place> numbers = new ArrayList<>();
        List<Place> parts = new ArrayList<>();
        if (outcome.error() == null) {
            collect(outcome.packet().fields(), numbers, parts);
        }
        return new Seed(
                input.bytes(),
                input.arguments(),
                target.values(input.arguments()),
                List.copyOf(numbers),
                List.copyOf(parts));
    }

    private static void collect(List<FieldValue> fields, List<Place> numbers, List<Place> parts) {
        for (FieldValue field : fields) {
            if (numbers.size() + parts.size() >= MOST_PLACES) {
                return;
            }
            int length = field.end() - field.start();
            if (field instanceof FieldValue.Whole || field instanceof FieldValue.Flag) {
                boolean isLittle = ((FieldShape) field.shape()).order().isLittle(field.scope());
                numbers.add(new Place(field.start(), Math.min(length, Long.BYTES), isLittle));
                continue;
            }
            if (length > 0) {
                parts.add(new Place(field.start(), length, false));
            }
            if (field instanceof FieldValue.Nested nested) {
                collect(nested.value().fields(), numbers, parts);
            } else if (field instanceof FieldValue.Choice choice) {
                collect(choice.fields(), numbers, parts);
            } else if (field instanceof FieldValue.Elements elements) {
                for (ElementValue element : elements.value()) {
                    parts.add(new Place(element.start(), element.byteLength(), false));
                    collect(element.fields(), numbers, parts);
                }
            }
        }
    }
}
