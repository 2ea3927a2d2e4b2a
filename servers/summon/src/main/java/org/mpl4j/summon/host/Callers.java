package org.mpl4j.summon.host;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.Absence;
import org.mpl4j.servers.common.conduit.ConduitCaller;
import org.mpl4j.servers.common.conduit.ConduitGiver;

/** Who wants a conduit with an appliance: they wait until there is a process that takes them. */
final class Callers {
    private final Queue<ConduitCaller> waiting = new ArrayDeque<>();
    private final Runnable knock;
    private @Nullable ConduitGiver process;

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
            waiting.removeIf(ConduitCaller::isDone);
            waiting.add(caller);
        }
    }

    /** There is a process. */
    synchronized void arrived(ConduitGiver giver) {
        process = giver;
        waiting.removeIf(giver::give);
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
        waiting.removeIf(ConduitCaller::isDone);
        return !waiting.isEmpty();
    }

    /** There will be none soon. */
    synchronized void refuse(Absence why) {
        waiting.forEach(caller -> caller.refuse(why));
        waiting.clear();
    }

    /** Whether conduits are open. */
    synchronized boolean isUsed() {
        return process != null && process.openCount() > 0;
    }
}
