package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of commands when nobody reads their output any more: they stop, even if their input never ends, and say nothing. */
@Timeout(60)
class ReaderGoneTest {
    private static final String LIBRARY = "../specs";

    /** Reads some bytes, and then is not there any more. */
    private static final class Head extends OutputStream {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final int most;

        Head(int most) {
            this.most = most;
        }

        @Override
        public void write(int octet) throws IOException {
            if (read.size() >= most) {
                throw new IOException("Broken pipe");
            }
            read.write(octet);
        }
    }

    /** The same bytes again and again, after some that come once. */
    private static final class Endless extends InputStream {
        private final byte[] first;
        private final byte[] again;
        private long position;

        Endless(byte[] first, byte[] again) {
            this.first = first;
            this.again = again;
        }

        @Override
        public int read() {
            long at = position++;
            return (at < first.length ? first[(int) at] : again[(int) ((at - first.length) % again.length)]) & 0xff;
        }

        @Override
        public int available() {
            return 1;
        }
    }

    private static CommandLineRun run(InputStream input, int most, String... arguments) {
        Head out = new Head(most);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Mplc.run(new Streams(input, Streams.buffered(out), messages, false, false), arguments);
        return new CommandLineRun(
                code, out.read.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static InputStream lines(String line) {
        return new Endless(new byte[0], (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream capture() throws IOException {
        byte[] web = Files.readAllBytes(Path.of("../samples/web.pcap"));
        return new Endless(Arrays.copyOf(web, 24), Arrays.copyOfRange(web, 24, web.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 100_000})
    void dissectingACaptureEndsQuietly(int most) throws Exception {
        CommandLineRun run = run(capture(), most, "dissect", "-I", LIBRARY, "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(most);
    }

    @Test
    void dissectingACaptureToJsonEndsQuietly() throws Exception {
        CommandLineRun run = run(capture(), 1000, "dissect", "-I", LIBRARY, "--json", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 100_000})
    void dissectingPacketsEndsQuietly(int most) {
        CommandLineRun run = run(lines("04000035000900000a"), most, "dissect", "-I", LIBRARY, "-p", "udp");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 100_000})
    void buildingEndsQuietly(int most) {
        String json = "{\"source_port\":1,\"dest_port\":2,\"payload\":\"00\"}";
        CommandLineRun run = run(lines(json), most, "build", "-I", LIBRARY, "-p", "udp");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(most);
    }

    @Test
    void otherCommandsEndQuietly() {
        InputStream none = InputStream.nullInputStream();
        for (String[] command : new String[][] {
            {"explain"}, {"--help"}, {"dump", "--emit=ir", LIBRARY + "/udp/udp.mpl"}, {"fmt", "--stdout", LIBRARY}
        }) {
            CommandLineRun run = run(none, 5, command);
            assertThat(run.exitCode()).as(String.join(" ", command)).isEqualTo(ExitCode.FINE);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).hasSize(5);
        }
    }

    @Test
    void theProcessEndsToo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mplc.class.getName(),
                        "dissect",
                        "-I",
                        LIBRARY,
                        "-p",
                        "udp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream lines = process.getOutputStream()) {
            byte[] line = "04000035000900000a\n".getBytes(StandardCharsets.US_ASCII);
            lines.write(line);
            lines.flush();
            assertThat(process.getInputStream().read()).isEqualTo('u');
            process.getInputStream().close();
            while (process.isAlive()) {
                lines.write(line);
            }
        } catch (IOException e) {
            // It reads no more, as it has ended.
        }
        assertThat(process.waitFor()).isEqualTo(ExitCode.FINE);
    }
}
