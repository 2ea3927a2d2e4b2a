package org.mpl4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.build.BuildContext;
import org.mpl4j.compiler.backend.Backend;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.ClassListing;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.output.OutputConflictException;
import org.mpl4j.compiler.output.OutputFolder;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecRoot;

/** Generates what a configuration asks for, unless all is there already. */
final class Generation {
    private final Place place;
    private final String name;
    private final GenerationRecord record;

    /**
     * Where things are.
     *
     * @param project the project's folder
     * @param build its folder for what builds make
     * @param sources where generated Java goes
     * @param others more folders that are compiled together with the sources
     * @param listing where the listing of generated classes goes
     */
    record Place(Path project, Path build, Path sources, List<Path> others, Path listing) {
        Place {
            others = List.copyOf(others);
        }
    }

    /**
     * What is generated.
     *
     * @param javaPackage the base package
     * @param fatalWarnings whether there may be warnings
     * @param tool the plugin and all that it is made of
     */
    record Task(
            ProjectSpecs specs,
            String javaPackage,
            boolean fatalWarnings,
            List<BackendConfiguration> backends,
            List<Artifact> tool) {
        Task {
            backends = List.copyOf(backends);
            tool = List.copyOf(tool);
        }
    }

    /** @param name tells apart the executions of one project */
    Generation(Place place, String name) {
        this.place = place;
        this.name = name;
        this.record = new GenerationRecord(place.project(), place.build().resolve("maven-status/mpl/" + name + ".tsv"));
    }

    /** Whether there is something from an earlier build, which may have to be deleted. */
    boolean hasGenerated() {
        return record.exists();
    }

    /** Generates; returns a line for the log that says what was done, and why. */
    String run(Task task, DiagnosticReport report, BuildContext buildContext) throws IOException, MojoFailureException {
        Fingerprint now = fingerprint(task);
        Optional<String> reason = record.reasonToGenerate(now);
        if (reason.isEmpty()) {
            int count = record.outputCount();
            return "Nothing to generate: " + (count == 1 ? "the file is" : "all " + count + " files are")
                    + " up to date";
        }
        CompilationResult result =
                Compiler.compile(task.specs().path(), task.specs().files());
        report.tell(task.specs().files(), result.diagnostics());
        record.forget();
        CompiledSpec spec = result.spec().orElseThrow();
        JavaPackages packages = new JavaPackages(
                task.javaPackage(), ClassListing.read(task.specs().path()));
        Stream<OutputFile> policies = PolicyGeneration.generate(task, packages, report);
        OutputFolder.Summary sources =
                write(place.sources(), Stream.concat(generated(spec, packages, task.backends()), policies));
        refuseTwice(sources);
        OutputFolder.Summary listing = write(
                place.listing(),
                Stream.of(ClassListing.of(name, spec, packages, task.specs().path())));
        record.save(now, outputs(sources, listing));
        refresh(sources, buildContext);
        refresh(listing, buildContext);
        return "Generated because " + reason.get() + ": " + sources.counts();
    }

    private static Stream<OutputFile> generated(
            CompiledSpec spec, JavaPackages packages, List<BackendConfiguration> backends) throws MojoFailureException {
        Stream<OutputFile> files = Stream.empty();
        for (BackendConfiguration configuration : backends) {
            Backend backend = configuration.backend();
            files = Stream.concat(files, backend.generate(spec, new BackendContext(packages, configuration.options())));
        }
        return files;
    }

    private OutputFolder.Summary write(Path folder, Stream<OutputFile> files) throws MojoFailureException {
        try {
            return OutputFolder.of(folder, name).write(files);
        } catch (OutputConflictException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    /** javac would say only that there is a duplicate class, of hundreds of files. */
    private void refuseTwice(OutputFolder.Summary sources) throws MojoFailureException {
        for (Path other : place.others()) {
            for (String file : sources.files()) {
                if (Files.exists(other.resolve(file)) && !other.equals(place.sources())) {
                    throw new MojoFailureException("the execution `" + name + "` generates "
                            + place.sources().resolve(file) + ", and there is " + other.resolve(file)
                            + " already, so that the class would be compiled twice. Let one execution do both: give it all"
                            + " <backends> and <dependencySpecs>; or give one of them another <javaPackage>, or specifications"
                            + " that the other one does not have.");
                }
            }
        }
    }

    private static List<Path> outputs(OutputFolder.Summary... summaries) {
        List<Path> outputs = new ArrayList<>();
        for (OutputFolder.Summary summary : summaries) {
            summary.files().forEach(file -> outputs.add(summary.folder().resolve(file)));
        }
        return outputs;
    }

    /** Tells an IDE which files to look at again: only those. */
    private static void refresh(OutputFolder.Summary summary, BuildContext buildContext) {
        Stream.concat(summary.written().stream(), summary.deleted().stream())
                .map(file -> summary.folder().resolve(file).toFile())
                .forEach(buildContext::refresh);
    }

    private Fingerprint fingerprint(Task task) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        Set<String> compiled = Stream.concat(task.specs().files().stream(), task.specs().policies().stream())
                .map(SourceFile::displayName)
                .collect(Collectors.toSet());
        for (SpecRoot root : task.specs().path().roots()) {
            for (String ending : List.of(".mpl", ".spl", ".tsv")) {
                for (String file : root.list(ending)) {
                    // What is compiled, and what only others use, are two things.
                    String role = compiled.contains(root.displayName(file)) ? "compiled\n" : "imported\n";
                    digests.put(
                            shown(root, file), Digest.of(role + root.read(file).orElse("")));
                }
            }
        }
        digests.put("the package", Digest.of(task.javaPackage()));
        digests.put("fatalWarnings", Digest.of(String.valueOf(task.fatalWarnings())));
        digests.put("the choice of backends", Digest.of(task.backends().toString()));
        for (Artifact artifact : task.tool()) {
            digests.put(artifact.getGroupId() + ":" + artifact.getArtifactId(), tool(artifact));
        }
        return new Fingerprint(digests);
    }

    /** A version says it all of a release; what is still being worked on is known by its content. */
    private static String tool(Artifact artifact) throws IOException {
        File file = artifact.getFile();
        return artifact.isSnapshot() && file != null ? Digest.of(file.toPath()) : Digest.of(artifact.getVersion());
    }

    private String shown(SpecRoot root, String file) {
        if (root instanceof SpecRoot.Jar jar) {
            return file + " of " + jar.fileName();
        }
        Path path = Path.of(root.displayName(file));
        return path.startsWith(place.project())
                ? place.project().relativize(path).toString()
                : path.toString();
    }
}
