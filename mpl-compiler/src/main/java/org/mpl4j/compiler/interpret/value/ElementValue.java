package org.mpl4j.compiler.interpret.value;

/** An element of an array. */
public final class ElementValue extends ScopeValue {
    private final ScopeValue parent;
    private final boolean isLittle;

    public ElementValue(ScopeShape shape, ScopeValue parent, int start, int limit, boolean isLittle) {
        super(shape, parent.buffer(), start, limit, parent.origin());
        this.parent = parent;
        this.isLittle = isLittle;
    }

    @Override
    boolean isLittleAtStart() {
        return isLittle;
    }

    @Override
    public ScopeValue parent() {
        return parent;
    }

    @Override
    public PacketValue packet() {
        return parent.packet();
    }
}
