package org.mpl4j.web.operate;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.mpl4j.servers.common.nativeio.NativeIo;
import org.mpl4j.servers.common.nativeio.ServiceNotifier;
import org.mpl4j.servers.common.operate.HeldLog;
import sun.misc.Signal;

/** Keeps a server in its operator's hands until it is stopped: signals, the service manager. */
public final class Operation {
    private final WebServer server;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Of a server that serves. */
    public Operation(WebServer server) {
        this.server = server;
    }

    /** Runs until SIGTERM or SIGINT; SIGHUP has files read again, and the access log opened anew. */
    public void run() throws IOException, InterruptedException {
        Signal.handle(new Signal("TERM"), signal -> stop.countDown());
        Signal.handle(new Signal("INT"), signal -> stop.countDown());
        Signal.handle(new Signal("HUP"), signal -> server.reload());
        tellManager("READY=1");
        stop.await();
        tellManager("STOPPING=1");
        server.close();
    }

    private static void tellManager(String state) {
        String socket = System.getenv(ServiceNotifier.VARIABLE);
        if (socket != null && !socket.isEmpty() && NativeIo.isAvailable()) {
            try {
                ServiceNotifier.tell(socket, state);
            } catch (IOException e) {
                HeldLog.logger("org.mpl4j.web").log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
    }
}
