package org.mpl4j.web.connection;

import java.util.Arrays;
import org.mpl4j.web.content.Representation;
import org.mpl4j.web.http.EntityTags;
import org.mpl4j.web.http.Field;
import org.mpl4j.web.http.HttpDate;
import org.mpl4j.web.http.RequestHead;
import org.mpl4j.web.http.Status;

/** Whether a request still wants what it asks for (RFC 9110 section 13), by what the client knows of it. */
final class Preconditions {
    private Preconditions() {}

    /** {@link Status#OK}, or what is said instead, in the order of RFC 9110 section 13.2.2. For GET and HEAD. */
    static Status check(RequestHead head, Representation representation, long nowSeconds) {
        if (head.has(Field.IF_MATCH)) {
            if (!hasTag(head, Field.IF_MATCH, representation, false)) {
                return Status.PRECONDITION_FAILED;
            }
        } else if (head.has(Field.IF_UNMODIFIED_SINCE)) {
            long date = date(head, Field.IF_UNMODIFIED_SINCE, representation, nowSeconds);
            if (date != HttpDate.NONE && representation.modifiedSeconds() > date) {
                return Status.PRECONDITION_FAILED;
            }
        }
        if (head.has(Field.IF_NONE_MATCH)) {
            return hasTag(head, Field.IF_NONE_MATCH, representation, true) ? Status.NOT_MODIFIED : Status.OK;
        }
        if (head.has(Field.IF_MODIFIED_SINCE)) {
            long date = date(head, Field.IF_MODIFIED_SINCE, representation, nowSeconds);
            return date != HttpDate.NONE && representation.modifiedSeconds() <= date ? Status.NOT_MODIFIED : Status.OK;
        }
        return Status.OK;
    }

    /** Whether the ranges of a request are of the representation that the client has a part of (RFC 9110 section 13.1.5). */
    static boolean isRangeWanted(RequestHead head, Representation representation, long nowSeconds) {
        int line = head.line(Field.IF_RANGE);
        if (line < 0) {
            return true;
        }
        byte[] in = head.bytes();
        int from = head.valueStart(line);
        int to = head.valueEnd(line);
        if (EntityTags.isStrongMatch(in, from, to, representation.tag())) {
            return true;
        }
        // A date is a strong validator only if the file cannot have changed again within that second (section 8.8.2.2).
        return isEqual(in, from, to, representation.modified()) && representation.modifiedSeconds() < nowSeconds;
    }

    private static boolean hasTag(RequestHead head, Field field, Representation representation, boolean isWeakEnough) {
        for (int line = 0; line < head.lineCount(); line++) {
            if (head.name(line) == field
                    && EntityTags.contains(
                            head.bytes(),
                            head.valueStart(line),
                            head.valueEnd(line),
                            representation.tag(),
                            isWeakEnough)) {
                return true;
            }
        }
        return false;
    }

    private static long date(RequestHead head, Field field, Representation representation, long nowSeconds) {
        int line = head.line(field);
        int from = head.valueStart(line);
        int to = head.valueEnd(line);
        // Clients send back what they got: most need not be read.
        return isEqual(head.bytes(), from, to, representation.modified())
                ? representation.modifiedSeconds()
                : HttpDate.parse(head.bytes(), from, to, nowSeconds);
    }

    private static boolean isEqual(byte[] in, int from, int to, byte[] expected) {
        return Arrays.equals(in, from, to, expected, 0, expected.length);
    }
}
