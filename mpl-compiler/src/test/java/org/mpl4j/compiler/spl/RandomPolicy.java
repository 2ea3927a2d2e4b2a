package org.mpl4j.compiler.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicyExpr.Operator;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/** A policy made at random: every construct, two functions, one of which may call the other, and an automaton with a start value. */
public final class RandomPolicy {
    /** The statecalls that any policy uses; {@code P} is one of a packet with the field {@code k}. */
    public static final List<Statecall> CALLS = List.of("A", "B", "C", "D", "P").stream()
            .map(name -> new Statecall(name, Direction.EVENT, Optional.empty()))
            .toList();

    private static final Statecall PACKET = CALLS.get(4);
    private final Random random;
    private final SourceFile file = new SourceFile("random.spl", "", "x\n".repeat(2_000));
    private final List<Routine> functions = new ArrayList<>();
    private int at;
    private List<Variable> variables = List.of();
    private int timers;
    private int budget;

    private RandomPolicy(long seed) {
        this.random = new Random(seed);
    }

    /** The policy that a seed stands for. */
    public static PolicySpec of(long seed) {
        return new RandomPolicy(seed).policy();
    }

    private PolicySpec policy() {
        functions.add(function("f", 8));
        functions.add(function("g", 8));
        variables = new ArrayList<>();
        variables.add(bool("b", false));
        variables.add(new Variable("n", Variable.Kind.INT, 0, 3, false, span()));
        variables.add(bool("s", true));
        if (random.nextInt(4) == 0) {
            variables.add(new Variable("u", Variable.Kind.INT, Integer.MIN_VALUE, Integer.MAX_VALUE, false, span()));
        }
        budget = 6 + random.nextInt(16);
        List<Step> steps = steps(4, false);
        if (random.nextInt(3) == 0) {
            steps = new ArrayList<>(List.of(interrupted(steps)));
        }
        if (random.nextInt(12) == 0) {
            steps.add(0, new Step.Never(calls(), span()));
        }
        if (random.nextInt(16) == 0) {
            steps.add(0, new Step.Ignore(calls(), span()));
        }
        Routine automaton = new Routine("auto", Optional.empty(), variables, steps, Optional.empty(), span());
        return new PolicySpec(file, List.of(), CALLS, List.of(automaton), functions, List.of(), List.of(), List.of());
    }

    /** A handler around a time limit and calls of functions, where much has to be remembered at a time. */
    private Step interrupted(List<Step> steps) {
        budget = 8;
        List<Step> body = new ArrayList<>(List.of(functionCall()));
        body.addAll(steps);
        body.add(functionCall());
        Statecall expiry = new Statecall("T" + timers++, Direction.TIMER, Optional.empty());
        List<Step> limited = List.of(new Step.Within("outer", expiry, body, steps(1, false), span()));
        List<Step> handler = new ArrayList<>(List.of(random.nextInt(4) == 0 ? assign(false) : take()));
        handler.add(functionCall());
        handler.addAll(steps(1, false));
        return new Step.During(random.nextBoolean() ? limited : body, List.of(handler), span());
    }

    private Routine function(String name, int size) {
        variables = random.nextBoolean() ? List.of(bool("p", false)) : List.of();
        budget = 1 + random.nextInt(size);
        List<Step> steps = steps(3, false);
        if (!variables.isEmpty() && random.nextBoolean()) {
            // What it does depends on its parameter, also after it was interrupted.
            PolicyExpr parameter = new PolicyExpr.Use(variables.get(0));
            steps.add(0, take());
            steps.add(new Step.Either(
                    List.of(
                            new Step.Alternative(Optional.of(parameter), List.of(take())),
                            new Step.Alternative(
                                    Optional.of(new PolicyExpr.Unary(Operator.NOT, parameter)), List.of(take()))),
                    span()));
        }
        return new Routine(name, Optional.empty(), variables, steps, Optional.empty(), span());
    }

    private Variable bool(String name, boolean isStart) {
        return new Variable(name, Variable.Kind.BOOL, 0, 1, isStart, span());
    }

    private Span span() {
        int start = 2 * at++;
        return new Span(file, start, start + 1);
    }

    private Statecall call() {
        return CALLS.get(random.nextInt(CALLS.size()));
    }

    private List<Statecall> calls() {
        List<Statecall> calls = new ArrayList<>();
        do {
            calls.add(call());
        } while (random.nextInt(3) == 0);
        return calls;
    }

