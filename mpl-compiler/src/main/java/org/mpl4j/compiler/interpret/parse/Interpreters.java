package org.mpl4j.compiler.interpret.parse;

import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.QualifiedName;

/** The interpreters of the packets of a specification. Safe for use by several threads. */
public final class Interpreters {
    private final ProgramTable programs;

    public Interpreters(ShapeTable shapes) {
        this.programs = new ProgramTable(shapes);
    }

    /**
     * The interpreter of a packet, prepared when it is first asked for.
     *
     * @throws org.mpl4j.compiler.interpret.value.MissingCodecException if a field's codec is not on the class path
     */
    public PacketInterpreter of(QualifiedName packet) {
        return new PacketInterpreter(programs.program(packet));
    }
}
