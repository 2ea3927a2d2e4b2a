package org.mpl4j.compiler.spl.output.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.java.InMemoryJava;
import org.mpl4j.compiler.backend.java.JavaBackend;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyOutput;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.Statecall;

/** A policy that is given packets does what one does that is given their statecalls and the values that the interpreter reads in them. */
class PolicyOfViewsTest {
    private static final int ROUNDS = 10_000;
    private static final int WINDOWS = 500;
    private static final int ATTEMPTS = 8;

    /** Fields of every type, whose accessors are called otherwise in part, at all depths. */
    private static final String PACKETS = """
            packet talk {
              id: byte;
              urgent: bit[1];
              class: bit[7];
              mode: byte variant { |0 -> Slow |1 -> Fast };
              mode_raw: byte;
              kind: byte;
              classify (kind) {
              |1:"Open" -> window: uint64; on: boolean;
              |2:"Data" -> peer: byte; sub: byte;
                classify (sub) {
                |1:"Small" -> more: boolean variant { |false -> No |true -> Yes };
                |2:"Large" -> size: int32;
                |_:"Odd" -> ();
                };
              |3:"Close" -> peer: byte;
              |_:"Unknown" -> data: byte[2];
              };
            }

            packet note {
              number: varint;
              flag: boolean;
              extra: classify (number) {
              |1:"Ping" -> size: uint16;
              |_:"Pong" -> size: byte;
              } when (flag);
            }
            """;

    private static final String POLICIES = """
            use talk, note;

            automaton keyed [int id] () {
              never (Receive_Talk_Unknown[id]);
              either {
                Receive_Talk_Open[id] (window, on) new when (on || window > 10);
                always_allow (Receive_Talk_Data_Odd[peer]) {
                  multiple {
                    either { Receive_Talk_Data_Small[peer] (more, urgent) when (more || !urgent); }
                    or { Receive_Talk_Data_Large[peer] (size, class) when (size > 0 && class < 64); }
                    or { Transmit_Talk_Data_Odd[id] (mode) when (mode < 2); }
                  }
                  Receive_Talk_Close[peer];
                }
              } or {
                Transmit_Talk_Open[id] (mode_raw) new when (mode_raw > 99);
                multiple { Transmit_Talk_Data_Small[peer]; }
                Transmit_Talk_Close[id];
              }
            }

            automaton other [int key] () {
              Receive_Talk_Open[mode_raw] new;
              multiple { either { Receive_Talk_Data_Odd[id]; } or { Transmit_Talk_Data_Odd[peer]; } }
              Transmit_Talk_Close[peer];
            }

            automaton notes () {
              multiple {
                either { Receive_Note (number) when (number > 3); }
                or { Receive_Note_Ping (size, number) when (size > 30000 && number == 1); }
                or { Receive_Note_Pong (size) when (size < 128); }
                Transmit_Note;
              }
            }

            policy all = keyed, other, notes;
            """;

    private static final String COUNTS = """
            use note;

            automaton counts (int total) {
              ignore (Transmit_*);
              multiple {
                either { Receive_Note (number); total = number; }
                or { Receive_Note_Ping (size) when (size >= total); total = size; }
                or { Receive_Note_Pong (size) when (size < total); total = total - size; }
              }
            }

            automaton sets (int[0..99] left, int[0..99] right) {
              ignore (Transmit_*);
              multiple {
                either { Receive_Note (number); left = number; }
                or { Receive_Note_Ping (size); left = size; right = left; }
                or { Receive_Note_Pong (size) when (size < left || size > left); right = size; }
              }
            }
            """;

