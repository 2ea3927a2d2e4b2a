package org.mpl4j.compiler.model;

import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/** {@code name: label;}: zero bytes, names an offset. */
public record Label(int id, String name, Optional<String> doc, Span span) implements Item {}
