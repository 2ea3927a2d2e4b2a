package org.mpl4j.summon.host;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.run.ApplianceProcess;
import org.mpl4j.appliance.run.BridgeTap;
import org.mpl4j.appliance.run.NamespacePool;
import org.mpl4j.appliance.run.RunPlan;
import org.mpl4j.servers.common.conduit.ConduitRequests;
import org.mpl4j.servers.common.nativeio.ProcessExit;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.summon.place.Guests;
import org.mpl4j.summon.place.Occupant;
import org.mpl4j.summon.place.OccupantListener;
import org.mpl4j.tcpip.handover.Conduit;
import org.mpl4j.tcpip.handover.HandOverResult;
import org.mpl4j.tcpip.handover.MaskingHost;

/** The process of an appliance, from its start to its end, and what is made for it: its namespace and its conduit. */
final class HostOccupant implements Occupant {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon.host");

    /** So many of its conduits may be waited for at a time. */
    private static final int MOST_ASKING = 64;

    private final PlacePlan plan;
    private final BridgeTap tap;
    private final @Nullable MaskingHost mask;
    private final NamespacePool namespaces;
    private final Callers callers;
    private final Guests guests;
    private final OccupantListener listener;
    private @Nullable ApplianceProcess process;
    private @Nullable ServerSocketChannel conduits;
    private @Nullable ClientsSocket clients;
    private boolean isUnwanted;

    HostOccupant(
            PlacePlan plan,
            BridgeTap tap,
            @Nullable MaskingHost mask,
            NamespacePool namespaces,
            Callers callers,
            Guests guests,
            OccupantListener listener) {
        this.plan = plan;
        this.tap = tap;
        this.mask = mask;
        this.namespaces = namespaces;
        this.callers = callers;
        this.guests = guests;
        this.listener = listener;
    }

    /** Lives: returns when all is over. */
    void live() {
        String end = "it was not started";
        try {
            Path namespace = namespaces.take();
            try {
                end = live(namespace);
            } finally {
                namespaces.remove(namespace);
            }
        } catch (IOException | RuntimeException e) {
            end = String.valueOf(e.getMessage());
            LOG.log(System.Logger.Level.WARNING, plan.appliance().name() + ": " + end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listener.exited(end);
            callers.ended();
        }
    }

    private String live(Path namespace) throws IOException, InterruptedException {
        ApplianceProcess started = null;
        boolean isTaken = false;
        try (ServerSocketChannel server = PrivateSocket.listen(plan.conduit(), plan.user());
                ClientsSocket listening =
                        plan.isOpenToConduits() ? new ClientsSocket(plan.clients(), plan.user(), callers) : null;
                ConduitRequests _ = plan.mayAsk() ? asking() : null) {
            started = begin(server, listening, namespace);
            if (started == null) {
                return "it was stopped before it was started";
            }
            isTaken = handOver(server, started);
            return text(started.awaitExit());
        } finally {
            try {
                if (started != null) {
                    started.kill();
                }
            } finally {
                Files.deleteIfExists(plan.conduit());
                if (mask != null && isTaken) {
                    mask.standInAgain();
                }
            }
        }
    }

    /** Where the process asks for conduits with others, and nobody else. */
    private ConduitRequests asking() throws IOException {
        ConduitRequests requests = new ConduitRequests(
                plan.reaches(),
                PosixFilePermissions.fromString("rw-------"),
                MOST_ASKING,
                plan.config().limits().untilReady(),
                guests::ask);
        try {
            Files.setAttribute(plan.reaches(), "unix:uid", plan.user(), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            requests.close();
            throw e;
        }
        requests.start();
        return requests;
    }

    private synchronized @Nullable ApplianceProcess begin(
            ServerSocketChannel server, @Nullable ClientsSocket listening, Path namespace) throws IOException {
        if (isUnwanted) {
            return null;
        }
        ApplianceProcess started = ApplianceProcess.start(
                plan.image(),
                new RunPlan(
                        namespace,
                        tap.descriptor(),
                        mask == null ? Optional.empty() : Optional.of(plan.conduit()),
                        plan.isOpenToConduits() ? Optional.of(plan.clients()) : Optional.empty(),
                        plan.mayAsk() ? Optional.of(plan.reaches()) : Optional.empty(),
                        plan.memoryMegabytes(),
                        plan.appliance().cpuPercent(),
                        plan.user(),
                        Optional.empty(),
                        Map.of(Leftovers.VARIABLE, plan.run().toString()),
                        false));
        process = started;
        conduits = server;
        clients = listening;
        // Who waits for a connection of a process that has ended waits for nothing.
        var _ = started.onExit().whenComplete((exit, problem) -> closeConduits());
        return started;
    }

    private synchronized void closeConduits() {
        try {
            if (conduits != null) {
                conduits.close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }

    /** Gives the process what was held for it; whether it has its interface now. */
    private boolean handOver(ServerSocketChannel server, ApplianceProcess started) {
        if (mask == null) {
            listener.ready();
            listener.taken();
            return true;
        }
        Duration most = plan.config().limits().boot();
        try (SocketChannel channel = server.accept();
                Conduit conduit = Conduit.accepted(channel)) {
            HandOverResult result = mask.handOver(conduit, most, listener::ready);
            if (result.isTaken()) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "%s has %d connections and %d datagrams of clients, after nobody answered for %d us"
                                .formatted(
                                        plan.appliance().name(),
                                        result.connections(),
                                        result.datagrams(),
                                        TimeUnit.NANOSECONDS.toMicros(
                                                result.pause().toNanos())));
                listener.taken();
                return true;
            }
            if (started.isAlive()) {
                listener.failed(result.problem());
            }
        } catch (IOException e) {
            if (started.isAlive()) {
                listener.failed("it did not take its connections: " + e.getMessage());
            }
        }
        return false;
    }

    private static String text(ProcessExit exit) {
        return exit.isBySignal() ? "it was ended by signal " + exit.signal() : "it ended with status " + exit.status();
    }

    @Override
    public void stop() {
        end(true);
    }

    @Override
    public void kill() {
        end(false);
    }

    private synchronized void end(boolean isGraceful) {
        isUnwanted = true;
        if (clients != null) {
            clients.stop();
        }
        ApplianceProcess running = process;
        if (running != null) {
            Thread.ofVirtual().name("stop").start(() -> end(running, isGraceful));
        }
    }

    private void end(ApplianceProcess running, boolean isGraceful) {
        try {
            if (isGraceful) {
                running.stop(plan.config().limits().stop());
            } else {
                running.kill();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, plan.appliance().name() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized long pid() {
        return process == null ? 0 : process.pid();
    }
}
