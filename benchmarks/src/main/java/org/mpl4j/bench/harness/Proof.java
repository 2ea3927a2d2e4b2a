package org.mpl4j.bench.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;

/** Runs all contenders of a workload, and proves that they return and write the same. */
public final class Proof {
    /** More calls than there are kinds of buffers. */
    private static final int CALLS = 5;

    private Proof() {}

    /** What came of one call; the bytes that were written are hexadecimal digits, meaning is what they mean. */
    public record Outcome(long returned, String written, long meaning) {}

    /**
     * Runs them a few times.
     *
     * @return the outcomes, which all contenders had
     * @throws IllegalStateException if two contenders differ; the message names them
     */
    public static List<Outcome> of(Class<?> workload, BufferKind kind) {
        List<Method> contenders = contenders(workload);
        List<Outcome> expected = outcomes(contenders.get(0), kind);
        for (Method contender : contenders) {
            List<Outcome> outcomes = outcomes(contender, kind);
            boolean isSame = contender.isAnnotationPresent(OtherBytes.class)
                    ? meanings(outcomes).equals(meanings(expected))
                    : outcomes.equals(expected);
            if (!isSame) {
                throw new IllegalStateException("%s on %s: %s gives %s,%n%s gives %s"
                        .formatted(
                                workload.getSimpleName(),
                                kind,
                                contenders.get(0).getName(),
                                expected,
                                contender.getName(),
                                outcomes));
            }
        }
        return expected;
    }

    /**
     * What a contender of a workload that reads says to another sample than the one that is measured.
     *
     * @throws IllegalStateException if it fails
     */
    public static long ofChanged(Class<?> workload, String contender, BufferKind kind, UnaryOperator<byte[]> change) {
        Method method = contenders(workload).stream()
                .filter(candidate -> candidate.getName().equals(contender))
                .findFirst()
                .orElseThrow();
        Input input = input(method, kind);
        ((Sample) input).replace(change);
        return call(method, make(method.getDeclaringClass()), input).returned();
    }

    /** The benchmark methods, with `hand` as the first. */
    public static List<Method> contenders(Class<?> workload) {
        return Stream.of(workload.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .sorted(Comparator.comparing(
                                (Method method) -> !method.getName().equals("hand"))
                        .thenComparing(Method::getName))
                .toList();
    }

    private static List<Long> meanings(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::meaning).toList();
    }

    private static List<Outcome> outcomes(Method contender, BufferKind kind) {
        Object benchmark = make(contender.getDeclaringClass());
        Input input = input(contender, kind);
        return Stream.generate(() -> call(contender, benchmark, input))
                .limit(CALLS)
                .toList();
    }

    private static Input input(Method contender, BufferKind kind) {
        Input input = (Input) make(contender.getParameterTypes()[0]);
        if (input instanceof Buffers buffers) {
            buffers.kind = kind;
        }
        input.prepare();
        return input;
    }

    private static Outcome call(Method contender, Object benchmark, Input input) {
        try {
            long returned = ((Number) contender.invoke(benchmark, input)).longValue();
            byte[] written = input.written(returned);
            return new Outcome(returned, HexFormat.of().formatHex(written), input.meaning(written));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(contender + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(contender + " can't be called", e);
        }
    }

    private static Object make(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public constructor without parameters", e);
        }
    }
}
