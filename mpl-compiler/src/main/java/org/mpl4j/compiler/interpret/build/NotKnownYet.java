package org.mpl4j.compiler.interpret.build;

/** An expression needs something that has not been built yet, or that only the packet around knows. Cheap: it has no stack trace. */
final class NotKnownYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final NotKnownYet INSTANCE = new NotKnownYet();

    private NotKnownYet() {
        super("not known yet", null, false, false);
    }
}
