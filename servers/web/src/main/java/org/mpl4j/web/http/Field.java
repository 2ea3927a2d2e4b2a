package org.mpl4j.web.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a request that this server looks at. */
public enum Field {
    HOST(true),
    RANGE(true),
    EXPECT(true),
    REFERER(false),
    IF_MATCH(false),
    IF_RANGE(true),
    CONNECTION(false),
    USER_AGENT(false),
    IF_NONE_MATCH(false),
    CONTENT_LENGTH(true),
    ACCEPT_ENCODING(false),
    IF_MODIFIED_SINCE(true),
    TRANSFER_ENCODING(false),
    IF_UNMODIFIED_SINCE(true);

    private static final Field[][] BY_LENGTH = byLength();

    private final boolean isSingle;

    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] lower;

    Field(boolean isSingle) {
        this.isSingle = isSingle;
        lower = name().toLowerCase(Locale.ROOT).replace('_', '-').getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it may come once only: its value is no list, and two of them leave open which one goes (RFC 9110 section 5.3). */
    boolean isSingle() {
        return isSingle;
    }

    /** A bit that no other field has. */
    @SuppressWarnings("EnumOrdinal")
    int bit() {
        return 1 << ordinal();
    }

    private static Field[][] byLength() {
        int longest = 0;
        for (Field field : values()) {
            longest = Math.max(longest, field.lower.length);
        }
        Field[][] byLength = new Field[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int wanted = length;
            byLength[length] = java.util.Arrays.stream(values())
                    .filter(field -> field.lower.length == wanted)
                    .toArray(Field[]::new);
        }
        return byLength;
    }

    /** The field that some bytes name, null for all others. */
    static @Nullable Field of(byte[] in, int from, int to) {
        if (to - from >= BY_LENGTH.length) {
            return null;
        }
        for (Field field : BY_LENGTH[to - from]) {
            if (Octets.isName(in, from, to, field.lower)) {
                return field;
            }
        }
        return null;
    }
}
