package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;

/** The server's side of measurements, one after the other, as iperf3 does it. */
final class BenchServer {
    private static final Duration LAST_BLOCK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What iperf3 says when something is not there. */
    private static final int NOT_IMPLEMENTED = 13;

    private final BenchNetwork network;
    private final LinkListener listener;
    private final PrintWriter out;

    BenchServer(BenchNetwork network, LinkListener listener, PrintWriter out) {
        this.network = network;
        this.listener = listener;
        this.out = out;
    }

    /**
     * Serves the next client to its end.
     *
     * @throws IOException if that one does what it should not, or its connections break; others can be served after that
     */
    void serve() throws IOException, InterruptedException {
        List<Link> links = new ArrayList<>();
        Link link = listener.accept();
        try (IperfControl control = new IperfControl(link)) {
            out.println("accepted a connection from " + link.remoteAddress());
            out.flush();
            BenchPlan plan;
            try (Watchdog _ = new Watchdog(control, PATIENCE)) {
                String cookie = IperfControl.readCookie(link);
                plan = agree(control);
                accept(control, cookie, plan, links);
            }
            BenchRun run = new BenchRun(plan, plan.isReverse(), links, network, out);
            try {
                measure(control, run);
            } finally {
                run.close();
            }
        } finally {
            for (Link stream : links) {
                stream.close();
            }
        }
    }

    private static BenchPlan agree(IperfControl control) throws IOException {
        control.send(IperfState.PARAM_EXCHANGE);
        try {
            return IperfJson.plan(control.readText());
        } catch (UnsupportedOperationException e) {
            control.sendError(NOT_IMPLEMENTED);
            throw new IOException("the client asks for `" + e.getMessage() + "`, which is not done here", e);
        }
    }

    private void accept(IperfControl control, String cookie, BenchPlan plan, List<Link> links) throws IOException {
        control.send(IperfState.CREATE_STREAMS);
        while (links.size() < plan.streams()) {
            Link stream = listener.accept();
            try (Watchdog _ = new Watchdog(stream, PATIENCE)) {
                if (IperfControl.readCookie(stream).equals(cookie)) {
                    links.add(stream);
                    continue;
                }
            } catch (IOException e) {
                out.println("a connection from " + stream.remoteAddress() + " said nothing");
                stream.close();
                continue;
            }
            // Somebody else wants to measure.
            new IperfControl(stream).send(IperfState.ACCESS_DENIED);
            stream.close();
        }
        control.send(IperfState.TEST_START);
        control.send(IperfState.TEST_RUNNING);
    }

    private void measure(IperfControl control, BenchRun run) throws IOException, InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicReference<IOException> problem = new AtomicReference<>();
        Thread.ofPlatform().daemon().name("control").start(() -> {
            try {
                control.expect(IperfState.TEST_END);
            } catch (IOException e) {
                problem.set(e);
            }
            isOver.set(true);
        });
        run.awaitEnd(isOver::get);
        run.stop(LAST_BLOCK);
        run.endSending();
        IOException said = problem.get();
        if (said != null) {
            throw said;
        }
        try (Watchdog _ = new Watchdog(control, PATIENCE)) {
            control.send(IperfState.EXCHANGE_RESULTS);
            BenchResult other = IperfJson.result(control.readText());
            run.receiveAll(other);
            BenchResult own = run.result();
            control.send(IperfJson.results(own));
            control.send(IperfState.DISPLAY_RESULTS);
            run.summary(own, other);
            control.expect(IperfState.IPERF_DONE);
        }
    }
}
