package org.mpl4j.compiler.dissect.syntax;

import org.mpl4j.compiler.source.Span;

/** A word of a filter or table. */
record Token(Kind kind, Span span) {
    enum Kind {
        /** Starts with a lower-case letter or {@code _}: a packet, field or word of the language. */
        NAME,
        /** Starts with an upper-case letter: a tag of an enumeration. */
        TAG,
        NUMBER,
        TEXT,
        /** An IPv4, IPv6 or MAC address, perhaps with a prefix length. */
        ADDRESS,
        SYMBOL,
        /** A table's statement ends. */
        END_OF_STATEMENT,
        END
    }

    String text() {
        return span.text();
    }

    boolean is(String symbolOrName) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text().equals(symbolOrName);
    }

    /** How messages call it. */
    String described() {
        return switch (kind) {
            case END -> "the end";
            case END_OF_STATEMENT -> "the end of the statement";
            default -> "`" + text() + "`";
        };
    }
}
