package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.ParseException;

/** Views that are pointed at one packet after the other, whatever they were at before; none where they have not been generated so. */
final class KeptViews {
    private final GeneratedSpec generated;
    private final Map<Class<?>, Deque<Object>> views = new HashMap<>();

    KeptViews(GeneratedSpec generated) {
        this.generated = generated;
    }

    /** Whether there are any. */
    boolean areThere() {
        return generated.info().isReusable();
    }

    /** Points a view at a packet, and does something with it. */
    void wrapped(QualifiedName packet, byte[] bytes, Arguments arguments, Object plain, Consumer<Object> then)
            throws ParseException {
        if (areThere()) {
            Object view = take(plain.getClass());
            assertThat(generated.callOf(view, packet, "wrap", ByteBuffer.wrap(bytes), arguments))
                    .isSameAs(view);
            same(view, plain, then);
        }
    }

    /** Points a view at what an accessor of another one is about, and does something with it. */
    void pointed(Object around, String accessor, Object plain, Consumer<Object> then) {
        if (areThere()) {
            Object view = take(plain.getClass());
            assertThat(call(around, accessor, new Class<?>[] {plain.getClass()}, view))
                    .isSameAs(view);
            same(view, plain, then);
        }
    }

    /** Points a view at each element of a list in turn. */
    void each(Object around, String accessor, List<?> plain, Consumer<Object> then) {
        if (areThere() && !plain.isEmpty()) {
            Class<?> type = plain.get(0).getClass();
            Object view = take(type);
            Consumer<Object> action =
                    then.andThen(element -> assertThat(element).isSameAs(view));
            call(around, accessor, new Class<?>[] {type, Consumer.class}, view, action);
            views.get(type).push(view);
        }
    }

    private void same(Object view, Object plain, Consumer<Object> then) {
        assertThat(view).isEqualTo(plain).hasSameHashCodeAs(plain).hasToString(plain.toString());
        then.accept(view);
        views.get(view.getClass()).push(view);
    }

    /** One that nobody has at the moment, which was used before if there is one. */
    private Object take(Class<?> type) {
        Deque<Object> free = views.computeIfAbsent(type, t -> new ArrayDeque<>());
        if (!free.isEmpty()) {
            return free.pop();
        }
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object call(Object on, String method, Class<?>[] types, Object... arguments) {
        try {
            return PublicMethods.of(on.getClass()).find(method, types).invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
