package org.mpl4j.compiler.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.derive.PlanPrinter;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.ir.ProgramPrinter;
import org.mpl4j.compiler.layout.LayoutPrinter;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * The layout, parse program and build plan of specifications, as {@code mplc dump} prints them: {@code dumps/arrays.layout} is that of {@code dumps/arrays.mpl},
 * {@code dumps/ipv4.ir} that of {@code ip/ipv4.mpl} in the library. Run with {@code -Dmpl.fixtures.rewrite=true} to write them anew.
 */
class DumpTest {
    private static final Path FOLDER = Path.of("src/test/resources/dumps");
    private static final SpecRoot OLD = new SpecRoot.Folder(Path.of("src/test/resources/specs2007"));
    private static final boolean REWRITE = Boolean.getBoolean("mpl.fixtures.rewrite");

    /** A specification, and the name that its dumps have. */
    record Subject(SpecRoot root, String file, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> subjects() {
        SpecRoot own = new SpecRoot.Folder(FOLDER);
        SpecRoot library = SpecCorpus.PATH.roots().get(0);
        return Stream.of(
                new Subject(own, "flags.mpl", "flags"),
                new Subject(own, "arrays.mpl", "arrays"),
                new Subject(own, "derived.mpl", "derived"),
                new Subject(OLD, "ethernet.mpl", "ethernet2007"),
                new Subject(library, "ip/ipv4.mpl", "ipv4"),
                new Subject(library, "ip/ipv6.mpl", "ipv6"),
                new Subject(library, "pcapng/pcapng.mpl", "pcapng"));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void layout(Subject subject) throws IOException {
        compare(subject, "layout", (spec, name) -> LayoutPrinter.print(spec.layout(name)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void program(Subject subject) throws IOException {
        compare(subject, "ir", (spec, name) -> ProgramPrinter.print(spec.program(name)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void plan(Subject subject) throws IOException {
        compare(subject, "plan", (spec, name) -> PlanPrinter.print(spec.plan(name)));
    }

    private static void compare(Subject subject, String ending, BiFunction<CompiledSpec, QualifiedName, String> print)
            throws IOException {
        SpecPath path = new SpecPath(List.of(subject.root()));
        CompilationResult result =
                Compiler.compile(path, List.of(path.load(subject.file()).orElseThrow()));
        assertThat(result.spec())
                .as(Rendering.plain().render(result.diagnostics()))
                .isPresent();
        CompiledSpec spec = result.spec().get();
        String dump = spec.model().requested().stream()
                .map(name -> print.apply(spec, name))
                .collect(Collectors.joining("\n"));
        Path expected = FOLDER.resolve(subject.name() + "." + ending);
        if (REWRITE) {
            Files.writeString(expected, dump, StandardCharsets.UTF_8);
        }
        assertThat(dump).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }
}
