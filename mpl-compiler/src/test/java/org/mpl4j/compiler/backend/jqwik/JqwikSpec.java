package org.mpl4j.compiler.backend.jqwik;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.engine.SourceOfRandomness;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.java.InMemoryJava;
import org.mpl4j.compiler.backend.java.JavaBackend;
import org.mpl4j.compiler.fuzz.Coverage;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** A specification with its generated arbitraries, compiled. */
final class JqwikSpec {
    private final TestSpec spec;
    private final ClassLoader classes;
    private final OutlineTable outlines;

    JqwikSpec(TestSpec spec) {
        this.spec = spec;
        this.classes = InMemoryJava.compile(sources(spec, Map.of()));
        this.outlines = new OutlineTable(spec.spec(), BackendContext.DEFAULT);
    }

    /** The classes of packets and what is made besides them. */
    static Map<String, String> sources(TestSpec spec, Map<String, String> options) {
        Map<String, String> sources = new TreeMap<>();
        new JavaBackend()
                .generate(spec.spec(), BackendContext.DEFAULT)
                .forEach(file -> sources.put(file.path(), file.content()));
        new JqwikBackend()
                .generate(spec.spec(), new BackendContext(BackendContext.DEFAULT.packages(), options))
                .forEach(file -> sources.put(file.path(), file.content()));
        return sources;
    }

    TestSpec spec() {
        return spec;
    }

    boolean canBeAlone(QualifiedName packet) {
        return new PacketTests(packet, outlines).canBeAlone();
    }

    /** {@code inputs} or {@code nearValid} of a packet. */
    Arbitrary<?> arbitrary(QualifiedName packet, String method) throws ReflectiveOperationException {
        String type = outlines.arbitrariesOf(packet).canonicalName();
        return (Arbitrary<?>) classes.loadClass(type).getMethod(method).invoke(null);
    }

    /** What the first packets have, which are the same in every run. */
    Coverage coverage(QualifiedName packet, int tries) throws ReflectiveOperationException {
        SourceOfRandomness.create("7");
        Coverage coverage = new Coverage(spec.shapes().shape(packet));
        arbitrary(packet, "inputs").sampleStream().limit(tries).forEach(input -> note(packet, input, coverage));
        return coverage;
    }

    private void note(QualifiedName packet, Object input, Coverage coverage) {
        try {
            RecordComponent[] components = input.getClass().getRecordComponents();
            byte[] bytes = (byte[]) components[0].getAccessor().invoke(input);
            Arguments arguments = new Arguments(components.length - 2);
            for (int i = 2; i < components.length; i++) {
                set(arguments, i - 2, components[i].getAccessor().invoke(input));
            }
            coverage.note(spec.interpreters().of(packet).parse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT));
        } catch (ReflectiveOperationException | ParseException e) {
            throw new AssertionError(input.toString(), e);
        }
    }

    private static void set(Arguments arguments, int index, Object value) {
        if (value instanceof Bytes bytes) {
            arguments.set(index, bytes);
        } else {
            arguments.set(index, value instanceof Boolean flag ? (flag ? 1 : 0) : (long) value);
        }
    }
}
