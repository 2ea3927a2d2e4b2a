package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.appliance.run.Programs;
import org.mpl4j.summon.peers.UploadImage.Step;

/**
 * kill -9 of a directory, with clients: none waits for ever, its appliances end with it, and the next directory removes whatever is left. {@code -Dmpl.summon.kills=100} has more.
 */
@ExtendWith(TestImages.class)
@Timeout(value = 3600, unit = TimeUnit.SECONDS)
class KilledDirectoryTest {
    private static final int KILLS = Integer.getInteger("mpl.summon.kills", 2);
    private static final int LATEST_MILLIS = 1000;

    /** One runs, the other one waits for room. */
    private static final String CROWDED =
            "idle: 1h\nlimits: {running: 1, stay: 1h, patience: 1h, boot: 60s, back-off: {first: 1s, most: 1s}}";

    /** Those that say most come first. At {@code NEVER} it is killed while an appliance serves. */
    private static final List<Step> STEPS =
            List.of(Step.TAKING, Step.NEVER, Step.BEGIN, Step.TAKEN, Step.STOPPING, Step.OFFERED);

    private static final List<String> HERE = List.of();

    @Test
    void nobodyWaitsForEverAndNothingIsLeftAtAnyStep(TestImages.Built images) throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 16 << 20);
        Transfer.Content small = Transfer.Content.make(images.folder("contents"), 1 << 16);
        try (RunningDirectory directory = new RunningDirectory(
                images.folder("steps"), images.upload().folder(), CROWDED, List.of("web", "other"))) {
            for (int i = 0; i < Math.min(KILLS, STEPS.size()); i++) {
                Step step = STEPS.get(i);
                images.upload().stopAt(step);
                String address = directory.dig("web");
                Transfer client = Transfer.upload(HERE, address, content, "2M");
                if (step == Step.NEVER || step == Step.STOPPING) {
                    directory.awaitState("web", "running");
                }
                Transfer waiting = Transfer.upload(HERE, directory.dig("other"), small);
                directory.awaitState("other", "waiting");
                if (step == Step.STOPPING) {
                    directory.tell("stop web");
                }
                if (step != Step.NEVER) {
                    directory.awaitFrozen("web");
                }
                List<String> namespaces = kill(directory);
                assertThat(namespaces).isNotEmpty();
                assertThat(Machine.interfaces(directory.state())).contains(directory.bridge());
                images.upload().stopAt(Step.NEVER);
                directory.begin();
                assertThat(Machine.namespaces(directory.state())).doesNotContainAnyElementsOf(namespaces);
                assertThat(Machine.controlGroups(directory.state()))
                        .noneMatch(group -> namespaces.stream().anyMatch(group::endsWith));
                assertThat(client.arrivesOrIsResetOrFindsNobody(step.toString()))
                        .isFalse();
                waiting.arrivesOrIsResetOrFindsNobody(step.toString());
                assertThat(directory.dig("web")).isEqualTo(address);
                directory.stop("other");
                Transfer.upload(HERE, address, small).arrives("after " + step);
                directory.stop("web");
            }
        }
    }

    /** Kills it; what namespaces are left when its appliances have ended. */
    private static List<String> kill(RunningDirectory directory) throws IOException, InterruptedException {
        directory.kill();
        Machine.await(
                "the appliances end with their directory",
                () -> Machine.processes(directory.state()).isEmpty());
        return Machine.namespaces(directory.state());
    }

    /** The system ends appliances with their directory, but not what they have started: that is ended by the next directory, and all that it had goes with it. */
    @Test
    void whatOutlivesItIsEndedByTheNext(TestImages.Built images) throws IOException, InterruptedException {
        Transfer.Content content = Transfer.Content.make(images.folder("contents"), 1 << 20);
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("orphan"), images.upload().folder(), CROWDED, List.of("web"))) {
            images.upload().stopAt(Step.PARENT);
            String address = directory.dig("web");
            Transfer.upload(HERE, address, content).arrives("before the kill");
            List<String> groups = Machine.controlGroups(directory.state());
            long appliance = directory.pid("web");
            List<Long> orphans = Machine.processes(directory.state()).stream()
                    .filter(pid -> pid != appliance)
                    .toList();
            assertThat(orphans).hasSize(1);
            List<String> interfaces = Machine.interfaces(directory.state());
            assertThat(interfaces).hasSize(2).contains(directory.bridge());

            directory.kill();
            images.upload().stopAt(Step.NEVER);
            Machine.await(
                    "the appliance ends with its directory",
                    () -> !Machine.processes(directory.state()).contains(appliance));
            assertThat(Machine.processes(directory.state())).isEqualTo(orphans);
            assertThat(Machine.interfaces(directory.state())).containsExactlyInAnyOrderElementsOf(interfaces);
            assertThat(Machine.controlGroups(directory.state())).containsExactlyInAnyOrderElementsOf(groups);
            List<String> namespaces = Machine.namespaces(directory.state());
            assertThat(namespaces).isNotEmpty();

            directory.begin();
            assertThat(directory.log())
                    .contains("the process " + orphans.getFirst() + " of an earlier directory is stopped");
            assertThat(Machine.processes(directory.state())).isEmpty();
            assertThat(Machine.controlGroups(directory.state())).isEmpty();
            assertThat(Machine.namespaces(directory.state())).doesNotContainAnyElementsOf(namespaces);
            Transfer.upload(HERE, address, content).arrives("by the next directory");
        }
    }

    @Test
    void aBridgeThatItHasNotMadeToTheEndIsRemoved(TestImages.Built images) throws IOException, InterruptedException {
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("bridge"), images.web(), CROWDED, List.of("web"))) {
            directory.kill();
            String draft = Machine.prefix(directory.state()) + "-new";
            Programs.ip("link", "add", "name", draft, "type", "bridge");
            directory.begin();
            assertThat(Path.of("/sys/class/net", draft)).doesNotExist();
            Transfer.page(HERE, directory.dig("web")).arrives("behind the bridge");
        }
    }

    /** At times that nobody has chosen, also while it starts, with a real web server. */
    @Test
    void itMayBeKilledAtAnyTime(TestImages.Built images) throws IOException, InterruptedException {
        Random random = new Random(KILLS);
        int resets = 0;
        try (RunningDirectory directory = new RunningDirectory(
                images.folder("anytime"), images.web(), "idle: 1h\nlimits: {boot: 60s}", List.of("web", "other"))) {
            String address = directory.dig("web");
            for (int i = 0; i < KILLS; i++) {
                int millis = random.nextInt(LATEST_MILLIS);
                String when = "kill " + i + ", after " + millis + " ms";
                Transfer client = Transfer.page(HERE, address);
                TimeUnit.MILLISECONDS.sleep(millis);
                directory.kill();
                // At once: what ends with the one before may still be ending.
                directory.launch();
                TimeUnit.MILLISECONDS.sleep(2L * millis);
                directory.kill();
                directory.begin();
                resets += client.arrivesOrIsResetOrFindsNobody(when) ? 0 : 1;
                assertThat(directory.dig("web")).isEqualTo(address);
                Transfer.page(HERE, address).arrives(when);
            }
            System.out.printf("%d kills of a directory, %d clients were reset or found nobody%n", 2 * KILLS, resets);
        }
    }
}
