package org.mpl4j.fuzzing.library;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.View;

/** A packet with its generated class and its interpreter. Safe for use by several threads. */
public final class PacketTarget {
    private static final JavaPackages PACKAGES = JavaPackages.of("org.mpl4j.fuzzing.packets");

    private final QualifiedName name;
    private final List<Param> params;
    private final PacketInterpreter interpreter;
    private volatile @Nullable Entries entries;

    PacketTarget(QualifiedName name, PacketInterpreter interpreter) {
        this.name = name;
        this.interpreter = interpreter;
        this.params = interpreter.shape().type().params();
    }

    /** The methods that are called of the generated class. It is loaded when it is needed, as Jazzer instruments what is loaded. */
    private record Entries(MethodHandle ofBuffer, MethodHandle ofBytes) {}

    private Entries entries() {
        Entries found = entries;
        if (found == null) {
            Class<?> view = generated(name);
            found = new Entries(find(view, ByteBuffer.class), find(view, Bytes.class));
            entries = found;
        }
        return found;
    }

    private static Class<?> generated(QualifiedName name) {
        String className = PACKAGES.packageOf(name) + "." + JavaNames.type(name.name());
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "the class of packet " + name + " is not on the class path; build this module first", e);
        }
    }

    private MethodHandle find(Class<?> view, Class<?> input) {
        List<Class<?>> types = new ArrayList<>();
        types.add(input);
        params.forEach(param -> types.add(type(param)));
        try {
            return MethodHandles.publicLookup()
                    .findStatic(view, "tryParse", MethodType.methodType(ParseResult.class, types))
                    .asSpreader(Object[].class, params.size())
                    .asType(MethodType.methodType(ParseResult.class, input, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(Param param) {
        return switch (param.kind()) {
            case INT -> long.class;
            case BOOL -> boolean.class;
            default -> Bytes.class;
        };
    }

    public QualifiedName name() {
        return name;
    }

    /** The folder of its specification. */
    public String protocol() {
        return name.directory();
    }

    public List<Param> params() {
        return params;
    }

    /** The same packet, by the same rules, without generated code. */
    public PacketInterpreter interpreter() {
        return interpreter;
    }

    /** Arguments in the form that {@link #tryParse} takes. */
    public Object[] values(Arguments arguments) {
        return params.stream().map(param -> value(param, arguments)).toArray();
    }

    private static Object value(Param param, Arguments arguments) {
        if (param.kind() == ValueKind.BYTES) {
            return arguments.content(param.index());
        }
        long number = arguments.number(param.index());
        return param.kind() == ValueKind.BOOL ? (Object) (number != 0) : (Object) number;
    }

    /**
     * Calls {@code tryParse(buffer, ..)} of the generated class.
     *
     * @param values arguments of the packet, in the form of {@link #values}
     */
    @SuppressWarnings("unchecked")
    public ParseResult<? extends View> tryParse(ByteBuffer buffer, Object[] values) {
        try {
            return (ParseResult<? extends View>)
                    (ParseResult<?>) (ParseResult) entries().ofBuffer.invokeExact(buffer, values);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** Calls {@code tryParse(bytes, ..)}, which reads what another packet carries. */
    @SuppressWarnings("unchecked")
    public ParseResult<? extends View> tryParse(Bytes bytes, Object[] values) {
        try {
            return (ParseResult<? extends View>)
                    (ParseResult<?>) (ParseResult) entries().ofBytes.invokeExact(bytes, values);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /** It declares no exception: whatever comes is unchecked, and told as it is. */
    private static RuntimeException thrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException("undeclared", e);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
