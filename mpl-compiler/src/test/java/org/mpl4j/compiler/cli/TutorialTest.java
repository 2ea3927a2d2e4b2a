package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.docs.MarkdownBlock;

/** The commands of the tutorial print what it says, on the files that it says. */
class TutorialTest {
    private static final Path PAGE = Path.of("../docs/tutorial.md");
    private static final String PROMPT = "$ ";
    private static final Pattern COMMAND = Pattern.compile("(?:echo '(?<input>[^']*)' \\| )?mplc (?<arguments>.*)");

    @TempDir
    private Path folder;

    @Test
    void everyCommandPrintsWhatThePageShows() throws Exception {
        List<String> commands = new ArrayList<>();
        for (MarkdownBlock block : MarkdownBlock.of(PAGE)) {
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
        assertThat(commands).hasSizeGreaterThan(10);
    }

    private String run(String line) throws IOException {
        Matcher command = COMMAND.matcher(line);
        assertThat(command.matches()).as("a command of mplc: %s", line).isTrue();
        String[] arguments = command.group("arguments").split(" ");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].matches(".*\\.mpl(:.*)?") ? folder + "/" + arguments[i] : arguments[i];
        }
        String input = command.group("input") == null ? "" : command.group("input") + "\n";
        CommandLineRun run = CommandLineRun.withInput(input, arguments);
        return (run.out() + run.err()).replace(folder + "/", "").strip();
    }
}
