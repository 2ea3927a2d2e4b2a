package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.TypeName;
import org.mpl4j.compiler.model.Label;

/** Adds the accessor of a label: where it is. */
final class LabelAccessors {
    private LabelAccessors() {}

    static void add(Members members, Label label) {
        members.addGetter(
                members.names().offset(label),
                TypeName.INT,
                Docs.returning(
                        "where " + Docs.code(label.name()) + " is, in bytes from the start of the packet or element",
                        label.doc()),
                members.frame().endOffset(label.id()).text());
    }
}
