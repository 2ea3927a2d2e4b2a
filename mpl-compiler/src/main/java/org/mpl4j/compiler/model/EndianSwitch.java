package org.mpl4j.compiler.model;

import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/** {@code endian little [when (e)];}: the byte order from there on in this block and the blocks in it. Where {@code when} is false the order stays as it was. */
public record EndianSwitch(int id, boolean isLittle, Optional<Expr> when, Span span) implements Item {
    @Override
    public String name() {
        return "endian";
    }

    @Override
    public Optional<String> doc() {
        return Optional.empty();
    }
}
