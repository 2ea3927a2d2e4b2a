package org.mpl4j.dns.zone.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

class ZoneFilesTest implements ZoneFiles.Listener {
    private static final DnsName APEX = DnsName.of("example.org");

    @TempDir
    Path folder;

    private final Zones zones = new Zones();
    private final ZoneFiles files = new ZoneFiles(zones, this);
    private final List<String> events = new ArrayList<>();
    private long time = System.currentTimeMillis() - 1_000_000;

    @Override
    public void loaded(Zone zone, Path file, List<ZoneFileProblem> warnings) {
        events.add("loaded " + zone.serial()
                + (warnings.isEmpty() ? "" : " " + warnings.get(0).reason()));
    }

    @Override
    public void failed(DnsName apex, ZoneFileException failure) {
        events.add("failed " + failure.problems().get(0).reason());
    }

    @Test
    void keepsTheOldZoneIfTheNewFileIsNone() throws IOException {
        Path file = write("zone", text(7, ""));
        assertThat(files.add(APEX, file)).isTrue();
        Zone old = zones.get(APEX);
        write("zone", text(8, "a A x\n"));
        assertThat(files.reload(APEX)).isFalse();
        assertThat(zones.get(APEX)).isSameAs(old);
        write("zone", text(8, "a A 192.0.2.1\n"));
        assertThat(files.reload()).isTrue();
        assertThat(zones.get(APEX).serial()).isEqualTo(8);
        write("zone", text(7, ""));
        files.reload();
        assertThat(files.remove(DnsName.of("EXAMPLE.org"))).isTrue();
        assertThat(zones.get(APEX)).isNull();
        assertThat(files.reload(APEX)).isFalse();
        assertThat(events)
                .containsExactly(
                        "loaded 7",
                        "failed Invalid address: x",
                        "loaded 8",
                        "loaded 7 the serial, 7, is less than before, 8: secondary servers will not fetch the zone");
    }

    @Test
    void readsFilesThatHaveChangedWhenTheyAreWritten() throws IOException {
        Path file = write("zone", text(7, "$INCLUDE more\n"));
        Path more = write("more", "a A 192.0.2.1\n");
        files.add(APEX, file);
        assertThat(files.reloadChanged()).isZero();

        write("more", "b A 192.0.2.1\n");
        assertThat(files.reloadChanged()).isZero();
        write("more", "b A 192.0.2.1\nc A 192.0.2.1\n");
        assertThat(files.reloadChanged()).isZero();
        assertThat(files.reloadChanged()).isOne();
        assertThat(files.reloadChanged()).isZero();
        assertThat(zones.get(APEX).find(DnsName.of("c.example.org"))).isNotNull();

        Files.delete(more);
        files.reloadChanged();
        assertThat(files.reloadChanged()).isOne();
        assertThat(files.reloadChanged()).isZero();
        write("more", "d A 192.0.2.1\n");
        write("zone", text(9, "$INCLUDE more\n"));
        files.reloadChanged();
        assertThat(files.reloadChanged()).isOne();
        assertThat(events)
                .containsExactly("loaded 7", "loaded 7", "failed " + more + ": there is no such file", "loaded 9");
    }

    @Test
    @Timeout(120)
    void watches() throws Exception {
        Path file = write("zone", text(7, ""));
        files.add(APEX, file);
        CountDownLatch changed = new CountDownLatch(1);
        zones.listen((before, after) -> changed.countDown());
        try (ZoneFileWatch watch = new ZoneFileWatch(files, Duration.ofMillis(5))) {
            write("zone", text(8, ""));
            assertThat(changed.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(zones.get(APEX).serial()).isEqualTo(8);
    }

    private static String text(int serial, String more) {
        return "$TTL 60\n@ SOA ns1 hostmaster " + serial + " 2h 15m 2w 5m\n@ NS ns1\n" + more;
    }

    /** With times that differ, however coarse those of the file system are. */
    private Path write(String name, String text) throws IOException {
        Path fresh = Files.writeString(folder.resolve(name + ".fresh"), text);
        time += 2000;
        Files.setLastModifiedTime(fresh, FileTime.fromMillis(time));
        return Files.move(
                fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
