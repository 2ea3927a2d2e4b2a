package org.mpl4j.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.codehaus.plexus.build.BuildContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

class DiagnosticReportTest {
    @TempDir
    private Path folder;

    private final List<String> calls = new ArrayList<>();

    /** An IDE: it gets calls, as text. */
    private BuildContext ide() {
        return (BuildContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BuildContext.class}, (proxy, method, arguments) -> {
                    String text = method.getName() + Arrays.toString(arguments);
                    calls.add(text.replace(folder + File.separator, ""));
                    return null;
                });
    }

    private void report(String spec, boolean fatalWarnings) throws IOException, MojoFailureException {
        Files.writeString(folder.resolve("a.mpl"), spec);
        SpecPath path = new SpecPath(List.of(new SpecRoot.Folder(folder)));
        List<SourceFile> files = List.of(path.load("a.mpl").orElseThrow());
        List<Diagnostic> found = Compiler.compile(path, files).diagnostics();
        new DiagnosticReport(new SystemStreamLog(), ide(), fatalWarnings).tell(files, found);
    }

    @Test
    void anIdeMarksTheProblemAndForgetsThoseOfBefore() {
        assertThatThrownBy(() -> report("packet p {\n  x: uint61;\n}\n", false))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 error in specifications, the first in ")
                .hasMessageEndingWith("a.mpl:[2,6]: there is no type `uint61`");
        assertThat(calls)
                .containsExactly(
                        "removeMessages[a.mpl]",
                        "addMessage[a.mpl, 2, 6, there is no type `uint61` [E0208]; did you mean `uint16`?, "
                                + BuildContext.SEVERITY_ERROR + ", null]");
    }

    @Test
    void warningsAreMarkedAndFatalOnlyOnDemand() throws Exception {
        String similar = "packet a_b { a: byte; }\npacket ab { a: byte; }\n";
        report(similar, false);
        assertThat(calls.get(1))
                .startsWith("addMessage[a.mpl, 2, 8, ")
                .endsWith(", " + BuildContext.SEVERITY_WARNING + ", null]");
        assertThatThrownBy(() -> report(similar, true)).hasMessageContaining("which fatalWarnings makes fatal");
    }

    @Test
    void nothingWrongIsNothingMarked() throws Exception {
        report("packet p { x: byte; }", true);
        assertThat(calls).containsExactly("removeMessages[a.mpl]");
    }
}
