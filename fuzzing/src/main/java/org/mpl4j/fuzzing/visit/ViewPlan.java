package org.mpl4j.fuzzing.visit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.View;

/** How the views of one class are visited: its accessors, each as a step. Made once a class. */
final class ViewPlan {
    /** What one accessor gives, as a number; what it gives may be a view, which the visitor visits. */
    interface Step {
        long take(Object view, ViewVisitor visitor);
    }

    /** They do not say what is in the packet, or would change it; or they are about the whole view, which its visitor asks for once. */
    private static final Set<String> LEFT_OUT = Set.of(
            "buffer",
            "refresh",
            "refreshSums",
            "toString",
            "hashCode",
            "violations",
            "getClass",
            "notify",
            "notifyAll",
            "wait");

    /** What may follow the name of a field in those of its accessors. */
    private static final List<String> DERIVED = List.of("", "Raw", "Valid", "AsLong", "HighAsLong", "LowAsLong");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final ClassValue<ViewPlan> PLANS = new ClassValue<>() {
        @Override
        protected ViewPlan computeValue(Class<?> type) {
            return new ViewPlan(type);
        }
    };

    private final int number = NUMBERS.getAndIncrement();
    private final Step[] steps;
    private final List<Function<Object, Object>> branches;

    private ViewPlan(Class<?> type) {
        Map<String, Method> accessors = Arrays.stream(type.getMethods())
                .filter(ViewPlan::isAccessor)
                .sorted(Comparator.comparing(Method::getName))
                .collect(
                        Collectors.toMap(Method::getName, Function.identity(), ViewPlan::narrower, LinkedHashMap::new));
        List<Step> always = new ArrayList<>();
        List<Function<Object, Object>> ofBranches = new ArrayList<>();
        for (Method accessor : accessors.values()) {
            if (accessors.values().stream().anyMatch(other -> isBranchOf(accessor, other))) {
                ofBranches.add(Accessors.ofObject(accessor));
                continue;
            }
            Method presence = presence(accessor.getName(), accessors);
            always.add(presence == null ? step(accessor) : ifPresent(presence, step(accessor)));
        }
        steps = always.toArray(Step[]::new);
        branches = List.copyOf(ofBranches);
    }

    static ViewPlan of(Object view) {
        return PLANS.get(view.getClass());
    }

    /** Tells classes of views apart, counted from 0. */
    int number() {
        return number;
    }

    /** Accessors that work on every view of the class. */
    Step[] steps() {
        return steps;
    }

    /** Accessors that throw an {@link IllegalStateException} unless their branch was taken. */
    List<Function<Object, Object>> branches() {
        return branches;
    }

    private static boolean isAccessor(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && method.getReturnType() != void.class
                && !LEFT_OUT.contains(method.getName());
    }

    private static Method narrower(Method a, Method b) {
        return a.getReturnType().isAssignableFrom(b.getReturnType()) ? b : a;
    }

    /** Whether one accessor gives a branch of the classify that the other one gives. */
    private static boolean isBranchOf(Method accessor, Method other) {
        return other.getReturnType().isInterface()
                && other.getReturnType() != View.class
                && View.class.isAssignableFrom(other.getReturnType())
                && other.getReturnType() != accessor.getReturnType()
                && other.getReturnType().isAssignableFrom(accessor.getReturnType());
    }

    /** The accessor that tells whether an optional field is there, of whatever its accessor is derived. */
    private static @Nullable Method presence(String accessor, Map<String, Method> accessors) {
        return DERIVED.stream()
                .filter(accessor::endsWith)
                .map(ending -> accessor.substring(0, accessor.length() - ending.length()))
                .filter(field -> !field.isEmpty())
                .map(field -> accessors.get("has" + capitalised(field)))
                .filter(method -> method != null && method.getReturnType() == boolean.class)
                .findFirst()
                .orElse(null);
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Step ifPresent(Method presence, Step step) {
        Predicate<Object> isThere = Accessors.ofBoolean(presence);
        return (view, visitor) -> isThere.test(view) ? step.take(view, visitor) : 0;
    }

    private static Step step(Method accessor) {
        Class<?> type = accessor.getReturnType();
        if (type == boolean.class) {
            Predicate<Object> get = Accessors.ofBoolean(accessor);
            return (view, visitor) -> get.test(view) ? 1 : 2;
        } else if (type == float.class || type == double.class) {
            ToDoubleFunction<Object> get = Accessors.ofReal(accessor);
            return (view, visitor) -> Double.doubleToRawLongBits(get.applyAsDouble(view));
        } else if (type.isPrimitive()) {
            ToLongFunction<Object> get = Accessors.ofInteger(accessor);
            return (view, visitor) -> get.applyAsLong(view);
        }
        Function<Object, Object> get = Accessors.ofObject(accessor);
        return (view, visitor) -> visitor.value(get.apply(view));
    }
}
