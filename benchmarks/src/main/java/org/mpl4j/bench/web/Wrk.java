package org.mpl4j.bench.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The client: wrk, one thread, on a processor of its own. */
final class Wrk {
    static final Path PROGRAM = Path.of("/usr/bin/wrk");
    static final String DEBIAN_PACKAGE = "wrk";

    private static final int CONNECTIONS = 64;
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private final int cpu;

    /**
     * What it saw.
     *
     * @param requests how many were answered
     * @param rate how many a second
     */
    record Result(long requests, double rate) {}

    Wrk(int cpu) {
        this.cpu = cpu;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Fetches a file for some seconds.
     *
     * @throws IOException if something else came than 200, or nothing, with what wrk says
     */
    Result run(InetSocketAddress server, Row row, int seconds) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "taskset",
                "-c",
                Integer.toString(cpu),
                PROGRAM.toString(),
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + seconds + "s",
                // Long pages can let a connection wait while others are served; that is no fault of a server, and
                // counts by itself.
                "--timeout",
                "30s"));
        if (row.isClosing()) {
            words.addAll(List.of("-H", "Connection: close"));
        }
        words.add("http://" + server.getAddress().getHostAddress() + ":" + server.getPort() + "/" + row.file());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher count = COUNT.matcher(said);
        Matcher rate = RATE.matcher(said);
        if (!count.find() || !rate.find() || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IOException("wrk was not served:\n" + said);
        }
        return new Result(Long.parseLong(count.group(1)), Double.parseDouble(rate.group(1)));
    }
}
