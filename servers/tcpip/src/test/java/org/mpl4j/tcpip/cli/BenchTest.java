package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.servers.common.link.LinkListener;

/** Measurements on the system's sockets, between sides of ours and with iperf3. */
class BenchTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final long BYTES = 30_000_001;

    private final BenchNetwork network = BenchNetwork.ofKernel();
    private final StringWriter serverOut = new StringWriter();
    private final StringWriter clientOut = new StringWriter();

    private static BenchPlan bytes(int streams, boolean isReverse) {
        return new BenchPlan(Duration.ZERO, BYTES, streams, 64 << 10, isReverse);
    }

    private CompletableFuture<Void> serve(LinkListener listener) {
        return CompletableFuture.runAsync(() -> {
            try {
                new BenchServer(network, listener, new PrintWriter(serverOut)).serve();
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void measure(InetSocketAddress server, BenchPlan plan) throws IOException, InterruptedException {
        new BenchClient(network, server, plan, new PrintWriter(clientOut)).run();
    }

    @ParameterizedTest(name = "{0} streams, reverse: {1}")
    @CsvSource({"1, false", "1, true", "5, false", "5, true"})
    void bothSidesCountTheSame(int streams, boolean isReverse) throws Exception {
        try (LinkListener listener = network.listen(loopback(0))) {
            CompletableFuture<Void> served = serve(listener);
            measure((InetSocketAddress) listener.localAddress(), bytes(streams, isReverse));
            served.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        String all = "bytes sent " + BYTES + ", received " + BYTES;
        assertThat(clientOut.toString()).contains(all).contains("[  1]").contains("bits/sec");
        assertThat(serverOut.toString()).contains(all);
        assertThat(clientOut.toString().contains("[SUM]")).isEqualTo(streams > 1);
    }

    @Test
    void takesAsLongAsItWasTold() throws Exception {
        long begin = System.nanoTime();
        try (LinkListener listener = network.listen(loopback(0))) {
            CompletableFuture<Void> served = serve(listener);
            measure(
                    (InetSocketAddress) listener.localAddress(),
                    new BenchPlan(Duration.ofSeconds(2), 0, 2, 128 << 10, false));
            served.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(System.nanoTime() - begin).isGreaterThan(2_000_000_000L);
        // A line for each second and stream, besides the last part of one.
        assertThat(clientOut.toString().lines().filter(line -> line.startsWith("[  3]")))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest(name = "{0} streams, reverse: {1}")
    @CsvSource({"1, false", "3, true"})
    void measuresWithAServerOfIperf3(int streams, boolean isReverse) throws Exception {
        assumeTrue(Programs.isThere("iperf3"), "iperf3 is not installed: this is not tested");
        int port = freePort();
        Process server = Programs.start(List.of("iperf3", "-s", "-1", "-p", "" + port, "-B", "127.0.0.1"));
        try {
            awaitListening(port);
            measure(loopback(port), bytes(streams, isReverse));
            String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).as(said).isZero();
        } finally {
            server.destroy();
        }
        if (isReverse) {
            // iperf3 sends whole blocks.
            assertThat(sent()).isGreaterThanOrEqualTo(BYTES);
            assertThat(received()).isEqualTo(sent());
        } else {
            // iperf3 does not read to the end.
            assertThat(sent()).isEqualTo(BYTES);
            assertThat(received()).isBetween(BYTES / 2, BYTES);
        }
    }

    private long sent() {
        return number("bytes sent ");
    }

    private long received() {
        return number(", received ");
    }

    private long number(String before) {
        String text = clientOut.toString();
        String rest = text.substring(text.indexOf(before) + before.length());
        return Long.parseLong(rest.split("[^0-9]", 2)[0]);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"-P 1", "-P 3", "-R"})
    void servesAClientOfIperf3(String options) throws Exception {
        assumeTrue(Programs.isThere("iperf3"), "iperf3 is not installed: this is not tested");
        try (LinkListener listener = network.listen(loopback(0))) {
            CompletableFuture<Void> served = serve(listener);
            String port = "" + ((InetSocketAddress) listener.localAddress()).getPort();
            String output = Programs.run(List.of(("iperf3 -c 127.0.0.1 -n 20M -p " + port + " " + options).split(" ")));
            served.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(output).contains("iperf Done.");
        }
        String summary = serverOut
                .toString()
                .lines()
                .filter(line -> line.startsWith("bytes sent"))
                .findFirst()
                .orElseThrow();
        String[] numbers = summary.replaceAll("[^0-9]+", " ").strip().split(" ");
        assertThat(Long.parseLong(numbers[0])).isBetween(20L << 20, 25L << 20);
        if (!options.equals("-R")) {
            assertThat(numbers[1]).isEqualTo(numbers[0]);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"-u, udp", "--bidir, bidirectional"})
    void refusesWhatItDoesNotDo(String option, String name) throws Exception {
        assumeTrue(Programs.isThere("iperf3"), "iperf3 is not installed: this is not tested");
        try (LinkListener listener = network.listen(loopback(0))) {
            CompletableFuture<Void> served = serve(listener);
            String port = "" + ((InetSocketAddress) listener.localAddress()).getPort();
            assertThatThrownBy(() -> Programs.run(List.of("iperf3", "-c", "127.0.0.1", "-p", port, option)))
                    .hasMessageContaining("not implemented yet");
            assertThatThrownBy(() -> served.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .rootCause()
                    .hasMessage(name);
        }
    }

    @Test
    void whoSpeaksOtherwiseIsToldApart() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try (Socket client = web.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    assertThat(client.getInputStream().read()).isNotNegative();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            assertThatThrownBy(() -> measure(loopback(web.getLocalPort()), bytes(1, false)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the other side does not speak as iperf3 does: it says 72");
            answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aClientThatAsksForNonsenseIsRefused() {
        assertThatThrownBy(() -> IperfJson.plan("[1]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> IperfJson.plan("{")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> IperfJson.plan("{\"parallel\":1000}")).hasMessageContaining("1 to 128 streams");
        assertThatThrownBy(() -> IperfJson.plan("{\"time\":0}")).hasMessageContaining("takes some time");
        assertThatThrownBy(() -> IperfJson.plan("{\"len\":-5}")).hasMessageContaining("1 to 1048576 bytes");
        assertThatThrownBy(() -> IperfJson.result("{\"streams\":[1]}")).isInstanceOf(IOException.class);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Without connecting, which would be the one client that is served. */
    private static void awaitListening(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        String place = "0100007F:%04X 00000000:0000 0A".formatted(port);
        while (!Files.readString(Path.of("/proc/net/tcp")).contains(place)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
