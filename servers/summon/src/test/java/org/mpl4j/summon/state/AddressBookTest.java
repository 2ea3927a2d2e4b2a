package org.mpl4j.summon.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.LogConfig;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.summon.config.AddressRange;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.BridgeConfig;
import org.mpl4j.summon.config.BridgeNetwork;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.config.IpNetwork;
import org.mpl4j.summon.config.IpVersion;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.fleet.FleetLimits;

class AddressBookTest {
    private static final long REST = 60;

    private static SummonConfig config(String... names) {
        return new SummonConfig(
                DnsName.of("apps.example"),
                List.of(),
                null,
                null,
                Duration.ofSeconds(5),
                new BridgeConfig(
                        "mpl0",
                        true,
                        List.of(
                                network(IpVersion.V4, "10.90.0.0/24", "10.90.0.10-10.90.0.13"),
                                network(IpVersion.V6, "fd90::/64", "fd90::10-fd90::13"))),
                true,
                FleetLimits.standard(),
                List.of(names).stream()
                        .map(name -> new ApplianceConfig(
                                name,
                                Path.of("image"),
                                HostAddresses.NONE,
                                List.of(),
                                Duration.ofSeconds(1),
                                0,
                                0,
                                List.of()))
                        .toList(),
                List.of(),
                Path.of("state"),
                null,
                null,
                LogConfig.defaults());
    }

    private static BridgeNetwork network(IpVersion version, String network, String pool) {
        IpNetwork read = IpNetwork.parse(version, network);
        return new BridgeNetwork(read, read.host(1), AddressRange.parse(version, pool));
    }

    private static HostAddresses address(int last) {
        return new HostAddresses(
                List.of(InetAddress.ofLiteral("10.90.0." + last), InetAddress.ofLiteral("fd90::" + last)));
    }

    @Test
    void namesKeepTheirAddressesAcrossRestarts(@TempDir Path folder) throws IOException {
        AddressBook book = new AddressBook(Remembered.NOTHING);
        book.assign(config("b", "a"), 1000);
        assertThat(book.find("b")).isEqualTo(address(10));
        StateFile file = new StateFile(folder.resolve("state"));
        file.write(new Remembered(book.addresses(), book.released(), Map.of("a", 3)));
        Remembered again = file.read();
        assertThat(again.failures()).containsExactly(Map.entry("a", 3));
        AddressBook next = new AddressBook(again);
        next.assign(config("c", "a", "b"), 2000);
        assertThat(next.addresses())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", address(11), "b", address(10), "c", address(12)));
    }

    @Test
    void anAddressRestsBeforeAnotherNameGetsIt() {
        AddressBook book = new AddressBook(Remembered.NOTHING);
        book.assign(config("a", "b", "c", "d"), 1000);
        assertThatThrownBy(() -> book.assign(config("b", "c", "d", "e"), 1001))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make `pool` of the bridge larger");
        assertThat(book.find("a")).as("nothing is changed").isEqualTo(address(10));
        book.assign(config("b", "c", "d"), 1002);
        book.assign(config("b", "c", "d", "e"), 1002 + REST);
        assertThat(book.find("e")).isEqualTo(address(10));
    }

    @Test
    void aStateFileOfOneVersionGetsAddressesOfTheOther(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(
                folder.resolve("state"), "mpl-summon state 1\naddress web 10.90.0.12\nreleased fd90::10 2000\n");
        AddressBook book = new AddressBook(new StateFile(path).read());
        book.assign(config("web"), 1000);
        assertThat(book.find("web")).hasToString("10.90.0.12 fd90::11");
        book.assign(config("web", "other"), 2000);
        assertThat(book.find("other")).hasToString("10.90.0.10 fd90::10");
    }

    @Test
    void aStateFileThatIsBrokenIsNotGuessedAt(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("state"), "mpl-summon state 1\naddress web 10.90.0.300\n");
        assertThatThrownBy(() -> new StateFile(path).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("state:2:")
                .hasMessageContaining("help:");
    }

    @Property(tries = 300)
    void noAddressHasTwoNamesWithinItsRest(@ForAll @Size(max = 40) List<@IntRange(max = 255) Integer> steps) {
        AddressBook book = new AddressBook(Remembered.NOTHING);
        Map<InetAddress, String> last = new HashMap<>();
        Map<InetAddress, Long> lastSeen = new HashMap<>();
        long now = 0;
        for (int step : steps) {
            now += step >> 4;
            Set<String> names = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                if ((step >> i & 1) != 0) {
                    names.add("n" + (i + step % 3));
                }
            }
            try {
                book.assign(config(names.toArray(new String[0])), now);
            } catch (IllegalStateException e) {
                continue;
            }
            long time = now;
            assertThat(new HashSet<>(book.addresses().values())).hasSameSizeAs(names);
            assertThat(book.addresses().values()).allMatch(one -> one.all().size() == 2);
            Set<InetAddress> all = new HashSet<>();
            book.addresses()
                    .forEach((name, addresses) -> addresses.all().forEach(address -> {
                        assertThat(all.add(address)).isTrue();
                        String before = last.put(address, name);
                        if (before != null && !before.equals(name)) {
                            assertThat(time - lastSeen.get(address)).isGreaterThanOrEqualTo(REST);
                        }
                    }));
            all.forEach(one -> lastSeen.put(one, time));
        }
    }
}
