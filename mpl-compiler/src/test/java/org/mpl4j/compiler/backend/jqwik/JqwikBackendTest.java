package org.mpl4j.compiler.backend.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.engine.SourceOfRandomness;
import org.mpl4j.compiler.backend.java.InMemoryJava;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.source.SpecRoot;

class JqwikBackendTest {
    private static final int TRIES = 60;

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(TestSpec.files());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void everySpecificationCompilesAndPropertiesHoldOf(@ForAll @From("files") String file)
            throws ReflectiveOperationException {
        SourceOfRandomness.create("7"); // the same packets in every run
        TestSpec spec = TestSpec.ofFile(file);
        Map<String, String> sources = JqwikSpec.sources(spec, Map.of());
        ClassLoader classes = InMemoryJava.compile(sources);
        for (String path : sources.keySet()) {
            if (file.startsWith("new:") && path.matches(".*Properties_?\\.java")) {
                Class<?> type = classes.loadClass(path.replace(".java", "").replace('/', '.'));
                // A packet may be called so.
                if (type.isInterface()) {
                    check(type);
                }
            }
        }
    }

    private static Class<?> classOf(String text, String name, Map<String, String> replaced)
            throws ReflectiveOperationException {
        Map<String, String> sources = JqwikSpec.sources(TestSpec.of(text), Map.of());
        sources.replaceAll((path, source) -> {
            for (Map.Entry<String, String> one : replaced.entrySet()) {
                source = path.equals("P.java") ? source.replace(one.getKey(), one.getValue()) : source;
            }
            return source;
        });
        return InMemoryJava.compile(sources).loadClass(name);
    }

