package org.mpl4j.compiler.spl.resolve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.Body;
import org.mpl4j.compiler.spl.ast.CallPattern;
import org.mpl4j.compiler.spl.ast.PolicyExpression;
import org.mpl4j.compiler.spl.ast.PolicyStatement;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/** The meaning of one routine's statements. */
final class RoutineResolver {
    private static final BigInteger MAX_COUNT = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final PolicyExpr TRUE = new PolicyExpr.Constant(1);

    private final FileNames names;
    private final Diagnostics diagnostics;
    private final Scope scope = new Scope();
    private final ExpressionTypes expressions;
    private final KeyUses keys;
    private final Map<String, Span> called = new LinkedHashMap<>();
    private final boolean isAutomaton;
    private boolean isAtTop = true;

    RoutineResolver(Signature signature, FileNames names, Diagnostics diagnostics) {
        this.names = names;
        this.diagnostics = diagnostics;
        this.expressions = new ExpressionTypes(scope, diagnostics);
        this.keys = new KeyUses(diagnostics);
        this.isAutomaton = !signature.declaration().isFunction();
        signature.variables().forEach(scope::add);
    }

    KeyUses keys() {
        return keys;
    }

    /** The functions that are called, each with one place. */
    Map<String, Span> called() {
        return called;
    }

    List<Step> steps(Body body) {
        boolean isOuter = isAtTop;
        scope.leavePacket();
        List<Step> steps = new ArrayList<>();
        for (PolicyStatement statement : body.statements()) {
            isAtTop = isOuter && isHead(statement);
            steps.add(step(statement, isOuter));
            if (!(statement instanceof PolicyStatement.Take) && !(statement instanceof PolicyStatement.Assign)) {
                scope.leavePacket();
            }
            isOuter = isAtTop;
        }
        isAtTop = false;
        scope.leavePacket();
        return List.copyOf(steps);
    }

    private static boolean isHead(PolicyStatement statement) {
        return statement instanceof PolicyStatement.Never
                || statement instanceof PolicyStatement.Ignore
                || statement instanceof PolicyStatement.State;
    }

    private Step step(PolicyStatement statement, boolean isAllowedAtTop) {
        Span span = statement.span();
        if (statement instanceof PolicyStatement.Take take) {
            return take(take);
        } else if (statement instanceof PolicyStatement.Call call) {
            return call(call);
        } else if (statement instanceof PolicyStatement.Assign assign) {
            return assign(assign);
        } else if (statement instanceof PolicyStatement.Never never) {
            checkTop("never", isAllowedAtTop, span);
            return new Step.Never(calls(never.calls()), span);
        } else if (statement instanceof PolicyStatement.Ignore ignore) {
            checkTop("ignore", isAllowedAtTop, span);
            return new Step.Ignore(ignored(ignore.calls()), span);
        } else if (statement instanceof PolicyStatement.State state) {
            return new Step.Named(state.name().text(), span);
        } else if (statement instanceof PolicyStatement.Exit) {
            return new Step.Exit(span);
        } else if (statement instanceof PolicyStatement.Abort) {
            return new Step.Abort(span);
        }
        return block(statement, span);
    }

    private Step block(PolicyStatement statement, Span span) {
        if (statement instanceof PolicyStatement.Either either) {
            return either(either);
        } else if (statement instanceof PolicyStatement.Multiple multiple) {
            return multiple(multiple);
        } else if (statement instanceof PolicyStatement.Maybe maybe) {
            return new Step.Multiple(0, OptionalInt.of(1), steps(maybe.body()), span);
        } else if (statement instanceof PolicyStatement.While loop) {
            return new Step.While(guard(loop.guard()).orElse(TRUE), steps(loop.body()), span);
        } else if (statement instanceof PolicyStatement.DoUntil loop) {
            List<Step> steps = steps(loop.body());
            return new Step.DoUntil(steps, guard(loop.guard()).orElse(TRUE), span);
        } else if (statement instanceof PolicyStatement.AlwaysAllow allow) {
            return new Step.AlwaysAllow(calls(allow.calls()), steps(allow.body()), span);
        } else if (statement instanceof PolicyStatement.Within within) {
            Statecall expiry = names.calls().expiry(within.limit());
            return new Step.Within(within.limit().text(), expiry, steps(within.body()), steps(within.expired()), span);
        }
        PolicyStatement.During during = (PolicyStatement.During) statement;
        List<Step> steps = steps(during.body());
        return new Step.During(
                steps, during.handlers().stream().map(this::steps).toList(), span);
    }

    private void checkTop(String word, boolean isAllowedAtTop, Span span) {
        if (!isAutomaton || !isAllowedAtTop) {
            diagnostics
                    .error(Code.S0118, span, "`%s` stands at the top of an automaton", word)
                    .help("move it before the first statement of the automaton: it holds for all of it");
        }
    }

    private Step take(PolicyStatement.Take take) {
        Statecall call = names.calls().call(take.call());
        if (call.direction() == Direction.TIMER) {
            diagnostics
                    .error(
                            Code.S0118,
                            take.call().span(),
                            "`%s` is the end of a `within`, nothing can wait for it",
                            call)
                    .help("what is to be done then stands behind `expired`");
        }
        keys.mention(call, key(call, take.key()), take.call().span());
        if (take.isNew()) {
            keys.begins(take.span());
        }
        scope.leavePacket();
        List<String> fields = new ArrayList<>();
        for (Ident field : take.fields()) {
            field(call, field);
            fields.add(field.text());
        }
        return new Step.Take(call, fields, guard(take.when()), take.isNew(), take.span());
    }

