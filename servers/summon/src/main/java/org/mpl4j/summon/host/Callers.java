package org.mpl4j.summon.host;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.Absence;
import org.mpl4j.servers.common.conduit.ConduitCaller;
import org.mpl4j.servers.common.conduit.ConduitGiver;
import org.mpl4j.summon.place.ConduitCounts;

/** Who wants a conduit with an appliance: they wait until there is a process that takes them. */
final class Callers {
    private final Queue<ConduitCaller> waiting = new ArrayDeque<>();
    private final Runnable knock;
    private @Nullable ConduitGiver process;
    private @Nullable ConduitGiver last;
    private long opened;
    private long refused;

    /**
     * Nobody yet.
     *
     * @param knock has a process started
     */
    Callers(Runnable knock) {
        this.knock = knock;
    }

    /** Somebody calls. */
    synchronized void add(ConduitCaller caller) {
        if (process == null || !process.give(caller)) {
            dropRefused();
            waiting.add(caller);
        }
    }

    /** There is a process. */
    synchronized void arrived(ConduitGiver giver) {
        process = giver;
        remember(giver);
        dropRefused();
        waiting.removeIf(giver::give);
    }

    /** What one process has counted is kept when there is another one. */
    private void remember(ConduitGiver next) {
        if (last != null) {
            opened += last.openedCount();
            refused += last.refusedCount();
        }
        last = next;
    }

    /** Who has waited too long was refused. */
    private void dropRefused() {
        int before = waiting.size();
        waiting.removeIf(ConduitCaller::isDone);
        refused += before - waiting.size();
    }

    /** How many there are, and have been. */
    synchronized ConduitCounts counts() {
        dropRefused();
        ConduitGiver counting = last;
        return counting == null
                ? new ConduitCounts(0, opened, refused)
                : new ConduitCounts(
                        process == null ? 0 : process.openCount(),
                        opened + counting.openedCount(),
                        refused + counting.refusedCount());
    }

    /** There is none any more, or it is about to end: who calls now waits for the next one. */
    synchronized void gone() {
        process = null;
    }

    /** A process has ended: if somebody waits, there has to be another one. */
    void ended() {
        if (isAnybodyWaiting()) {
            knock.run();
        }
    }

    private synchronized boolean isAnybodyWaiting() {
        dropRefused();
        return !waiting.isEmpty();
    }

    /** There will be none soon. */
    synchronized void refuse(Absence why) {
        refused += waiting.size();
        waiting.forEach(caller -> caller.refuse(why));
        waiting.clear();
    }

    /** Whether conduits are open. */
    synchronized boolean isUsed() {
        return process != null && process.openCount() > 0;
    }
}
