package org.mpl4j.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A project that Maven has built, once or several times: what it said, and what is there now. */
public final class Build {
    private final Path folder;

    /** The project in a folder, with {@code build.log} in it. */
    public Build(File folder) {
        this.folder = folder.toPath();
    }

    /** What Maven printed in all its runs, without colours. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("build.log")).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /** What Maven says of its own accord about where things come from. */
    private static final String ABOUT_REPOSITORIES =
            "\\[INFO\\] (Downloading|Downloaded) from .*|\\[WARNING\\] Could not transfer metadata .*"
                    + "|\\[INFO\\] Copying .* to project local repository|Progress .*";

    /** What the goals of the plugin printed, in order, without the frames that Maven puts around it. */
    public List<String> pluginLines() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean isOurs = false;
        for (String line : log().lines().toList()) {
            if (line.matches("\\[INFO\\] ---+.* @ .*")) {
                isOurs = line.matches("\\[INFO\\] --- mpl(-maven-plugin)?:.*");
            } else if (line.matches("\\[(INFO|ERROR)\\] (-----.*|BUILD .*)?")
                    || line.startsWith("[ERROR] Failed to execute")) {
                isOurs = false;
            } else if (isOurs && !line.matches(ABOUT_REPOSITORIES)) {
                lines.add(line.replace(folder.toRealPath().toString(), "/project"));
            }
        }
        return lines;
    }

    /** All goals of the plugin together printed exactly these lines. */
    public void prints(String... lines) throws IOException {
        assertThat(pluginLines()).containsExactly(lines);
    }

    public void has(String... files) {
        for (String file : files) {
            assertThat(folder.resolve(file)).exists();
        }
    }

    public void hasNot(String... files) {
        for (String file : files) {
            assertThat(folder.resolve(file)).doesNotExist();
        }
    }

    public String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** Paths of the files in a folder, relative to it, sorted, without hidden ones. */
    public List<String> files(String below) throws IOException {
        Path top = folder.resolve(below);
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Paths of the files in a jar. */
    public List<String> jar(String file) throws IOException {
        try (ZipFile jar = new ZipFile(folder.resolve(file).toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    public FileTime modified(String file) throws IOException {
        return Files.getLastModifiedTime(folder.resolve(file));
    }

    /**
     * Calls a static method of the project.
     *
     * @param classes folders and jars, separated by commas
     */
    public Object call(String classes, String type, String method, Object... arguments) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String path : classes.split(",")) {
            urls.add(folder.resolve(path).toUri().toURL());
        }
        // The parent has mpl-runtime.
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), Build.class.getClassLoader())) {
            return Arrays.stream(loader.loadClass(type).getMethods())
                    .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.length)
                    .findFirst()
                    .orElseThrow()
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** How often a pattern is in what Maven printed. */
    public long count(String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(log()).results().count();
    }
}
