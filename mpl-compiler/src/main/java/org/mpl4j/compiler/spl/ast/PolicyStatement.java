package org.mpl4j.compiler.spl.ast;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.source.Span;

/** One statement of a policy. */
public sealed interface PolicyStatement {
    Span span();

    /** {@code Call[key] (fields) when (condition) new;}. */
    record Take(
            Ident call,
            Optional<Ident> key,
            List<Ident> fields,
            Optional<PolicyExpression> when,
            boolean isNew,
            Span span)
            implements PolicyStatement {
        public Take {
            fields = List.copyOf(fields);
        }
    }

    /** {@code function(arguments);}. */
    record Call(Ident function, List<Ident> arguments, Span span) implements PolicyStatement {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code variable = value;}. */
    record Assign(Ident variable, PolicyExpression value, Span span) implements PolicyStatement {}

    /** {@code either (guard) { .. } or (guard) { .. }}. */
    record Either(List<Way> ways, Span span) implements PolicyStatement {
        public Either {
            ways = List.copyOf(ways);
        }
    }

    /** {@code (guard) { .. }}. */
    record Way(Optional<PolicyExpression> guard, Body body) {}

    /** {@code multiple (range) { .. }}. */
    record Multiple(Optional<Range> range, Body body, Span span) implements PolicyStatement {}

    /** {@code (n..m)}; both are the same for {@code (n)}. */
    record Range(Optional<BigInteger> min, Optional<BigInteger> max, Span span) {}

    /** {@code optional { .. }}. */
    record Maybe(Body body, Span span) implements PolicyStatement {}

    /** {@code while (guard) { .. }}. */
    record While(Optional<PolicyExpression> guard, Body body, Span span) implements PolicyStatement {}

    /** {@code do { .. } until (guard);}. */
    record DoUntil(Body body, Optional<PolicyExpression> guard, Span span) implements PolicyStatement {}

    /** {@code always_allow (calls) { .. }}. */
    record AlwaysAllow(List<CallPattern> calls, Body body, Span span) implements PolicyStatement {
        public AlwaysAllow {
            calls = List.copyOf(calls);
        }
    }

    /** {@code during { .. } handle { .. }}. */
    record During(Body body, List<Body> handlers, Span span) implements PolicyStatement {
        public During {
            handlers = List.copyOf(handlers);
        }
    }

    /** {@code never (calls);}. */
    record Never(List<CallPattern> calls, Span span) implements PolicyStatement {
        public Never {
            calls = List.copyOf(calls);
        }
    }

    /** {@code ignore (calls);}. */
    record Ignore(List<CallPattern> calls, Span span) implements PolicyStatement {
        public Ignore {
            calls = List.copyOf(calls);
        }
    }

    /** {@code state name;}. */
    record State(Ident name, Span span) implements PolicyStatement {}

    /** {@code within (limit) { .. } expired { .. }}. */
    record Within(Ident limit, Body body, Body expired, Span span) implements PolicyStatement {}

    /** {@code exit;} or {@code return;}. */
    record Exit(Span span) implements PolicyStatement {}

    /** {@code abort;}. */
    record Abort(Span span) implements PolicyStatement {}
}
