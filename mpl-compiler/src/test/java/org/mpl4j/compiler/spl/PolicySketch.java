package org.mpl4j.compiler.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicyExpr.Operator;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/** PolicySketch of short texts, without the compiler's front: so tests of what policies mean do not depend on it. Text that is no policy throws. */
public final class PolicySketch {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\.\\.|\\|\\||&&|>=|<=|==|[-(){}\\[\\];,=<>!+*/.])|([A-Za-z_][A-Za-z_0-9]*)|([0-9]+))");

    private final SourceFile file;
    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final Map<String, Statecall> calls = new LinkedHashMap<>();
    private Map<String, Variable> variables = Map.of();
    private Set<String> fields = Set.of();
    private int at;
    private int timers;

    private PolicySketch(String text) {
        file = new SourceFile("test.spl", "", text);
        Matcher matcher = TOKEN.matcher(text.stripTrailing());
        int from = 0;
        while (from < text.stripTrailing().length()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw new IllegalArgumentException("no token at " + text.substring(from));
            }
            int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
            tokens.add(matcher.group(group));
            offsets.add(matcher.start(group));
            from = matcher.end();
        }
        tokens.add("");
        offsets.add(text.length());
    }

    /** The policy that a text is. */
    public static PolicySpec of(String text) {
        return new PolicySketch(text).policy();
    }

    /** An automaton {@code a} without variables, and functions before it. */
    public static PolicySpec automaton(String steps) {
        return of("automaton a () { " + steps + " }");
    }

    private PolicySpec policy() {
        List<Routine> automata = new ArrayList<>();
        List<Routine> functions = new ArrayList<>();
        List<Composition> compositions = new ArrayList<>();
        while (!is("")) {
            if (accept("policy")) {
                compositions.add(composition());
            } else if (accept("function")) {
                functions.add(routine());
            } else {
                expect("automaton");
                automata.add(routine());
            }
        }
        return new PolicySpec(
                file, List.of(), List.copyOf(calls.values()), automata, functions, compositions, List.of(), List.of());
    }

    private Composition composition() {
        int start = at;
        String name = next();
        List<String> automata = new ArrayList<>();
        expect("=");
        do {
            automata.add(next());
        } while (accept(","));
        List<Statecall> sync = accept("sync") ? calls() : List.of();
        expect(";");
        return new Composition(name, automata, sync, span(start));
    }

    private Routine routine() {
        int start = at;
        String name = next();
        List<Variable> parameters = new ArrayList<>();
        expect("(");
        while (!accept(")")) {
            accept(",");
            parameters.add(parameter());
        }
        Set<String> given = new LinkedHashSet<>();
        if (accept("start")) {
            expect("(");
            do {
                given.add(next());
            } while (accept(","));
            expect(")");
        }
        variables = new LinkedHashMap<>();
        for (Variable p : parameters) {
            variables.put(
                    p.name(), new Variable(p.name(), p.kind(), p.min(), p.max(), given.contains(p.name()), p.span()));
        }
        List<Step> steps = block();
        return new Routine(
                name, Optional.empty(), List.copyOf(variables.values()), steps, Optional.empty(), span(start));
    }

    private Variable parameter() {
        int start = at;
        if (accept("bool")) {
            return new Variable(next(), Variable.Kind.BOOL, 0, 1, false, span(start));
        }
        expect("int");
        int min = Integer.MIN_VALUE;
        int max = Integer.MAX_VALUE;
        if (accept("[")) {
            min = number();
            expect("..");
            max = number();
            expect("]");
        }
        return new Variable(next(), Variable.Kind.INT, min, max, false, span(start));
    }

    private List<Step> block() {
        expect("{");
        List<Step> steps = new ArrayList<>();
        while (!accept("}")) {
            steps.add(step());
        }
        accept(";");
        return steps;
    }

    private Step step() {
        int start = at;
        String word = next();
        switch (word) {
            case "either":
                return either(start);
            case "multiple":
                return multiple(start);
            case "optional":
                return new Step.Multiple(0, OptionalInt.of(1), block(), span(start));
            case "while":
                PolicyExpr holds = is("(") ? guard() : new PolicyExpr.Constant(1);
                return new Step.While(holds, block(), span(start));
            case "do":
                List<Step> body = block();
                expect("until");
                PolicyExpr until = is("(") ? guard() : new PolicyExpr.Constant(1);
                return closed(new Step.DoUntil(body, until, span(start)));
            case "always_allow":
                List<Statecall> allowed = calls();
                return new Step.AlwaysAllow(allowed, block(), span(start));
            case "during":
                List<Step> interrupted = block();
                List<List<Step>> handlers = new ArrayList<>();
                while (accept("handle")) {
                    handlers.add(block());
                }
                return new Step.During(interrupted, handlers, span(start));
            case "within":
                return within(start);
            case "never":
                return closed(new Step.Never(calls(), span(start)));
            case "ignore":
                return closed(new Step.Ignore(calls(), span(start)));
            case "state":
                return closed(new Step.Named(next(), span(start)));
            case "exit", "return":
                return closed(new Step.Exit(span(start)));
            case "abort":
                return closed(new Step.Abort(span(start)));
            default:
                return simple(word, start);
        }
    }

    private Step simple(String word, int start) {
        if (Character.isUpperCase(word.charAt(0))) {
            return take(word, start);
        } else if (accept("=")) {
            return closed(new Step.Assign(variable(word), expression(0), span(start)));
        }
        expect("(");
        List<Variable> arguments = new ArrayList<>();
        while (!accept(")")) {
            accept(",");
            arguments.add(variable(next()));
        }
        return closed(new Step.Call(word, arguments, span(start)));
    }

    private Step take(String word, int start) {
        fields = new LinkedHashSet<>();
        if (accept("(")) {
            while (!accept(")")) {
                accept(",");
                fields.add(next());
            }
        }
        Optional<PolicyExpr> when = accept("when") ? Optional.of(guard()) : Optional.empty();
        return closed(new Step.Take(call(word), List.copyOf(fields), when, false, span(start)));
    }

    private Step either(int start) {
        List<Step.Alternative> ways = new ArrayList<>();
        do {
            Optional<PolicyExpr> guard = is("(") ? Optional.of(guard()) : Optional.empty();
            ways.add(new Step.Alternative(guard, block()));
        } while (accept("or"));
        return new Step.Either(ways, span(start));
    }

    private Step multiple(int start) {
        int min = 0;
        OptionalInt max = OptionalInt.empty();
        if (accept("(")) {
            boolean hasMin = !is("..");
            min = hasMin ? number() : 0;
            if (accept("..")) {
                max = is(")") ? OptionalInt.empty() : OptionalInt.of(number());
            } else {
                max = OptionalInt.of(min);
            }
            expect(")");
        }
        return new Step.Multiple(min, max, block(), span(start));
    }

    private Step within(int start) {
        expect("(");
        String limit = next();
        expect(")");
        List<Step> body = block();
        expect("expired");
        String name = "Expire_" + (++timers);
        Statecall expiry = calls.computeIfAbsent(name, n -> new Statecall(n, Direction.TIMER, Optional.empty()));
        return new Step.Within(limit, expiry, body, block(), span(start));
    }

    private Statecall call(String name) {
        Direction direction = name.startsWith("Receive_")
                ? Direction.RECEIVE
                : name.startsWith("Transmit_") ? Direction.TRANSMIT : Direction.EVENT;
        return calls.computeIfAbsent(name, n -> new Statecall(n, direction, Optional.empty()));
    }

    private List<Statecall> calls() {
        expect("(");
        List<Statecall> list = new ArrayList<>();
        while (!accept(")")) {
            accept(",");
            list.add(call(next()));
        }
        return list;
    }

    private PolicyExpr guard() {
        expect("(");
        PolicyExpr guard = expression(0);
        expect(")");
        return guard;
    }

    private static final List<List<Operator>> LEVELS = List.of(
            List.of(Operator.OR),
            List.of(Operator.AND),
            List.of(Operator.GREATER, Operator.AT_LEAST, Operator.LESS, Operator.AT_MOST, Operator.EQUAL),
            List.of(Operator.PLUS, Operator.MINUS),
            List.of(Operator.TIMES, Operator.DIVIDED_BY));

    private PolicyExpr expression(int level) {
        if (level == LEVELS.size()) {
            return operand();
        }
        PolicyExpr left = expression(level + 1);
        while (true) {
            Optional<Operator> operator =
                    LEVELS.get(level).stream().filter(o -> is(o.sign())).findFirst();
            if (operator.isEmpty()) {
                return left;
            }
            at++;
            left = new PolicyExpr.Binary(operator.get(), left, expression(level + 1));
        }
    }

    private PolicyExpr operand() {
        if (is("(")) {
            return guard();
        }
        String word = next();
        return switch (word) {
            case "!" -> new PolicyExpr.Unary(Operator.NOT, operand());
            case "-" -> new PolicyExpr.Unary(Operator.NEGATE, operand());
            case "true" -> new PolicyExpr.Constant(1);
            case "false" -> new PolicyExpr.Constant(0);
            default -> {
                if (Character.isDigit(word.charAt(0))) {
                    yield new PolicyExpr.Constant(Long.parseLong(word));
                }
                yield fields.contains(word) ? new PolicyExpr.Field(word) : new PolicyExpr.Use(variable(word));
            }
        };
    }

    private Variable variable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("no variable " + name);
        }
        return variable;
    }

    private int number() {
        int sign = accept("-") ? -1 : 1;
        return sign * Integer.parseInt(next());
    }

    private Step closed(Step step) {
        expect(";");
        return step;
    }

    private Span span(int start) {
        return new Span(
                file,
                offsets.get(start),
                offsets.get(at - 1) + tokens.get(at - 1).length());
    }

    private boolean is(String token) {
        return tokens.get(at).equals(token);
    }

    private boolean accept(String token) {
        if (is(token)) {
            at++;
            return true;
        }
        return false;
    }

    private String next() {
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("expected " + token + " at `" + tokens.get(at) + "` in "
                    + file.text().substring(offsets.get(at)));
        }
    }
}
