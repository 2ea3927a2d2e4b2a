package org.mpl4j.compiler.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.compiler.backend.OutputFile;

/**
 * The files of a new Maven project: a packet, a test of it, and what builds them. They are resources with placeholders {@code @name@}.
 *
 * <p>The project builds with mpl-maven-plugin as it is: its default for the Java package is what the test is written for.
 */
public final class ProjectTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Za-z]+)@");

    private final ProjectNames names;
    private final String testFile;
    private final Map<String, String> values;

    /**
     * A template that is filled in.
     *
     * @param mplVersion of the runtime and the Maven plugin
     */
    public ProjectTemplate(ProjectNames names, String mplVersion) {
        this.names = names;
        this.testFile = "src/test/java/" + names.javaPackage().replace('.', '/') + "/MessageTest.java";
        this.values = Map.of(
                "groupId", names.groupId(),
                "artifactId", names.artifactId(),
                "folder", names.folder(),
                "package", names.javaPackage(),
                "testFile", testFile,
                "mplVersion", mplVersion);
    }

    /** All files, as paths below the project's folder, in the order of these. */
    public List<OutputFile> files() {
        return List.of(
                new OutputFile(".gitignore", text("gitignore")),
                new OutputFile("README.md", text("README.md")),
                new OutputFile("pom.xml", text("pom.xml")),
                new OutputFile("src/main/mpl/" + names.folder() + "/message.mpl", text("message.mpl")),
                new OutputFile(testFile, text("MessageTest.java")));
    }

    private String text(String resource) {
        return PLACEHOLDER.matcher(read(resource)).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String placeholder) {
        String value = values.get(placeholder);
        if (value == null) {
            throw new IllegalStateException("nothing is known about the placeholder @" + placeholder + "@");
        }
        return value;
    }

    private static String read(String resource) {
        try (InputStream text = ProjectTemplate.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
