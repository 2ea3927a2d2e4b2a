package org.mpl4j.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** Specifications in memory. */
final class Specs {
    private Specs() {}

    static CompilationResult compile(Map<String, String> files, String requested) {
        SpecPath path = new SpecPath(List.of(new SpecRoot.Memory("memory", files)));
        try {
            return Compiler.compile(path, List.of(path.load(requested).orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model of a specification in one file, which is right. */
    static SpecModel model(String text) {
        CompilationResult result = compile(Map.of("test.mpl", text), "test.mpl");
        assertThat(result.hasErrors()).as("%s", result.diagnostics()).isFalse();
        return result.spec().orElseThrow().model();
    }

    /** The packet {@code p} of a specification in one file. */
    static PacketType packet(String text) {
        return model(text).allPackets().stream()
                .filter(packet -> packet.name().name().equals("p"))
                .findFirst()
                .orElseThrow();
    }

    /** Codes and lines of what is reported about a specification: {@code E0201@3}. */
    static List<String> reports(String text) {
        return reports(compile(Map.of("test.mpl", text), "test.mpl"));
    }

    static List<String> reports(CompilationResult result) {
        return result.diagnostics().stream()
                .map(diagnostic -> diagnostic.code() + "@" + diagnostic.span().line())
                .toList();
    }
}