    /** {@code goldens/jqwik/} is made of {@code goldens/java/choices.mpl}; {@code -Dmpl.updateGoldens=true} writes it anew. */
    @Example
    void generatesWhatIsCheckedIn() throws IOException {
        TestSpec spec =
                TestSpec.compile(new SpecRoot.Folder(Path.of("src/test/resources/goldens/java")), "choices.mpl");
        for (Map.Entry<String, String> file : new TreeMap<>(JqwikSpec.sources(spec, Map.of())).entrySet()) {
            if (file.getKey().equals("Choices.java")) {
                continue;
            }
            Path golden = Path.of("src/test/resources/goldens/jqwik").resolve(file.getKey());
            if (Boolean.getBoolean("mpl.updateGoldens")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, file.getValue());
            }
            assertThat(golden).hasContent(file.getValue());
        }
        assertThat(JqwikSpec.sources(spec, Map.of())).isEqualTo(JqwikSpec.sources(spec, Map.of()));
    }

    /** The view believes that it ends earlier. */
    @Example
    void propertiesFailWhereParserAndBuilderDisagree() throws ReflectiveOperationException {
        Class<?> properties = classOf(
                "packet p { n: byte value(sizeof(data)); data: byte[n]; }",
                "PProperties",
                Map.of("        return dataEnd;", "        return dataEnd - 1;"));
        assertThatThrownBy(() -> check(properties)).isInstanceOf(AssertionError.class);
    }

    @Example
    void mutantsTellWhatWasDone() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf("packet p { tag: byte; x: uint16; data: byte[x]; }", "PArbitraries", Map.of());
        Arbitrary<?> inputs = (Arbitrary<?>) arbitraries.getMethod("nearValid").invoke(null);
        List<String> texts =
                inputs.sampleStream().limit(300).map(Object::toString).toList();
        assertThat(texts)
                .anyMatch(text -> text.contains("cut off after"))
                .anyMatch(text -> text.contains("set `tag` to "))
                .anyMatch(text -> text.matches(".*set `x` from \\d+ to .*"))
                .anyMatch(text -> text.matches(".*changed the byte at \\d+ from .*"))
                .anyMatch(text -> text.contains("flipped bit"))
                .allMatch(text -> text.contains("["));
    }

    /** Whatever was done first, a failure that a simpler mutation leads to as well is told by that one. */
    @Example
    void mutationsShrinkToTheSimplestKind() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf("packet p { tag: byte; x: uint16; data: byte[x]; }", "PArbitraries", Map.of());
        Arbitrary<?> inputs = (Arbitrary<?>) arbitraries.getMethod("nearValid").invoke(null);
        Random random = new Random(7);
        RandomGenerator<?> generator = inputs.generator(1000);
        for (int i = 0; i < 20; i++) {
            assertThat(shrunk(generator.next(random), input -> !input.toString().startsWith("0000")))
                    .matches(".*\\[(cut off after 0 bytes|flipped bit \\d of the byte at [01])]");
        }
        for (int i = 0; i < 20; i++) {
            assertThat(shrunk(generator.next(random), input -> true)).isEqualTo(" [cut off after 0 bytes]");
        }
    }

    /** The text of the smallest value that fails, and is found step by step. */
    private static String shrunk(Shrinkable<?> first, Predicate<Object> fails) {
        Shrinkable<?> smallest = first;
        for (Optional<? extends Shrinkable<?>> next = Optional.of(first); next.isPresent(); ) {
            smallest = next.get();
            next = smallest.shrink().filter(one -> fails.test(one.value())).findFirst();
        }
        return smallest.value().toString();
    }

    @Example
    void mutantsDifferInNestedPacketsAndElementsToo() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf(
                "packet p { n: byte; list: array { q: packet q(); }; } packet q { k: byte; classify (k) { |1:\"A\" -> a: byte; |_:\"B\" -> (); }; }",
                "PArbitraries",
                Map.of());
        Arbitrary<?> inputs = (Arbitrary<?>) arbitraries.getMethod("nearValid").invoke(null);
        List<String> texts =
                inputs.sampleStream().limit(2000).map(Object::toString).toList();
        assertThat(texts)
                .anyMatch(text -> text.matches(".*changed byte 0 of `p.list\\[1]` from \\d+ to \\d+.*"))
                .anyMatch(text -> text.contains("of `p.list[0].A` from "));
    }

    @Example
    void namesOfDeclarationsAreNotTakenAgain() {
        TestSpec spec = TestSpec.of("packet p { tag: byte; } packet p_properties { tag: byte; }");
        assertThat(JqwikSpec.sources(spec, Map.of()).keySet())
                .contains("PProperties.java", "PProperties_.java", "PPropertiesProperties.java");
    }

    @Example
    void propertiesCanBeLeftOut() {
        TestSpec spec = TestSpec.of("packet p { tag: byte; }");
        assertThat(JqwikSpec.sources(spec, Map.of())).containsKey("PProperties.java");
        assertThat(JqwikSpec.sources(spec, Map.of("properties", "false")))
                .containsKeys("PArbitraries.java", "MplInputs.java")
                .doesNotContainKey("PProperties.java");
    }

    @Example
    void sizesAreAtTheirEdges() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf(
                "packet p { n: byte value(offset(data)); data: byte[n - 1]; text: string8; }",
                "PArbitraries",
                Map.of());
        Arbitrary<?> valid = (Arbitrary<?>) arbitraries.getMethod("valid").invoke(null);
        List<byte[]> packets =
                valid.sampleStream().limit(1000).map(packet -> (byte[]) packet).toList();
        assertThat(packets.stream().map(packet -> packet[0] & 0xff)).contains(1, 2, 255);
        assertThat(packets.stream().map(packet -> packet[packet[0] & 0xff] & 0xff))
                .contains(0, 1, 255);
    }

    /** A parameter without a width, numbers that only a nested packet asks for, and tags that other branches take. */
    @Example
    void numbersAreThoseThatMakeADifference() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf(
                "packet p(int v) { q: packet q(v); } packet q(int w) { a: byte when (w >= 0x0304); b: uint16; }",
                "PArbitraries",
                Map.of());
        Arbitrary<?> valid = (Arbitrary<?>) arbitraries.getMethod("valid").invoke(null);
        assertThat(valid.sampleStream().limit(200).map(packet -> ((byte[]) packet).length))
                .contains(2, 3);
    }

    /** Numbers and, apart from them, content of that size: in fields, arguments, tags, and from outside of nested packets. */
    @Example
    void contentFitsNumbersThatAreGivenApart() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf("""
                packet p(int c) { a: uint16 default(0); b: byte[(a + 7) / 8]; q: packet q(a, 3); r: byte[c]; }
                packet q(int n, int m) { items: array (n % 4) { x: byte; }; k: byte; classify (k) { |0:"None" -> (); |_:"Some" -> data: byte[k / 2 + m]; }; }
                """, "PArbitraries", Map.of());
        Arbitrary<?> valid = (Arbitrary<?>) arbitraries.getMethod("valid").invoke(null);
        List<byte[]> packets =
                valid.sampleStream().limit(300).map(packet -> (byte[]) packet).toList();
        assertThat(packets.stream().map(packet -> (packet[0] & 0xff) << 8 | packet[1] & 0xff))
                .contains(0, 1, 7, 8, 16)
                .anyMatch(a -> a > 1000);
        assertThat(packets).anyMatch(packet -> {
            int a = (packet[0] & 0xff) << 8 | packet[1] & 0xff;
            return a % 4 == 3 && packet[2 + (a + 7) / 8 + 3] != 0;
        });
    }

    /** {@code sizeof(d)} is not known before the packet is built. */
    @Example
    void packetsOfSizesApartThatAreNotKnownHaveNoArbitraries() {
        TestSpec spec = TestSpec.of("packet p { a: byte default(0); d: cstring; b: byte[(a + 7) / 8 - sizeof(d)]; }");
        assertThat(JqwikSpec.sources(spec, Map.of())).doesNotContainKey("PProperties.java");
    }

    @Example
    void guardsAndConditionsOfParametersAreMet() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf("""
                packet p(int v) { a: packet q(v, true); b: packet q(1000, false); c: packet q(v, false); }
                packet q(int w, bool f) {
                  k: byte;
                  classify (k) { |1:"A" when (w == 1000 && f) -> (); |2:"B" when (w != 1000) -> (); |3:"C" when (w == 1000 && !f) -> (); };
                  x: byte when (w == 1000);
                }
                """, "PArbitraries", Map.of());
        Arbitrary<?> inputs = (Arbitrary<?>) arbitraries.getMethod("inputs").invoke(null);
        List<String> texts =
                inputs.sampleStream().limit(100).map(Object::toString).toList();
        assertThat(texts)
                .anyMatch(text -> text.matches("01..03..03.. v=1000"))
                .anyMatch(text -> text.matches("0203..02 v=(999|1001)"));
    }

    @Example
    void everyBranchIsBuilt() throws ReflectiveOperationException {
        Class<?> arbitraries = classOf(
                "packet p { k: byte; classify (k) { |0:\"A\" -> (); |1:\"B\" -> b: byte; |2..9:\"C\" -> c: byte; |_:\"D\" -> (); }; }",
                "PArbitraries",
                Map.of());
        Arbitrary<?> valid = (Arbitrary<?>) arbitraries.getMethod("valid").invoke(null);
        assertThat(valid.sampleStream().limit(200).map(bytes -> Math.min(10, ((byte[]) bytes)[0] & 0xff)))
                .contains(0, 1, 2, 10);
    }

    private static void check(Class<?> properties) throws ReflectiveOperationException {
        InvocationHandler handler =
                (self, method, arguments) -> InvocationHandler.invokeDefault(self, method, arguments);
        Object test = Proxy.newProxyInstance(properties.getClassLoader(), new Class<?>[] {properties}, handler);
        for (Method property : properties.getMethods()) {
            if (property.isAnnotationPresent(Property.class)) {
                String provider =
                        property.getParameters()[0].getAnnotation(ForAll.class).value();
                Arbitrary<?> inputs =
                        (Arbitrary<?>) properties.getMethod(provider).invoke(test);
                inputs.sampleStream().limit(TRIES).forEach(input -> hold(property, test, input));
            }
        }
    }

    private static void hold(Method property, Object test, Object input) {
        try {
            property.invoke(test, input);
        } catch (InvocationTargetException e) {
            throw new AssertionError(property + " " + input, e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
