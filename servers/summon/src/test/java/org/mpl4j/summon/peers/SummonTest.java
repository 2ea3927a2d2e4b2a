package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.appliance.OwnNetwork;

/**
 * Real appliances, summoned by dig and fetched from by curl. {@code -Dmpl.summon.starts=500 -Dmpl.summon.names=100} has more of them.
 */
@ExtendWith(TestImages.class)
@Timeout(value = 3600, unit = TimeUnit.SECONDS)
class SummonTest {
    private static final List<String> HERE = List.of();
    private static final int STARTS = Integer.getInteger("mpl.summon.starts", 3);
    private static final int NAMES = Integer.getInteger("mpl.summon.names", 4);
    private static final int RUNNING = Math.max(4, NAMES / 8);

    private static RunningDirectory begin(TestImages.Built images, String name, String rest, String... names)
            throws IOException, InterruptedException {
        return new RunningDirectory(images.folder(name), images.web(), rest, List.of(names));
    }

    @Test
    void coldStartsServeThePage(TestImages.Built images) throws IOException, InterruptedException {
        try (RunningDirectory directory = begin(images, "cold", "idle: 1h", "web")) {
            for (int i = 0; i < STARTS; i++) {
                String address = directory.dig("web");
                assertThat(RunningDirectory.curl(address)).as(directory.log()).isEqualTo(TestImages.PAGE);
                assertThat(directory.tell("stop web")).contains("web stops");
                directory.awaitState("web", "stopped");
                assertThat(directory.status("web", "starts")).isEqualTo(Integer.toString(i + 1));
            }
            assertThat(directory.status("web", "failures")).isEqualTo("0");
            // Who remembers the address needs no query.
            assertThat(RunningDirectory.curl(directory.status("web", "address")))
                    .isEqualTo(TestImages.PAGE);
            assertThat(directory.status("web", "starts")).isEqualTo(Integer.toString(STARTS + 1));
        }
    }

    /** Nobody is refused; whoever has connected in the moment in which the server ends may be reset. */
    @Test
    void whoAsksWhileItStopsIsServedByTheNext(TestImages.Built images) throws IOException, InterruptedException {
        int resets = 0;
        try (RunningDirectory directory = begin(images, "asked", "idle: 1h", "web")) {
            String address = directory.dig("web");
            Transfer.page(HERE, address).arrives("at first");
            for (int i = 0; i < STARTS; i++) {
                directory.tell("stop web");
                resets += Transfer.page(HERE, directory.dig("web")).arrivesOrIsReset("stop " + i) ? 0 : 1;
                Transfer.page(HERE, address).arrives("after stop " + i);
            }
            assertThat(directory.status("web", "failures")).isEqualTo("0");
            System.out.printf("%d stops, %d clients were reset%n", STARTS, resets);
        }
    }

    @Test
    void withoutMaskingFramesWaitForWhatIsSummoned(TestImages.Built images) throws IOException, InterruptedException {
        try (RunningDirectory directory =
                begin(images, "unmasked", "idle: 1h\nmasking: false", "web, address: " + OwnNetwork.large() + "0.2")) {
            assertThat(RunningDirectory.curl(directory.dig("web")))
                    .as(directory.log())
                    .isEqualTo(TestImages.PAGE);
            assertThat(directory.tell("stop web")).contains("web stops");
            directory.awaitState("web", "stopped");
            directory.dig("web");
            directory.awaitState("web", "running");
            directory.kill();
            directory.begin();
            assertThat(Machine.processes(directory.state())).isEmpty();
        }
    }

    @Test
    void whatIsIdleStops(TestImages.Built images) throws IOException, InterruptedException {
        try (RunningDirectory directory = begin(images, "idle", "idle: 2s", "web")) {
            assertThat(RunningDirectory.curl(directory.dig("web"))).isEqualTo(TestImages.PAGE);
            directory.awaitState("web", "stopped");
            assertThat(directory.status("web", "failures")).isEqualTo("0");
        }
    }

    @Test
    void namesSummonedAtOnceAreAllServed(TestImages.Built images) throws Exception {
        String[] names = IntStream.range(0, NAMES).mapToObj(i -> "n" + i).toArray(String[]::new);
        String rest = "idle: 1h\nlimits: {running: " + RUNNING + ", boot: 60s, stay: 1s, patience: 1h}";
        try (RunningDirectory directory = begin(images, "many", rest, names);
                ExecutorService clients = Executors.newFixedThreadPool(NAMES)) {
            Map<String, String> pages = new ConcurrentHashMap<>();
            Map<String, String> addresses = new ConcurrentHashMap<>();
            for (String name : names) {
                clients.submit(() -> {
                    String address = directory.dig(name);
                    addresses.put(address, name);
                    return pages.put(name, RunningDirectory.curl(address));
                });
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(1000, TimeUnit.SECONDS)).isTrue();
            assertThat(pages).hasSize(NAMES);
            assertThat(pages.values()).as(directory.log()).containsOnly(TestImages.PAGE);
            assertThat(addresses).as("no two have one address").hasSize(NAMES);
            for (String name : names) {
                assertThat(directory.status(name, "failures")).as(name).isEqualTo("0");
            }
        }
    }

    @Test
    void addressesOfNamesThatAreNoMoreAreNobodysThoughItIsKilled(TestImages.Built images)
            throws IOException, InterruptedException {
        List<String> old = IntStream.range(0, NAMES).mapToObj(i -> "old" + i).toList();
        List<String> others =
                IntStream.range(0, NAMES).mapToObj(i -> "other" + i).toList();
        try (RunningDirectory directory = begin(images, "renamed", "idle: 1h\nttl: 1h", old.toArray(String[]::new))) {
            List<String> before = addresses(directory, old);
            directory.configure(others);
            assertThat(directory.tell("reload")).contains("old0 is no more").contains("other0 is new");
            List<String> after = addresses(directory, others);
            assertThat(after).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
            directory.kill();
            directory.configure(List.of("another"));
            directory.begin();
            assertThat(addresses(directory, List.of("another")))
                    .doesNotContainAnyElementsOf(before)
                    .doesNotContainAnyElementsOf(after);
        }
    }

    private static List<String> addresses(RunningDirectory directory, List<String> names) {
        return names.stream().map(name -> directory.status(name, "address")).toList();
    }
}
