package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramCommandTest {
    private static final String TCP = "../specs/tcp/tcp.mpl";

    @TempDir
    Path folder;

    /** Compare RFC 9293 section 3.1, whose flags stand upright, too. */
    @Test
    void drawsTcpAsItsRfcDoes() {
        CommandLineRun run = CommandLineRun.of("diagram", TCP, "--packet", "tcp");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("""
                tcp(bytes pseudo)
                Transmission Control Protocol (RFC 9293). pseudo is source and destination address, as IP carries them.

                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |          source_port          |           dest_port           |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                           sequence                            |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                        acknowledgment                         |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                | data_ |reser|a|c|e|u|a|p|r|s|f|                               |
                |offset | ved |e|w|c|r|c|s|s|y|i|            window             |
                |       |     | |r|e|g|k|h|t|n|n|                               |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void writesSvgWhereTheNameSaysSo() throws Exception {
        Path file = folder.resolve("tcp.svg");
        CommandLineRun run =
                CommandLineRun.of("diagram", "../specs/tcp", "-p", "tcp", "-p", "tcp_option", "-o", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("<title>tcp, tcp_option</title>", ">MaximumSegmentSize: kind = MSS (2)</text>")
                .endsWith("</svg>\n");
        assertThat(CommandLineRun.of("diagram", TCP, "--as", "svg").out()).startsWith("<svg ");
    }

    @Test
    void drawsAllPacketsOfTheLibrary() {
        CommandLineRun run = CommandLineRun.of("diagram", "../specs");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\nipv4\n", "\ntcp_option\n", "\ndns_question\n");
        assertThat(CommandLineRun.of("diagram", "../specs", "--as", "svg").exitCode())
                .isZero();
    }

    @Test
    void namesThePacketsThatThereAre() {
        CommandLineRun run = CommandLineRun.of("diagram", "../specs/udp", "--packet", "tcp");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("there is no packet `tcp`; there are udp");
    }

    @Test
    void reportsWhatIsWrongWithASpecification() {
        CommandLineRun run = CommandLineRun.withInput("packet p { a: soup; }", "diagram", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).contains("soup");
        assertThat(run.out()).isEmpty();
    }
}
