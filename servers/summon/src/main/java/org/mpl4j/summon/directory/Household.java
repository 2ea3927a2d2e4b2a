package org.mpl4j.summon.directory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.Absence;
import org.mpl4j.servers.common.conduit.ConduitCaller;
import org.mpl4j.servers.common.config.Nearest;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.fleet.Fleet;
import org.mpl4j.summon.fleet.MemberStatus;
import org.mpl4j.summon.fleet.Orders;
import org.mpl4j.summon.names.NameService;
import org.mpl4j.summon.place.Guests;
import org.mpl4j.summon.place.Occupant;
import org.mpl4j.summon.place.OccupantListener;
import org.mpl4j.summon.place.Places;
import org.mpl4j.summon.state.AddressBook;
import org.mpl4j.summon.state.Remembered;
import org.mpl4j.summon.state.StateFile;

/** The appliances of a directory with their places, of which a fleet decides. Belongs to the directory's thread. */
final class Household implements Orders {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon");
    private static final long MILLIS = 1000;

    private final Directory directory;
    private final NameService names;
    private final Places places;
    private final StateFile file;
    private final Map<String, Resident> residents = new TreeMap<>();
    private final Map<String, ApplianceConfig> expected = new TreeMap<>();
    private AddressBook book = new AddressBook(Remembered.NOTHING);
    private @Nullable Fleet fleet;
    private @Nullable SummonConfig current;
    private Remembered saved = Remembered.NOTHING;
    private boolean isChanged;
    private volatile String problem = "";

    Household(Directory directory, NameService names, Places places, StateFile file) {
        this.directory = directory;
        this.names = names;
        this.places = places;
        this.file = file;
    }

    Fleet fleet() {
        if (fleet == null) {
            throw new IllegalStateException("it is not open");
        }
        return fleet;
    }

    String problem() {
        return problem;
    }

    void open(SummonConfig config, long now) throws IOException {
        Remembered remembered = file.read();
        book = new AddressBook(remembered);
        try {
            book.assign(config, System.currentTimeMillis() / MILLIS);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
        current = config;
        fleet = new Fleet(config.limits(), 1, this);
        for (ApplianceConfig one : config.appliances()) {
            moveIn(one, now);
            fleet.remember(one.name(), remembered.failures().getOrDefault(one.name(), 0), now);
        }
        names.load(config, book.addresses());
        isChanged = true;
        save();
    }

    private void moveIn(ApplianceConfig one, long now) throws IOException {
        String name = one.name();
        HostAddresses address = book.find(name);
        if (address == null) {
            throw new IllegalStateException(name + " has no address");
        }
        directory.watch(name);
        residents.put(name, new Resident(one, address, places.open(one, address, guests(one))));
        fleet().add(name, one.idle(), now);
    }

    private Guests guests(ApplianceConfig one) {
        return new Guests() {
            @Override
            public void knock() {
                directory.summon(one.name());
            }

            @Override
            public void ask(ConduitCaller caller) {
                directory.post(() -> asks(one, caller));
            }
        };
    }

    /** An appliance wants a conduit: of names that it may not reach it learns nothing. */
    private void asks(ApplianceConfig one, ConduitCaller caller) {
        SummonConfig config = current;
        String label = config == null ? null : config.label(caller.name());
        if (label == null || !one.reaches().contains(label)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    one.name() + " asked for a conduit with " + caller.name() + ", which is none of what it `reaches`");
            caller.refuse(Absence.NO_SUCH_NAME);
        } else {
            call(label, caller, directory.now());
        }
    }

    /** Another configuration: what it has in common with the one before goes on. */
    String reload(SummonConfig config, long now) {
        if (current != null && !current.bridge().isLike(config.bridge())) {
            return "nothing is changed: `bridge` has another name, network or address, which takes a directory that is started anew";
        }
        List<String> done = new ArrayList<>(lasting(config));
        AddressBook next = new AddressBook(new Remembered(book.addresses(), book.released(), Map.of()));
        try {
            next.assign(config, System.currentTimeMillis() / MILLIS);
            names.load(config, next.addresses());
        } catch (IOException | IllegalStateException e) {
            return "nothing is changed: " + e.getMessage();
        }
        book = next;
        current = config;
        isChanged = true;
        Map<String, ApplianceConfig> wanted = new HashMap<>();
        config.appliances().forEach(one -> wanted.put(one.name(), one));
        expected.clear();
        for (Resident resident : List.copyOf(residents.values())) {
            String name = resident.config.name();
            ApplianceConfig other = wanted.get(name);
            if (other == null || !isSame(resident, other)) {
                done.add(other == null ? name + " is no more" : name + " is another one from its next start on");
                fleet().remove(name, now);
            }
        }
        for (ApplianceConfig one : config.appliances()) {
            Resident there = residents.get(one.name());
            if (there == null) {
                done.add(one.name() + " is new");
                moveInLater(one, now);
            } else if (!isSame(there, one) || !fleet().add(one.name(), one.idle(), now)) {
                expected.put(one.name(), one);
            }
        }
        fleet().limit(config.limits(), now);
        return done.isEmpty() ? "nothing has changed but times and limits" : String.join("\n", done);
    }

    private void moveInLater(ApplianceConfig one, long now) {
        try {
            moveIn(one, now);
        } catch (IOException e) {
            directory.unwatch(one.name());
            problem = one.name() + ": " + e.getMessage();
            LOG.log(System.Logger.Level.ERROR, problem);
        }
    }

