package org.mpl4j.runtime;

import java.io.Serializable;

/**
 * The way to a field, outermost first, built from the inside while an exception passes outwards; nothing is put into
 * words until {@link #text}.
 */
record FieldPath(String field, int index, FieldPath next) implements Serializable {
    private static final int NO_INDEX = -1;

    static FieldPath of(String field, FieldPath next) {
        return new FieldPath(field, NO_INDEX, next);
    }

    static String text(FieldPath path) {
        StringBuilder text = new StringBuilder();
        for (FieldPath step = path; step != null; step = step.next) {
            if (text.length() > 0) {
                text.append('.');
            }
            text.append(step.field);
            if (step.index != NO_INDEX) {
                text.append('[').append(step.index).append(']');
            }
        }
        return text.toString();
    }
}
