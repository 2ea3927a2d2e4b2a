package org.mpl4j.compiler.spl.output.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.java.InMemoryJava;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.spl.PolicySketch;
import org.mpl4j.compiler.spl.PolicyText;
import org.mpl4j.compiler.spl.RandomPolicy;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Explorer;
import org.mpl4j.compiler.spl.explore.Limits;
import org.mpl4j.compiler.spl.interpret.PolicyInterpreter;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.runtime.policy.PolicyViolation;

/** Generated policies do what the interpreter does, whatever form is chosen: tables, bit-sets and registers of random policies, and steps that allocate nothing. */
class PolicyFormsTest {
    private static final int SEEDS = 60;
    private static final int RUNS = 8;
    private static final int LENGTH = 16;
    private static final Limits TABLES = new Limits(4_096, false, 60_000, 3_000, 512, 32);

    private static final PolicyPackets NONE =
            new PolicyPackets(new SpecModel(Map.of(), Map.of(), List.of()), JavaPackages.of(""));

    private record Made(String packageName, PolicySpec spec, String form) {}

    private int steps;
    private int overflows;

    @Example
    void everyFormDoesWhatTheInterpreterDoes() throws ReflectiveOperationException {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> sources = new TreeMap<>();
        List<Made> all = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            PolicySpec spec = RandomPolicy.of(seed);
            Set<String> forms = new LinkedHashSet<>();
            for (Limits limits :
                    List.of(TABLES, TABLES.withStates(0), TABLES.withStates(0).withConfigurations(0))) {
                Exploration exploration = Explorer.explore(spec, spec.automata().get(0), limits);
                String form = exploration.getClass().getSimpleName();
                if (FormLimits.obstacle(spec, exploration).isEmpty() && forms.add(form)) {
                    Made made = new Made("gen." + form.toLowerCase(java.util.Locale.ROOT) + seed, spec, form);
                    add(sources, made, exploration);
                    all.add(made);
                    counts.merge(form, 1, Integer::sum);
                }
            }
        }
        ClassLoader classes = InMemoryJava.compile(sources);
        for (Made made : all) {
            Random random = new Random(made.packageName().hashCode());
            for (int run = 0; run < RUNS; run++) {
                run(made, classes, random);
            }
        }
        assertThat(counts)
                .allSatisfy((form, count) -> assertThat(count).as(form).isGreaterThan(SEEDS / 4));
        assertThat(counts).hasSize(3);
        assertThat(steps).isGreaterThan(all.size() * RUNS * LENGTH / 2);
        assertThat(overflows).isLessThan(all.size() * RUNS / 20);
    }

    private static void add(Map<String, String> sources, Made made, Exploration exploration) {
        Routine automaton = made.spec().automata().get(0);
        PolicyJava java = new PolicyJava(made.spec(), Map.of(automaton.name(), exploration), made.packageName(), NONE);
        java.generate().forEach(file -> sources.put(file.path(), file.content()));
    }

    private void run(Made made, ClassLoader classes, Random random) throws ReflectiveOperationException {
        PolicyInterpreter oracle =
                new PolicyInterpreter(made.spec(), made.spec().automata().get(0));
        int start = random.nextInt(2);
        oracle.start(List.of(start));
        Class<?> type = classes.loadClass(made.packageName() + ".RandomAutoPolicy");
        Class<?> statecalls = classes.loadClass(made.packageName() + ".RandomStatecall");
        Object policy = begin(type, start == 1);
        Object other = begin(type, start == 0);
        StringBuilder trace = new StringBuilder(made.form() + " start " + start);
        for (int i = 0; i < LENGTH && !oracle.isEndless(); i++) {
            String where = trace + "\n" + PolicyText.of(made.spec());
            compare(oracle, policy, statecalls, where);
            List<Statecall> allowed = List.copyOf(oracle.allowed());
            List<Statecall> from = allowed.isEmpty() || random.nextInt(5) == 0 ? RandomPolicy.CALLS : allowed;
            Statecall call = from.get(random.nextInt(from.size()));
            long k = random.nextInt(7) - 1L;
            boolean expected = oracle.step(call, call.name().equals("P") ? Map.of("k", k) : Map.of());
            Object constant = constant(statecalls, call);
            boolean hasField =
                    !((org.mpl4j.runtime.policy.Statecall) constant).fields().isEmpty();
            Object[] arguments = hasField ? new Object[] {constant, k} : new Object[] {constant};
            trace.append(", ").append(call).append(hasField ? "[" + k + "]" : "");
            PolicyViolation violation = (PolicyViolation) call(policy, "violation", arguments);
            boolean isAllowed = (Boolean) call(policy, "step", arguments);
            if (violation.reason() == PolicyViolation.Reason.TOO_MANY) {
                assertThat(isAllowed).isFalse();
                overflows++;
                return;
            }
            assertThat(isAllowed).as("%s in %s", call, where).isEqualTo(expected);
            assertThat(violation.reason() == PolicyViolation.Reason.NONE)
                    .as(where)
                    .isEqualTo(expected);
            call(other, "copyFrom", policy);
            Object before = policy;
            policy = other;
            other = before;
            steps++;
        }
    }

    /** Those with time limits are given a clock and lengths, too. */
    private static Object begin(Class<?> type, boolean start) throws ReflectiveOperationException {
        for (Method method : type.getMethods()) {
            if (method.getName().equals("start")) {
                Object[] given = new Object[method.getParameterCount()];
                for (int i = 0; i < given.length; i++) {
                    given[i] = method.getParameterTypes()[i] == boolean.class ? (Object) start : (Object) 5L;
                }
                return method.invoke(null, given);
            }
        }
        throw new AssertionError("no start");
    }

    private static void compare(PolicyInterpreter oracle, Object policy, Class<?> statecalls, String where)
            throws ReflectiveOperationException {
        assertThat(call(policy, "isFinished")).as("end of " + where).isEqualTo(oracle.isEnd());
        String state = call(policy, "state").toString();
        if (oracle.label().isPresent()) {
            assertThat(state).as(where).isEqualTo(JavaNames.label(oracle.label().get()));
        } else {
            assertThat(state).as(where).matches("(?i)(line|end|refused).*");
        }
        Set<String> allowed = new LinkedHashSet<>();
        for (Object call : (Set<?>) call(policy, "allowed")) {
            allowed.add(call.toString());
        }
        Set<Statecall> alphabet = new LinkedHashSet<>(oracle.allowed());
        for (Statecall call : RandomPolicy.CALLS) {
            if (!call.name().equals("P") && allowed.contains(call.name()) != alphabet.contains(call)) {
                boolean isIgnored = oracle.copy().step(call, Map.of());
                assertThat(isIgnored).as(call + " in " + where).isEqualTo(allowed.contains(call.name()));
            }
        }
    }

    private static Object constant(Class<?> statecalls, Statecall call) throws ReflectiveOperationException {
        return statecalls.getField(JavaNames.label(call.name())).get(null);
    }

    private static Object call(Object on, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : on.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                try {
                    return method.invoke(on, arguments);
                } catch (InvocationTargetException e) {
                    throw new AssertionError(name, e.getCause());
                }
            }
        }
        throw new AssertionError("no " + name + " of " + arguments.length);
    }

    /** Steps of sets of configurations allocate nothing, nor do refused ones. */
    @Example
    void stepsAllocateNothing() throws ReflectiveOperationException {
        PolicySpec spec = PolicySketch.of(
                "automaton auto (int[0..3] n, bool b, bool s) { multiple { either { A; n = 1; } or { A; n = 2; B; } or { during { C; } handle { D; } } } }");
        Map<String, String> sources = new LinkedHashMap<>();
        List<String> packages = List.of("gen.bits", "gen.registers");
        Limits bits = TABLES.withStates(0);
        for (String name : packages) {
            Limits limits = name.equals("gen.bits") ? bits : bits.withConfigurations(0);
            Exploration exploration = Explorer.explore(spec, spec.automata().get(0), limits);
            Made made = new Made(name, spec, "");
            add(sources, made, exploration);
            String policy = sources.keySet().stream()
                    .filter(path -> path.startsWith(name.replace('.', '/')) && path.endsWith("Policy.java"))
                    .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - 5))
                    .findFirst()
                    .orElseThrow();
            String statecall = policy.substring(0, policy.length() - "AutoPolicy".length()) + "Statecall";
            sources.put(name.replace('.', '/') + "/Driver.java", driver(name, policy, statecall));
        }
        ClassLoader classes = InMemoryJava.compile(sources);
        for (String name : packages) {
            Method run = classes.loadClass(name + ".Driver").getMethod("run", int.class);
            run.invoke(null, 20_000);
            assertThat((long) run.invoke(null, 20_000)).as(name).isLessThan(20_000);
        }
    }

    /** A policy of 10,000 statecalls is Java that compiles, of a size that grows as the policy does; so does the memory that making it takes. */
    @Example
    void longPoliciesAreMadeInLinearSize() throws ReflectiveOperationException {
        List<Long> sizes = new ArrayList<>();
        List<Long> allocated = new ArrayList<>();
        Map<String, String> sources = new TreeMap<>();
        for (int count : new int[] {5_000, 10_000}) {
            StringBuilder steps = new StringBuilder();
            for (int i = 0; i < count; i++) {
                steps.append("A").append(i).append("; ");
            }
            PolicySpec spec = PolicySketch.automaton(steps.toString());
            Exploration exploration = Explorer.explore(spec, spec.automata().get(0));
            assertThat(exploration).isInstanceOf(Exploration.Table.class);
            assertThat(FormLimits.obstacle(spec, exploration)).isEmpty();
            sources.clear();
            com.sun.management.ThreadMXBean threads =
                    (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            add(sources, new Made("gen.chain", spec, ""), exploration);
            allocated.add(threads.getCurrentThreadAllocatedBytes() - before);
            sizes.add(sources.values().stream().mapToLong(String::length).sum());
        }
        assertThat(sizes.get(1)).isLessThan(sizes.get(0) * 23 / 10);
        assertThat(allocated.get(1)).isLessThan(allocated.get(0) * 5 / 2);
        sources.put(
                "other/Uses.java",
                "package other; public class Uses { public static final Object LAST = gen.chain.TestStatecall.A9999; }");
        ClassLoader classes = InMemoryJava.compile(sources);
        String policyName = sources.keySet().stream()
                .filter(path -> path.endsWith("Policy.java"))
                .map(path -> path.substring(0, path.length() - 5).replace('/', '.'))
                .findFirst()
                .orElseThrow();
        Object policy = classes.loadClass(policyName).getMethod("start").invoke(null);
        Object[] calls = (Object[])
                classes.loadClass("gen.chain.TestStatecall").getMethod("values").invoke(null);
        assertThat(classes.loadClass("other.Uses").getField("LAST").get(null)).isSameAs(calls[9_999]);
        for (int i = 0; i < 10_000; i++) {
            Object right = calls[i];
            Object wrong = calls[(i + 1) % 10_000];
            assertThat(right).hasToString("A" + i);
            assertThat(call(policy, "step", wrong)).as("A" + (i + 1)).isEqualTo(false);
            assertThat(call(policy, "isFinished")).isEqualTo(false);
            assertThat(call(policy, "step", right)).as("A" + i).isEqualTo(true);
        }
        assertThat(call(policy, "isFinished")).isEqualTo(true);
    }

    private static String driver(String name, String policy, String statecall) {
        return "package " + name + ";\n"
                + "public class Driver {\n"
                + "    public static long run(int steps) {\n"
                + "        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();\n"
                + "        var policy = " + policy + ".start();\n"
                + "        var calls = " + statecall + ".values();\n"
                + "        long id = Thread.currentThread().getId();\n"
                + "        long before = threads.getThreadAllocatedBytes(id);\n"
                + "        for (int i = 0; i < steps; i++) { policy.step(calls[i * 7 % calls.length]); }\n"
                + "        return threads.getThreadAllocatedBytes(id) - before;\n"
                + "    }\n"
                + "}\n";
    }
}
