package org.mpl4j.summon.operate;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mpl4j.dns.transport.Addresses;
import org.mpl4j.servers.common.nativeio.NativeIo;
import org.mpl4j.servers.common.nativeio.ServiceNotifier;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.summon.config.SummonConfig;
import sun.misc.Signal;

/** Keeps a directory in its operator's hands until it is stopped: signals, the service manager, a live table where it is wanted. */
public final class Operation {
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final CountDownLatch stop = new CountDownLatch(1);
    private final PrintStream out;

    /** That tells on a stream what goes on. */
    public Operation(PrintStream out) {
        this.out = out;
        Signal.handle(new Signal("TERM"), signal -> stop.countDown());
        Signal.handle(new Signal("INT"), signal -> stop.countDown());
    }

    /**
     * Runs until SIGTERM, SIGINT or the operator's command; SIGHUP has the configuration read again.
     *
     * @param invitation what is said when it serves
     * @param tableSeconds how often the table of appliances is printed, 0 for never
     */
    public void run(
            SummonConfig config,
            SummonServer.ConfigSource source,
            SummonServer.PlacesFactory places,
            String invitation,
            int tableSeconds)
            throws IOException, InterruptedException {
        try (SummonServer server = new SummonServer(config, source, places, stop::countDown)) {
            Signal.handle(new Signal("HUP"), signal -> Thread.ofVirtual().start(server::reload));
            server.addresses().forEach(address -> out.println("mpl-summon answers at " + Addresses.show(address)));
            out.print(invitation);
            out.flush();
            tellManager("READY=1");
            if (tableSeconds == 0) {
                stop.await();
            } else {
                show(server, invitation, tableSeconds);
            }
            tellManager("STOPPING=1");
            out.println("stopping");
        }
    }

    /** On a terminal the table is always in the same place; elsewhere it is printed when it has changed. */
    private void show(SummonServer server, String invitation, int seconds) throws IOException, InterruptedException {
        boolean isTerminal = Boolean.getBoolean("mplc.terminal.out");
        String before = "";
        do {
            String now = states(server);
            if (isTerminal) {
                out.print(CLEAR + invitation + "\n" + server.table());
            } else if (!now.equals(before)) {
                out.print(server.table());
            }
            out.flush();
            before = now;
        } while (!stop.await(seconds, TimeUnit.SECONDS));
    }

    private static String states(SummonServer server) throws IOException {
        StringBuilder states = new StringBuilder();
        server.status()
                .forEach(one ->
                        states.append(one.member().state()).append(one.member().starts()));
        return states.toString();
    }

    private static void tellManager(String state) {
        String socket = System.getenv(ServiceNotifier.VARIABLE);
        if (socket != null && !socket.isEmpty() && NativeIo.isAvailable()) {
            try {
                ServiceNotifier.tell(socket, state);
            } catch (IOException e) {
                HeldLog.logger("org.mpl4j.summon").log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
    }
}
