package org.mpl4j.compiler.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.cli.Mplc;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ManPageTest {
    private static final ManPage.Edition EDITION = new ManPage.Edition("1.2", "2026-01-31");

    static Stream<CommandSpec> commands() {
        return withSubcommands(Mplc.commandLine()).map(CommandLine::getCommandSpec);
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ManPageTest::withSubcommands));
    }

    private static String escaped(String name) {
        return name.replace("-", "\\-");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aPageHasWhatHelpHas(CommandSpec command) {
        String page = ManPage.of(command, EDITION);
        assertThat(page)
                .startsWith(".TH \"" + escaped(command.qualifiedName("-").toUpperCase(Locale.ROOT))
                        + "\" \"1\" \"2026\\-01\\-31\" \"mplc 1.2\"");
        assertThat(command.options())
                .allSatisfy(option -> assertThat(page).contains("\n\\fB" + escaped(option.names()[0]) + "\\fR"));
        assertThat(command.subcommands().values())
                .allSatisfy(subcommand -> assertThat(page)
                        .contains("\\fB" + escaped(subcommand.getCommandSpec().qualifiedName("-")) + "\\fR(1)"));
        assertThat(page).doesNotContain("@|").doesNotContain("${").doesNotContain("%n");
    }

    @Test
    void whatRoffWouldUnderstandOtherwiseIsEscaped() {
        Roff roff = new Roff();
        roff.line(".it's a\\b -c → ~d");
        roff.line("'" + Roff.bold("-x"));
        assertThat(roff.text()).isEqualTo("\\&.it\\(aqs a\\eb \\-c \\[u2192] \\(tid\n\\(aq\\fB\\-x\\fR\n");
    }

    @Test
    void indentedLinesStayAsTheyAre() {
        Roff roff = new Roff();
        roff.paragraphs(List.of("one", "  a  b", "  c", "", "two"));
        assertThat(roff.text()).isEqualTo(".PP\none\n.PP\n.EX\n  a  b\n  c\n.EE\n.PP\ntwo\n");
    }
}
