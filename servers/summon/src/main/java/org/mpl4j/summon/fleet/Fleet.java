package org.mpl4j.summon.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.summon.policies.summon.AppliancePolicy.State;
import org.mpl4j.summon.policies.summon.ApplianceStatecall;

/**
 * The appliances of a directory: which of them run, which make room, which rest. Belongs to one thread. Times are milliseconds of a clock that never goes back.
 *
 * <p>At most so many have a process as the limits say. Those that are wanted beyond that wait in their order, and the one that was not used for longest stops for each
 * of them, unless it has only just begun to serve. Whoever fails rests, twice as long each time.
 */
public final class Fleet {
    /** That nothing is to be done at any time. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Members members = new Members();
    private final Deque<Member> waiting = new ArrayDeque<>();
    private final Orders orders;
    private FleetLimits limits;
    private long runs;
    private boolean isClosed;

    /**
     * A fleet without appliances.
     *
     * @param firstRun the number of the first process, from 1
     */
    public Fleet(FleetLimits limits, long firstRun, Orders orders) {
        this.limits = limits;
        this.runs = firstRun - 1;
        this.orders = orders;
    }

    /** Other limits. What runs already beyond them stops when it is its turn. */
    public void limit(FleetLimits others, long now) {
        limits = others;
        dispatch(now);
    }

    /**
     * Adds an appliance, or tells how long one may be idle.
     *
     * @return false if one of this name is about to leave: it is added when it has
     */
    public boolean add(String name, Duration idle, long now) {
        Member member = members.add(name, idle.toMillis(), now);
        member.idleMillis = idle.toMillis();
        return !member.isLeaving;
    }

    /** Takes up failures of an earlier directory, so that a restart does not begin a crash loop anew. */
    public void remember(String name, int failures, long now) {
        Member member = members.find(name);
        if (member != null && failures > 0) {
            member.failures = failures;
            member.since = now;
        }
    }

    /** Has an appliance stop and be no more; {@link Orders#leave} comes when it has no process. */
    public void remove(String name, long now) {
        Member member = members.find(name);
        if (member != null && !member.isLeaving) {
            member.isLeaving = true;
            stop(member, now);
            leaveIfDone(member);
        }
    }

    /** Stops all, and starts none any more. */
    public void close(long now) {
        isClosed = true;
        members.all().forEach(member -> stop(member, now));
    }

    /** Whether none has a process. */
    public boolean isQuiet() {
        return members.processes() == 0;
    }

    /** Somebody wants an appliance: it starts unless it is there or on its way. */
    public void summon(String name, long now) {
        Member member = members.find(name);
        if (member == null || member.isLeaving || isClosed) {
            return;
        }
        member.lastUsed = now;
        switch (member.state()) {
            case STOPPED -> {
                member.summons++;
                member.isWanted = false;
                member.step(ApplianceStatecall.Summon, now);
                waiting.add(member);
                dispatch(now);
            }
            case STOPPING, FAILING, BACKING_OFF -> member.isWanted = true;
            case WAITING, BOOTING, HANDING_OVER, RUNNING -> {
                // It is there, or comes.
            }
        }
    }

    /** The operator wants an appliance: it does not rest. */
    public void start(String name, long now) {
        Member member = members.find(name);
        if (member != null && member.state() == State.BACKING_OFF) {
            member.restUntil = now;
            tick(now);
        }
        summon(name, now);
    }

    /** The operator does not want an appliance for now. */
    public void stop(String name, long now) {
        Member member = members.find(name);
        if (member != null) {
            stop(member, now);
        }
    }

    private void stop(Member member, long now) {
        member.isWanted = false;
        if (member.state() == State.WAITING) {
            withdraw(member, now);
        } else if (member.state() == State.BACKING_OFF) {
            orders.reset(member.name);
        } else if (member.isComing() || member.isServing()) {
            member.isStoppedEarly = member.isComing();
            // One that served until it was told to stop is none that fails again and again.
            member.failures = member.isServing() ? 0 : member.failures;
            member.step(ApplianceStatecall.Stop, now);
            orders.stop(member.name, member.run);
        }
    }

    private void withdraw(Member member, long now) {
        waiting.remove(member);
        member.step(ApplianceStatecall.Withdraw, now);
        orders.reset(member.name);
    }

    /** An appliance was used: it is not idle. */
    public void used(String name, long now) {
        Member member = members.find(name);
        if (member != null) {
            member.lastUsed = now;
        }
    }

    /** A process could serve. */
    public void ready(String name, long run, long now) {
        Member member = members.find(name, run);
        if (member != null && member.state() == State.BOOTING) {
            long booting = member.since;
            member.step(ApplianceStatecall.Ready, now);
            // The limit is for both together.
            member.since = booting;
        }
    }

