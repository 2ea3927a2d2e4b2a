package org.mpl4j.compiler.backend.java;

import java.lang.ref.SoftReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** A specification as Java classes, all of its packets and those that they contain. */
final class GeneratedSpec {
    private static final Map<Origin, SoftReference<GeneratedSpec>> OF_FILES = new HashMap<>();

    private final TestSpec spec;
    private final SpecInfo info;
    private final ClassLoader loader;
    private final Map<QualifiedName, Class<?>> types = new HashMap<>();

    /** What a file is generated from. */
    private record Origin(String file, BackendContext context) {}

    GeneratedSpec(TestSpec spec) {
        this(spec, BackendContext.DEFAULT);
    }

    GeneratedSpec(TestSpec spec, BackendContext context) {
        this(spec, context, InMemoryJava.compile(sources(spec, context)));
    }

    private GeneratedSpec(TestSpec spec, BackendContext context, ClassLoader loader) {
        this.spec = spec;
        this.info = new SpecInfo(spec.spec(), context);
        this.loader = loader;
    }

    /** One of {@link TestSpec#files}, compiled once for all tests of a process. */
    static GeneratedSpec ofFile(String file) {
        return ofFile(file, BackendContext.DEFAULT);
    }

    /** The same, generated in another way. */
    static synchronized GeneratedSpec ofFile(String file, BackendContext context) {
        Origin origin = new Origin(file, context);
        SoftReference<GeneratedSpec> known = OF_FILES.get(origin);
        GeneratedSpec generated = known == null ? null : known.get();
        if (generated == null) {
            generated = new GeneratedSpec(TestSpec.ofFile(file), context);
            OF_FILES.put(origin, new SoftReference<>(generated));
        }
        return generated;
    }

    /** All of them, compiled at once: each in a Java package of its own, which its key names. */
    static Map<String, GeneratedSpec> ofAll(Map<String, TestSpec> specs) {
        Map<String, String> sources = new LinkedHashMap<>();
        specs.forEach((name, spec) -> sources.putAll(sources(spec, inPackage(name))));
        ClassLoader loader = InMemoryJava.compile(sources);
        Map<String, GeneratedSpec> generated = new LinkedHashMap<>();
        specs.forEach((name, spec) -> generated.put(name, new GeneratedSpec(spec, inPackage(name), loader)));
        return generated;
    }

    private static BackendContext inPackage(String name) {
        return new BackendContext(JavaPackages.of(name), Map.of());
    }

    /** Paths and contents of what is generated. */
    static Map<String, String> sources(TestSpec spec) {
        return sources(spec, BackendContext.DEFAULT);
    }

    static Map<String, String> sources(TestSpec spec, BackendContext context) {
        Map<String, String> sources = new LinkedHashMap<>();
        new JavaBackend().generate(spec.spec(), context).forEach(file -> sources.put(file.path(), file.content()));
        return sources;
    }

    TestSpec spec() {
        return spec;
    }

    SpecInfo info() {
        return info;
    }

    /** What the generator knows of a packet. */
    PacketInfo packet(QualifiedName name) {
        return info.packet(name);
    }

    Class<?> type(QualifiedName name) {
        return types.computeIfAbsent(name, this::load);
    }

    private Class<?> load(QualifiedName name) {
        try {
            return loader.loadClass(info.types().of(name).reflectionName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Calls {@code parse(buffer, ..)}. */
    Object parse(QualifiedName name, ByteBuffer buffer, Arguments arguments) throws ParseException {
        return call(name, "parse", buffer, arguments);
    }

    /** Calls a static method that takes a buffer and the packet's parameters. */
    Object call(QualifiedName name, String method, ByteBuffer buffer, Arguments arguments) throws ParseException {
        return callOf(null, name, method, buffer, arguments);
    }

    /** Calls a method of a view, or a static one, that takes a buffer and the packet's parameters. */
    Object callOf(@Nullable Object view, QualifiedName name, String method, ByteBuffer buffer, Arguments arguments)
            throws ParseException {
        Param[] params = spec.spec().model().packet(name).params().toArray(Param[]::new);
        Class<?>[] types = Stream.concat(
                        Stream.of(ByteBuffer.class), Arrays.stream(params).map(GeneratedSpec::type))
                .toArray(Class<?>[]::new);
        Object[] values = Stream.concat(Stream.of(buffer), Arrays.stream(params).map(param -> value(arguments, param)))
                .toArray();
        try {
            Method found = PublicMethods.of(type(name)).find(method, types);
            return found.invoke(view, values);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static ParseException unwrapped(InvocationTargetException e) {
        if (e.getCause() instanceof ParseException cause) {
            return cause;
        }
        if (e.getCause() instanceof RuntimeException cause) {
            throw cause;
        }
        throw new AssertionError(e.getCause());
    }

    /** What a method takes for a packet's parameter. */
    static Class<?> type(Param param) {
        return switch (param.kind()) {
            case INT -> long.class;
            case BOOL -> boolean.class;
            default -> Bytes.class;
        };
    }

    static Object value(Arguments arguments, Param param) {
        if (param.kind() == ValueKind.BYTES) {
            return arguments.content(param.index());
        }
        long number = arguments.number(param.index());
        return param.kind() == ValueKind.BOOL ? (Object) (number != 0) : (Object) number;
    }

    /** Calls a method without parameters of a view. */
    static Object get(Object view, String method) {
        try {
            return PublicMethods.of(view.getClass()).find(method).invoke(view);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
