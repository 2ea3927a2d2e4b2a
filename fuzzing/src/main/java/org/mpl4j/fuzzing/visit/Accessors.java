package org.mpl4j.fuzzing.visit;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Makes lambdas of accessors that are known by reflection only: called like code that was compiled. */
final class Accessors {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Accessors() {}

    static ToLongFunction<Object> ofInteger(Method accessor) {
        return cast(lambda(accessor, ToLongFunction.class, "applyAsLong", long.class));
    }

    static Predicate<Object> ofBoolean(Method accessor) {
        return cast(lambda(accessor, Predicate.class, "test", boolean.class));
    }

    static ToDoubleFunction<Object> ofReal(Method accessor) {
        return cast(lambda(accessor, ToDoubleFunction.class, "applyAsDouble", double.class));
    }

    static Function<Object, Object> ofObject(Method accessor) {
        return cast(lambda(accessor, Function.class, "apply", Object.class));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object lambda) {
        return (T) lambda;
    }

    private static Object lambda(Method accessor, Class<?> type, String method, Class<?> result) {
        try {
            MethodHandle handle = LOOKUP.unreflect(accessor);
            CallSite site = LambdaMetafactory.metafactory(
                    LOOKUP,
                    method,
                    MethodType.methodType(type),
                    MethodType.methodType(result, Object.class),
                    handle,
                    MethodType.methodType(accessor.getReturnType(), accessor.getDeclaringClass()));
            return site.getTarget().invoke();
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(accessor.toString(), e);
        }
    }
}