    /** A process has the connections of its address. */
    public void taken(String name, long run, long now) {
        Member member = members.find(name, run);
        if (member != null && member.state() == State.HANDING_OVER) {
            member.bootMillis = now - member.since;
            member.step(ApplianceStatecall.Taken, now);
            member.lastUsed = now;
            dispatch(now);
        }
    }

    /** Something is wrong with a process: it is killed. */
    public void failed(String name, long run, String reason, long now) {
        Member member = members.find(name, run);
        if (member != null && (member.isComing() || member.isServing())) {
            fail(member, reason, now);
        }
    }

    private void fail(Member member, String reason, long now) {
        member.trouble = reason;
        forgiveIfHealthy(member, now);
        member.step(ApplianceStatecall.Fail, now);
        orders.kill(member.name, member.run);
    }

    /** A process is no more, and the directory answers for its address again. */
    public void exited(String name, long run, String reason, long now) {
        Member member = members.find(name, run);
        if (member == null || !member.hasProcess()) {
            return;
        }
        boolean hadClients = member.isComing() || member.state() == State.FAILING;
        boolean wasAsked = member.isGoing();
        forgiveIfHealthy(member, now);
        if (!wasAsked) {
            member.trouble = reason;
        }
        member.step(ApplianceStatecall.Exit, now);
        if (member.state() == State.BACKING_OFF) {
            rest(member, hadClients, now);
        } else if (member.isStoppedEarly && !member.isWanted) {
            orders.reset(member.name);
        }
        member.isStoppedEarly = false;
        leaveIfDone(member);
        resume(member, now);
        dispatch(now);
    }

    /** Clients that are held are served by the next process, if it comes soon. */
    private void rest(Member member, boolean hadClients, long now) {
        member.failures++;
        long millis = limits.backOffMillis(member.failures);
        member.restUntil = now + millis;
        if (millis > limits.boot().toMillis()) {
            orders.reset(member.name);
        } else if (hadClients && !isClosed && !member.isLeaving) {
            member.isWanted = true;
        }
    }

    private void forgiveIfHealthy(Member member, long now) {
        if (member.isServing() && now - member.since >= limits.mostBackOff().toMillis()) {
            member.failures = 0;
        }
    }

    private void resume(Member member, long now) {
        if (member.isWanted && member.state() == State.STOPPED) {
            summon(member.name, now);
        }
    }

    private void leaveIfDone(Member member) {
        if (member.isLeaving && !member.hasProcess()) {
            members.remove(member);
            orders.leave(member.name);
        }
    }

    /** What is due is done. */
    public void tick(long now) {
        for (Member member : List.copyOf(members.all())) {
            if (limits.dueAt(member) <= now) {
                due(member, now);
            }
        }
        dispatch(now);
    }

    private void due(Member member, long now) {
        switch (member.state()) {
            case WAITING -> {
                member.trouble = "there was no room for it in %d s; %d run"
                        .formatted(limits.patience().toSeconds(), limits.running());
                withdraw(member, now);
            }
            case BOOTING -> fail(member, "it was not ready in %d ms".formatted(now - member.since), now);
            case HANDING_OVER ->
                fail(member, "it did not take its connections in %d ms".formatted(now - member.since), now);
            case RUNNING -> stop(member, now);
            case STOPPING, FAILING -> {
                member.since = now;
                orders.kill(member.name, member.run);
            }
            case BACKING_OFF -> {
                member.step(ApplianceStatecall.Rested, now);
                resume(member, now);
            }
            case STOPPED -> {
                // Nothing is due.
            }
        }
    }

    /** When {@link #tick} has something to do, {@link #NEVER} if only other events make work. */
    public long dueAt(long now) {
        boolean isRoomWanted = waiting.size() > members.going();
        long first = NEVER;
        for (Member member : members.all()) {
            first = Math.min(first, limits.dueAt(member));
            if (isRoomWanted && member.isServing()) {
                first = Math.min(
                        first, Math.max(now, member.since + limits.stay().toMillis()));
            }
        }
        return first;
    }

    /** Starts those that wait, and makes room for them. */
    private void dispatch(long now) {
        while (!waiting.isEmpty() && members.processes() < limits.running()) {
            Member member = waiting.remove();
            member.step(ApplianceStatecall.Start, now);
            member.run = ++runs;
            member.starts++;
            orders.start(member.name, member.run);
        }
        for (long room = members.going(); room < waiting.size(); room++) {
            Member victim = members.leastRecentlyUsed(now - limits.stay().toMillis());
            if (victim == null) {
                return;
            }
            stop(victim, now);
        }
    }

    /** The number of the last process. */
    public long lastRun() {
        return runs;
    }

    /** How one is, null if there is none of this name. */
    public @Nullable MemberStatus status(String name, long now) {
        Member member = members.find(name);
        return member == null ? null : MemberStatus.of(member, now);
    }

    /** How all are, in the order of their names. */
    public Collection<MemberStatus> status(long now) {
        return members.all().stream()
                .map(member -> MemberStatus.of(member, now))
                .toList();
    }
}
