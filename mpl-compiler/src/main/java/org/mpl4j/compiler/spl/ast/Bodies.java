package org.mpl4j.compiler.spl.ast;

import java.util.ArrayList;
import java.util.List;

/** The blocks of statements. */
public final class Bodies {
    private Bodies() {}

    /** Those directly in a statement, in the order of the text. */
    public static List<Body> of(PolicyStatement statement) {
        if (statement instanceof PolicyStatement.Either s) {
            return s.ways().stream().map(PolicyStatement.Way::body).toList();
        } else if (statement instanceof PolicyStatement.Multiple s) {
            return List.of(s.body());
        } else if (statement instanceof PolicyStatement.Maybe s) {
            return List.of(s.body());
        } else if (statement instanceof PolicyStatement.While s) {
            return List.of(s.body());
        } else if (statement instanceof PolicyStatement.DoUntil s) {
            return List.of(s.body());
        } else if (statement instanceof PolicyStatement.AlwaysAllow s) {
            return List.of(s.body());
        } else if (statement instanceof PolicyStatement.Within s) {
            return List.of(s.body(), s.expired());
        } else if (statement instanceof PolicyStatement.During s) {
            List<Body> bodies = new ArrayList<>(s.handlers());
            bodies.add(0, s.body());
            return List.copyOf(bodies);
        }
        return List.of();
    }
}
