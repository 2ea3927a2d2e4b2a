package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another reader of cpio finds what was written. */
final class CpioWriterTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatOthersRead() throws Exception {
        Path file = Files.writeString(folder.resolve("page"), "content");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_234_567_890)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CpioWriter archive = new CpioWriter(out)) {
            archive.addOpenFolder("dev");
            archive.addDevice("dev/console", 5, 1);
            archive.addFolder("a/");
            archive.addFile("a/page", file);
            archive.addFile("a/b\u00fc", "three".getBytes(StandardCharsets.UTF_8));
            archive.addProgram("init", new byte[513]);
        }
        assertThat(out.size() % 512).isZero();
        List<String> found = new ArrayList<>();
        try (CpioArchiveInputStream in =
                new CpioArchiveInputStream(new ByteArrayInputStream(out.toByteArray()), "UTF-8")) {
            for (CpioArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String device = entry.isCharacterDevice()
                        ? " " + entry.getRemoteDeviceMaj() + ":" + entry.getRemoteDeviceMin()
                        : "";
                int length = in.readAllBytes().length;
                found.add(String.format(
                        Locale.ROOT,
                        "%o %s %d %d%s",
                        entry.getMode(),
                        entry.getName(),
                        length,
                        entry.getTime(),
                        device));
                assertThat(entry.getUID() + entry.getGID()).isZero();
            }
        }
        long date = Tree.DATE.toInstant().getEpochSecond();
        assertThat(found)
                .containsExactly(
                        "40755 dev 0 " + date,
                        "20600 dev/console 0 " + date + " 5:1",
                        "40555 a 0 " + date,
                        "100444 a/page 7 1234567890",
                        "100444 a/b\u00fc 5 " + date,
                        "100555 init 513 " + date);
    }
}
