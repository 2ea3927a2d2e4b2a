package org.mpl4j.compiler.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mpl4j.compiler.backend.Backend;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that generate files are told: what to generate and where to, where to look for specifications, and how to show what is wrong. */
final class CompileOptions {
    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to; made if it is not there.")
    private Path out = Path.of("");

    @Option(
            names = "--java-package",
            paramLabel = "NAME",
            description =
                    "The package of the classes; the folder of a specification is appended: dns/dns.mpl becomes NAME.dns.")
    private String javaPackage = "";

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "java",
            description = "What to generate (default: ${DEFAULT-VALUE}).")
    private String backendName = "java";

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description =
                    "An option of the backend; can be repeated. java has generated=true: mark classes with @Generated, and without=NAME,..: leave out optimizations; jqwik has properties=false: only arbitraries.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    Path out() {
        return out;
    }

    String javaPackage() {
        return javaPackage;
    }

    Map<String, String> options() {
        return options;
    }

    SpecPathOption specPath() {
        return specPath;
    }

    DiagnosticOptions diagnostics() {
        return diagnostics;
    }

    /**
     * The backend to generate with.
     *
     * @throws UsageException if there is none of that name, or something else about the options can't be
     */
    Backend checkedBackend() {
        Backend backend = backend();
        checkPackage(javaPackage);
        checkOptions(backend);
        return backend;
    }

    private Backend backend() {
        List<Backend> all = Backend.all();
        return all.stream()
                .filter(b -> b.name().equals(backendName))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no backend `" + backendName + "`; there is "
                        + all.stream().map(Backend::name).collect(Collectors.joining(", "))));
    }

    private void checkOptions(Backend backend) {
        for (String option : options.keySet()) {
            if (!backend.options().containsKey(option)) {
                throw new UsageException("--option: the backend " + backend.name() + " has no option `" + option + "`; "
                        + (backend.options().isEmpty()
                                ? "it has none"
                                : "it has "
                                        + backend.options().keySet().stream()
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
            }
        }
        backend.problem(options).ifPresent(problem -> {
            throw new UsageException("--option: " + problem);
        });
    }

    /** @throws UsageException if it is no name of a package */
    static void checkPackage(String javaPackage) {
        if (!javaPackage.isEmpty() && !javax.lang.model.SourceVersion.isName(javaPackage)) {
            throw new UsageException(
                    "--java-package: `" + javaPackage + "` is no name of a package; write one such as com.example.net");
        }
    }
}
