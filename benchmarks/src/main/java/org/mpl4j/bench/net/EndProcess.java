package org.mpl4j.bench.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.server.IpCommand;

/** One end of transfers, as a process on one processor, whose lines are read. */
final class EndProcess implements AutoCloseable {
    private static final String PACKAGE = "org.mpl4j.tcpip.drive.";

    private final Process process;
    private final BufferedReader lines;
    private final Writer orders;

    private EndProcess(Process process) {
        this.process = process;
        lines = process.inputReader();
        orders = process.outputWriter();
    }

    /**
     * Starts it.
     *
     * @param namespace where it runs; empty for here
     * @param cpu the number of its processor
     * @param program its main class, which comes with the stack
     */
    static EndProcess start(String namespace, int cpu, String program, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PACKAGE + program));
        command.addAll(List.of(words));
        return start(namespace, cpu, command);
    }

    /** Starts one that is any program. */
    static EndProcess start(String namespace, int cpu, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(IpCommand.in(namespace));
        command.addAll(List.of("taskset", "-c", Integer.toString(cpu)));
        command.addAll(program);
        return new EndProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits for a line that begins so; returns what follows. */
    String await(String beginning) throws IOException {
        String line = lines.readLine();
        if (line == null || !line.startsWith(beginning)) {
            throw new IOException("one end said '" + line + "' instead of '" + beginning + "'");
        }
        return line.substring(beginning.length());
    }

    /** The transfer that has ended, in Gbit/s. */
    double awaitRate() throws IOException {
        String[] numbers = await("received ").split(" ");
        return Double.parseDouble(numbers[0]) * Byte.SIZE / Double.parseDouble(numbers[1]);
    }

    /** Says a line to it. */
    void tell(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
