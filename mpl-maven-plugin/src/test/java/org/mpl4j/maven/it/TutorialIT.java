package org.mpl4j.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who follows the tutorial: writes its files, types its commands into a shell, and sees what it says. Maven finds what is built here in the repository of
 * the integration tests.
 */
class TutorialIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)([^\n]*)\n(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("file=(\\S+)(?: before=(\\S+))?");
    private static final String PROMPT = "$ ";
    private static final String LEFT_OUT = "...";

    /** Where the page's reader is. */
    private static final String HOME = "/home/you";

    @TempDir
    private Path temp;

    private Path home;
    private Path at;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectory(temp.toRealPath().resolve("home"));
        at = home;
        Path bin = Files.createDirectory(temp.resolve("bin"));
        String settings = Files.readString(Path.of("src/it/settings.xml"));
        Path ownSettings = Files.writeString(
                temp.resolve("settings.xml"),
                settings.replace(
                        "@localRepositoryUrl@",
                        Path.of(property("mpl.it.downloaded")).toUri().toString()));
        String java = Path.of(property("java.home"), "bin/java").toString();
        script(
                bin.resolve("mplc"),
                java + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + property("java.class.path")
                        + "' org.mpl4j.compiler.cli.Mplc \"$@\"");
        script(
                bin.resolve("mvn"),
                "'" + property("mpl.it.maven") + "/bin/mvn' -B -ntp -s '" + ownSettings + "' -Dmaven.repo.local='"
                        + property("mpl.it.repository") + "' \"$@\"");
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    private static void script(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\nexec " + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void everyCommandPrintsWhatThePageShows() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/tutorial.md")));
        int commands = 0;
        while (block.find()) {
            Matcher file = FILE.matcher(block.group(2));
            if (file.find()) {
                write(at.resolve(file.group(1)), file.group(2), block.group(3));
            } else if (block.group(1).equals("console")) {
                commands += type(block.group(3), block.group(2).contains("fails"));
            }
        }
        assertThat(commands).isGreaterThan(25);
    }

    /** A whole file, or, where the page names one, what comes before a line that the file has. */
    private static void write(Path file, @Nullable String before, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (before == null) {
            Files.writeString(file, text);
            return;
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        List<String> stripped = lines.stream().map(String::strip).toList();
        assertThat(stripped).as("%s of %s", before, file).containsOnlyOnce(before);
        lines.addAll(stripped.indexOf(before), text.lines().toList());
        Files.write(file, lines);
    }

    private int type(String console, boolean fails) throws Exception {
        String[] steps = console.substring(PROMPT.length()).split("\n\\" + PROMPT);
        for (String step : steps) {
            List<String> lines = step.stripTrailing().lines().toList();
            String command = lines.get(0);
            if (command.startsWith("cd ")) {
                at = at.resolve(command.substring(3)).normalize();
                assertThat(at).isDirectory();
            } else {
                Printed printed = run(command);
                shows(lines.subList(1, lines.size()), printed.lines());
                if (command.startsWith("mvn")) {
                    assertThat(printed.exitCode() != 0).as(command).isEqualTo(fails);
                }
            }
        }
        return steps.length;
    }

    private record Printed(int exitCode, List<String> lines) {}

    private Printed run(String command) throws Exception {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", command).directory(at.toFile()).redirectErrorStream(true);
        Map<String, String> environment = shell.environment();
        environment.put("MPL", Path.of("..").toRealPath().toString());
        environment.put("JAVA_HOME", property("java.home"));
        // Maven 3.8 on a new JDK has warnings about itself.
        environment.put("MAVEN_OPTS", "--sun-misc-unsafe-memory-access=allow");
        environment.put("PATH", temp.resolve("bin") + ":" + property("java.home") + "/bin:" + System.getenv("PATH"));
        Process process = shell.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;]*m", "")
                .replace(home.toString(), HOME)
                .stripTrailing();
        return new Printed(process.waitFor(), text.lines().toList());
    }

    /** The lines are those of the page, but for any number where the page has left some out. */
    private static void shows(List<String> page, List<String> actual) {
        List<String> part = new ArrayList<>();
        int from = 0;
        boolean isFree = false;
        for (String line : page) {
            if (!line.equals(LEFT_OUT)) {
                part.add(line);
                continue;
            }
            from = find(part, actual, from, isFree) + part.size();
            part.clear();
            isFree = true;
        }
        int last = find(part, actual, from, isFree);
        if (!isFree || !part.isEmpty()) {
            assertThat(actual.subList(last + part.size(), actual.size())).isEmpty();
        }
    }

    /** The index from which on the lines are there: the very next one, or any after it. */
    private static int find(List<String> part, List<String> actual, int from, boolean isFree) {
        int end = actual.size() - part.size();
        for (int i = from; i <= (isFree ? end : Math.min(from, end)); i++) {
            if (isShown(part, actual.subList(i, i + part.size()))) {
                return i;
            }
        }
        throw new AssertionError("not printed, or not there:\n" + String.join("\n", part) + "\nbut\n"
                + String.join("\n", actual.subList(from, actual.size())));
    }

    private static boolean isShown(List<String> part, List<String> actual) {
        for (int i = 0; i < part.size(); i++) {
            if (!Pattern.matches(pattern(part.get(i)), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Matches a line of which the page may leave out parts. */
    private static String pattern(String line) {
        return Stream.of(line.split(Pattern.quote(LEFT_OUT), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
    }
}
