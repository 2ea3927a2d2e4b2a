package org.mpl4j.summon.host;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.run.BridgeTap;
import org.mpl4j.appliance.run.NamespacePool;
import org.mpl4j.servers.common.conduit.Absence;
import org.mpl4j.servers.common.conduit.ConduitCaller;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.summon.place.ConduitCounts;
import org.mpl4j.summon.place.Guests;
import org.mpl4j.summon.place.Occupant;
import org.mpl4j.summon.place.OccupantListener;
import org.mpl4j.summon.place.Place;
import org.mpl4j.tcpip.handover.MaskingHost;

/** A TAP interface on a bridge, whose descriptor stays here: a stack of this process answers on it while there is no other process. */
final class TapPlace implements Place {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon.host");

    private final PlacePlan plan;
    private final NamespacePool namespaces;
    private final BridgeTap tap;
    private final @Nullable MaskingHost mask;
    private final Runnable onClose;
    private final Callers callers;
    private final Guests guests;
    private long looksWhileUsed;

    TapPlace(PlacePlan plan, Interfaces interfaces, NamespacePool namespaces, Guests guests, Runnable onClose)
            throws IOException {
        this.onClose = onClose;
        this.guests = guests;
        callers = new Callers(guests::knock);
        this.plan = plan;
        this.namespaces = namespaces;
        tap = BridgeTap.make(
                plan.tap(),
                plan.config().bridge().name(),
                plan.image().mtu(),
                plan.image().isOffloading());
        try {
            interfaces.mark(plan.tap());
            mask = plan.config().isMasking() ? MaskingHost.start(plan.mask(), tap.file()) : null;
            if (mask != null) {
                mask.onTraffic(guests::knock);
            }
        } catch (IOException | RuntimeException e) {
            tap.close();
            throw e;
        }
    }

    @Override
    public Occupant start(long run, OccupantListener listener) {
        HostOccupant occupant = new HostOccupant(plan, tap, mask, namespaces, callers, guests, listener);
        // It waits in calls of the system, in which a virtual thread would keep others from running.
        Thread.ofPlatform().daemon().name(plan.appliance().name() + "-" + run).start(occupant::live);
        return occupant;
    }

    @Override
    public void call(ConduitCaller caller) {
        callers.add(caller);
    }

    @Override
    public ConduitCounts conduits() {
        return callers.counts();
    }

    @Override
    public synchronized long uses() {
        looksWhileUsed += callers.isUsed() ? 1 : 0;
        return Interfaces.framesFrom(plan.tap()) + looksWhileUsed;
    }

    @Override
    public boolean isWanted() {
        return mask != null && mask.connections() > 0;
    }

    @Override
    public void reset() {
        callers.refuse(Absence.NOT_READY);
        if (mask != null) {
            mask.reset();
        }
    }

    @Override
    public void close() {
        callers.refuse(Absence.NO_SUCH_NAME);
        try {
            if (mask != null) {
                mask.close();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, plan.appliance().name() + " is answered for no more", e);
        } finally {
            tap.close();
            onClose.run();
        }
    }
}
