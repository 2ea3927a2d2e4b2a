package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.servers.common.config.ConfigException;

/** What cannot be built is said when it is built, and nothing is left of it. */
final class BuildErrorsTest {
    @TempDir
    Path folder;

    private Throwable refusal(BuildPlan plan) {
        try {
            ImageWriter.write(plan, ImageFormat.DIR, folder.resolve("out.appliance"), line -> {});
            throw new AssertionError("it was built");
        } catch (IOException | ConfigException | BuildException e) {
            assertThat(folder.resolve("out.appliance")).doesNotExist();
            assertThat(folder.toFile().list((in, name) -> name.startsWith(".mpl-appliance")))
                    .isEmpty();
            return e;
        }
    }

    private Throwable web(String options) throws IOException {
        Files.createDirectories(folder.resolve("site"));
        Path file = Files.writeString(folder.resolve("web.options"), options);
        return refusal(Images.plan(ServerKind.WEB, file, "2"));
    }

    private Throwable dns(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("dns.yaml"), yaml);
        return refusal(Images.plan(ServerKind.DNS, file, "3"));
    }

    @Test
    void saysWhatIsWrongWithOptionsOfWebServers() throws IOException {
        assertThat(web("site\n--listen nowhere\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("`nowhere`");
        assertThat(web("site\n--lissen :80\n")).hasMessageContaining("--lissen").hasMessageContaining("web.options");
        assertThat(web("--list\n")).hasMessageContaining("no folder is named");
        assertThat(web("elsewhere\n")).hasMessageContaining("elsewhere").hasMessageContaining("no folder");
        assertThat(web("site\n--metrics 127.0.0.1:9180\n")).hasMessageContaining("--metrics");
        assertThat(web("site\n--access-log access.log\n")).hasMessageContaining("--access-log -");
    }

    @Test
    void refusesFilesThatAreOutsideOfTheSite() throws IOException {
        Path site = Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(site.resolve("passwd"), Path.of("/etc/passwd"));
        assertThat(refusal(Images.plan(ServerKind.WEB, site, "2")))
                .hasMessageContaining("/etc/passwd")
                .hasMessageContaining("out of the folder");
    }

    @Test
    void saysWhatIsWrongWithConfigurationsOfDns() throws IOException {
        assertThat(dns("zones:\n  - name: a.test\n    fil: x\n")).isInstanceOf(ConfigException.class);
        assertThat(dns("zones: []\n")).hasMessageContaining("no zone");
        assertThat(dns("zones:\n  - name: a.test\n    file: missing.zone\n")).hasMessageContaining("missing.zone");
        assertThat(dns("zones:\n  - name: a.test\n    file: /etc/passwd\n")).hasMessageContaining("does not lie below");
        assertThat(dns("zones:\n  - name: a.test\n    file: a.zone\ncontrol:\n  socket: s\n"))
                .hasMessageContaining("`control`");
    }

    @Test
    void saysWhatIsWrongWithConfigurationsOfSsh() throws IOException {
        BuildPlan good = Images.ssh(folder);
        assertThat(refusal(Images.plan(ServerKind.SSH, folder.resolve("ssh"), "4")))
                .hasMessageContaining("is a folder")
                .hasMessageContaining("sshd_config(5)");
        Path config = good.config();
        String text = Files.readString(config);
        Files.writeString(config, text + "PidFile pid\nAllowTcpForwarding yes\n");
        assertThat(refusal(good))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(config + ":8:1: `PidFile")
                .hasMessageContaining(config + ":9:1: `AllowTcpForwarding yes` cannot be");
        // Here it is there, and in an image it would not be.
        Files.writeString(
                config, text.replace("%h/files", folder.resolve("ssh/files").toString()));
        assertThat(refusal(good))
                .hasMessageContaining(config + ":5:1: " + folder.resolve("ssh/files") + " is a whole path")
                .hasMessageContaining("from the folder of the configuration: files");
    }

    @Test
    void saysWhatIsWrongWithThePlan() throws IOException {
        BuildPlan good = Images.web(folder);
        assertThat(refusal(with(good, "Not A Name", "198.18.77.2/24", 96))).hasMessageContaining("Not A Name");
        assertThat(refusal(with(good, "name", "198.18.77.256/24", 96))).isInstanceOf(BuildException.class);
        assertThat(refusal(with(good, "name", "198.18.77.2/24", 3))).hasMessageContaining("--memory");
    }

    private static BuildPlan with(BuildPlan plan, String name, String address, int memory) {
        return new BuildPlan(plan.server(), name, plan.config(), List.of(address), List.of(), "", 1500, memory, true);
    }

    @Test
    void saysWhichModuleTheJdkDoesNotHave() {
        assertThatThrownBy(() -> RuntimeLinker.link(Set.of("java.base", "org.mpl4j.none"), folder.resolve("runtime")))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("org.mpl4j.none");
    }

    @Test
    void namesHaveStationAddressesOfTheirOwn() {
        assertThat(StationAddress.of("web"))
                .isEqualTo(StationAddress.of("web"))
                .isNotEqualTo(StationAddress.of("web2"))
                .matches("02(:[0-9a-f]{2}){5}");
    }
}
