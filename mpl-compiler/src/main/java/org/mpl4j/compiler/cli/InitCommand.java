package org.mpl4j.compiler.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.output.NewFiles;
import org.mpl4j.compiler.project.ProjectNames;
import org.mpl4j.compiler.project.ProjectTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a Maven project that builds as it is: a pom.xml, a small specification, and a test of the Java that is made of it.",
            "The folder may have other files; none is replaced."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc init demo && cd demo && mvn verify",
            "  mplc init --group-id org.example.net --artifact-id codecs"
        })
final class InitCommand implements Callable<Integer> {
    /** What a shell takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+:,][A-Za-z0-9_./+:,-]*");

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder of the project; made if it is not there (default: the current one).")
    private Path folder = Path.of("");

    @Option(
            names = "--group-id",
            paramLabel = "NAME",
            defaultValue = "com.example",
            description = "The groupId; the Java package begins with it (default: ${DEFAULT-VALUE}).")
    private String groupId = "com.example";

    @Option(
            names = "--artifact-id",
            paramLabel = "NAME",
            description = "The artifactId; the Java package ends with it (default: the name of the folder).")
    private @Nullable String artifactId;

    InitCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        ProjectNames names = names();
        List<OutputFile> files = new ProjectTemplate(names, Version.text()).files();
        NewFiles project = new NewFiles(folder, files);
        checkPlace(project);
        project.write();
        report(names, files);
        return ExitCode.FINE;
    }

    private ProjectNames names() {
        checkId("--group-id", groupId);
        if (artifactId != null) {
            checkId("--artifact-id", artifactId);
        }
        ProjectNames names = new ProjectNames(groupId, artifactId == null ? artifactIdOfFolder() : artifactId);
        if (names.javaPackage().startsWith("java.")) {
            throw new UsageException("--group-id: Java keeps packages that begin with `java` to itself");
        }
        return names;
    }

    private static void checkId(String option, String id) {
        if (!ProjectNames.isId(id)) {
            throw new UsageException(option + ": `" + id
                    + "` won't do; it takes letters from a to z, digits, `_`, `-` and single dots between them");
        }
    }

    private String artifactIdOfFolder() {
        Path name = absolute().getFileName();
        String text = name == null ? "/" : name.toString();
        return ProjectNames.artifactId(text)
                .orElseThrow(() -> new UsageException(
                        "no artifactId can be made of the folder's name `" + text + "`; give one with --artifact-id"));
    }

    private void checkPlace(NewFiles project) {
        for (Path at = absolute(); at != null; at = at.getParent()) {
            if (Files.exists(at) && !Files.isDirectory(at)) {
                throw new UsageException("`" + at + "` is no folder");
            }
        }
        List<String> obstacles = project.obstacles();
        if (!obstacles.isEmpty()) {
            throw new UsageException("in " + absolute() + " is already: " + String.join(", ", obstacles)
                    + "; move that away, or name another folder (nothing was written)");
        }
    }

    private void report(ProjectNames names, List<OutputFile> files) {
        streams.err().println("made " + names.groupId() + ":" + names.artifactId() + " in " + absolute());
        files.forEach(file -> streams.err().println("  " + file.path()));
        streams.err()
                .println("next: " + (isCurrent() ? "" : "cd " + quoted(folder.toString()) + " && ") + "mvn verify");
        if (Version.text().endsWith("-SNAPSHOT")) {
            streams.err()
                    .println("This mplc is not a release; before that, run in the sources of MPL:\n"
                            + "  mvn -Dquick -Dmaven.test.skip=true -pl mpl-maven-plugin -am install");
        }
    }

    private Path absolute() {
        return folder.toAbsolutePath().normalize();
    }

    private boolean isCurrent() {
        return absolute().equals(Path.of("").toAbsolutePath().normalize());
    }

    /** A path for a shell. */
    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
