package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.cli.manual.ManPage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The manual pages in {@code docs/man} say what {@code --help} says; {@code -Dmpl.updateGoldens=true} writes them anew. */
class ManPagesTest {
    private static final boolean REWRITE = Boolean.getBoolean("mpl.updateGoldens");
    private static final Path FOLDER = Path.of("../../docs/man");
    private static final ManPage.Edition EDITION = new ManPage.Edition("0.1", "2026-01-31");

    static Stream<CommandSpec> commands() {
        CommandLine all = MplNet.commandLine();
        return Stream.concat(Stream.of(all), all.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden());
    }

    private static Path file(CommandSpec command) {
        return FOLDER.resolve(command.qualifiedName("-") + ".1");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aPageSaysWhatHelpSays(CommandSpec command) throws IOException {
        String page = ManPage.of(command, EDITION);
        if (REWRITE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file(command), page);
        }
        assertThat(file(command)).content().isEqualTo(page);
        assertThat(page).contains("\"mpl\\-net 0.1\"");
        assertThat(command.options())
                .allSatisfy(
                        option -> assertThat(page).contains("\\fB" + option.names()[0].replace("-", "\\-") + "\\fR"));
    }

    @Test
    void thereAreNoOthers() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages)
                    .containsExactlyInAnyOrderElementsOf(
                            commands().map(ManPagesTest::file).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void groffSetsThemWithoutWarnings(CommandSpec command) throws IOException, InterruptedException {
        assumeTrue(Programs.isThere("groff"), "groff is not installed: this is not tested");
        assertThat(Programs.run(List.of(
                        "groff", "-ww", "-man", "-Tutf8", "-z", file(command).toString())))
                .isEmpty();
    }
}
