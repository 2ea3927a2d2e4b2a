package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;

/** Names of the interfaces that the caller of a builder sees: nested in the packet's {@code Builder}. */
final class StageNames {
    private final ClassName holder;
    private final String prefix;
    private final NameScope names;

    private StageNames(ClassName holder, String prefix, NameScope names) {
        this.holder = holder;
        this.prefix = prefix;
        this.names = names;
    }

    static StageNames of(ClassName packet) {
        ClassName holder = packet.nestedClass("Builder");
        return new StageNames(holder, "", new NameScope(null, packet.simpleName(), "Builder"));
    }

    /** For the elements of an array. */
    StageNames within(String element) {
        return new StageNames(holder, prefix + element, names);
    }

    ClassName holder() {
        return holder;
    }

    /** The interface, by the second name if the first is taken. */
    ClassName add(String wanted, String otherwise) {
        return add(names.isTaken(prefix + wanted) ? otherwise : wanted);
    }

    /** The interface; its name is one that no other has. */
    ClassName add(String wanted) {
        return holder.nestedClass(names.add(prefix + wanted));
    }
}
