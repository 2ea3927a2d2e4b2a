package org.mpl4j.compiler.model;

/** What an expression, a parameter or a field's content is for the expression language. */
public enum ValueKind {
    /** A signed 64-bit integer; arithmetic that leaves it is an error of the packet. */
    INT,
    BOOL,
    /** A run of bytes: strings, byte arrays, field ranges and {@code bytes} parameters. */
    BYTES,
    /** Floats and extern values: they can be supplied and read, but not computed with. */
    OPAQUE
}
