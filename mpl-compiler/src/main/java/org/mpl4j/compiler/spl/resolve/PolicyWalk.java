package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.spl.ast.Bodies;
import org.mpl4j.compiler.spl.ast.Body;
import org.mpl4j.compiler.spl.ast.CallPattern;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.ast.PolicyStatement;

/** Goes through all statements of a file as they were written. */
final class PolicyWalk {
    private PolicyWalk() {}

    /** Every statement, from the outside to the inside, in order. */
    static void statements(PolicyFile file, Consumer<PolicyStatement> visit) {
        file.all(PolicyDeclaration.RoutineDeclaration.class).forEach(routine -> visit(routine.body(), visit));
    }

    private static void visit(Body body, Consumer<PolicyStatement> visit) {
        for (PolicyStatement statement : body.statements()) {
            visit.accept(statement);
            Bodies.of(statement).forEach(inner -> visit(inner, visit));
        }
    }

    /** Every statecall that a routine, {@code event} or trace spells out, in order. */
    static List<String> calls(PolicyFile file) {
        List<String> calls = new ArrayList<>();
        statements(file, statement -> {
            if (statement instanceof PolicyStatement.Take take) {
                calls.add(take.call().text());
            }
            patterns(statement).stream()
                    .filter(pattern -> !pattern.isWildcard())
                    .forEach(pattern -> calls.add(pattern.name().text()));
        });
        file.all(PolicyDeclaration.Event.class)
                .forEach(event -> event.names().stream().map(Ident::text).forEach(calls::add));
        file.all(PolicyDeclaration.TraceDeclaration.class)
                .forEach(trace -> trace.calls().stream().map(Ident::text).forEach(calls::add));
        return calls;
    }

    private static List<CallPattern> patterns(PolicyStatement statement) {
        if (statement instanceof PolicyStatement.AlwaysAllow s) {
            return s.calls();
        } else if (statement instanceof PolicyStatement.Never s) {
            return s.calls();
        }
        return statement instanceof PolicyStatement.Ignore s ? s.calls() : List.of();
    }
}
