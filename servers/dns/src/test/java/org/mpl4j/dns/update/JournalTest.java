package org.mpl4j.dns.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.runtime.codec.DnsName;

final class JournalTest {
    private static final int CHANGES = 8;

    @TempDir
    Path folder;

    /** Copies of the zone and its journal after so many updates; the server was not stopped. */
    private Path crashed(int updates) throws IOException {
        Path home = Files.createDirectories(folder.resolve("crashed" + updates));
        try (TrialServer server = new TrialServer(home).start()) {
            for (int i = 1; i <= updates; i++) {
                assertThat(server.send(Updates.of("", "n" + i + " 60 IN A 192.0.2." + i)))
                        .isEqualTo("NoError");
            }
            Path copy = Files.createDirectories(folder.resolve("copy" + updates));
            Files.copy(server.file(), copy.resolve(server.file().getFileName()));
            Files.copy(server.journal(), copy.resolve(server.journal().getFileName()));
            return copy;
        }
    }

    @Test
    void isPlayedOverTheZoneFile() throws IOException {
        Path home = crashed(CHANGES);
        try (TrialServer server = new TrialServer(home).start()) {
            assertThat(server.served().serial()).isEqualTo(10 + CHANGES);
            for (int i = 1; i <= CHANGES; i++) {
                assertThat(server.text()).contains("n" + i + ".example.org. 60 IN A 192.0.2." + i);
            }
            List<ZoneChange> history = server.dynamic().history(TrialServer.APEX);
            assertThat(history).extracting(ZoneChange::from).containsExactly(10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L);
            assertThat(history.getLast().to()).isEqualTo(server.served().serial());
            assertThat(server.send(Updates.of("", "more 60 IN A 192.0.2.9"))).isEqualTo("NoError");
        }
    }

    /** Whatever part of the last entries is on the disk: what is whole is there, the rest is cut off, and the zone can be changed. */
    @Test
    void survivesAnyTornEnd() throws IOException {
        Path home = crashed(2);
        Path file = home.resolve("example.org.zone.journal");
        byte[] whole = Files.readAllBytes(file);
        JournalText text = JournalText.read(file, TrialServer.APEX);
        List<Long> ends = text.changes().stream().map(JournalText.Change::end).toList();
        assertThat(ends.getLast()).isEqualTo(whole.length);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int kept = length;
            int changes = (int) ends.stream().filter(end -> end <= kept).count();
            try (TrialServer server = new TrialServer(home).start()) {
                assertThat(server.served().serial()).as("%s bytes", length).isEqualTo(10 + changes);
                assertThat(server.send(Updates.of("", "more 60 IN A 192.0.2.9")))
                        .isEqualTo("NoError");
            }
            try (TrialServer server = new TrialServer(home).start()) {
                assertThat(server.served().serial()).as("%s bytes", length).isEqualTo(11 + changes);
            }
        }
    }

    @Test
    void findsDamageAndKeepsWhatItCutsOff() throws IOException {
        Path home = crashed(2);
        Path file = home.resolve("example.org.zone.journal");
        byte[] whole = Files.readAllBytes(file);
        long last = JournalText.read(file, TrialServer.APEX).changes().getLast().position();
        for (int at = (int) last; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            JournalText text = JournalText.read(file, TrialServer.APEX);
            assertThat(text.length()).as("byte %s", at).isEqualTo(last);
            assertThat(text.damage()).isNotNull();
            assertThat(text.damagedBytes()).isEqualTo(whole.length - last);
            try (TrialServer server = new TrialServer(home).start()) {
                assertThat(server.served().serial()).isEqualTo(11);
            }
            assertThat(Files.readAllBytes(home.resolve("example.org.zone.journal.cut")))
                    .isEqualTo(Arrays.copyOfRange(damaged, (int) last, damaged.length));
        }
    }

    @Test
    void isOfOneServerAndOneZone() throws IOException {
        Path home = crashed(1);
        try (TrialServer first = new TrialServer(home).start()) {
            try (TrialServer second = new TrialServer(home)) {
                second.load();
                second.dynamic().start();
                assertThat(second.dynamic().problem()).contains("another server writes to");
                assertThat(second.send(Updates.of("", "two 60 IN A 192.0.2.9"))).isEqualTo("ServFail");
            }
            assertThat(first.send(Updates.of("", "two 60 IN A 192.0.2.9"))).isEqualTo("NoError");
        }
        assertThatThrownBy(() -> JournalText.read(home.resolve("example.org.zone.journal"), DnsName.of("example.net")))
                .hasMessageContaining("is a journal of the zone example.org, and not of example.net");
    }

    /** The first byte of an entry's content says what it is: a change at the beginning is no journal. */
    @Test
    void saysWhatIsNoJournal() throws IOException {
        Path home = crashed(1);
        Path file = home.resolve("example.org.zone.journal");
        byte[] whole = Files.readAllBytes(file);
        long first =
                JournalText.read(file, TrialServer.APEX).changes().getFirst().position();
        Files.write(file, Arrays.copyOfRange(whole, (int) first, whole.length));
        try (TrialServer server = new TrialServer(home)) {
            assertThat(server.load()).isFalse();
            assertThat(server.failures().getFirst())
                    .contains("does not begin as a journal does; move it away if it is not needed");
        }
    }

    @Test
    void writesForManyAtOnce() throws Exception {
        Path file = folder.resolve("zone.journal");
        int threads = 8;
        int each = 50;
        try (Journal journal = Journal.open(file, TrialServer.APEX, JournalText.NONE)) {
            List<Thread> all = new ArrayList<>();
            List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < threads; i++) {
                all.add(Thread.ofPlatform().start(() -> {
                    try {
                        for (int n = 0; n < each; n++) {
                            long entry;
                            synchronized (failures) {
                                entry = journal.append(new ZoneChange(1, 2, List.of(), List.of()));
                            }
                            journal.force(entry);
                        }
                    } catch (IOException e) {
                        failures.add(e);
                    }
                }));
            }
            for (Thread thread : all) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(journal.read().changes()).hasSize(threads * each);
        }
    }
}
