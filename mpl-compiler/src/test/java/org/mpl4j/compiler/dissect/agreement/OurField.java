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
 * @param isInStream whether it belongs to something that TCP carries
 */
record OurField(
        String packet, List<String> branches, String name, int start, int end, Values.Ours value, boolean isInStream)
        implements Positioned {
    static OurField ofFrame(String name, String number) {
        return new OurField("frame", List.of(), name, 0, 0, Values.Ours.number(number), false);
    }

    static OurField of(String packet, List<String> branches, FieldValue field, int start, int end, boolean isInStream) {
        return new OurField(packet, branches, field.shape().name(), start, end, Values.Ours.of(field), isInStream);
    }

    @Override
    public boolean isEmpty() {
        return start == end || value.bytes() != null && value.bytes().isEmpty();
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
