package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.link.Link;

/** The client's side of a measurement, as iperf3 does it: the server says what comes next, the client when it is over. */
final class BenchClient {
    private static final String COOKIE_CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int COOKIE_LENGTH = 36;
    private static final Duration LAST_BLOCK = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BenchNetwork network;
    private final InetSocketAddress server;
    private final BenchPlan plan;
    private final PrintWriter out;
    private final String cookie = cookie(new SecureRandom());
    private final List<Link> links = new ArrayList<>();
    private @Nullable BenchRun run;

    BenchClient(BenchNetwork network, InetSocketAddress server, BenchPlan plan, PrintWriter out) {
        this.network = network;
        this.server = server;
        this.plan = plan;
        this.out = out;
    }

    private static String cookie(Random random) {
        StringBuilder cookie = new StringBuilder();
        for (int i = 0; i < COOKIE_LENGTH; i++) {
            cookie.append(COOKIE_CHARACTERS.charAt(random.nextInt(COOKIE_CHARACTERS.length())));
        }
        return cookie.toString();
    }

    /** Measures, and prints what comes out. */
    void run() throws IOException, InterruptedException {
        Link link = network.connect(server);
        link.noDelay(true);
        try (IperfControl control = new IperfControl(link)) {
            IperfControl.sendCookie(link, cookie);
            prepare(control);
            BenchRun running = new BenchRun(plan, !plan.isReverse(), links, network, out);
            run = running;
            running.await();
            running.stop(LAST_BLOCK);
            control.send(IperfState.TEST_END);
            end(control, running);
        } finally {
            close();
        }
    }

    private void prepare(IperfControl control) throws IOException {
        try (Watchdog _ = new Watchdog(control, PATIENCE)) {
            control.expect(IperfState.PARAM_EXCHANGE);
            control.send(IperfJson.parameters(plan));
            control.expect(IperfState.CREATE_STREAMS);
            for (int i = 0; i < plan.streams(); i++) {
                Link stream = network.connect(server);
                links.add(stream);
                IperfControl.sendCookie(stream, cookie);
            }
            control.expect(IperfState.TEST_START);
            control.expect(IperfState.TEST_RUNNING);
        }
    }

    private void end(IperfControl control, BenchRun running) throws IOException, InterruptedException {
        try (Watchdog _ = new Watchdog(control, PATIENCE)) {
            control.expect(IperfState.EXCHANGE_RESULTS);
            control.send(IperfJson.results(running.result()));
            BenchResult other = IperfJson.result(control.readText());
            control.expect(IperfState.DISPLAY_RESULTS);
            running.receiveAll(other);
            running.summary(running.result(), other);
            control.send(IperfState.IPERF_DONE);
        }
    }

    private void close() throws IOException {
        BenchRun running = run;
        if (running != null) {
            running.close();
            return;
        }
        for (Link link : links) {
            link.close();
        }
    }
}
