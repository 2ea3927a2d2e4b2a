package org.mpl4j.compiler.interpret.json;

import java.util.List;
import java.util.Locale;
import org.mpl4j.runtime.Violation;

/** Writes broken rules as the member {@code violations} of an object: a list of {@code {"kind","field","offset","expected","actual"}}, all but the offset as text. */
public final class ViolationJson {
    private ViolationJson() {}

    /**
     * Adds the member; nothing where no rule is broken.
     *
     * @param origin index in the buffer that offsets are to count from; may be negative
     */
    public static void write(JsonBuffer out, List<Violation> found, long origin) {
        if (found.isEmpty()) {
            return;
        }
        out.key("violations").raw('[');
        for (Violation violation : found) {
            out.separate().raw('{');
            out.key("kind").string(kind(violation));
            out.key("field").string(violation.path());
            out.key("offset").number(violation.offset() - origin);
            out.key("expected").string(violation.expected());
            out.key("actual").string(violation.actual()).raw('}');
        }
        out.raw(']');
    }

    /** The attribute whose rule is broken, as in specifications. */
    public static String kind(Violation violation) {
        return violation.kind().name().toLowerCase(Locale.ROOT);
    }
}
