package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.docs.MarkdownBlock;
import org.mpl4j.runtime.Bytes;

/** The commands of the README print what it says, on the files that it says. Those of the tutorial, which need Maven, are tried by the tests of the plugin. */
class WalkthroughTest {
    private static final String PROMPT = "$ ";

    /** Where the page's reader is. */
    private static final String FOLDER = "/home/you";

    /** Where the page's reader finds the runtime. */
    private static final String RUNTIME = "$MPL/mpl-runtime/target/classes";

    private static final Pattern COMMAND = Pattern.compile("(?:echo '(?<input>[^']*)' \\| )?mplc (?<arguments>.*)");

    @TempDir
    private Path folder;

    @Test
    void everyCommandPrintsWhatThePageShows() throws Exception {
        List<String> commands = new ArrayList<>();
        for (MarkdownBlock block : MarkdownBlock.of(Path.of("../README.md"))) {
            if (block.option("file").isPresent()) {
                Files.writeString(folder.resolve(block.option("file").get()), block.text());
            } else if (block.is("console")) {
                for (String step : block.text().substring(PROMPT.length()).split("\n\\" + PROMPT)) {
                    String command = step.lines().findFirst().orElseThrow();
                    String printed = step.substring(command.length()).strip();
                    assertThat(run(command)).as(command).isEqualTo(printed);
                    commands.add(command);
                }
            }
        }
        assertThat(commands).hasSizeGreaterThanOrEqualTo(3);
    }

    private String run(String line) throws Exception {
        Matcher command = COMMAND.matcher(line);
        return command.matches()
                ? mplc(command.group("input"), command.group("arguments").split(" "))
                : java(line.split(" "));
    }

    private String mplc(@Nullable String input, String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].matches(".*\\.[ms]pl(:.*)?|gen")
                    ? folder.resolve(arguments[i]).toString()
                    : arguments[i];
        }
        CommandLineRun run = CommandLineRun.withInput(input == null ? "" : input + "\n", arguments);
        String printed = run.out() + run.err();
        return printed.replace(folder + "/gen", FOLDER + "/gen")
                .replace(folder + "/", "")
                .strip();
    }

    /** Runs javac or java of the JDK that runs the test. */
    private String java(String... command) throws Exception {
        assertThat(command[0]).isIn("java", "javac");
        String runtime = Path.of(Bytes.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(word.replace(RUNTIME, runtime));
        }
        words.set(0, Path.of(System.getProperty("java.home"), "bin", command[0]).toString());
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.strip();
    }
}
