package org.mpl4j.compiler.source;

import java.nio.charset.StandardCharsets;

/** Source text is one character a byte; people read it as UTF-8. */
public final class SourceText {
    private SourceText() {}

    /** What a person reads; bytes that are no UTF-8 become replacement characters. */
    public static String decode(String bytesAsText) {
        return new String(bytesAsText.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Text that was never bytes, as source text: what its UTF-8 bytes are. */
    public static String encode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
