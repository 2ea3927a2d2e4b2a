package org.mpl4j.summon.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mpl4j.servers.common.conduit.Absence;
import org.mpl4j.servers.common.conduit.ConduitCaller;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.place.ConduitCounts;
import org.mpl4j.summon.place.Guests;
import org.mpl4j.summon.place.Occupant;
import org.mpl4j.summon.place.OccupantListener;
import org.mpl4j.summon.place.Place;
import org.mpl4j.summon.place.Places;

/** Places without processes, which do at once as they are told, unless their name says otherwise: those of {@code crash} end before they are ready, {@code stuck} ones do not stop. */
public final class FakePlaces implements Places {
    private final Map<String, FakePlace> open = new ConcurrentHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> mistakes = new ArrayList<>();
    private final AtomicLong alive = new AtomicLong();
    private final AtomicLong most = new AtomicLong();
    private final Set<String> everOpen = new HashSet<>();
    private volatile boolean isClosed;

    @Override
    public synchronized Place open(ApplianceConfig appliance, HostAddresses address, Guests guests) {
        FakePlace place = new FakePlace(appliance.name(), address, guests);
        boolean isTaken =
                open.values().stream().anyMatch(other -> !Collections.disjoint(other.address.all(), address.all()));
        if (isTaken || open.putIfAbsent(appliance.name(), place) != null) {
            mistake(appliance.name() + " or " + address + " is there twice");
        }
        everOpen.add(appliance.name());
        return place;
    }

    private synchronized void mistake(String text) {
        mistakes.add(text);
    }

    /** What should not have happened. */
    public synchronized List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Names of which conduits were wanted, as they were said. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** How many processes there are. */
    public long alive() {
        return alive.get();
    }

    /** How many there were at once. */
    public long most() {
        return most.get();
    }

    /** Whether nothing is open. */
    public boolean isGone() {
        return isClosed && open.isEmpty() && alive.get() == 0;
    }

    /** A place that is open. */
    public FakePlace place(String name) {
        FakePlace place = open.get(name);
        if (place == null) {
            throw new IllegalStateException(name + " is not open");
        }
        return place;
    }

    @Override
    public void close() {
        isClosed = true;
    }

    /** One of them. */
    public final class FakePlace implements Place {
        private final String name;
        private final HostAddresses address;
        private final Guests guests;
        private final AtomicLong frames = new AtomicLong();
        private volatile Process process;
        private volatile boolean isWanted;

        private FakePlace(String name, HostAddresses address, Guests guests) {
            this.name = name;
            this.address = address;
            this.guests = guests;
        }

        /** A client connects. */
        public void knock() {
            guests.knock();
        }

        /** The process ends, and a client connects before the directory knows it: when it is told so, the process seems to be there. */
        public void crashAndKnock() {
            isWanted = true;
            guests.knock();
            crash();
        }

        /** The process sends something. */
        public void use() {
            frames.incrementAndGet();
        }

        /** The process ends. */
        public void crash() {
            process.end("it crashed");
        }

        @Override
        public Occupant start(long run, OccupantListener listener) {
            if (process != null && !process.hasEnded) {
                mistake(name + " has two processes");
            }
            most.accumulateAndGet(alive.incrementAndGet(), Math::max);
            isWanted = false;
            Process next = new Process(listener, run);
            process = next;
            Thread.ofVirtual().start(() -> {
                if (name.startsWith("crash")) {
                    next.end("it crashed");
                } else {
                    listener.ready();
                    listener.taken();
                }
            });
            return next;
        }

        /** Nobody makes conduits here. */
        @Override
        public void call(ConduitCaller caller) {
            calls.add(caller.name());
            caller.refuse(Absence.NOT_READY);
        }

        @Override
        public ConduitCounts conduits() {
            return ConduitCounts.NONE;
        }

        @Override
        public long uses() {
            return frames.get();
        }

        @Override
        public boolean isWanted() {
            return isWanted;
        }

        @Override
        public void reset() {
            isWanted = false;
        }

        @Override
        public void close() {
            if (process != null && !process.hasEnded) {
                mistake(name + " is closed with a process");
            }
            open.remove(name, this);
        }

        private final class Process implements Occupant {
            private final OccupantListener listener;
            private final long run;
            private boolean hasEnded;

            private Process(OccupantListener listener, long run) {
                this.listener = listener;
                this.run = run;
            }

            private synchronized void end(String reason) {
                if (!hasEnded) {
                    hasEnded = true;
                    alive.decrementAndGet();
                    listener.exited(reason);
                }
            }

            @Override
            public void stop() {
                if (!name.startsWith("stuck")) {
                    end("it was stopped");
                }
            }

            @Override
            public void kill() {
                end("it was killed");
            }

            @Override
            public long pid() {
                return run;
            }
        }
    }
}
