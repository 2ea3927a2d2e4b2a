package org.mpl4j.fuzzing.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.SpecPrinter;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.java.JavaBackend;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.fuzzing.library.Project;

/** A specification, as text: it is compiled to Java, or refused with diagnostics, each of which can be shown; what can be parsed can be formatted, once and for all. */
final class SpecificationTarget implements FuzzTarget {
    private static final int MOST_BYTES = 1 << 14;
    private static final List<Rendering> RENDERINGS =
            List.of(Rendering.terminal(), Rendering.plain(), Rendering.build(), Rendering.json(), Rendering.gcc());
    private static final SpecPath PATH = new SpecPath(List.of(new SpecRoot.Memory(
            "memory", Map.of("test/point.mpl", "packet point(int n) { x: int32; y: int32; rest: byte[n]; }"))));

    @Override
    public String name() {
        return "specification";
    }

    @Override
    public void accept(byte[] input) {
        if (input.length > MOST_BYTES) {
            return;
        }
        SourceFile source = new SourceFile("test.mpl", "test", new String(input, StandardCharsets.ISO_8859_1));
        CompilationResult result = Compiler.compile(PATH, List.of(source));
        for (Rendering rendering : RENDERINGS) {
            if (rendering.render(result.diagnostics()).isEmpty()
                    != result.diagnostics().isEmpty()) {
                throw new AssertionError("diagnostics that are shown as nothing, or nothing that is shown");
            }
        }
        if (result.hasErrors() == result.spec().isPresent()) {
            throw new AssertionError("a specification with errors, or neither: " + result.diagnostics());
        }
        result.spec()
                .ifPresent(spec ->
                        new JavaBackend().generate(spec, BackendContext.DEFAULT).forEach(file -> {}));
        format(source);
    }

    private static void format(SourceFile source) {
        Diagnostics errors = new Diagnostics();
        SpecFile tree = SpecParser.parse(source, errors);
        if (errors.hasErrors()) {
            return;
        }
        String once = SpecPrinter.print(tree, SpecParser.tokens(source));
        SourceFile formatted = new SourceFile("test.mpl", "test", once);
        Diagnostics later = new Diagnostics();
        SpecFile again = SpecParser.parse(formatted, later);
        if (later.hasErrors()
                || !SpecPrinter.print(again, SpecParser.tokens(formatted)).equals(once)) {
            throw new AssertionError("what was formatted is not what formatting makes of it:\n" + once);
        }
    }

    /** Small specifications: those that tests have of single constructs. */
    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        Path resources = Project.root().resolve("mpl-compiler/src/test/resources");
        try (Stream<Path> files =
                Files.find(resources, 8, (file, is) -> file.toString().endsWith(".mpl"))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        seeds.removeIf(seed -> seed.length > 2048);
        return seeds;
    }
}
