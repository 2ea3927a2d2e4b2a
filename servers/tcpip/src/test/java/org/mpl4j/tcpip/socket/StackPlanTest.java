package org.mpl4j.tcpip.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import picocli.CommandLine;

/** What command lines say of a stack. */
class StackPlanTest {
    private static StackPlan parse(String... arguments) {
        StackOptions options = new StackOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("stack", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(arguments);
        return options.plan();
    }

    @Test
    void readsAllOptions() {
        StackPlan plan = parse(
                "--tap",
                "tap0",
                "--address",
                "192.0.2.2/24",
                "--address",
                "2001:db8::2/64",
                "--gateway",
                "192.0.2.1",
                "--mtu",
                "9000",
                "--mac",
                "02:00:00:00:00:07",
                "--slaac",
                "--dhcp",
                "--no-offload",
                "--pcap",
                "a.pcap");
        assertThat(plan)
                .isEqualTo(new StackPlan(
                        StackPlan.DeviceKind.TAP,
                        "tap0",
                        java.util.List.of(Prefix.of("192.0.2.2/24"), Prefix.of("2001:db8::2/64")),
                        java.util.List.of(IpAddress.of("192.0.2.1")),
                        true,
                        true,
                        9000,
                        MacAddress.of("02:00:00:00:00:07"),
                        false,
                        Path.of("a.pcap")));
    }

    @Test
    void saysWhatCannotWork() {
        assertThatThrownBy(() -> parse("--address", "192.0.2.2/24")).hasMessage("the stack needs a device: --tap NAME");
        assertThatThrownBy(() -> parse("--tap", "tap0", "--interface", "eth0"))
                .hasMessageContaining("say one of --tap, --tun, --interface and --conduit");
        assertThatThrownBy(() -> parse("--conduit", "/run/c", "--address", "192.0.2.2/24"))
                .hasMessageStartingWith("with --conduit, addresses and gateways come from there");
        assertThatThrownBy(() -> parse("--conduit", "/run/c", "--no-offload")).hasMessageContaining("--no-offload");
        assertThatThrownBy(() -> parse("--tun", "tun0", "--dhcp")).hasMessageStartingWith("DHCP needs Ethernet");
        assertThatThrownBy(() -> parse("--tap", "tap0")).hasMessageStartingWith("the stack has no address");
        assertThatThrownBy(() -> parse("--tap", "tap0", "--address", "192.0.2.2/24", "--gateway", "192.0.3.1"))
                .hasMessageContaining("the gateway 192.0.3.1 is in none of the networks [192.0.2.2/24]");
        assertThatThrownBy(() -> parse("--tap", "tap0", "--address", "192.0.2.2/24", "--mtu", "20"))
                .hasMessage("a packet may be 68 to 65535 bytes long, not 20");
        assertThatThrownBy(() -> parse("--tap", "tap0", "--address", "192.0.2.2/24", "--mac", "03:00:00:00:00:00"))
                .hasMessageContaining("stands for a group");
        assertThatThrownBy(() -> parse("--tap", "tap0", "--address", "192.0.2/99"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
