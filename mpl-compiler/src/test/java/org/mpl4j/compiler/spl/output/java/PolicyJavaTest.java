package org.mpl4j.compiler.spl.output.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.java.InMemoryJava;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;
import org.mpl4j.runtime.policy.Traces;

/** Generated policies do what their tables say, whatever comes: random tables, random steps. */
class PolicyJavaTest {
    private static final int POLICIES = 60;
    private static final int STEPS = 400;
    private static final int MOST = 3;
    private static final long LIMIT = 50;

    private static final PolicyPackets NONE =
            new PolicyPackets(new SpecModel(Map.of(), Map.of(), List.of()), JavaPackages.of(""));

    @Example
    void policiesDoWhatTheirTablesSay() throws ReflectiveOperationException {
        Random random = new Random(7);
        Map<String, String> sources = new TreeMap<>();
        List<RandomTables.Made> policies = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            RandomTables.Made made = RandomTables.make(random, "p" + i);
            policies.add(made);
            PolicyJava.ofTables(made.spec(), made.tables(), "gen", NONE)
                    .generate()
                    .forEach(file -> sources.put(file.path(), file.content()));
        }
        ClassLoader classes = InMemoryJava.compile(sources);
        for (int i = 0; i < POLICIES; i++) {
            String policy = policies.get(i).tables().size() == 1 ? "Part0" : "All";
            Class<?> type = classes.loadClass("gen.P" + i + policy + "Policy");
            Class<?> statecalls = classes.loadClass("gen.P" + i + "Statecall");
            for (int run = 0; run < 5; run++) {
                new Run(policies.get(i), type, statecalls, random).go();
            }
        }
    }

    /** One policy and its model. */
    private static final class Run {
        private final RandomTables.Made made;
        private final Class<?> statecalls;
        private final Random random;
        private final Object policy;
        private final Object other;
        private final List<TableModel> models;
        private final List<Statecall> calls;
        private final boolean hasLimits;
        private long now = 1000;

        Run(RandomTables.Made made, Class<?> type, Class<?> statecalls, Random random)
                throws ReflectiveOperationException {
            this.made = made;
            this.statecalls = statecalls;
            this.random = random;
            this.calls = made.spec().statecalls();
            Method start = Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals("start"))
                    .max((a, b) -> a.getParameterCount() - b.getParameterCount())
                    .orElseThrow();
            boolean strict = random.nextBoolean();
            int tries = 1 + random.nextInt(3);
            boolean hasStart = made.tables().values().stream()
                    .anyMatch(table -> !table.automaton().variables().isEmpty());
            boolean isKeyed = made.tables().values().stream()
                    .anyMatch(table -> table.automaton().key().isPresent());
            hasLimits = made.tables().values().stream()
                    .anyMatch(table -> table.states().stream()
                            .anyMatch(state -> state.limit().isPresent()));
            List<Object> given = new ArrayList<>();
            if (hasStart) {
                given.addAll(List.of(strict, tries));
            }
            if (hasLimits) {
                given.addAll(List.of(now, LIMIT));
            }
            if (isKeyed) {
                given.add(MOST);
            }
            policy = start.invoke(null, given.toArray());
            other = start.invoke(null, given.toArray());
            models = made.tables().values().stream()
                    .map(table -> new TableModel(
                            table,
                            table.automaton().variables().isEmpty() ? List.of() : List.of(strict ? 1 : 0, tries),
                            MOST,
                            now,
                            LIMIT))
                    .toList();
        }

        void go() throws ReflectiveOperationException {
            RecentStatecalls recent = new RecentStatecalls();
            call(policy, "listen", recent);
            List<String> accepted = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                Statecall call = calls.get(random.nextInt(calls.size()));
                Map<String, Long> fields = new HashMap<>();
                List<Object> arguments = new ArrayList<>();
                arguments.add(constant(call));
                for (String field : ((org.mpl4j.runtime.policy.Statecall) constant(call)).fields()) {
                    long value = field.equals("size") ? random.nextInt(14) : random.nextInt(5);
                    fields.put(field, value);
                    arguments.add(value);
                }
                if (hasLimits) {
                    now += random.nextInt(20);
                    call(policy, "at", now);
                }
                boolean isAllowed = models.stream().allMatch(model -> model.allows(call, fields));
                check(call, fields, arguments, isAllowed);
                assertThat(call(policy, "step", arguments.toArray()))
                        .as("%s %s", call, fields)
                        .isEqualTo(isAllowed);
                if (isAllowed) {
                    models.forEach(model -> model.take(call, fields, now));
                    accepted.add(call.name());
                }
                compare();
                if (hasLimits && random.nextInt(4) == 0) {
                    expire();
                    accepted = new ArrayList<>(names(recent.recent()));
                }
            }
            assertThat(call(policy, "step", new Object[] {null})).isEqualTo(false);
            List<String> last = accepted.subList(Math.max(0, accepted.size() - RecentStatecalls.KEPT), accepted.size());
            assertThat(names(recent.recent())).isEqualTo(last);
        }

        private static List<String> names(List<org.mpl4j.runtime.policy.Statecall> calls) {
            return calls.stream().map(org.mpl4j.runtime.policy.Statecall::name).toList();
        }

        private void check(Statecall call, Map<String, Long> fields, List<Object> arguments, boolean isAllowed)
                throws ReflectiveOperationException {
            assertThat(call(policy, "allows", arguments.toArray())).isEqualTo(isAllowed);
            PolicyViolation violation = (PolicyViolation) call(policy, "violation", arguments.toArray());
            assertThat(violation.reason() == PolicyViolation.Reason.NONE).isEqualTo(isAllowed);
            assertThat(violation.message()).contains(call.name());
            if (!isAllowed) {
                TableModel refusing = models.stream()
                        .filter(model -> !model.allows(call, fields))
                        .findFirst()
                        .orElseThrow();
                assertThat(violation.automaton()).isEqualTo(refusing.table().name());
            }
            if (arguments.size() > 1) {
                assertThat(call(policy, "step", arguments.get(0))).isEqualTo(false);
                PolicyViolation missing = (PolicyViolation) call(policy, "violation", arguments.get(0));
                assertThat(missing.reason()).isNotEqualTo(PolicyViolation.Reason.NONE);
            } else {
                boolean isInSet = ((Set<?>) call(policy, "allowed")).contains(constant(call));
                assertThat(isInSet).isEqualTo(isAllowed && call.direction() != Direction.TIMER);
            }
        }

        private void compare() throws ReflectiveOperationException {
            assertThat(call(policy, "isFinished")).isEqualTo(models.stream().allMatch(TableModel::isFinished));
            for (TableModel model : models) {
                boolean isKeyed = model.table().automaton().key().isPresent();
                String member = model.table().name().replace("_", "");
                String method = models.size() == 1 ? "state" : member + "State";
                long key = random.nextInt(5);
                Object state = isKeyed ? call(policy, method, key) : call(policy, method);
                assertThat(state)
                        .hasToString(
                                model.state(key).label().orElse(model.state(key).name()));
                if (isKeyed) {
                    assertThat(call(policy, member + "Count")).isEqualTo(model.count());
                }
            }
            if (hasLimits) {
                long expected = models.stream()
                        .flatMap(model -> model.deadline().stream())
                        .min(Long::compare)
                        .orElse(Long.MAX_VALUE);
                assertThat(call(policy, "deadline")).isEqualTo(expected);
            }
            call(other, "copyFrom", policy);
            assertThat(call(other, "allowed")).isEqualTo(call(policy, "allowed"));
        }

        /** Only as much as can be said without telling in which order instances expire: nothing is over before its time. */
        private void expire() throws ReflectiveOperationException {
            boolean isKeyed = models.stream()
                    .anyMatch(model -> model.table().automaton().key().isPresent());
            boolean isDue =
                    models.stream().flatMap(model -> model.deadline().stream()).anyMatch(deadline -> deadline <= now);
            if (isKeyed && isDue) {
                return;
            }
            List<TableModel> due = models.stream()
                    .filter(model ->
                            model.deadline().filter(deadline -> deadline <= now).isPresent())
                    .toList();
            assertThat(call(policy, "expire", now)).isEqualTo(!due.isEmpty());
            for (TableModel model : due) {
                Statecall timer = model.table().letters().stream()
                        .map(letter -> letter.call())
                        .filter(call -> call.direction() == Direction.TIMER)
                        .findFirst()
                        .orElseThrow();
                model.take(timer, Map.of(), now);
            }
            compare();
        }

        private Object constant(Statecall call) {
            return Arrays.stream(statecalls.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(call.name()))
                    .findFirst()
                    .orElseThrow();
        }

        private static Object call(Object on, String name, Object... arguments) throws ReflectiveOperationException {
            for (Method method : on.getClass().getMethods()) {
                boolean fits = method.getName().equals(name) && method.getParameterCount() == arguments.length;
                if (fits) {
                    return method.invoke(on, arguments);
                }
            }
            throw new AssertionError("no " + name + " of " + arguments.length);
        }
    }

    /** Traces that are said to be legal are, wrong ones fail at their last step only, and each transition of each automaton is in one. */
    @Example
    void tracesCoverEveryTransition() throws ReflectiveOperationException {
        Random random = new Random(11);
        Map<String, String> sources = new TreeMap<>();
        List<RandomTables.Made> policies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            RandomTables.Made made = RandomTables.make(random, "t" + i);
            policies.add(made);
            PolicyJava java = PolicyJava.ofTables(made.spec(), made.tables(), "gen", NONE);
            java.generate().forEach(file -> sources.put(file.path(), file.content()));
            java.generateTests().forEach(file -> sources.put(file.path(), file.content()));
        }
        ClassLoader classes = InMemoryJava.compile(sources);
        for (int i = 0; i < policies.size(); i++) {
            String name = "gen.T" + i + (policies.get(i).tables().size() == 1 ? "Part0" : "All");
            Class<?> policy = classes.loadClass(name + "Policy");
            Class<?> traces = classes.loadClass(name + "Traces");
            Method take = Arrays.stream(traces.getMethods())
                    .filter(method -> method.getName().equals("take"))
                    .findFirst()
                    .orElseThrow();
            Supplier<Object> start = () -> started(policy);
            Object made = traces.getMethod("of", Supplier.class).invoke(null, start);
            List<?> legal = (List<?>) Run.call(made, "everyTransition");
            for (Object trace : legal) {
                assertThat(accepted(start.get(), take, (List<?>) trace)).isEqualTo(((List<?>) trace).size());
            }
            Traces<?, ?> explored = (Traces<?, ?>) Run.call(made, "explored");
            assertThat(explored.transitionCount()).isEqualTo(legal.size());
            assertThat(coverage(explored, legal)).isEqualTo(legal.size());
            assertThat(coverage(explored, List.of())).isZero();
            for (Object trace : (List<?>) Run.call(made, "everyRefusal")) {
                assertThat(accepted(start.get(), take, (List<?>) trace)).isEqualTo(((List<?>) trace).size() - 1);
            }
            Arbitrary<?> arbitrary = (Arbitrary<?>) Run.call(made, "legal");
            for (Object trace : arbitrary.list().ofSize(50).sample()) {
                assertThat(accepted(start.get(), take, (List<?>) trace)).isEqualTo(((List<?>) trace).size());
            }
            if (((List<?>) Run.call(made, "everyRefusal")).isEmpty()) {
                continue;
            }
            Arbitrary<?> wrong = (Arbitrary<?>) Run.call(made, "wrong");
            for (Object trace : wrong.list().ofSize(50).sample()) {
                assertThat(accepted(start.get(), take, (List<?>) trace)).isEqualTo(((List<?>) trace).size() - 1);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int coverage(Traces traces, List<?> of) {
        return traces.covered(of);
    }

    private static int accepted(Object policy, Method take, List<?> trace) throws ReflectiveOperationException {
        int count = 0;
        for (Object step : trace) {
            if (!(Boolean) take.invoke(null, policy, step)) {
                break;
            }
            count++;
        }
        return count;
    }

    private static Object started(Class<?> policy) {
        Method start = Arrays.stream(policy.getMethods())
                .filter(method -> method.getName().equals("start"))
                .max((a, b) -> a.getParameterCount() - b.getParameterCount())
                .orElseThrow();
        List<Object> given = new ArrayList<>();
        for (Class<?> type : start.getParameterTypes()) {
            given.add(type == boolean.class ? (Object) true : type == int.class ? (Object) 2 : (Object) 5L);
        }
        try {
            return start.invoke(null, given.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Tables come out as they went in, also long ones. */
    @Example
    void tablesAsTextAreReadAgain() {
        Random random = new Random(3);
        for (int rows : new int[] {1, 2, 27, 700}) {
            for (int columns : new int[] {1, 3, 30}) {
                int[][] cells = new int[rows][columns];
                for (int[] row : cells) {
                    Arrays.setAll(row, i -> random.nextInt(3) == 0 ? random.nextInt(rows) : StateTable.REFUSED);
                }
                short[] read = org.mpl4j.runtime.policy.Automaton.cells(
                        rows, columns, TableText.rows(cells).toArray(String[]::new));
                int width = Integer.highestOneBit(Math.max(1, columns - 1)) * (columns > 1 ? 2 : 1);
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        assertThat(read[row * width + column]).isEqualTo((short) cells[row][column]);
                    }
                }
            }
        }
    }

    @Example
    void differentPoliciesAreDifferentFiles() {
        RandomTables.Made made = RandomTables.make(new Random(1), "ssh_all");
        Map<String, String> files = new LinkedHashMap<>();
        PolicyJava.ofTables(made.spec(), made.tables(), "a.b", NONE)
                .generate()
                .forEach(file -> files.put(file.path(), file.content()));
        assertThat(files.keySet()).allMatch(path -> path.startsWith("a/b/SshAll"));
    }
}
