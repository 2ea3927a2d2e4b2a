package org.mpl4j.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.source.SourceFile;

/** Tells what the compiler found: to the log, with excerpts, and to an IDE, which marks the places. */
final class DiagnosticReport {
    private final Log log;
    private final BuildContext buildContext;
    private final boolean fatalWarnings;
    private final Rendering rendering = Rendering.build();

    DiagnosticReport(Log log, BuildContext buildContext, boolean fatalWarnings) {
        this.log = log;
        this.buildContext = buildContext;
        this.fatalWarnings = fatalWarnings;
    }

    /**
     * Tells all of them.
     *
     * @param files what was compiled: their marks of earlier runs are removed
     * @throws MojoFailureException if there is an error among them, or a warning and warnings are fatal
     */
    void tell(List<SourceFile> files, List<Diagnostic> diagnostics) throws MojoFailureException {
        files.forEach(file -> buildContext.removeMessages(new File(file.displayName())));
        for (Diagnostic diagnostic : diagnostics) {
            String text = rendering.render(diagnostic).stripTrailing();
            if (diagnostic.severity() == Severity.ERROR) {
                log.error(text);
            } else {
                log.warn(text);
            }
            mark(diagnostic);
        }
        fail(diagnostics);
    }

    /** Outside of an IDE the build context would only print what has been printed. */
    private void mark(Diagnostic diagnostic) {
        if (buildContext instanceof DefaultBuildContext) {
            return;
        }
        File file = new File(diagnostic.span().file().displayName());
        if (file.isFile()) {
            int severity = diagnostic.severity() == Severity.ERROR
                    ? BuildContext.SEVERITY_ERROR
                    : BuildContext.SEVERITY_WARNING;
            String message = diagnostic.message() + " [" + diagnostic.code() + "]"
                    + (diagnostic.helps().isEmpty() ? "" : "; " + String.join("; ", diagnostic.helps()));
            buildContext.addMessage(
                    file, diagnostic.span().line(), diagnostic.span().column(), message, severity, null);
        }
    }

    private void fail(List<Diagnostic> diagnostics) throws MojoFailureException {
        List<Diagnostic> errors = of(Severity.ERROR, diagnostics);
        List<Diagnostic> warnings = of(Severity.WARNING, diagnostics);
        if (!errors.isEmpty()) {
            throw new MojoFailureException(counted(errors.size(), "error") + " in specifications, the first in "
                    + place(errors.get(0)) + ": " + errors.get(0).message());
        }
        if (fatalWarnings && !warnings.isEmpty()) {
            throw new MojoFailureException(counted(warnings.size(), "warning")
                    + " in specifications, which fatalWarnings makes fatal, the first in " + place(warnings.get(0))
                    + ": " + warnings.get(0).message());
        }
    }

    private static List<Diagnostic> of(Severity severity, List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(d -> d.severity() == severity).toList();
    }

    private static String place(Diagnostic diagnostic) {
        return diagnostic.span().file() + ":[" + diagnostic.span().line() + ","
                + diagnostic.span().column() + "]";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
