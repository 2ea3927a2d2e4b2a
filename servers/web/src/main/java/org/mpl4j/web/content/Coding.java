package org.mpl4j.web.content;

/** How the bytes of a representation are encoded (RFC 9110 section 8.4.1). */
enum Coding {
    IDENTITY("", "", ""),
    BROTLI(".br", "br", "-br"),
    GZIP(".gz", "gzip", "-gz");

    private final String suffix;
    private final String token;
    private final String tagSuffix;

    Coding(String suffix, String token, String tagSuffix) {
        this.suffix = suffix;
        this.token = token;
        this.tagSuffix = tagSuffix;
    }

    /** What the name of the file has at its end. */
    String suffix() {
        return suffix;
    }

    /** What Content-Encoding says. */
    String token() {
        return token;
    }

    /** What an entity tag has at its end, so that two representations never have the same. */
    String tagSuffix() {
        return tagSuffix;
    }
}
