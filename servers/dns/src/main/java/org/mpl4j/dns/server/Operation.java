package org.mpl4j.dns.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.LogConfig;
import org.mpl4j.dns.config.MetricsConfig;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.nativeio.NativeIo;
import org.mpl4j.servers.common.nativeio.ServiceNotifier;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.servers.common.operate.Logs;
import org.mpl4j.servers.common.operate.WatchServer;
import sun.misc.Signal;

/** Keeps a server in its operator's hands until it is stopped: signals, control socket, logs, metrics, the service manager. */
public final class Operation {
    private static final long FIRST_ANSWER_MILLIS = 300;
    private static final long LOOK_MILLIS = 10;
    private static final long STOP_MILLIS = 10_000;

    private final Serving serving;
    private final ConfigSource configuration;
    private final PrintStream err;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable String failure;

    /** Where the configuration is read from again. */
    @FunctionalInterface
    public interface ConfigSource {
        /** Reads it as it is now. */
        Config read() throws IOException, ConfigException;
    }

    /** Of a server that serves. */
    public Operation(Serving serving, ConfigSource configuration, PrintStream err) {
        this.serving = serving;
        this.configuration = configuration;
        this.err = err;
    }

    /** Runs until somebody stops it; the exit status. */
    public int run(Config config) throws IOException, InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(null, this::stopAndWait, "shutdown"));
        } catch (IllegalStateException e) {
            // Somebody has stopped it already.
            serving.close();
            return 0;
        }
        Signal.handle(new Signal("HUP"), signal -> Thread.ofVirtual().start(this::reload));
        Thread later = new Thread(null, () -> later(config), "operation");
        later.setDaemon(true);
        later.start();
        stop.await();
        tellManager("STOPPING=1");
        serving.close();
        closeLater();
        stopped.countDown();
        String wrong = failure;
        if (wrong != null) {
            err.println("mpl-dns: " + wrong);
            return 1;
        }
        return 0;
    }

    /** Has {@link #run} end. */
    public void stop() {
        stop.countDown();
    }

    private @Nullable WatchServer watch;
    private @Nullable ControlSocket control;

    /** What the first answer need not wait for. */
    private synchronized void later(Config config) {
        try {
            for (long waited = 0;
                    waited < FIRST_ANSWER_MILLIS && serving.metrics().answered() == 0;
                    waited += LOOK_MILLIS) {
                wait(LOOK_MILLIS);
            }
            Logs.set(
                    err,
                    config.log().format() == LogConfig.Format.JSON,
                    config.log().level());
            MetricsConfig metrics = config.metrics();
            if (metrics != null) {
                watch = new WatchServer(metrics.listen(), serving::metricsText, serving.answering()::problem);
            }
            Path socket = config.controlSocket();
            if (socket != null) {
                control = ControlSocket.open(socket, this::command);
            }
            tellManager("READY=1");
        } catch (IOException e) {
            failure = e.getMessage();
            stop.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void closeLater() throws IOException {
        if (watch != null) {
            watch.close();
        }
        if (control != null) {
            control.close();
        }
    }

    private String command(String command) {
        return switch (command) {
            case "status" -> serving.status();
            case "reload" -> reload();
            case "freeze" -> serving.answering().freeze();
            case "thaw" -> serving.answering().thaw();
            case "stop" -> {
                stop.countDown();
                yield "stopping";
            }
            default -> "there is no command " + command + "; there are freeze, reload, status, stop and thaw";
        };
    }

    private String reload() {
        String done;
        try {
            done = serving.answering().reload(configuration.read());
        } catch (IOException | ConfigException e) {
            done = "nothing is changed:\n" + e.getMessage();
        }
        HeldLog.logger("org.mpl4j.dns").log(System.Logger.Level.INFO, "reload: " + done);
        return done;
    }

    private static void tellManager(String state) {
        String socket = System.getenv(ServiceNotifier.VARIABLE);
        if (socket != null && !socket.isEmpty() && NativeIo.isAvailable()) {
            try {
                ServiceNotifier.tell(socket, state);
            } catch (IOException e) {
                HeldLog.logger("org.mpl4j.dns").log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
    }

    /** SIGTERM and SIGINT: the JVM ends when this returns. */
    private void stopAndWait() {
        stop.countDown();
        try {
            if (!stopped.await(STOP_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                err.println("mpl-dns: stopped before all was done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
