package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.NativeIo;
import org.mpl4j.servers.common.nativeio.ServiceNotifier;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.servers.common.operate.Logs;
import org.mpl4j.servers.common.operate.WatchServer;
import org.mpl4j.ssh.config.Choice;
import org.mpl4j.ssh.config.FileName;
import org.mpl4j.ssh.config.ListenAddress;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Settings;
import sun.misc.Signal;

/** Keeps a server in its operator's hands until it is stopped: signals, control socket, logs, metrics, the service manager. */
public final class Operation {
    private static final int NOT_FOR_OTHERS_TO_WRITE = 022;

    private final Sshd sshd;
    private final PrintStream err;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable WatchServer watch;
    private @Nullable ControlSocket control;

    /** Of a server that runs. */
    public Operation(Sshd sshd, PrintStream err) {
        this.sshd = sshd;
        this.err = err;
    }

    /** Has logs written as a configuration says. */
    public static void log(Settings settings, PrintStream err) {
        Level level = switch (settings.get(Options.LOG_LEVEL)) {
            case QUIET -> Level.OFF;
            case FATAL, ERROR -> Level.ERROR;
            case INFO -> Level.INFO;
            case VERBOSE -> Level.DEBUG;
            case DEBUG, DEBUG1, DEBUG2, DEBUG3 -> Level.TRACE;
        };
        Logs.set(err, settings.get(Options.LOG_FORMAT) == Choice.LogFormat.JSON, level);
    }

    /** As sshd does: what this process and its programs make is not for others to write, unless a program says so itself. */
    public static void limitPermissions() {
        if (NativeIo.isAvailable()) {
            FileCalls calls = new FileCalls();
            int before = calls.umask(NOT_FOR_OTHERS_TO_WRITE);
            calls.umask(before | NOT_FOR_OTHERS_TO_WRITE);
        }
    }

    /**
     * Runs until somebody stops it.
     *
     * @return the exit status
     * @throws IOException if something that the configuration wants can't be
     */
    public int run() throws IOException, InterruptedException {
        Settings settings = sshd.settings();
        try {
            begin(settings);
        } catch (IOException e) {
            sshd.stop(Duration.ZERO);
            close(settings);
            throw e;
        }
        stop.await();
        tellManager("STOPPING=1");
        int ended = sshd.stop(sshd.settings().get(Options.STOP_GRACE_TIME));
        SshdLog.write(Level.INFO, ended == 0 ? "stopped" : "stopped, and ended %d connections".formatted(ended));
        close(settings);
        return 0;
    }

    private void begin(Settings settings) throws IOException {
        for (String name : List.of("TERM", "INT")) {
            Signal.handle(new Signal(name), signal -> Thread.ofVirtual().start(() -> terminate(signal.getNumber())));
        }
        Signal.handle(
                new Signal("HUP"),
                signal -> Thread.ofVirtual().start(() -> {
                    SshdLog.write(Level.INFO, "Received SIGHUP; reading the configuration again.");
                    reload();
                }));
        List<ListenAddress> metrics = settings.get(Options.METRICS_ADDRESS);
        if (!metrics.isEmpty()) {
            InetSocketAddress address = metrics.get(0).resolve(List.of(0)).get(0);
            WatchServer server = new WatchServer(address, sshd::metricsText, () -> "");
            watch = server;
            SshdLog.write(Level.INFO, "Metrics on %s.".formatted(LogText.peer(server.address())));
        }
        Optional<FileName> socket = settings.get(Options.CONTROL_SOCKET);
        if (socket.isPresent()) {
            control = ControlSocket.open(socket.get().path(), this::command);
        }
        Optional<FileName> pid = settings.get(Options.PID_FILE);
        if (pid.isPresent()) {
            Files.writeString(pid.get().path(), ProcessHandle.current().pid() + "\n");
        }
        tellManager("READY=1");
    }

    private void close(Settings settings) throws IOException {
        if (watch != null) {
            watch.close();
        }
        if (control != null) {
            control.close();
        }
        Optional<Path> pid = settings.get(Options.PID_FILE).map(FileName::path);
        if (pid.isPresent()) {
            Files.deleteIfExists(pid.get());
        }
    }

    /** Has {@link #run} end. */
    public void stop() {
        stop.countDown();
    }

    private String command(String command) {
        return switch (command) {
            case "status" -> sshd.status();
            case "reload" -> reload();
            case "stop" -> {
                stop();
                yield "stopping";
            }
            default -> "there is no command " + command + "; there are reload, status and stop";
        };
    }

    /** Whatever is wrong, connections go on, and new ones as before. */
    private String reload() {
        String done;
        Level level = Level.INFO;
        try {
            done = sshd.reload();
            log(sshd.settings(), err);
        } catch (IOException | ConfigException e) {
            done = "nothing is changed:\n" + e.getMessage();
            level = Level.ERROR;
        }
        SshdLog.write(level, "reload: " + done);
        return done;
    }

    private static void tellManager(String state) {
        String socket = System.getenv(ServiceNotifier.VARIABLE);
        if (socket != null && !socket.isEmpty() && NativeIo.isAvailable()) {
            try {
                ServiceNotifier.tell(socket, state);
            } catch (IOException e) {
                SshdLog.write(Level.WARNING, String.valueOf(e.getMessage()));
            }
        }
    }

    /** The first time, connections go on for a while; the second time they do not. */
    private void terminate(int signal) {
        SshdLog.write(Level.INFO, "Received signal %d; terminating.".formatted(signal));
        if (stop.getCount() == 0) {
            sshd.endAll();
        }
        stop.countDown();
    }
}
