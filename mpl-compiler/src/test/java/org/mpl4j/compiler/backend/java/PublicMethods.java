package org.mpl4j.compiler.backend.java;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The public methods of a class, looked up once: a class copies them each time that it is asked. */
final class PublicMethods {
    private static final ClassValue<PublicMethods> KNOWN = new ClassValue<>() {
        @Override
        protected PublicMethods computeValue(Class<?> type) {
            return new PublicMethods(type);
        }
    };

    private final Class<?> type;
    private final Map<String, List<Method>> byName;
    private final Map<Signature, Method> found = new ConcurrentHashMap<>();

    private record Signature(String name, List<Class<?>> parameters) {}

    private PublicMethods(Class<?> type) {
        this.type = type;
        this.byName = Arrays.stream(type.getMethods()).collect(Collectors.groupingBy(Method::getName));
    }

    static PublicMethods of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** All of a name, in the order in which the class tells them. */
    List<Method> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The one of these parameters. */
    Method find(String name, Class<?>... parameters) throws NoSuchMethodException {
        Signature signature = new Signature(name, List.of(parameters));
        Method method = found.get(signature);
        if (method == null) {
            method = type.getMethod(name, parameters);
            found.put(signature, method);
        }
        return method;
    }
}
