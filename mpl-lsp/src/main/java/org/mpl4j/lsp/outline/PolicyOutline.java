package org.mpl4j.lsp.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.Bodies;
import org.mpl4j.compiler.spl.ast.Body;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.ast.PolicyStatement;
import org.mpl4j.lsp.outline.Outline.Kind;

/** The outline of a policy. */
final class PolicyOutline {
    private PolicyOutline() {}

    static List<Outline> of(PolicyFile file) {
        List<Outline> all = new ArrayList<>();
        file.declarations().forEach(declaration -> declaration(declaration, all));
        return all;
    }

    private static void declaration(PolicyDeclaration declaration, List<Outline> all) {
        Span span = declaration.span();
        if (declaration instanceof PolicyDeclaration.Use use) {
            use.packets()
                    .forEach(used -> all.add(leaf(
                            Kind.USED_PACKET,
                            used.alias().orElse(used.packet()),
                            used.span(),
                            "use " + used.packet())));
        } else if (declaration instanceof PolicyDeclaration.Event event) {
            event.names().forEach(name -> all.add(leaf(Kind.EVENT, name, name.span(), "event")));
        } else if (declaration instanceof PolicyDeclaration.RoutineDeclaration routine) {
            all.add(routine(routine));
        } else if (declaration instanceof PolicyDeclaration.PolicyGroup group) {
            all.add(leaf(Kind.POLICY, group.name(), span, "policy"));
        } else if (declaration instanceof PolicyDeclaration.PropertyDeclaration property) {
            all.add(leaf(Kind.PROPERTY, property.name(), span, "property"));
        } else if (declaration instanceof PolicyDeclaration.TraceDeclaration trace) {
            trace.name().ifPresent(name -> all.add(leaf(Kind.TRACE, name, span, trace.kind() + " trace")));
        }
    }

    private static Outline routine(PolicyDeclaration.RoutineDeclaration routine) {
        List<Outline> children = new ArrayList<>();
        routine.parameters()
                .forEach(parameter -> children.add(
                        leaf(Kind.PARAMETER, parameter.name(), parameter.span(), parameter.isBool() ? "bool" : "int")));
        states(routine.body(), children);
        return new Outline(
                routine.isFunction() ? Kind.FUNCTION : Kind.AUTOMATON,
                routine.name().text(),
                routine.name().span(),
                routine.span(),
                routine.isFunction() ? "function" : "automaton",
                routine.doc(),
                children);
    }

    private static void states(Body body, List<Outline> found) {
        for (PolicyStatement statement : body.statements()) {
            if (statement instanceof PolicyStatement.State state) {
                found.add(leaf(Kind.STATE, state.name(), state.span(), "state"));
            }
            Bodies.of(statement).forEach(inner -> states(inner, found));
        }
    }

    private static Outline leaf(Kind kind, Ident name, Span extent, String detail) {
        return new Outline(kind, name.text(), name.span(), extent, detail, Optional.empty(), List.of());
    }
}
