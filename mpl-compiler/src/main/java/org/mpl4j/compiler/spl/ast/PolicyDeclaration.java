package org.mpl4j.compiler.spl.ast;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.source.Span;

/** Something at the top of a file. */
public sealed interface PolicyDeclaration {
    Span span();

    /** {@code use packet as name, ..;}. */
    record Use(List<UsedPacket> packets, Span span) implements PolicyDeclaration {
        public Use {
            packets = List.copyOf(packets);
        }
    }

    /** A packet, and what its statecalls call it. */
    record UsedPacket(Ident packet, Optional<Ident> alias, Span span) {}

    /** {@code event Name, ..;}. */
    record Event(List<Ident> names, Span span) implements PolicyDeclaration {
        public Event {
            names = List.copyOf(names);
        }
    }

    /**
     * {@code automaton name [int key] (parameters) start (names) { .. }}, or a function, which has neither key nor start.
     *
     * @param start the parameters whose values are given at the start
     */
    record RoutineDeclaration(
            boolean isFunction,
            Ident name,
            Optional<Ident> key,
            List<Parameter> parameters,
            List<Ident> start,
            Body body,
            Optional<String> doc,
            Span span)
            implements PolicyDeclaration {
        public RoutineDeclaration {
            parameters = List.copyOf(parameters);
            start = List.copyOf(start);
        }
    }

    /** {@code bool name}, {@code int name} or {@code int[0..3] name}. */
    record Parameter(boolean isBool, Optional<Bounds> bounds, Ident name, Span span) {}

    /** {@code [0..3]}, behind any type. */
    record Bounds(BigInteger min, BigInteger max, Span span) {}

    /** {@code policy name = automaton, .. sync (calls);}. */
    record PolicyGroup(Ident name, List<Ident> automata, List<CallPattern> sync, Span span)
            implements PolicyDeclaration {
        public PolicyGroup {
            automata = List.copyOf(automata);
            sync = List.copyOf(sync);
        }
    }

    /** {@code property name: ltl { formula };}. */
    record PropertyDeclaration(Ident name, Formula formula, Span span) implements PolicyDeclaration {}

    /** {@code trace name good of policy: calls;}. */
    record TraceDeclaration(Optional<Ident> name, Ident kind, Optional<Ident> policy, List<Ident> calls, Span span)
            implements PolicyDeclaration {
        public TraceDeclaration {
            calls = List.copyOf(calls);
        }

        public boolean isGood() {
            return kind.text().equals("good");
        }
    }
}
