package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What is said to command lines, before any stack is started. */
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return MplNet.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    static Stream<String> commands() {
        return MplNet.commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpTellsWhatItDoes(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: mpl-net " + command);
        CommandLine line = MplNet.commandLine().getSubcommands().get(command);
        if (!line.getCommandSpec().usageMessage().hidden()) {
            assertThat(out.toString()).contains("Exit status:").contains("Examples:");
        }
    }

    @Test
    void worksInItself() {
        assertThat(run("self-test")).isZero();
        assertThat(out.toString())
                .isEqualTo("echoes answered: 3 of 3, way found: true, bytes moved: 1048576 of 1048576\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ping 192.0.2.1 | the stack needs a device: --tap NAME",
                "ping --tap t 192.0.2.1 | the stack has no address: say one, such as 192.0.2.2/24",
                "ping --tap t --address 192.0.2.2/33 192.0.2.1 | '192.0.2.2/33' needs a length from 0 to 32",
                "ping --tap t --address 192.0.2.2/24 --gateway 10.0.0.1 192.0.2.1 | the gateway 10.0.0.1 is in none of the networks",
                "ping --tap t --address 192.0.2.2/24 --host-address nonsense 192.0.2.1 | nonsense",
                "ping -s 70000 192.0.2.1 | a size is 0 to 65507 bytes, not 70000",
                "ping -c 0 192.0.2.1 | a count is at least 1, not 0",
                "ping -i abc 192.0.2.1 | 'abc' is no number of seconds",
                "ping -t 0 192.0.2.1 | the number of hops is 1 to 255, not 0",
                "ping -4 -6 192.0.2.1 | -4",
                "ping | HOST",
                "trace -m 300 192.0.2.1 | hops are 1 to 255",
                "trace -q 0 192.0.2.1 | there are 1 to 10 probes a hop, not 0",
                "connect 192.0.2.1 70000 | a port is 1 to 65535, not 70000",
                "connect 192.0.2.1 | PORT",
                "connect -p 5 192.0.2.1 80 | --local-port is for datagrams (-u)",
                "listen 0 | a port is 1 to 65535, not 0",
                "listen -k -u 7 | --keep is for connections",
                "listen -s nonsense 7 | nonsense",
                "bench | either a server is measured with (HOST), or this is one (--server)",
                "bench -s 192.0.2.1 | either a server is measured with (HOST), or this is one (--server)",
                "bench -n 1x 192.0.2.1 | --bytes takes a number of bytes, such as 500, 64K, 100M or 2G, not '1x'",
                "bench -n 1K -t 5 192.0.2.1 | either --time or --bytes",
                "bench -P 200 192.0.2.1 | there are 1 to 128 streams, not 200",
                "bench -w 1K 192.0.2.1 | buffers have 4K to 256M, not 1K",
                "stats -i 0 | an interval is at least 0.1 seconds",
                "capture | -i=NAME",
                "capture -i lo -c 0 | a count is at least 1, not 0",
                "capture -i lo port http | `http` is no number of a port",
                "capture -i lo -s 1 | of a frame 16 to 262144 bytes are recorded, not 1",
                "demo --loss 99 | the loss is 0 to 50 percent, not 99.0",
                "demo --bytes none | --bytes takes a number of bytes",
                "nonsense | nonsense"
            })
    void saysWhatIsWrong(String arguments, String problem) {
        assertThat(run(arguments.strip().split(" "))).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).startsWith("mpl-net: ").contains(problem).contains("--help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThat(run()).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString())
                .startsWith(
                        "mpl-net: a command is needed: ping, trace, listen, connect, conduit, bench, stats, capture, demo\n");
    }

    @Test
    void saysThatNobodyTells() {
        assertThat(run("stats", "--once", "/nonexistent/socket")).isEqualTo(ExitStatus.FAILED);
        assertThat(err.toString()).contains("nobody tells at /nonexistent/socket how a stack is");
    }

    @Test
    void knowsUnits() throws UsageException {
        assertThat(List.of(
                        Quantity.bytes("-n", "7"),
                        Quantity.bytes("-n", "64k"),
                        Quantity.bytes("-n", "2G"),
                        Quantity.bytes("-n", "0")))
                .containsExactly(7L, 65_536L, 2L << 30, 0L);
    }
}
