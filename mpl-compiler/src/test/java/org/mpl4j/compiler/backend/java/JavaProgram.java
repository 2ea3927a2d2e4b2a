package org.mpl4j.compiler.backend.java;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.interpret.TestSpec;

/** Java that somebody writes against generated code, compiled with it as strictly as that. */
final class JavaProgram {
    private static final String FRAME = """
            import java.nio.ByteBuffer;
            import java.util.List;
            import org.mpl4j.runtime.Bytes;
            import org.mpl4j.runtime.PacketWriter;

            public final class Program {
                private Program() {}

                public static Object run(ByteBuffer buffer) throws Exception {
                    %s
                }
            }
            """;

    private final Map<String, String> generated = new LinkedHashMap<>();

    JavaProgram(String spec) {
        this(spec, BackendContext.DEFAULT);
    }

    JavaProgram(String spec, BackendContext context) {
        new JavaBackend()
                .generate(TestSpec.of(spec).spec(), context)
                .forEach(file -> generated.put(file.path(), file.content()));
    }

    /** What was generated, all of it. */
    String source() {
        return String.join("", generated.values());
    }

    /** The classes of the statements of a method that takes {@code buffer}. */
    Compiled compile(String statements) {
        Map<String, String> sources = new LinkedHashMap<>(generated);
        sources.put("Program.java", FRAME.formatted(statements));
        return new Compiled(InMemoryJava.compile(sources));
    }

    /** A program that can be run. */
    record Compiled(ClassLoader loader) {
        Object run(ByteBuffer buffer) {
            try {
                return loader.loadClass("Program")
                        .getMethod("run", ByteBuffer.class)
                        .invoke(null, buffer);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new AssertionError(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
