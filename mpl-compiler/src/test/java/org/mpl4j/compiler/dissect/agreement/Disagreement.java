package org.mpl4j.compiler.dissect.agreement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides say differently.
 *
 * @param frame its number, from 1
 */
record Disagreement(
        String sample,
        int frame,
        Mapping mapping,
        @Nullable TsharkField theirs,
        @Nullable OurField ours) {
    Difference.Kind kind() {
        if (theirs == null) {
            return Difference.Kind.THEIRS_MISSING;
        }
        return ours == null ? Difference.Kind.OURS_MISSING : Difference.Kind.VALUE;
    }

    /** What tshark has, or we if it has nothing. */
    String value() {
        return theirs == null ? Objects.requireNonNull(ours).value().text() : theirs.shown();
    }

    @Override
    public String toString() {
        return sample + " frame " + frame + ", " + mapping.place() + ": tshark has "
                + (theirs == null ? "no " + String.join(" or ", mapping.theirs()) : theirs) + ", we have "
                + (ours == null ? "none" : ours);
    }
}
