package org.mpl4j.compiler.dissect.agreement;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A disagreement that has a reason: {@code differ FIELD [KIND] [where VALUE] [in SAMPLE] : REASON}.
 *
 * @param theirs the name of tshark's field, which may end with {@code *}
 * @param value what the side has that has it, or tshark where both have it; may end with {@code *}
 * @param sample the start of the sample's name; empty for all
 */
record Difference(String place, String theirs, Kind kind, String value, String sample, String reason) {
    private static final Pattern FORM =
            Pattern.compile("(\\S+)(?: (theirs|ours) missing)?(?: where (\\S+))?(?: in (\\S+))?");

    /** What is not as it is on the other side. */
    enum Kind {
        /** Both have the field, with other values. */
        VALUE,
        /** Only we have it. */
        THEIRS_MISSING,
        /** Only tshark has it. */
        OURS_MISSING
    }

    static Difference parse(String place, String text, String reason) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || reason.isEmpty()) {
            throw new IllegalArgumentException(
                    "`" + text
                            + "` is no difference: write `differ FIELD [theirs missing|ours missing] [where VALUE] [in SAMPLE] : REASON`");
        }
        Kind kind =
                form.group(2) == null ? Kind.VALUE : Kind.valueOf(form.group(2).toUpperCase(Locale.ROOT) + "_MISSING");
        return new Difference(
                place,
                form.group(1),
                kind,
                Objects.requireNonNullElse(form.group(3), "*"),
                Objects.requireNonNullElse(form.group(4), ""),
                reason);
    }

    boolean explains(Disagreement found) {
        return kind == found.kind()
                && found.sample().startsWith(sample)
                && Mapping.matches(value, found.value())
                && found.mapping().theirs().stream().anyMatch(name -> Mapping.matches(theirs, name));
    }
}
