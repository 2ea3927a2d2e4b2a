package org.mpl4j.compiler.dissect.agreement;

import java.util.List;
import org.mpl4j.compiler.interpret.value.FieldValue;

/**
 * A field that we have found.
 *
 * @param packet the innermost packet that it is in
 * @param branches the labels of the branches of that packet that it is in, from the outermost inwards
 * @param name its own name, without those of classifies and arrays around it
 * @param value null for what is said of the frame itself, which is a number
 * @param isInPieces whether it belongs to what TCP or fragments of IP carry, which may be put together
 */
record OurField(
        String packet, List<String> branches, String name, int start, int end, Values.Ours value, boolean isInPieces)
        implements Positioned {
    static OurField ofFrame(String name, String number) {
        return new OurField("frame", List.of(), name, 0, 0, Values.Ours.number(number), false);
    }

    static OurField of(String packet, List<String> branches, FieldValue field, int start, int end, boolean isInPieces) {
        return new OurField(packet, branches, field.shape().name(), start, end, Values.Ours.of(field), isInPieces);
    }

    @Override
    public boolean isEmpty() {
        return start == end || value.bytes() != null && value.bytes().isEmpty();
    }

    /** Whether it is a number other than 0. */
    boolean isNotZero() {
        return value.number() != null && value.number().signum() != 0;
    }

    /** The name that says most: packet, branches and field. */
    String fullName() {
        StringBuilder text = new StringBuilder(packet);
        branches.forEach(branch -> text.append(':').append(branch));
        return text.append('.').append(name).toString();
    }

    @Override
    public String toString() {
        return fullName() + " " + value + " at " + start + ".." + end;
    }
}