    private void field(Statecall call, Ident field) {
        scope.variable(field.text())
                .ifPresent(variable -> diagnostics
                        .error(Code.S0106, field.span(), "`%s` is a variable already", field)
                        .also(variable.span(), "declared here"));
        names.fields()
                .type(call, field)
                .ifPresentOrElse(type -> scope.add(field.text(), type), () -> scope.add(field.text(), Scope.Type.BIT));
    }

    private Optional<Ident> key(Statecall call, Optional<Ident> written) {
        return written.filter(field -> {
            Optional<Scope.Type> type = names.fields().type(call, field);
            if (type.equals(Optional.of(Scope.Type.BOOL))) {
                diagnostics.error(Code.S0117, field.span(), "a key is a number, and `%s` is a boolean", field);
            }
            return type.isPresent();
        });
    }

    private List<Statecall> calls(List<CallPattern> patterns) {
        Set<Statecall> calls = new LinkedHashSet<>();
        for (CallPattern pattern : patterns) {
            for (Statecall call : names.calls().calls(pattern)) {
                keys.mention(call, key(call, pattern.key()), pattern.span());
                calls.add(call);
            }
        }
        return List.copyOf(calls);
    }

    /** Those that an automaton takes no notice of need no key. */
    private List<Statecall> ignored(List<CallPattern> patterns) {
        return patterns.stream()
                .flatMap(pattern -> names.calls().calls(pattern).stream())
                .distinct()
                .toList();
    }

    private Step call(PolicyStatement.Call call) {
        List<Variable> arguments = new ArrayList<>();
        for (Ident argument : call.arguments()) {
            variable(argument).ifPresent(arguments::add);
        }
        Optional<Signature> function = names.routines().function(call.function());
        function.ifPresent(signature -> {
            called.putIfAbsent(call.function().text(), call.function().span());
            if (signature.variables().size() != call.arguments().size()) {
                diagnostics
                        .error(
                                Code.S0110,
                                call.function().span(),
                                "`%s` takes %s, and here are %d",
                                call.function(),
                                arguments(signature.variables().size()),
                                call.arguments().size())
                        .also(signature.declaration().name().span(), "declared here");
            } else if (arguments.size() == call.arguments().size()) {
                checkTypes(call, arguments, signature);
            }
        });
        return new Step.Call(call.function().text(), List.copyOf(arguments), call.span());
    }

    private static String arguments(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }

    private void checkTypes(PolicyStatement.Call call, List<Variable> arguments, Signature function) {
        for (int i = 0; i < arguments.size(); i++) {
            Variable parameter = function.variables().get(i);
            if (arguments.get(i).kind() != parameter.kind()) {
                diagnostics
                        .error(
                                Code.S0111,
                                call.arguments().get(i).span(),
                                "this is %s, and `%s` is %s",
                                Scope.type(arguments.get(i)).text(),
                                parameter.name(),
                                Scope.type(parameter).text())
                        .also(parameter.span(), "declared here");
            }
        }
    }

    private Optional<Variable> variable(Ident name) {
        Optional<Variable> variable = scope.variable(name.text());
        if (variable.isEmpty()) {
            Diagnostics.Draft draft =
                    diagnostics.error(Code.S0109, name.span(), "there is no variable `%s` here", name);
            NearestName.to(name.text(), scope.variables()).ifPresent(draft::suggest);
        }
        return variable;
    }

    private Step assign(PolicyStatement.Assign assign) {
        Optional<Variable> variable = variable(assign.variable());
        PolicyExpr value =
                variable.map(v -> expressions.assigned(v, assign.value())).orElse(TRUE);
        Variable target = variable.orElseGet(() -> new Variable(
                assign.variable().text(),
                Variable.Kind.INT,
                0,
                0,
                false,
                assign.variable().span()));
        return new Step.Assign(target, value, assign.span());
    }

    private Step either(PolicyStatement.Either either) {
        List<Step.Alternative> alternatives = new ArrayList<>();
        for (PolicyStatement.Way way : either.ways()) {
            Optional<PolicyExpr> guard = guard(way.guard());
            alternatives.add(new Step.Alternative(guard, steps(way.body())));
        }
        return new Step.Either(List.copyOf(alternatives), either.span());
    }

    private Step multiple(PolicyStatement.Multiple multiple) {
        int min = 0;
        OptionalInt max = OptionalInt.empty();
        if (multiple.range().isPresent()) {
            PolicyStatement.Range range = multiple.range().get();
            min = count(range.min().orElse(BigInteger.ZERO), range.span());
            max = range.max().isPresent()
                    ? OptionalInt.of(count(range.max().get(), range.span()))
                    : OptionalInt.empty();
            if (max.isPresent() && max.getAsInt() < min) {
                diagnostics
                        .error(Code.S0114, range.span(), "no number is from %d to %d", min, max.getAsInt())
                        .help("the smaller number comes first");
            }
        }
        return new Step.Multiple(min, max, steps(multiple.body()), multiple.span());
    }

    private int count(BigInteger value, Span span) {
        if (value.compareTo(MAX_COUNT) > 0) {
            diagnostics.error(Code.S0114, span, "nothing is counted further than %d", Integer.MAX_VALUE);
        }
        return value.min(MAX_COUNT).intValue();
    }

    private Optional<PolicyExpr> guard(Optional<PolicyExpression> written) {
        return written.map(expressions::guard);
    }
}
