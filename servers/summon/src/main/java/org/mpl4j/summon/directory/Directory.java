package org.mpl4j.summon.directory;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.ConduitCaller;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.fleet.Fleet;
import org.mpl4j.summon.names.NameService;
import org.mpl4j.summon.names.Summoner;
import org.mpl4j.summon.place.Places;
import org.mpl4j.summon.state.StateFile;

/**
 * Owns the appliances of a configuration: all that is known of them belongs to one thread, which takes messages. Summons of one name are one message, however many there
 * are; all others come from processes and from the operator, of whom there are few, so that the queue stays short.
 */
public final class Directory implements Summoner, Closeable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon");
    private static final long LOOK_MILLIS = 500;
    private static final long NANOS = 1_000_000;
    private static final long PATIENCE_SECONDS = 30;

    private final long begin = System.nanoTime();
    private final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final Map<String, AtomicBoolean> asked = new ConcurrentHashMap<>();
    private final Household household;
    private final Thread thread;
    private long nextLook = LOOK_MILLIS;
    private boolean isClosing;

    /**
     * Opens all places, and begins.
     *
     * @param names answers with the addresses
     * @param places closed with this
     * @throws IOException if something of it is not possible; says what; nothing is left open then
     */
    public Directory(SummonConfig config, NameService names, Places places, StateFile file) throws IOException {
        household = new Household(this, names, places, file);
        try {
            household.open(config, now());
        } catch (IOException | RuntimeException e) {
            household.close();
            throw e;
        }
        thread = Thread.ofPlatform().name("directory").start(this::run);
    }

    /** Milliseconds since it began. */
    long now() {
        return (System.nanoTime() - begin) / NANOS;
    }

    /** Has something done by the owner's thread. */
    void post(Runnable message) {
        mailbox.add(message);
    }

    void watch(String name) {
        asked.putIfAbsent(name, new AtomicBoolean());
    }

    void unwatch(String name) {
        asked.remove(name);
    }

    @Override
    public void summon(String name) {
        AtomicBoolean isAsked = asked.get(name);
        if (isAsked != null && isAsked.compareAndSet(false, true)) {
            post(() -> {
                isAsked.set(false);
                household.fleet().summon(name, now());
            });
        }
    }

    /**
     * Gives somebody a conduit with an appliance, which is started if it does not run. Returns at once.
     *
     * @param name its label in the zone, in small letters
     */
    public void call(String name, ConduitCaller caller) {
        post(() -> household.call(name, caller, now()));
    }

    private void run() {
        while (!isClosing || !household.fleet().isQuiet()) {
            try {
                Runnable message = mailbox.poll(waitMillis(), TimeUnit.MILLISECONDS);
                if (message != null) {
                    message.run();
                }
                look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the directory made a mistake, and goes on", e);
            }
        }
    }

    private long waitMillis() {
        Fleet fleet = household.fleet();
        long now = now();
        long until = Math.min(fleet.dueAt(now), household.isAnybodyAtHome() ? nextLook : Fleet.NEVER);
        return Math.max(0, until - now);
    }

    private void look() {
        long now = now();
        if (now >= nextLook) {
            nextLook = now + LOOK_MILLIS;
            household.lookForTraffic(now);
        }
        if (household.fleet().dueAt(now) <= now) {
            household.fleet().tick(now);
        }
        household.save();
    }

    /** How all names are, in their order. */
    public List<NameStatus> status() throws IOException {
        return ask(() -> household.status(now()));
    }

    /** Starts an appliance, even if it rests; says what comes of it. */
    public String start(String name) throws IOException {
        return ask(() -> household.withName(name, () -> {
            household.fleet().start(name, now());
            return name + " starts, unless it runs";
        }));
    }

    /** Stops an appliance until somebody wants it again; says what comes of it. */
    public String stop(String name) throws IOException {
        return ask(() -> household.withName(name, () -> {
            household.fleet().stop(name, now());
            return name + " stops, unless it has; whoever asks for it starts it again";
        }));
    }

    /** Goes on with another configuration; says what was done. */
    public String reload(SummonConfig config) throws IOException {
        return ask(() -> household.reload(config, now()));
    }

    private <T> T ask(Supplier<T> question) throws IOException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        post(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()), e);
        } catch (TimeoutException e) {
            throw new IOException("the directory does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What is wrong, empty if nothing is. */
    public String problem() {
        return thread.isAlive() ? household.problem() : "the directory has ended";
    }

    /** Stops all appliances, waits until they have, and removes what was made for them. */
    @Override
    public void close() throws IOException {
        post(() -> {
            isClosing = true;
            household.fleet().close(now());
        });
        @Nullable IOException trouble = null;
        try {
            if (!thread.join(java.time.Duration.ofSeconds(PATIENCE_SECONDS))) {
                thread.interrupt();
                trouble = new IOException("some appliances did not stop in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        household.close();
        if (trouble != null) {
            throw trouble;
        }
    }
}
