package org.mpl4j.compiler.interpret.parse;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.ir.PacketProgram;
import org.mpl4j.compiler.model.QualifiedName;

/** The programs of a specification, each prepared when it is first asked for. Safe for use by several threads. */
final class ProgramTable {
    private final ShapeTable shapes;
    private final Map<QualifiedName, Program> programs = new ConcurrentHashMap<>();

    ProgramTable(ShapeTable shapes) {
        this.shapes = shapes;
    }

    ShapeTable shapes() {
        return shapes;
    }

    Program program(QualifiedName name) {
        Program known = programs.get(name);
        if (known != null) {
            return known;
        }
        PacketProgram source =
                Objects.requireNonNull(shapes.spec().programs().get(name), () -> "no program of " + name);
        Program prepared = new Assembler(shapes.shape(name), this).assemble(source);
        Program earlier = programs.putIfAbsent(name, prepared);
        return earlier == null ? prepared : earlier;
    }
}