    private static final String DRIVER = """
            package gen;

            import com.sun.management.ThreadMXBean;
            import java.lang.management.ManagementFactory;
            import java.nio.ByteBuffer;
            import org.mpl4j.runtime.Bytes;

            public class Driver {
                public static long run(int rounds) throws Exception {
                    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                    TalksAllPolicy policy = TalksAllPolicy.start();
                    Talk open = of("0100000201000000000000000001");
                    Talk small = of("010000000201" + "0100");
                    Talk odd = of("010000000201" + "09");
                    Talk large = of("010000000201" + "0200000001");
                    Talk close = of("010000000301");
                    Talk sent = of("0500006401000000000000000001");
                    Talk last = of("050000000302");
                    long count = 0;
                    long before = threads.getCurrentThreadAllocatedBytes();
                    for (int i = 0; i < rounds; i++) {
                        count += policy.received(open) ? 1 : 0;
                        count += policy.received(small) ? 1 : 0;
                        count += policy.received(odd) ? 1 : 0;
                        count += policy.received(large) ? 1 : 0;
                        count += policy.received(close) ? 1 : 0;
                        count += policy.transmitted(small) ? 1 : 0;
                        count += policy.transmitted(sent) ? 1 : 0;
                        count += policy.transmitted(last) ? 1 : 0;
                    }
                    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                    if (count != 6L * rounds) {
                        throw new AssertionError(count + " steps of " + 8L * rounds + " were allowed");
                    }
                    return allocated;
                }

                private static Talk of(String hex) throws Exception {
                    return Talk.parse(ByteBuffer.wrap(Bytes.ofHex(hex).toArray()));
                }
            }
            """;

    private final TestSpec spec;
    private final ClassLoader classes;

    PolicyOfViewsTest() throws IOException {
        Map<String, String> files = Map.of("talk.mpl", PACKETS, "talks.spl", POLICIES, "note.spl", COUNTS);
        SpecRoot root = new SpecRoot.Memory("memory", files);
        this.spec = TestSpec.compile(root, "talk.mpl");
        SpecPath path = new SpecPath(List.of(root));
        JavaPackages packages = JavaPackages.of("gen");
        Map<String, String> sources = new LinkedHashMap<>();
        new JavaBackend()
                .generate(spec.spec(), new BackendContext(packages, Map.of()))
                .forEach(file -> sources.put(file.path(), file.content()));
        PolicyResult result = PolicyCompiler.compile(
                path,
                List.of(
                        path.load("talks.spl").orElseThrow(),
                        path.load("note.spl").orElseThrow()));
        assertThat(result.hasErrors()).as(result.diagnostics().toString()).isFalse();
        PolicyOutput.generate(result, packages, PolicyOutput.Backend.JAVA)
                .forEach(file -> sources.put(file.path(), file.content()));
        sources.put("gen/Driver.java", DRIVER);
        this.classes = InMemoryJava.compile(sources);
    }

    @Example
    void keysAndGuardsAreReadInPackets() throws ReflectiveOperationException {
        compare("TalksAllPolicy", "TalksStatecall", 8_000);
    }

    @Example
    void variablesGetWhatIsReadInPackets() throws ReflectiveOperationException {
        compare("NoteCountsPolicy", "NoteStatecall", 1_000);
        compare("NoteSetsPolicy", "NoteStatecall", 1_000);
    }

