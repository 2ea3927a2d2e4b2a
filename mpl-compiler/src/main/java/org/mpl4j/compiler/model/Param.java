package org.mpl4j.compiler.model;

import org.mpl4j.compiler.source.Span;

/** A packet parameter; {@code index} is its position from 0. */
public record Param(String name, ValueKind kind, int index, Span span) {}
