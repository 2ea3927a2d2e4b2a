package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapAccessTest {
    private static final long USER = 1000;
    private static final long NET_ADMIN = 1L << Capabilities.NET_ADMIN;

    @TempDir
    private Path folder;

    private Path tun;
    private Path interfaces;

    @BeforeEach
    void make() throws IOException {
        tun = Files.createFile(folder.resolve("tun"));
        interfaces = Files.createDirectory(folder.resolve("net"));
    }

    private TapAccess access(long capabilities) {
        return new TapAccess(tun, interfaces, new Capabilities(USER, capabilities));
    }

    private void make(String name, String owner) throws IOException {
        Files.writeString(Files.createDirectory(interfaces.resolve(name)).resolve("owner"), owner + "\n");
    }

    @Test
    void whoMayAdministerNetworksMayHaveAny() throws IOException {
        make("tap1", "4711");
        assertThatCode(() -> access(NET_ADMIN).check("tap0")).doesNotThrowAnyException();
        assertThatCode(() -> access(NET_ADMIN).check("tap1")).doesNotThrowAnyException();
    }

    @Test
    void othersMayHaveTheirOwn() throws IOException {
        make("tap0", "1000");
        make("tap1", "-1");
        assertThatCode(() -> access(0).check("tap0")).doesNotThrowAnyException();
        assertThatCode(() -> access(0).check("tap1")).doesNotThrowAnyException();
    }

    @Test
    void saysHowToMakeOneThatIsMissing() {
        assertThatThrownBy(() -> access(0).check("tap0"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageStartingWith(
                        "there is no interface tap0, and making one takes CAP_NET_ADMIN, which this process does not have.")
                .hasMessageContaining("sudo ip tuntap add dev tap0 mode tap user $USER")
                .hasMessageContaining("sudo ip addr add 192.0.2.1/24 dev tap0; sudo ip link set tap0 up")
                .hasMessageContaining("--ambient-caps +net_admin")
                .hasMessageContaining("sudo setcap cap_net_admin+ep");
    }

    @Test
    void saysWhoseAnInterfaceIs() throws IOException {
        make("tap0", "0");
        assertThatThrownBy(() -> access(0).check("tap0"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageStartingWith(
                        "the interface tap0 is for the user with number 0, and this process runs as 1000");
    }

    @Test
    void saysThatThereIsNoTun() throws IOException {
        Files.delete(tun);
        assertThatThrownBy(() -> access(NET_ADMIN).check("tap0"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("`modprobe tun`")
                .hasMessageContaining("--device /dev/net/tun");
    }

    @Test
    void knowsWhatThisProcessMay() throws IOException {
        Capabilities own = Capabilities.own();
        boolean isRoot = Files.getOwner(Path.of("/proc/self")).getName().equals("root");
        assertThat(own.user() == 0).isEqualTo(isRoot);
        assertThat(own.has(63)).isFalse();
    }
}
