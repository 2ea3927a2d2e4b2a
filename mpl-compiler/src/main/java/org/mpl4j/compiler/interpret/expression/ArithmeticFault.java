package org.mpl4j.compiler.interpret.expression;

/** A result left the range of 64-bit integers, or there is none. Whoever evaluates says where. Cheap: it has no stack trace. */
public final class ArithmeticFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final ArithmeticFault INSTANCE = new ArithmeticFault();

    private ArithmeticFault() {
        super("arithmetic overflow", null, false, false);
    }
}
