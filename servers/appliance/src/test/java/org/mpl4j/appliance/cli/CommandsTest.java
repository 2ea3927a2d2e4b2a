package org.mpl4j.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.appliance.BuiltImages;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.OwnBridge;
import org.mpl4j.appliance.Requirements;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.appliance.run.Launcher;
import org.mpl4j.appliance.run.NamespacePool;
import org.mpl4j.appliance.run.Programs;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The commands, as somebody types them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandsTest {
    private static final List<String> STAGES = List.of("process and JVM", "stack", "server", "first answer");

    private Path folder;

    /** How a command ended, and what it has said. */
    private record Outcome(int status, String out, String err) {}

    @BeforeAll
    void prepare() throws Exception {
        Requirements.assumeRootAnd("ip", "curl", "nsenter", "setpriv");
        folder = Files.createTempDirectory("commands");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterAll
    void remove() {
        if (folder != null) {
            BuiltImages.remove(folder);
        }
    }

    private static Outcome command(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = MplAppliance.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String image(ServerKind server) throws Exception {
        return BuiltImages.of(server).folder().toString();
    }

    @ParameterizedTest
    @EnumSource
    void inspectSaysWhatAnImageIs(ServerKind server) throws Exception {
        ApplianceImage image = BuiltImages.of(server);
        Outcome said = command("inspect", image(server));

        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
        assertThat(said.out().lines())
                .contains(
                        "server     " + server,
                        "name       " + Images.MARK + server,
                        "MAC        " + image.mac(),
                        "address    " + image.addresses().getFirst(),
                        "ports      " + String.join(", ", server.ports()),
                        "memory     96 MiB");
        // The parts are all that there is.
        double sum = 0;
        double all = 0;
        for (String line : said.out().lines().skip(8).toList()) {
            String[] words = line.strip().split(" +");
            double size = Double.parseDouble(words[words.length - 2]);
            assertThat(Double.parseDouble(words[words.length - 1]))
                    .as(line)
                    .isNotNegative()
                    .isLessThanOrEqualTo(size + 0.01);
            if (words[0].equals("all")) {
                all = size;
            } else {
                sum += size;
            }
        }
        assertThat(all).isGreaterThan(50).isCloseTo(sum, org.assertj.core.data.Offset.offset(0.05));
    }

    @ParameterizedTest
    @EnumSource
    void bootSaysAndDrawsEachStage(ServerKind server) throws Exception {
        Path svg = folder.resolve(server + ".svg");
        Outcome said = command("boot", image(server), "--runs", "2", "--svg", svg.toString());

        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
        List<String> rows =
                said.out().lines().skip(1).takeWhile(line -> !line.isEmpty()).toList();
        double reached = 0;
        for (int i = 0; i < STAGES.size(); i++) {
            assertThat(rows.get(i)).startsWith(STAGES.get(i) + " ");
            String[] words = rows.get(i).substring(18).strip().split(" +");
            double took = Double.parseDouble(words[0]);
            assertThat(took).as(rows.get(i)).isNotNegative();
            reached += took;
            assertThat(Double.parseDouble(words[1])).isCloseTo(reached, org.assertj.core.data.Offset.offset(0.3));
        }
        assertThat(rows).hasSize(STAGES.size());
        assertThat(said.out())
                .containsPattern(
                        "processor time until then [1-9][0-9.]* ms; memory \\(PSS\\) [1-9][0-9.]* MiB; fastest of 2 starts");
        checkPicture(svg, Images.MARK + server);
        checkNothingIsLeft();
    }

    private static void checkNothingIsLeft() throws Exception {
        assertThat(Programs.ip("-o", "link"))
                .doesNotContain(Launcher.PREFIX + "-" + Images.MARK)
                .doesNotContain(Launcher.PREFIX + "b" + ProcessHandle.current().pid());
    }

    private static void checkPicture(Path svg, String name) throws Exception {
        Document picture =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        NodeList texts = picture.getElementsByTagName("text");
        List<String> said = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            said.add(texts.item(i).getTextContent());
        }
        assertThat(said).containsAll(STAGES).contains("Start of the appliance " + name);
        // The bars, and what is behind them.
        NodeList bars = picture.getElementsByTagName("rect");
        assertThat(bars.getLength()).isEqualTo(STAGES.size() + 1);
        double before = 0;
        for (int i = 1; i < bars.getLength(); i++) {
            double x = Double.parseDouble(
                    bars.item(i).getAttributes().getNamedItem("x").getNodeValue());
            double width = Double.parseDouble(
                    bars.item(i).getAttributes().getNamedItem("width").getNodeValue());
            assertThat(x).isGreaterThanOrEqualTo(before);
            assertThat(x + width).isLessThanOrEqualTo(640);
            before = x;
        }
    }

    @Test
    void buildSaysWhereItCannotWrite() throws Exception {
        Path missing = folder.resolve("missing");
        Outcome said = command(
                "build",
                "--server",
                "web",
                "--config",
                folder.toString(),
                "--address",
                "192.0.2.2/24",
                "-o",
                missing.resolve("web.appliance").toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err())
                .isEqualToIgnoringNewLines("mpl-appliance: there is no folder " + missing + "; make it first");
    }

    @Test
    void runSaysWhatIsWrong() throws Exception {
        Outcome noBridge = command("run", image(ServerKind.WEB), "--bridge", "mplac-none");
        assertThat(noBridge.status()).isEqualTo(1);
        assertThat(noBridge.err()).contains("mplac-none", "ip link add mplac-none type bridge");

        Outcome noImage = command("run", folder.toString(), "--bridge", "mplac-none");
        assertThat(noImage.status()).isEqualTo(1);
        assertThat(noImage.err()).contains(folder + " is no image", "mpl-appliance build --help");

        for (String part : List.of(ApplianceImage.JAR, "runtime/bin/java")) {
            Path broken = BuiltImages.copyWithout(
                    BuiltImages.of(ServerKind.WEB), folder.resolve("broken" + part.length()), part);
            Outcome said = command("run", broken.toString(), "--bridge", "mplac-none");
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.err()).contains("is not whole", part);
        }
        assertThat(command("run", image(ServerKind.WEB)).status()).isEqualTo(2);
        checkNothingIsLeft();
    }

    /** As root without its rights, so that all files can be read. */
    @Test
    void runSaysThatItTakesRoot() throws Exception {
        Process process = new ProcessBuilder(
                        Programs.find("setpriv", "util-linux"),
                        "--inh-caps=-all",
                        "--bounding-set=-all",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MplAppliance.class.getName(),
                        "run",
                        image(ServerKind.WEB),
                        "--bridge",
                        "mplac-none")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said).contains("take root");
    }

    /** A cache makes it fast, and nothing else. */
    @Test
    void servesWithoutItsCacheAndWithOneThatIsBroken() throws Exception {
        Path without = BuiltImages.copyWithout(
                BuiltImages.of(ServerKind.WEB), folder.resolve("without"), ApplianceImage.CACHE);
        Path broken =
                BuiltImages.copyWithout(BuiltImages.of(ServerKind.WEB), folder.resolve("short"), ApplianceImage.CACHE);
        byte[] cache =
                Files.readAllBytes(BuiltImages.of(ServerKind.WEB).folder().resolve(ApplianceImage.CACHE));
        Path lib = broken.resolve("lib");
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.write(broken.resolve(ApplianceImage.CACHE), java.util.Arrays.copyOf(cache, cache.length / 2));
        Files.setPosixFilePermissions(
                broken.resolve(ApplianceImage.CACHE), PosixFilePermissions.fromString("r--r--r--"));
        try (OwnBridge bridge = OwnBridge.make();
                NamespacePool pool = new NamespacePool(bridge.name(), 0)) {
            for (Path image : List.of(without, broken)) {
                Launcher.Options options = new Launcher.Options(
                        bridge.name(), "", 0, 0, java.util.Optional.of(folder.resolve("log")), java.util.Map.of());
                try (Launcher running = new Launcher(ApplianceImage.open(image), options, pool)) {
                    assertThat(Programs.run(List.of(
                                    Programs.find("curl", "curl"),
                                    "-sS",
                                    "-m",
                                    "25",
                                    "http://" + Images.NETWORK + "2/")))
                            .isEqualTo("<h1>an appliance</h1>\n");
                    assertThat(running.process().isAlive()).isTrue();
                }
            }
        }
    }
}
