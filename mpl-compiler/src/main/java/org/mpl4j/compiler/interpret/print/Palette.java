package org.mpl4j.compiler.interpret.print;

/** How the parts of a tree look. */
@FunctionalInterface
public interface Palette {
    /** No colours. */
    Palette PLAIN = (role, text) -> text;

    /** What a part of a tree is. */
    enum Role {
        /** The name of a packet. */
        PACKET,
        /** The name of a field. */
        NAME,
        /** A value. */
        VALUE,
        /** The tag of a value. */
        TAG,
        /** The label of a branch. */
        BRANCH,
        /** Where something is, how long it is. */
        NOTE,
        /** What is wrong. */
        ERROR
    }

    /** The text with whatever makes it look like that, and nothing that takes room besides. */
    String paint(Role role, String text);
}
