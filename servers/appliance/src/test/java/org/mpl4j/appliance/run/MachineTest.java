package org.mpl4j.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.OwnBridge;
import org.mpl4j.appliance.Requirements;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.servers.common.nativeio.ProcessExit;

/** Virtual machines on a bridge, which curl and dig ask: QEMU emulates one's processor, and uses the system's for the other where it can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MachineTest {
    private static final String PREFIX = "mplvt";
    private static final Duration GRACE = Duration.ofSeconds(300);
    private static final int TRIES = 200;
    private static final Pattern DATE = Pattern.compile("(?im)^date: (.*?)\\s*$");

    private Path folder;
    private ApplianceImage web;
    private ApplianceImage dns;

    @BeforeAll
    void build() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "machines are made for x86-64: this is not tested");
        Requirements.assumeRootAnd("ip", "curl", "dig", "nsenter", "setpriv", "unshare", "qemu-system-x86_64");
        try (var kernels = Files.newDirectoryStream(Path.of("/boot"), "vmlinuz-*")) {
            assumeTrue(kernels.iterator().hasNext(), "no kernel is installed: this is not tested");
        }
        folder = Files.createTempDirectory("machines");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        web = image(Images.web(folder));
        dns = image(Images.dns(folder));
    }

    private ApplianceImage image(BuildPlan plan) throws Exception {
        Path output = folder.resolve(plan.server() + ".vm");
        ImageWriter.write(plan, ImageFormat.VM, output, line -> {});
        return ApplianceImage.open(output);
    }

    @AfterAll
    void remove() throws IOException {
        if (folder != null) {
            Programs.run(List.of("/bin/chmod", "-R", "u+w", folder.toString()));
            Programs.run(List.of("/bin/rm", "-r", folder.toString()));
        }
    }

    private static String ask(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? said : "failed: " + said;
    }

    /** Neighbors that are looked for too early are not found: who is emulated takes a while. */
    private static String askUntilAnswered(Path log, String... command) throws Exception {
        String said = "";
        for (int i = 0; i < TRIES; i++) {
            said = ask(command);
            if (!said.startsWith("failed: ")) {
                return said;
            }
        }
        throw new AssertionError(said + "\n" + Files.readString(log));
    }

    private static String fetch(Path log, String path) throws Exception {
        return askUntilAnswered(
                log, "curl", "-sS", "-i", "--fail", "-m", "50", "http://" + Images.NETWORK + "2" + path);
    }

    @Test
    void answersCurl() throws Exception {
        Path log = folder.resolve("web.log");
        try (OwnBridge bridge = OwnBridge.make();
                NamespacePool pool = new NamespacePool(PREFIX, 1);
                Launcher running = new Launcher(
                        web, new Launcher.Options(bridge.name(), "", 0, 0, Optional.of(log), Map.of()), pool)) {
            String page = fetch(log, "/");
            assertThat(page).endsWith("\r\n\r\n<h1>an appliance</h1>\n");
            checkDate(page);
            assertThat(fetch(log, "/sub/page.txt")).endsWith("a page below\n");
            checkConfinement(running.process().pid());
            assertThat(running.process().stop(GRACE)).isEqualTo(new ProcessExit(0, 0, false));
        }
        assertThat(Files.readString(log))
                .contains(web.name() + ": the kernel is up", web.name() + ": the interface is up")
                .doesNotContain("Exception", "panic", "cannot");
    }

    /** The machine knows what time it is. */
    private static void checkDate(String answer) {
        Matcher date = DATE.matcher(answer);
        assertThat(date.find()).as(answer).isTrue();
        Instant told = ZonedDateTime.parse(date.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(Duration.between(told, Instant.now()).abs()).isLessThan(Duration.ofMinutes(10));
    }

    private void checkConfinement(long process) throws Exception {
        Path state = Path.of("/proc", Long.toString(process));
        String user = Integer.toString(UserNumbers.of(web.name()));
        assertThat(Files.readString(state.resolve("cmdline"))).startsWith("/usr/bin/qemu-system-x86_64");
        assertThat(Files.readAllLines(state.resolve("status")))
                .contains("NoNewPrivs:\t1", "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "Seccomp:\t2")
                .contains("Uid:" + ("\t" + user).repeat(4), "Gid:" + ("\t" + user).repeat(4));
        String links = ask("nsenter", "--net=" + state.resolve("ns/net"), "ip", "-o", "link");
        assertThat(links.strip().split("\n")).hasSize(1);
    }

    @Test
    void answersDigWhenItsProcessorIsEmulated() throws Exception {
        Path log = folder.resolve("dns.log");
        try (OwnBridge bridge = OwnBridge.make();
                NamespacePool pool = new NamespacePool(PREFIX, 0);
                Launcher running = new Launcher(
                        dns, new Launcher.Options(bridge.name(), "", 0, 0, Optional.of(log), Map.of(), true), pool)) {
            String[] dig = {"dig", "+short", "+time=5", "+tries=1", "@" + Images.NETWORK + "3", "www.appliance.test"};
            assertThat(askUntilAnswered(log, dig)).isEqualTo(Images.NETWORK + "2\n");
            assertThat(askUntilAnswered(
                            log,
                            Stream.concat(Stream.of(dig), Stream.of("+tcp")).toArray(String[]::new)))
                    .isEqualTo(Images.NETWORK + "2\n");
            // This one ends as Java does when it is told to by SIGINT.
            assertThat(running.process().stop(GRACE)).isEqualTo(new ProcessExit(128 + 2, 0, false));
        }
        assertThat(Files.readString(log)).doesNotContain("Exception", "panic", "cannot");
    }

    @Test
    void takesNoConduit() {
        RunPlan plan = new RunPlan(
                Path.of("/none"),
                -1,
                Optional.of(Path.of("/none")),
                Optional.empty(),
                0,
                0,
                1,
                Optional.empty(),
                Map.of());
        assertThatThrownBy(() -> ApplianceProcess.start(web, plan))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--format dir");
    }
}
