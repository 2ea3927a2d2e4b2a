package org.mpl4j.compiler.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.cli.PacketCase;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;

/** All of {@code specs/}, compiled together. */
final class Library {
    static final Path FOLDER = Path.of("..", "specs");

    private final TestSpec spec;

    private Library(TestSpec spec) {
        this.spec = spec;
    }

    static Library compile() throws IOException {
        SpecPath path = new SpecPath(List.of(TestSpec.BUNDLED));
        List<SourceFile> files = new ArrayList<>();
        for (String file : path.list(".mpl").keySet()) {
            files.add(path.load(file).orElseThrow());
        }
        CompilationResult result = Compiler.compile(path, files);
        return new Library(new TestSpec(result.spec()
                .orElseThrow(() -> new AssertionError(result.diagnostics().toString()))));
    }

    TestSpec spec() {
        return spec;
    }

    List<PacketType> packets() {
        return spec.spec().model().allPackets().stream().toList();
    }

    QualifiedName nameOf(PacketCase vector) {
        Path file = FOLDER.relativize(vector.specification());
        return new QualifiedName(
                file.getParent().toString(), file.getFileName().toString().replace(".mpl", ""), vector.packet());
    }

    /** What a vector gives for the parameters of its packet. */
    Arguments arguments(PacketCase vector) {
        return vector.argumentsFor(spec.spec().model().packet(nameOf(vector)).params());
    }
}