    /**
     * In the long run, if the just-in-time compiler inlines the accessors: then it finds that views of branches do not leave the step. What it compiles first is a matter of luck, so that classes
     * are loaded anew if it does not.
     */
    @Example
    void stepsCanDoWithoutAllocation() throws IOException, ReflectiveOperationException {
        long fewest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && fewest >= ROUNDS; attempt++) {
            Method run = new PolicyOfViewsTest().classes.loadClass("gen.Driver").getMethod("run", int.class);
            for (int i = 0; i < WINDOWS && fewest >= ROUNDS; i++) {
                fewest = Math.min(fewest, (long) run.invoke(null, ROUNDS));
            }
        }
        assertThat(fewest).isLessThan(ROUNDS);
    }

    private void compare(String policy, String statecalls, int steps) throws ReflectiveOperationException {
        Class<?> type = classes.loadClass("gen." + policy);
        Object given = type.getMethod("start").invoke(null);
        Object told = type.getMethod("start").invoke(null);
        assertThat(((PolicyViolation) call(given, "violation")).reason()).isEqualTo(PolicyViolation.Reason.NONE);
        Random random = new Random(3);
        Set<String> allowed = new LinkedHashSet<>();
        Set<String> refused = new LinkedHashSet<>();
        for (int i = 0; i < steps; i++) {
            String packet = random.nextInt(4) == 0 || policy.startsWith("Note") ? "note" : "talk";
            byte[] bytes = packet(packet, random);
            boolean isReceived = random.nextInt(4) > 0;
            String method = isReceived ? "received" : "transmitted";
            Optional<Method> step = method(type, method, view(packet));
            if (step.isEmpty()) {
                continue;
            }
            Object view = view(packet).getMethod("parse", ByteBuffer.class).invoke(null, ByteBuffer.wrap(bytes));
            PacketValue value = parse(packet, bytes);
            List<Object> arguments = new ArrayList<>();
            Statecall call = statecall(classes.loadClass("gen." + statecalls), value, isReceived);
            arguments.add(call);
            call.fields().forEach(field -> arguments.add(number(value, field)));
            boolean isAllowed = (boolean) call(told, "step", arguments.toArray());
            String what = call + " of " + TestSpec.json(value);
            if (!isAllowed) {
                PolicyViolation why = (PolicyViolation) call(told, "violation", arguments.toArray());
                assertThat(step.get().invoke(given, view)).as(what).isEqualTo(false);
                assertThat(call(given, "violation")).as(what).isEqualTo(why);
                refused.add(call.name());
            } else {
                assertThat(step.get().invoke(given, view)).as(what).isEqualTo(true);
                allowed.add(call.name());
            }
            assertThat(parts(given)).as(what).isEqualTo(parts(told));
        }
        Set<String> known = new LinkedHashSet<>();
        for (Object call : classes.loadClass("gen." + statecalls).getEnumConstants()) {
            known.add(call.toString());
        }
        boolean isSentWatched = method(type, "transmitted", view("note")).isPresent();
        assertThat(isSentWatched).isEqualTo(policy.startsWith("Talks"));
        known.removeIf(name -> name.equals("OTHER")
                || name.equals("Receive_Talk_Unknown")
                || name.startsWith("Transmit_") && !isSentWatched);
        assertThat(allowed).as("refused " + refused).containsAll(known);
    }

    /** One of those whose numbers are small most of the time, so that they are keys of instances. */
    private byte[] packet(String name, Random random) {
        RandomValues.Sample sample = new RandomValues(spec.shapes(), spec.builder(), random)
                .sample(spec.name(name))
                .orElseThrow();
        byte[] bytes = sample.bytes().toArray();
        if (name.equals("talk")) {
            bytes[0] = (byte) random.nextInt(3);
            int kind = bytes[4];
            if (kind == 2 || kind == 3) {
                bytes[5] = (byte) random.nextInt(3);
            }
            if (kind == 1 && random.nextBoolean()) {
                bytes[3] = (byte) random.nextInt(3);
            }
        }
        return bytes;
    }

    private PacketValue parse(String packet, byte[] bytes) {
        try {
            return spec.interpreters()
                    .of(spec.name(packet))
                    .parse(ByteBuffer.wrap(bytes), Arguments.NONE, Limits.DEFAULT);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** By the names of the branches, as the interpreter tells them. */
    private static Statecall statecall(Class<?> statecalls, PacketValue packet, boolean isReceived) {
        StringBuilder name = new StringBuilder(isReceived ? "Receive_" : "Transmit_")
                .append(packet.name().equals("talk") ? "Talk" : "Note");
        append(packet.branch(), name);
        choices(packet).forEach(choice -> append(choice.branch(), name));
        return Arrays.stream(statecalls.getEnumConstants())
                .map(Statecall.class::cast)
                .filter(call -> call.name().contentEquals(name))
                .findFirst()
                .orElseGet(() -> (Statecall) statecalls.getEnumConstants()[statecalls.getEnumConstants().length - 1]);
    }

    private static void append(String branch, StringBuilder name) {
        if (!branch.isEmpty()) {
            name.append('_').append(branch.replace('.', '_'));
        }
    }

    private static Stream<FieldValue.Choice> choices(PacketValue packet) {
        return packet.fields().stream()
                .filter(FieldValue.Choice.class::isInstance)
                .map(FieldValue.Choice.class::cast);
    }

    private static long number(PacketValue packet, String name) {
        FieldValue field = Stream.concat(
                        packet.fields().stream(), choices(packet).flatMap(choice -> choice.fields().stream()))
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (field instanceof FieldValue.Flag flag) {
            return flag.value() ? 1 : 0;
        }
        return ((FieldValue.Whole) field).value();
    }

    private Class<?> view(String packet) throws ReflectiveOperationException {
        return classes.loadClass("gen." + (packet.equals("talk") ? "Talk" : "Note"));
    }

    private static Optional<Method> method(Class<?> type, String name, Class<?> parameter) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterTypes()[0] == parameter)
                .findFirst();
    }

    private static Object parts(Object policy) throws ReflectiveOperationException {
        Method parts = policy.getClass().getDeclaredMethod("parts");
        parts.setAccessible(true);
        return parts.invoke(policy);
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
}
