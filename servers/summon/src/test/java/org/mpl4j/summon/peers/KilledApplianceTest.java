package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.summon.peers.UploadImage.Step;

/** kill -9 of an appliance at each step of its life, with clients: until it has said that their connections are its own they only wait, later they are reset, and whoever comes then is served. {@code -Dmpl.summon.kills=100} has more. */
@ExtendWith(TestImages.class)
@Timeout(value = 3600, unit = TimeUnit.SECONDS)
class KilledApplianceTest {
    private static final int KILLS = Integer.getInteger("mpl.summon.kills", 3);
    private static final int LATEST_MILLIS = 400;
    private static final String PATIENT = "idle: 1h\nlimits: {boot: 60s, back-off: {first: 1s, most: 1s}}";
    private static final List<String> HERE = List.of();

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void clientsWaitForTheNextIfItIsKilledBeforeItHasThem(TestImages.Built images)
            throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 1 << 20);
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("begun"), images.upload().folder(), PATIENT, List.of("web"))) {
            images.upload().stopAt(Step.BEGIN);
            Transfer held = Transfer.upload(HERE, directory.dig("web"), content);
            long begun = directory.awaitFrozen("web");
            assertThat(directory.status("web", "state")).isEqualTo("booting");
            images.upload().stopAt(Step.OFFERED);
            kill(begun);
            long offered = directory.awaitFrozen("web");
            assertThat(directory.status("web", "state")).isEqualTo("booting");
            images.upload().stopAt(Step.TAKING);
            kill(offered);
            long taking = directory.awaitFrozen("web");
            assertThat(directory.status("web", "state")).isEqualTo("handing_over");
            images.upload().stopAt(Step.NEVER);
            kill(taking);
            held.arrives("it was begun before three starts failed");
            assertThat(directory.status("web", "failures")).isEqualTo("3");
            assertThat(directory.status("web", "starts")).isEqualTo("4");
        }
    }

    @Test
    void clientsAreResetIfItIsKilledWhenItHasThem(TestImages.Built images) throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 24 << 20);
        Transfer.Content small = Transfer.Content.make(images.folder("contents"), 1 << 16);
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("had"), images.upload().folder(), PATIENT, List.of("web"))) {
            images.upload().stopAt(Step.TAKEN);
            String address = directory.dig("web");
            Transfer taken = Transfer.upload(HERE, address, content, "2M");
            long pid = directory.awaitFrozen("web");
            directory.awaitState("web", "running");
            images.upload().stopAt(Step.NEVER);
            kill(pid);
            assertThat(taken.arrivesOrIsReset("it was taken")).isFalse();

            Transfer up = Transfer.upload(HERE, address, content, "2M");
            Transfer down = Transfer.download(address, 24 << 20, "2M");
            directory.awaitState("web", "running");
            down.awaitBeginning();
            kill(directory.pid("web"));
            assertThat(up.arrivesOrIsReset("it was running")).isFalse();
            assertThat(down.arrivesOrIsReset("it was running")).isFalse();

            Transfer.upload(HERE, address, small).arrives("after it was killed");
        }
    }

    @Test
    void whoComesWhileItStopsIsServedByTheNextIfItIsKilledThen(TestImages.Built images)
            throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 1 << 20);
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("stopping"), images.upload().folder(), PATIENT, List.of("web"))) {
            String address = directory.dig("web");
            Transfer.upload(HERE, address, content).arrives("before it is stopped");
            images.upload().stopAt(Step.STOPPING);
            directory.tell("stop web");
            long pid = directory.awaitFrozen("web");
            assertThat(directory.status("web", "state")).isEqualTo("stopping");
            images.upload().stopAt(Step.NEVER);
            Transfer late = Transfer.upload(HERE, address, content);
            kill(pid);
            late.arrives("it was begun while the appliance stopped");
            assertThat(directory.status("web", "failures")).isEqualTo("0");
        }
    }

    @Test
    void whatDoesNotStartInTimeIsKilledAndItsClientsAreServedByTheNext(TestImages.Built images)
            throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 1 << 20);
        String hasty = "idle: 1h\nlimits: {boot: 6s, back-off: {first: 1s, most: 1s}}";
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("late"), images.upload().folder(), hasty, List.of("web"))) {
            images.upload().stopAt(Step.OFFERED);
            Transfer held = Transfer.upload(HERE, directory.dig("web"), content);
            long pid = directory.awaitFrozen("web");
            images.upload().stopAt(Step.NEVER);
            Machine.await("it is killed", () -> directory.pid("web") != pid);
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(directory.log()).contains("web has ended: it was ended by signal 9");
            held.arrives("it was begun before a start that took too long");
        }
    }

    /** Who is held is told that nobody comes, and who comes after that is served. */
    @Test
    void whoIsHeldForWhatIsStoppedIsReset(TestImages.Built images) throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 1 << 20);
        String strict = "idle: 1h\nlimits: {boot: 60s, stop: 1s}";
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("stopped"), images.upload().folder(), strict, List.of("web"))) {
            String address = directory.status("web", "address");
            images.upload().stopAt(Step.BEGIN);
            Transfer held = Transfer.upload(HERE, address, content);
            directory.awaitFrozen("web");
            images.upload().stopAt(Step.NEVER);
            directory.stop("web");
            assertThat(held.arrivesOrIsReset("it is stopped before it has begun"))
                    .isFalse();
            // Without a query.
            Transfer.upload(HERE, address, content).arrives("after that");
        }
    }

    @Test
    void thoseThatHangDoNotKeepOthersFromStarting(TestImages.Built images) throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 1 << 16);
        List<String> hanging = List.of("a", "b", "c");
        try (RunningDirectory directory = new RunningDirectory(
                images.folder("hanging"), images.upload().folder(), PATIENT, List.of("a", "b", "c", "web"))) {
            images.upload().stopAt(Step.OFFERED);
            for (String name : hanging) {
                directory.dig(name);
            }
            for (String name : hanging) {
                directory.awaitFrozen(name);
            }
            images.upload().stopAt(Step.NEVER);
            Transfer.upload(HERE, directory.dig("web"), content).arrives("beside those that hang");
            for (String name : hanging) {
                assertThat(directory.status(name, "state")).isEqualTo("booting");
                kill(directory.pid(name));
            }
        }
    }

    @Test
    void whatItHasStartedEndsWithIt(TestImages.Built images) throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 1 << 20);
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("parent"), images.upload().folder(), PATIENT, List.of("web"))) {
            images.upload().stopAt(Step.PARENT);
            String address = directory.dig("web");
            Transfer.upload(HERE, address, content).arrives("before the kill");
            assumeFalse(
                    Machine.controlGroups(directory.state()).isEmpty(),
                    "there are no control groups, by which it is found: this is not tested");
            assertThat(Machine.processes(directory.state())).hasSize(2);
            images.upload().stopAt(Step.NEVER);
            kill(directory.pid("web"));
            directory.awaitState("web", "backing_off");
            assertThat(Machine.processes(directory.state())).isEmpty();
            Transfer.upload(HERE, address, content).arrives("after the kill");
        }
    }

    /** A real web server, whose steps are too short to be told apart. */
    @Test
    void aWebServerIsKilledAtAnyTime(TestImages.Built images) throws IOException, InterruptedException {
        Random random = new Random(KILLS);
        int resets = 0;
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("killed"), images.web(), PATIENT, List.of("web"))) {
            for (int i = 0; i < KILLS; i++) {
                int millis = i == 0 ? 0 : random.nextInt(LATEST_MILLIS);
                String address = directory.dig("web");
                Transfer first = Transfer.page(HERE, address);
                Machine.await("it has a process", () -> directory.pid("web") != 0);
                TimeUnit.MILLISECONDS.sleep(millis);
                kill(directory.pid("web"));
                String when = "kill " + i + ", after " + millis + " ms";
                resets += first.arrivesOrIsReset(when) ? 0 : 1;
                Transfer.page(HERE, address).arrives(when);
                directory.stop("web");
            }
            System.out.printf("%d kills of a web server, %d clients were reset%n", KILLS, resets);
        }
    }
}
