package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Classes that are written out do what they did. */
public final class PlainCodeTest {
    /** The same for classes of both loaders. */
    public static final int[] ARRAY = {1};

    /** A component of each kind. */
    record Everything(
            boolean flag,
            byte octet,
            short small,
            char letter,
            int number,
            long large,
            float real,
            double precise,
            String text,
            int[] array) {}

    /** No component at all. */
    record Nothing() {}

    /** Constants of enums among other things. */
    sealed interface Side {
        /** Some. */
        enum Known implements Side {
            LEFT,
            MIDDLE,
            RIGHT
        }

        /** One that has the name of another one. */
        enum Far implements Side {
            LEFT
        }

        /** No constant. */
        record Other(int number) implements Side {}
    }

    /** What there are records of, and switches over. */
    public static final class Maker implements Function<Integer, Object> {
        @Override
        public Object apply(Integer variant) {
            return switch (variant) {
                case 0 -> new Nothing();
                case 1 -> everything("x", 1.5f, Double.NaN);
                case 2 -> everything(null, 1.5f, Double.NaN);
                case 3 -> everything("x", -0.0f, 0.0);
                case 4 -> everything("x", 0.0f, 0.0);
                default ->
                    List.of(
                            kind("text"),
                            kind(3),
                            kind(300),
                            kind(new int[0]),
                            kind(null),
                            kind(2.0),
                            side(Side.Known.LEFT),
                            side(Side.Known.RIGHT),
                            side(Side.Known.MIDDLE),
                            side(new Side.Other(1)),
                            side(Side.Far.LEFT));
            };
        }

        private static String side(Side side) {
            return switch (side) {
                case Side.Known.LEFT -> "left";
                case Side.Known.RIGHT -> "right";
                case Side.Other other -> "other " + other;
                case Side.Far.LEFT -> "far";
                default -> "none of these";
            };
        }

        private static Everything everything(String text, float real, double precise) {
            return new Everything(true, (byte) -3, (short) 7, 'ß', -1, 1L << 40, real, precise, text, ARRAY);
        }

        private static String kind(Object value) {
            return switch (value) {
                case null -> "null";
                case String text -> "text " + text;
                case Integer number when number > 255 -> "large";
                case Integer number -> "number " + number;
                case int[] array -> "array " + array.length;
                default -> "other";
            };
        }
    }

    /** Defines classes of this test as they were written out. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(PlainCodeTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PlainCodeTest.class.getName() + "$")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] content = PlainCode.of(bytes(name));
            assertThat(calls(content)).as(name).isEmpty();
            return defineClass(name, content, 0, content.length);
        }
    }

    @Test
    void doesWhatItDid() throws ReflectiveOperationException {
        Function<Integer, Object> before = new Maker();
        Function<Integer, Object> after = maker();
        for (int i = 0; i < 6; i++) {
            Object expected = before.apply(i);
            Object found = after.apply(i);
            assertThat(found.toString()).isEqualTo(expected.toString());
            assertThat(found.hashCode()).isEqualTo(expected.hashCode());
            for (int j = 0; j < 6; j++) {
                assertThat(found.equals(after.apply(j)))
                        .as("%d and %d", i, j)
                        .isEqualTo(expected.equals(before.apply(j)));
            }
            assertThat(found.equals(null)).isFalse();
            assertThat(found.equals("other")).isFalse();
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Integer, Object> maker() throws ReflectiveOperationException {
        return (Function<Integer, Object>)
                new Loader().loadClass(Maker.class.getName()).getConstructor().newInstance();
    }

    @Test
    void leavesOtherClassesAsTheyAre() {
        byte[] content = bytes(PlainCodeTest.class.getName());
        assertThat(PlainCode.of(content)).isSameAs(content);
    }

    /** Calls that make classes of records and switches. */
    private static List<String> calls(byte[] content) {
        List<String> calls = new ArrayList<>();
        for (MethodModel method : ClassFile.of().parse(content).methods()) {
            if (method.code().isPresent()) {
                for (CodeElement element : method.code().get()) {
                    if (element instanceof InvokeDynamicInstruction call
                            && call.bootstrapMethod().owner().descriptorString().startsWith("Ljava/lang/runtime/")) {
                        calls.add(method.methodName().stringValue());
                    }
                }
            }
        }
        return calls;
    }

    private static byte[] bytes(String name) {
        try (InputStream in =
                PlainCodeTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