    private List<Step> steps(int depth, boolean afterPacket) {
        List<Step> steps = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(4);
        boolean hasField = afterPacket;
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            Step step = step(depth, hasField);
            hasField = step instanceof Step.Take take && take.call().equals(PACKET);
            steps.add(step);
        }
        return steps;
    }

    private Step step(int depth, boolean hasField) {
        int kind = random.nextInt(depth > 0 ? 22 : 8);
        switch (kind) {
            case 0, 1, 2, 3:
                return take();
            case 4:
                return assign(hasField);
            case 5:
                return new Step.Named(random.nextBoolean() ? "red" : "blue", span());
            case 6:
                return random.nextInt(4) == 0 ? new Step.Exit(span()) : take();
            case 7:
                return random.nextInt(6) == 0 ? new Step.Abort(span()) : functionCall();
            case 8, 9, 10:
                return either(depth, hasField);
            case 11:
                return multiple(depth);
            case 12:
                return new Step.Multiple(0, OptionalInt.of(1), steps(depth - 1, false), span());
            case 13:
                return new Step.While(condition(hasField), steps(depth - 1, false), span());
            case 14:
                return new Step.DoUntil(steps(depth - 1, false), condition(false), span());
            case 15, 16:
                return new Step.AlwaysAllow(calls(), steps(depth - 1, false), span());
            case 17, 18, 19:
                return during(depth);
            case 20:
                return within(depth);
            default:
                return functionCall();
        }
    }

    private Step take() {
        Statecall call = call();
        if (!call.equals(PACKET)) {
            Optional<PolicyExpr> when = random.nextInt(5) == 0 ? Optional.of(condition(false)) : Optional.empty();
            return new Step.Take(call, List.of(), when, false, span());
        }
        Optional<PolicyExpr> when = random.nextBoolean() ? Optional.of(condition(true)) : Optional.empty();
        return new Step.Take(call, List.of("k"), when, false, span());
    }

    private Step assign(boolean hasField) {
        if (variables.isEmpty()) {
            return take();
        }
        Variable variable = variables.get(random.nextInt(variables.size()));
        if (variable.kind() == Variable.Kind.BOOL) {
            return new Step.Assign(variable, condition(hasField), span());
        }
        boolean takesField = hasField && variable.isBounded() && random.nextBoolean();
        return new Step.Assign(variable, takesField ? new PolicyExpr.Field("k") : number(), span());
    }

    private Step either(int depth, boolean hasField) {
        List<Step.Alternative> ways = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            Optional<PolicyExpr> guard = random.nextInt(3) == 0 ? Optional.of(condition(hasField)) : Optional.empty();
            ways.add(new Step.Alternative(guard, steps(depth - 1, hasField)));
        }
        return new Step.Either(ways, span());
    }

    private Step multiple(int depth) {
        int min = random.nextInt(3);
        OptionalInt max = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(min + random.nextInt(3));
        return new Step.Multiple(min, max, steps(depth - 1, false), span());
    }

    private Step during(int depth) {
        List<Step> body = steps(depth - 1, false);
        List<List<Step>> handlers = new ArrayList<>();
        do {
            handlers.add(steps(depth - 1, false));
        } while (random.nextInt(4) == 0);
        return new Step.During(body, handlers, span());
    }

    private Step within(int depth) {
        Statecall expiry = new Statecall("T" + timers++, Direction.TIMER, Optional.empty());
        return new Step.Within("grace", expiry, steps(depth - 1, false), steps(depth - 1, false), span());
    }

    private Step functionCall() {
        if (functions.isEmpty()) {
            return take();
        }
        Routine function = functions.get(random.nextInt(functions.size()));
        List<Variable> arguments = new ArrayList<>();
        for (Variable parameter : function.variables()) {
            List<Variable> fitting =
                    variables.stream().filter(v -> v.kind() == parameter.kind()).toList();
            if (fitting.isEmpty()) {
                return take();
            }
            arguments.add(fitting.get(random.nextInt(fitting.size())));
        }
        return new Step.Call(function.name(), arguments, span());
    }

    private PolicyExpr condition(boolean hasField) {
        List<Variable> truths =
                variables.stream().filter(v -> v.kind() == Variable.Kind.BOOL).toList();
        int kind = random.nextInt(6);
        if (kind == 0) {
            return new PolicyExpr.Unary(Operator.NOT, condition(hasField));
        } else if (kind == 1) {
            Operator operator = random.nextBoolean() ? Operator.AND : Operator.OR;
            return new PolicyExpr.Binary(operator, condition(hasField), condition(hasField));
        } else if (kind == 2 || truths.isEmpty()) {
            List<Operator> operators =
                    List.of(Operator.GREATER, Operator.AT_LEAST, Operator.LESS, Operator.AT_MOST, Operator.EQUAL);
            Operator operator = operators.get(random.nextInt(operators.size()));
            PolicyExpr left = hasField && random.nextBoolean() ? new PolicyExpr.Field("k") : number();
            return new PolicyExpr.Binary(operator, left, number());
        } else if (kind == 3 && random.nextInt(3) == 0) {
            return new PolicyExpr.Constant(random.nextInt(2));
        }
        return new PolicyExpr.Use(truths.get(random.nextInt(truths.size())));
    }

    private PolicyExpr number() {
        List<Variable> numbers =
                variables.stream().filter(v -> v.kind() == Variable.Kind.INT).toList();
        int kind = random.nextInt(4);
        if (kind == 0 || numbers.isEmpty()) {
            return new PolicyExpr.Constant(random.nextInt(4));
        } else if (kind == 1) {
            List<Operator> operators =
                    List.of(Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDED_BY, Operator.PLUS);
            Operator operator = operators.get(random.nextInt(operators.size()));
            return new PolicyExpr.Binary(operator, number(), new PolicyExpr.Constant(random.nextInt(3)));
        }
        return new PolicyExpr.Use(numbers.get(random.nextInt(numbers.size())));
    }
}
