package org.mpl4j.summon.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.conduit.ConduitDirectory;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.config.SummonConfigFile;
import org.mpl4j.summon.operate.SummonServer;
import org.mpl4j.summon.policies.summon.AppliancePolicy.State;

/** A whole directory but for its processes: queries come by dig, commands by the control socket. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DirectoryTest {
    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    private final FakePlaces places = new FakePlaces();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private SummonServer server;
    private String network = "network: 10.90.0.0/16";

    @AfterEach
    void nothingIsLeft() throws IOException {
        if (server != null) {
            server.close();
            assertThat(places.isGone()).isTrue();
        }
        assertThat(places.mistakes()).isEmpty();
    }

    private SummonConfig write(String limits, String... names) throws IOException, ConfigException {
        Files.createDirectories(folder.resolve("image"));
        String lines = java.util.Arrays.stream(names)
                .map(name -> "  - {name: " + name + (name.contains(":") ? "}\n" : ", image: image}\n"))
                .collect(Collectors.joining());
        return SummonConfigFile.read(Files.writeString(
                folder.resolve("summon.yaml"),
                "zone: apps.example\nlisten: [\"127.0.0.1:" + freePort()
                        + "\"]\nbridge: {name: none, " + network + "}\nmetrics: {listen: 127.0.0.1:0}\n"
                        + "state: s\nlimits: {" + limits + "}\nnames:\n" + lines));
    }

    /** One that is free for streams is nearly always free for datagrams. */
    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void begin(String limits, String... names) throws IOException, ConfigException {
        SummonConfig config = write(limits, names);
        server = new SummonServer(
                config,
                () -> SummonConfigFile.read(folder.resolve("summon.yaml")),
                (read, state) -> places,
                stopped::countDown);
    }

    private String dig(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "dig",
                "@127.0.0.1",
                "-p",
                Integer.toString(server.addresses().getFirst().getPort()),
                "+noall",
                "+comments",
                "+answer",
                "+authority"));
        command.addAll(List.of(arguments));
        Process dig = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(dig.getInputStream(), StandardCharsets.UTF_8))) {
            String text = said.lines().collect(Collectors.joining("\n"));
            assertThat(dig.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            return text.replaceAll("[\t ]+", " ");
        }
    }

    private State state(String name) {
        try {
            return server.status().stream()
                    .filter(one -> one.member().name().equals(name))
                    .findAny()
                    .map(one -> one.member().state())
                    // Between two configurations.
                    .orElse(State.STOPPING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it has not come about").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private String tell(String line) throws IOException {
        return ControlSocket.ask(folder.resolve("s/control"), line);
    }

    @Test
    void aQueryStartsWhatItAsksFor() throws IOException, InterruptedException, ConfigException {
        begin("running: 4", "web", "dns", "printer, address: \"2001:db8::9\"");
        assertThat(dig("WEB.apps.example", "A")).contains("NOERROR").contains("WEB.apps.example. 5 IN A 10.90.0.2");
        await(() -> state("web") == State.RUNNING);
        assertThat(state("dns")).isEqualTo(State.STOPPED);
        assertThat(dig("dns.apps.example", "TXT")).contains("NOERROR").contains("SOA");
        assertThat(dig("printer.apps.example", "AAAA")).contains("5 IN AAAA 2001:db8::9");
        assertThat(dig("nobody.apps.example")).contains("NXDOMAIN").contains("apps.example. 5 IN SOA");
        assertThat(dig("www.example.net")).contains("REFUSED");
        assertThat(state("dns")).isEqualTo(State.STOPPED);
        assertThat(dig("dns.apps.example", "AAAA", "+tcp")).contains("NOERROR").contains("SOA");
        await(() -> state("dns") == State.RUNNING);
    }

    @Test
    void namesHaveAddressesOfBothVersions() throws IOException, InterruptedException, ConfigException {
        network = "network: 10.90.0.0/16, network6: \"fd90::/64\"";
        begin(
                "running: 4",
                "web",
                "dns, image: image, address6: \"fd90::77\"",
                "gate, address: 192.0.2.9, address6: \"2001:db8::9\"");
        assertThat(dig("web.apps.example", "AAAA")).contains("NOERROR").contains("web.apps.example. 5 IN AAAA fd90::2");
        assertThat(dig("web.apps.example", "A")).contains("web.apps.example. 5 IN A 10.90.0.2");
        await(() -> state("web") == State.RUNNING);
        assertThat(dig("gate.apps.example", "AAAA")).contains("5 IN AAAA 2001:db8::9");
        assertThat(dig("gate.apps.example", "A")).contains("5 IN A 192.0.2.9");
        assertThat(tell("status")).contains("10.90.0.2 fd90::2").contains("10.90.0.3 fd90::77");
        assertThat(tell("status json")).contains("\"address\": \"10.90.0.3\", \"address6\": \"fd90::77\"");
    }

    @Test
    void aConduitIsAskedForByName() throws IOException, InterruptedException, ConfigException {
        Path socket = folder.resolve("s/conduits");
        begin("running: 4}\nconduits: {at-once: 8", "web", "dns", "printer, address: 192.0.2.9");
        ConduitDirectory conduits = new ConduitDirectory(socket);
        assertThat(Files.getPosixFilePermissions(socket)).hasToString("[OWNER_READ, OWNER_WRITE]");
        for (String name : List.of("WEB.apps.example.", "dns")) {
            assertThatThrownBy(() -> conduits.connect(name, Duration.ofSeconds(SECONDS)))
                    .hasMessageContaining("cannot connect to "
                            + name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "") + " by the directory " + socket)
                    .hasMessageContaining("it was not ready in time");
            await(() -> state(name.substring(0, 3).toLowerCase(Locale.ROOT)) == State.RUNNING);
        }
        assertThat(places.calls()).containsExactly("web.apps.example", "dns");
        for (String name :
                List.of("wob.apps.example", "printer", "web.example", "web.apps.example.example", "apps.example")) {
            assertThatThrownBy(() -> conduits.connect(name, Duration.ofSeconds(SECONDS)))
                    .as(name)
                    .hasMessageContaining("nothing of this name takes conduits there");
        }
        server.close();
        assertThat(socket).doesNotExist();
        server = null;
    }

    @Test
    void aGroupThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> begin("running: 4}\nconduits: {group: no-such-group-of-mpl", "web"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no group no-such-group-of-mpl")
                .hasMessageContaining("groupadd");
        assertThat(folder.resolve("s/conduits")).doesNotExist();
        assertThat(places.isGone()).isTrue();
    }

    @Test
    void anotherNetworkTakesAnotherDirectory() throws IOException, InterruptedException, ConfigException {
        begin("running: 4", "web");
        network = "network: 10.90.0.0/16, network6: \"fd90::/64\"";
        write("running: 4", "web", "new");
        assertThat(tell("reload")).contains("nothing is changed: `bridge` has another name, network or address");
        assertThat(dig("new.apps.example")).contains("NXDOMAIN");
    }

    @Test
    void aClientThatRemembersTheAddressStartsItToo() throws IOException, InterruptedException, ConfigException {
        begin("running: 4", "web");
        places.place("web").knock();
        await(() -> state("web") == State.RUNNING);
    }

    @Test
    void aClientThatConnectsBeforeAnEndIsKnownIsServedByTheNext()
            throws IOException, InterruptedException, ConfigException {
        begin("running: 4, back-off: {first: 1s, most: 1s}", "web");
        places.place("web").knock();
        await(() -> state("web") == State.RUNNING);
        places.place("web").crashAndKnock();
        await(() -> state("web") != State.RUNNING);
        await(() -> state("web") == State.RUNNING);
    }

    @Test
    void aHundredNamesAtOnceAreAllServedAndNeverMoreThanTheLimitRun()
            throws IOException, InterruptedException, ConfigException {
        String[] names = IntStream.range(0, 100).mapToObj(i -> "n" + i).toArray(String[]::new);
        begin("running: 7, stay: 1s, patience: 2m", names);
        List<String> questions = new ArrayList<>();
        for (String name : names) {
            questions.addAll(List.of(name + ".apps.example", "A"));
        }
        String answers = dig(questions.toArray(new String[0]));
        assertThat(answers.lines()
                        .filter(line -> line.matches(".*IN A 10\\.90\\..*"))
                        .distinct())
                .hasSize(100);
        await(() -> {
            try {
                return server.status().stream().allMatch(one -> one.member().starts() > 0);
            } catch (IOException e) {
                return false;
            }
        });
        assertThat(places.most()).isLessThanOrEqualTo(7);
    }

    @Test
    void whatCrashesRestsAndTheOthersGoOn() throws IOException, InterruptedException, ConfigException {
        begin("running: 4, back-off: {first: 1s, most: 1h}", "crash", "web");
        assertThat(dig("crash.apps.example")).contains("NOERROR");
        await(() -> state("crash") == State.BACKING_OFF);
        assertThat(dig("web.apps.example")).contains("NOERROR");
        await(() -> state("web") == State.RUNNING);
        places.place("web").crash();
        await(() -> state("web") == State.BACKING_OFF);
        assertThat(tell("status")).contains("it crashed").contains("backing off");
        assertThat(tell("start web")).contains("web starts");
        await(() -> state("web") == State.RUNNING);
        assertThat(tell("start wob")).contains("did you mean `web`?");
    }

    @Test
    void failuresAndAddressesSurviveARestart() throws IOException, InterruptedException, ConfigException {
        begin("running: 4, back-off: {first: 1s, most: 1h}", "crash", "web");
        String before = dig("web.apps.example", "+noauthority");
        dig("crash.apps.example");
        await(() -> state("crash") == State.BACKING_OFF);
        server.close();
        begin("running: 4, back-off: {first: 1s, most: 1h}", "new", "web", "crash");
        assertThat(dig("web.apps.example").lines().filter(line -> line.contains("IN A")))
                .isEqualTo(before.lines().filter(line -> line.contains("IN A")).toList());
        dig("crash.apps.example");
        await(() -> tellStatus().contains("\"failures\": 2"));
    }

    private String tellStatus() {
        try {
            return tell("status json");
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aReloadKeepsWhatIsTheSame() throws IOException, InterruptedException, ConfigException {
        begin("running: 4", "web", "old", "stuck");
        for (String name : List.of("web", "old", "stuck")) {
            dig(name + ".apps.example");
            await(() -> state(name) == State.RUNNING);
        }
        write("running: 4, stop: 1s", "web", "new", "stuck, ports: 81, image: image, idle: 3s");
        assertThat(tell("reload"))
                .contains("old is no more")
                .contains("new is new")
                .contains("stuck is another one");
        assertThat(dig("new.apps.example")).contains("IN A 10.90.0.5");
        assertThat(dig("old.apps.example")).contains("NXDOMAIN");
        await(() -> state("new") == State.RUNNING);
        await(() -> state("stuck") == State.STOPPED);
        assertThat(server.status()).extracting(one -> one.member().starts()).containsExactly(1L, 0L, 1L);
        dig("stuck.apps.example");
        await(() -> state("stuck") == State.RUNNING);
        Files.writeString(folder.resolve("summon.yaml"), "zone: [");
        assertThat(tell("reload")).contains("nothing is changed").contains("summon.yaml:1:");
        assertThat(tell("quit")).isEqualTo("stopping");
        assertThat(stopped.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsMetrics() throws IOException, InterruptedException, ConfigException {
        begin("running: 4", "web");
        dig("web.apps.example");
        await(() -> state("web") == State.RUNNING);
        HttpResponse<String> metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + server.metricsAddress().getPort() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(metrics.body())
                .contains("mpl_summon_appliances{state=\"running\"} 1\n")
                .contains("mpl_summon_starts_total{name=\"web\"} 1\n");
    }

    @Test
    void twoDirectoriesDoNotShareAFolder() throws IOException, InterruptedException, ConfigException {
        begin("running: 4", "web");
        assertThatThrownBy(() -> new SummonServer(
                        write("running: 4", "web"),
                        () -> write("running: 4", "web"),
                        (read, state) -> places,
                        () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another mpl-summon has the folder");
    }

    @Test
    void asksResolversForNamesOfOthers() throws IOException, InterruptedException, ConfigException {
        begin("running: 4", "web");
        int upstream = server.addresses().getFirst().getPort();
        SummonServer first = server;
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createDirectory(other.resolve("image"));
        SummonConfig config = SummonConfigFile.read(Files.writeString(
                other.resolve("summon.yaml"),
                "zone: b.example\nlisten: [\"127.0.0.1:" + freePort()
                        + "\"]\nbridge: {name: none, network: 10.90.0.0/16}\n"
                        + "forward: {resolvers: [\"127.0.0.1:9\", \"127.0.0.1:" + upstream
                        + "\"], clients: [127.0.0.0/8], timeout: 1s}\nnames: [{name: a, image: image}]\n"));
        FakePlaces none = new FakePlaces();
        try (SummonServer second = new SummonServer(config, () -> config, (read, state) -> none, () -> {})) {
            server = second;
            assertThat(dig("weB.apps.example")).contains("weB.apps.example. 5 IN A 10.90.0.2");
            assertThat(dig("web.apps.example", "+tcp")).contains("IN A 10.90.0.2");
            assertThat(dig("web.apps.example", "+norecurse")).contains("REFUSED");
        } finally {
            server = first;
        }
        assertThat(state("web")).as("a query is a query, by whatever way").isNotEqualTo(State.STOPPED);
    }
}