    private boolean isSame(Resident resident, ApplianceConfig other) {
        ApplianceConfig one = resident.config;
        return one.image().equals(other.image())
                && one.ports().equals(other.ports())
                && one.memoryMegabytes() == other.memoryMegabytes()
                && one.cpuPercent() == other.cpuPercent()
                && one.reaches().equals(other.reaches())
                && resident.address.equals(book.find(other.name()));
    }

    /** What a reload can't change. */
    private List<String> lasting(SummonConfig config) {
        List<String> lasting = new ArrayList<>();
        SummonConfig before = current;
        if (before != null
                && !(before.listen().equals(config.listen())
                        && before.state().equals(config.state())
                        && java.util.Objects.equals(before.conduits(), config.conduits())
                        && java.util.Objects.equals(before.metrics(), config.metrics()))) {
            lasting.add(
                    "`listen`, `state`, `conduits` and `metrics` stay as they were until the directory is started anew");
        }
        return lasting;
    }

    boolean isAnybodyAtHome() {
        return residents.values().stream().anyMatch(resident -> resident.occupant != null);
    }

    /** Who has sent something is not idle. */
    void lookForTraffic(long now) {
        for (Resident resident : residents.values()) {
            if (resident.occupant != null) {
                long frames = resident.place.uses();
                if (frames != resident.frames) {
                    resident.frames = frames;
                    fleet().used(resident.config.name(), now);
                }
            }
        }
    }

    List<NameStatus> status(long now) {
        List<NameStatus> all = new ArrayList<>();
        for (MemberStatus member : fleet().status(now)) {
            Resident resident = residents.get(member.name());
            if (resident != null) {
                Occupant occupant = resident.occupant;
                all.add(new NameStatus(
                        resident.address, occupant == null ? 0 : occupant.pid(), member, resident.place.conduits()));
            }
        }
        return all;
    }

    /** Somebody wants a conduit. */
    void call(String name, ConduitCaller caller, long now) {
        Resident resident = residents.get(name);
        if (resident == null) {
            caller.refuse(Absence.NO_SUCH_NAME);
        } else {
            resident.place.call(caller);
            fleet().summon(name, now);
        }
    }

    String withName(String name, Supplier<String> action) {
        return residents.containsKey(name)
                ? action.get()
                : "there is no appliance " + name + "; " + Nearest.help(name, residents.keySet());
    }

    @Override
    public void start(String name, long run) {
        Resident resident = resident(name);
        resident.frames = resident.place.uses();
        resident.occupant = resident.place.start(run, new OccupantListener() {
            @Override
            public void ready() {
                directory.post(() -> fleet().ready(name, run, directory.now()));
            }

            @Override
            public void taken() {
                directory.post(() -> fleet().taken(name, run, directory.now()));
            }

            @Override
            public void failed(String reason) {
                directory.post(() -> {
                    LOG.log(System.Logger.Level.WARNING, name + " failed: " + reason);
                    fleet().failed(name, run, reason, directory.now());
                });
            }

            @Override
            public void exited(String reason) {
                directory.post(() -> hasExited(name, run, reason));
            }
        });
    }

    private void hasExited(String name, long run, String reason) {
        Resident resident = resident(name);
        resident.occupant = null;
        isChanged = true;
        LOG.log(System.Logger.Level.INFO, name + " has ended: " + reason);
        fleet().exited(name, run, reason, directory.now());
        // Who has connected after its process ended, and before this was known, wanted what seemed to be there.
        if (resident.place.isWanted()) {
            fleet().summon(name, directory.now());
        }
    }

    private Resident resident(String name) {
        Resident resident = residents.get(name);
        if (resident == null) {
            throw new IllegalStateException("there is no " + name);
        }
        return resident;
    }

    @Override
    public void stop(String name, long run) {
        Occupant occupant = resident(name).occupant;
        isChanged = true;
        if (occupant != null) {
            occupant.stop();
        }
    }

    @Override
    public void kill(String name, long run) {
        Occupant occupant = resident(name).occupant;
        if (occupant != null) {
            occupant.kill();
        }
    }

    @Override
    public void reset(String name) {
        resident(name).place.reset();
    }

    @Override
    public void leave(String name) {
        Resident resident = resident(name);
        directory.unwatch(name);
        Thread.ofVirtual().name("leave").start(() -> {
            resident.place.close();
            directory.post(() -> hasLeft(name));
        });
    }

    private void hasLeft(String name) {
        residents.remove(name);
        ApplianceConfig next = expected.remove(name);
        if (next != null) {
            moveInLater(next, directory.now());
        }
    }

    /** Writes down what has changed. */
    void save() {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        Map<String, Integer> failures = new HashMap<>();
        for (MemberStatus member : fleet().status(0)) {
            if (member.failures() > 0) {
                failures.put(member.name(), member.failures());
            }
        }
        Remembered next = new Remembered(book.addresses(), book.released(), failures);
        if (next.equals(saved)) {
            return;
        }
        try {
            file.write(next);
            saved = next;
            problem = "";
        } catch (IOException e) {
            problem = "what is to be remembered can't be written: " + e.getMessage();
            LOG.log(System.Logger.Level.ERROR, problem);
        }
    }

    /** Closes all places; the directory's thread has ended. */
    void close() throws IOException {
        residents.values().forEach(resident -> resident.place.close());
        residents.clear();
        places.close();
    }
}
