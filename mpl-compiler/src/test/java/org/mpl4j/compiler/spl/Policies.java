package org.mpl4j.compiler.spl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.resolve.PolicyResolver;

/** Policies as text, on the packets of specs/, for tests. */
public final class Policies {
    /** The library of the repository. */
    public static final SpecPath LIBRARY = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));

    private Policies() {}

    public static SourceFile file(String text) {
        return new SourceFile("test.spl", "", SourceText.encode(text));
    }

    /** What a policy means that has neither errors nor warnings. */
    public static PolicySpec spec(String text) {
        Diagnostics diagnostics = new Diagnostics();
        List<PolicySpec> specs = PolicyResolver.resolve(LIBRARY, List.of(file(text)), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return specs.get(0);
    }

    /** What is reported about a policy. */
    public static List<Diagnostic> reports(String text) {
        Diagnostics diagnostics = new Diagnostics();
        PolicyResolver.resolve(LIBRARY, List.of(file(text)), diagnostics);
        return diagnostics.sorted();
    }
}
