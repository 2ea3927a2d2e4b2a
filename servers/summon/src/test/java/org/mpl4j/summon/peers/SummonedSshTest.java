package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.appliance.Requirements;

/** A name whose image is an SSH server, as OpenSSH's ssh and sftp see it. */
@ExtendWith(TestImages.class)
@Timeout(value = 1200, unit = TimeUnit.SECONDS)
class SummonedSshTest {
    private static final String LIMITS = "limits: {boot: 60s, back-off: {first: 1s, most: 2s}}";
    private static final String REQUEST = "GET /index.html HTTP/1.0\r\n\r\n";

    private static void fetch(SshImage image, String address, String as) throws IOException, InterruptedException {
        Path got = image.folder().resolve("got");
        Files.deleteIfExists(got);
        Machine.Output output = image.run("sftp", address, "ls\nget large " + got + "\n", List.of("-b", "-"));
        assertThat(output.status()).as(as + ": " + output.text()).isZero();
        assertThat(output.text()).contains("hello.txt");
        assertThat(got).as(as).hasSameBinaryContentAs(image.large());
    }

    @Test
    void isTheSameHostWheneverItIsStarted(TestImages.Built images) throws Exception {
        Requirements.assumeRootAnd("ssh", "sftp");
        SshImage image = images.ssh();
        try (RunningDirectory directory =
                new RunningDirectory(images.folder("ssh"), image.image(), "idle: 1h\n" + LIMITS, List.of("files"))) {
            String address = directory.dig("files");
            fetch(image, address, "by the query " + directory.log());
            Machine.Output asked = image.run("ssh", address, "", List.of());
            assertThat(asked.text()).contains("There are no programs on this host");
            directory.stop("files");
            // No query: it is what connects that starts it, and its handshake goes on in the process.
            fetch(image, address, "by a client that remembers the address " + directory.log());
            directory.stop("files");
            assertThat(directory.dig("files")).isEqualTo(address);
            fetch(image, address, "by another query " + directory.log());
            assertThat(directory.status("files", "starts")).isEqualTo("3");
            assertThat(directory.status("files", "failures")).isEqualTo("0");
        }
    }

    @Test
    void reachesByConduitsTheNamesThatItMay(TestImages.Built images) throws Exception {
        Requirements.assumeRootAnd("ssh", "sftp");
        SshImage image = images.ssh();
        try (RunningDirectory directory = new RunningDirectory(
                images.folder("reaching"),
                images.web(),
                "idle: 1h\nconduits: {}\n" + LIMITS,
                List.of("files, image: " + image.image() + ", reaches: [web]", "web", "other"))) {
            String address = directory.dig("files");
            Machine.Output page = image.run("ssh", address, REQUEST, List.of("-W", "web.apps.example:80"));
            assertThat(page.text()).as(directory.log()).contains(" 200 ").endsWith(TestImages.PAGE);
            assertThat(directory.status("web", "starts")).isEqualTo("1");
            assertThat(directory.status("web", "conduits_opened")).isEqualTo("1");
            Machine.await(
                    "the conduit has ended",
                    () -> directory.status("web", "conduits").equals("0"));

            Machine.Output other = image.run("ssh", address, REQUEST, List.of("-W", "other:80"));
            assertThat(other.text()).doesNotContain("HTTP").contains("no connection could be made");
            Machine.Output port = image.run("ssh", address, REQUEST, List.of("-W", "web.apps.example:81"));
            assertThat(port.text()).doesNotContain("HTTP").contains("not permitted");
            assertThat(directory.status("other", "starts")).isEqualTo("0");
            assertThat(directory.log()).contains("files asked for a conduit with other");
            assertThat(directory.state().resolve("run/files.reaches"))
                    .as("of a process that may ask")
                    .exists();
            assertThat(directory.state().resolve("run/web.reaches")).doesNotExist();
        }
    }
}
