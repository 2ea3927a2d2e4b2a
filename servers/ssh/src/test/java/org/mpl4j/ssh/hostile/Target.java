package org.mpl4j.ssh.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.auth.Question;
import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SshServer;
import org.mpl4j.ssh.server.Startups;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;
import org.mpl4j.ssh.transport.TransportOptions;

/** A server to be attacked, whose log and effects are watched. alice may log in, by her key or the password {@code secret}. */
final class Target implements AutoCloseable {
    /** Who may log in. */
    static final String USER = "alice";

    /** Her password. */
    static final String PASSWORD = "secret";

    /** How many times as long as one login takes all may have. */
    private static final int MARGIN = 20;

    private static final SigningKey HOST_KEY = key();

    /** Her key, and one that is nobody's. */
    static final SigningKey GOOD = key();

    static final SigningKey BAD = key();

    private static final ConcurrentLinkedQueue<String> UNCAUGHT = new ConcurrentLinkedQueue<>();

    static {
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> UNCAUGHT.add(thread + ": " + problem));
    }

    final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    final RecordingService service = new RecordingService();
    private final SshServer server;

    /** What is different from the usual. */
    record Setup(
            TransportOptions transport,
            AuthenticationOptions authentication,
            Accounts accounts,
            Duration grace,
            Startups startups) {
        static Setup usual() {
            TransportOptions transport = TransportOptions.of(List.of(new HostKey(HOST_KEY)));
            List<List<String>> sequences =
                    List.of(List.of("publickey"), List.of("password"), List.of("keyboard-interactive"));
            return new Setup(
                    transport,
                    new AuthenticationOptions(
                            sequences, List.of(Question.PASSWORD), 6, Duration.ZERO, "", transport.userKeys()),
                    new Memory(),
                    Duration.ofSeconds(120),
                    new Startups(10_000, 100, 10_000));
        }

        Setup with(TransportOptions other) {
            return new Setup(other, authentication, accounts, grace, startups);
        }

        Setup with(AuthenticationOptions other) {
            return new Setup(transport, other, accounts, grace, startups);
        }

        Setup with(Accounts other) {
            return new Setup(transport, authentication, other, grace, startups);
        }

        Setup with(Duration other) {
            return new Setup(transport, authentication, accounts, other, startups);
        }
    }

    /** One account, in memory, that counts what it is asked. */
    static final class Memory implements Accounts {
        final AtomicInteger keyLookups = new AtomicInteger();
        final AtomicInteger passwordChecks = new AtomicInteger();
        private final AuthorizedKeys keys =
                AuthorizedKeys.parse("keys", GOOD.publicKey().toLine("") + "\n");

        @Override
        public AuthorizedKeys keys(String user) {
            keyLookups.incrementAndGet();
            return user.equals(USER) ? keys : new AuthorizedKeys(List.of(), List.of());
        }

        @Override
        public boolean isPassword(String user, byte[] password) {
            passwordChecks.incrementAndGet();
            return user.equals(USER) && Arrays.equals(password, RecordingService.utf8(PASSWORD));
        }
    }

    Target(Setup setup) throws IOException {
        server = new SshServer(
                new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new ServerOptions(
                        setup.transport(),
                        setup.authentication(),
                        setup.accounts(),
                        service,
                        setup.grace(),
                        setup.startups()),
                new Log());
    }

    private final class Log implements TransportLog {
        @Override
        public void violation(Transport transport, PolicyViolation violation) {
            log.add(violation.message());
        }

        @Override
        public void ended(Transport transport, String reason) {
            log.add(reason);
        }
    }

    static SigningKey key() {
        try {
            return PrivateKeyFile.generate("ssh-ed25519", "").key();
        } catch (KeyFormatException e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    int connectionCount() {
        return server.connectionCount();
    }

    /** {@return in how long clients have logged in on this machine, as busy as it is; not less than a time} */
    static Duration grace(Duration least) throws IOException {
        long begin = 0;
        try (Target target = new Target(Setup.usual())) {
            // The first one loads classes.
            for (int i = 0; i < 2; i++) {
                begin = System.nanoTime();
                Talk.loggedIn(target, Talk.Offer.usual()).close();
            }
        }
        Duration login = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(MARGIN);
        return login.compareTo(least) > 0 ? login : least;
    }

    /** Waits for something, for long. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Wire.PATIENCE_MILLIS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(1);
        }
    }

    /** Nothing is left of the connections that there were: they, their channels and their threads are gone, and nothing has gone wrong inside. */
    void awaitNothingLeft() throws InterruptedException {
        await("connections end; there are " + connectionCount(), () -> connectionCount() == 0);
        await("the service is told", () -> service.openConnections() == 0);
        await("channels are gone", () -> service.openChannels() == 0);
        await("threads end", () -> service.workingThreads() == 0);
        requireNoInternalError();
    }

    void requireNoInternalError() {
        log.stream().filter(line -> line.contains("internal error")).findFirst().ifPresent(line -> {
            throw new AssertionError(line);
        });
        if (!UNCAUGHT.isEmpty()) {
            throw new AssertionError(UNCAUGHT.toString());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
