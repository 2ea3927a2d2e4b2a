package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Attributes.ShowFormat;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * The Java of small specifications that have every construct between them, byte by byte: {@code goldens/java/scalars/} is made of {@code goldens/java/scalars.mpl}. Run with
 * {@code -Dmpl.updateGoldens=true} to write it anew.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/goldens/java");
    private static final boolean REWRITE = Boolean.getBoolean("mpl.updateGoldens");
    private static final String[] SPECS = {"scalars", "choices", "repeats", "derived"};

    @ParameterizedTest
    @ValueSource(strings = {"scalars", "choices", "repeats", "derived"})
    void generatesWhatIsCheckedIn(String name) throws IOException {
        Map<String, String> generated = generate(name);
        Path folder = FOLDER.resolve(name);
        if (REWRITE) {
            rewrite(folder, generated);
        }

        assertThat(generated).isEqualTo(read(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalars", "choices", "repeats", "derived"})
    void whatIsCheckedInCompilesWithoutWarnings(String name) throws IOException {
        InMemoryJava.compile(read(FOLDER.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalars", "choices", "repeats", "derived"})
    void twoRunsGenerateTheSame(String name) {
        assertThat(generate(name)).isEqualTo(generate(name));
    }

    @Test
    void theSpecificationsHaveEveryConstruct() {
        Set<Object> found = new HashSet<>();
        for (String name : SPECS) {
            for (PacketType packet : compile(name).spec().model().allPackets()) {
                collect(packet, found);
            }
        }

        for (Class<?> sealed :
                Set.of(Item.class, FieldType.class, ArrayItem.Bound.class, Classify.Pattern.class, Expr.class)) {
            assertThat(found).contains((Object[]) sealed.getPermittedSubclasses());
        }
        assertThat(found).contains((Object[]) Expr.Operator.values()).contains((Object[]) ShowFormat.values());
    }

    /** The classes of the model's records in a value, and the constants of its enumerations. */
    private static void collect(Object value, Set<Object> found) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> collect(inner, found));
        } else if (value instanceof Collection<?> values) {
            values.forEach(inner -> collect(inner, found));
        } else if (value instanceof Enum<?>) {
            found.add(value);
        } else if (value instanceof Record && value.getClass().getPackage() == Item.class.getPackage()) {
            found.add(value.getClass());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    collect(component.getAccessor().invoke(value), found);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private static TestSpec compile(String name) {
        return TestSpec.compile(new SpecRoot.Folder(FOLDER), name + ".mpl");
    }

    /** The generated files by name. */
    private static Map<String, String> generate(String name) {
        Map<String, String> files = new TreeMap<>();
        new JavaBackend()
                .generate(compile(name).spec(), BackendContext.DEFAULT)
                .forEach(file -> files.put(file.path(), file.content()));
        return files;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }

    private static void rewrite(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        for (String old : read(folder).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
