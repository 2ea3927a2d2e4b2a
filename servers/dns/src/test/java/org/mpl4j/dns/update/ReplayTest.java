package org.mpl4j.dns.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.zone.ZoneChange;

/** A file that people, updates and the server itself write. */
final class ReplayTest {
    private static final long SHORT = 300;

    @TempDir
    Path folder;

    private TrialServer server;

    @BeforeEach
    void start() {
        server = new TrialServer(folder).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart() {
        server.close();
        server = new TrialServer(folder).start();
    }

    private void update(String lines) {
        assertThat(server.send(Updates.of("", lines))).isEqualTo("NoError");
    }

    /** As an editor does: the whole file, with something added. */
    private void edit(String from, int serial, String added) throws IOException {
        Files.writeString(server.file(), from.replaceFirst("hostmaster\\S* \\d+", "hostmaster " + serial) + added);
    }

    @Test
    void writesTheFileAndGoesOn() throws IOException {
        update("a 60 IN A 192.0.2.9");
        assertThat(server.zone().unwritten()).isPositive();
        assertThat(server.writeFile(1 << 20)).isTrue();
        assertThat(server.zone().unwritten()).isZero();
        assertThat(server.writeFile(1 << 20)).isFalse();
        assertThat(Files.readString(server.file()).replace('\t', ' ')).isEqualTo(server.text());
        update("b 60 IN A 192.0.2.9");
        String text = server.text();
        restart();
        assertThat(server.text()).isEqualTo(text);
        assertThat(server.dynamic().history(TrialServer.APEX))
                .extracting(ZoneChange::to)
                .containsExactly(11L, 12L);
    }

    @Test
    void shortensTheJournal() throws IOException {
        for (int i = 0; i < 40; i++) {
            update("n" + i + " 60 IN A 192.0.2.9");
        }
        long before = Files.size(server.journal());
        assertThat(server.writeFile(4 * SHORT)).isTrue();
        assertThat(Files.size(server.journal())).isLessThan(before / 3);
        assertThat(server.dynamic().history(TrialServer.APEX)).isNotEmpty();
        assertThat(server.dynamic().history(TrialServer.APEX).getLast().to()).isEqualTo(50);
        update("more 60 IN A 192.0.2.9");
        String text = server.text();
        assertThat(server.reload()).isTrue();
        assertThat(server.text()).isEqualTo(text);
        restart();
        assertThat(server.text()).isEqualTo(text);
        // The lock is still there.
        try (TrialServer second = new TrialServer(folder)) {
            second.load();
            second.dynamic().start();
            assertThat(second.dynamic().problem()).contains("another server");
        }
    }

    /** The mark is on the disk, the file is not replaced yet. */
    @Test
    void survivesACrashBeforeTheFileIsReplaced() throws IOException {
        update("a 60 IN A 192.0.2.9");
        byte[] old = Files.readAllBytes(server.file());
        server.writeFile(1 << 20);
        update("b 60 IN A 192.0.2.9");
        String text = server.text();
        server.close();
        Files.write(server.file(), old);
        server = new TrialServer(folder).start();
        assertThat(server.text()).isEqualTo(text);
        assertThat(server.failures()).isEmpty();
    }

    /** The file is replaced, the journal is not shortened yet. */
    @Test
    void survivesACrashBeforeTheJournalIsShortened() throws IOException {
        for (int i = 0; i < 10; i++) {
            update("n" + i + " 60 IN A 192.0.2.9");
        }
        server.writeFile(1 << 20);
        String text = server.text();
        restart();
        assertThat(server.text()).isEqualTo(text);
        server.writeFile(SHORT);
        restart();
        assertThat(server.text()).isEqualTo(text);
    }

    @Test
    void takesAnEditedFileIfTheJournalHasNothingElse() throws IOException {
        update("a 60 IN A 192.0.2.9");
        server.dynamic().freeze();
        edit(Files.readString(server.file()), 20, "hand 60 IN A 192.0.2.8\n");
        assertThat(server.reload()).isTrue();
        server.dynamic().thaw();
        assertThat(server.served().serial()).isEqualTo(20);
        assertThat(server.text()).contains("hand.example.org.", "a.example.org.");
        update("b 60 IN A 192.0.2.9");
        String text = server.text();
        restart();
        assertThat(server.text()).isEqualTo(text);
        // Those who ask for what has changed learn of the edited record, too.
        assertThat(server.dynamic().history(TrialServer.APEX))
                .extracting(ZoneChange::to)
                .containsExactly(11L, 20L, 21L);
    }

    @Test
    void losesNeitherWhatWasEditedNorWhatWasUpdated() throws IOException {
        String old = Files.readString(server.file());
        update("a 60 IN A 192.0.2.9; www 0 NONE A 192.0.2.3");
        update("b 60 IN A 192.0.2.9");
        edit(old, 11, "hand 60 IN A 192.0.2.8\n");
        assertThat(server.reload()).isTrue();
        String text = server.text();
        assertThat(text)
                .contains(
                        "a.example.org.", "b.example.org.", "hand.example.org.", "www.example.org. 300 IN A 192.0.2.2")
                .doesNotContain("192.0.2.3");
        assertThat(server.served().serial()).isEqualTo(13);
        update("c 60 IN A 192.0.2.9");
        text = server.text();
        restart();
        assertThat(server.text()).isEqualTo(text);
        server.writeFile(SHORT);
        restart();
        assertThat(server.text()).isEqualTo(text);
    }

    @Test
    void losesNothingThatWasEditedWhileTheServerWasDown() throws IOException {
        String old = Files.readString(server.file());
        update("a 60 IN A 192.0.2.9");
        server.close();
        edit(old, 2000, "hand 60 IN A 192.0.2.8\n");
        server = new TrialServer(folder).start();
        assertThat(server.text()).contains("a.example.org.", "hand.example.org.");
        assertThat(server.served().serial()).isEqualTo(2001);
    }

    /** The file was written by the server while an editor had an older one open. */
    @Test
    void losesNothingThatAnOlderFileLacks() throws IOException {
        String old = Files.readString(server.file());
        update("a 60 IN A 192.0.2.9");
        update("b 60 IN A 192.0.2.9");
        server.writeFile(1 << 20);
        edit(old, 11, "hand 60 IN A 192.0.2.8\n");
        assertThat(server.reload()).isTrue();
        assertThat(server.text()).contains("a.example.org.", "b.example.org.", "hand.example.org.");
        assertThat(server.served().serial()).isEqualTo(13);
    }

    @Test
    void doesNotWriteOverAFileThatWasEdited() throws IOException {
        String old = Files.readString(server.file());
        update("a 60 IN A 192.0.2.9");
        edit(old, 11, "hand 60 IN A 192.0.2.8\n");
        assertThat(server.writeFile(1 << 20)).isFalse();
        assertThat(Files.readString(server.file())).contains("hand");
        assertThat(server.reload()).isTrue();
        assertThat(server.writeFile(1 << 20)).isTrue();
        assertThat(Files.readString(server.file())).contains("hand", "a.example.org.");
    }

    @Test
    void staysAsItIsIfFileAndUpdatesContradictEachOther() throws IOException {
        String old = Files.readString(server.file());
        update("a 60 IN A 192.0.2.9");
        edit(old, 11, "a 60 IN CNAME www\n");
        String text = server.text();
        assertThat(server.reload()).isFalse();
        assertThat(server.failures().getLast()).contains("contradict each other", "an alias has no other data");
        assertThat(server.text()).isEqualTo(text);
        update("b 60 IN A 192.0.2.9");
        edit(old, 11, "");
        assertThat(server.reload()).isTrue();
        assertThat(server.text()).contains("a.example.org.", "b.example.org.");
    }

    @Test
    void saysIfTheJournalDoesNotFit() throws IOException {
        update("a 60 IN A 192.0.2.9");
        update("b 60 IN A 192.0.2.9");
        server.close();
        JournalText text = JournalText.read(server.journal(), TrialServer.APEX);
        Path other = folder.resolve("other.journal");
        try (Journal journal = Journal.open(other, TrialServer.APEX, JournalText.NONE)) {
            journal.append(text.marks().getFirst().file());
            journal.append(text.changes().getLast().change());
        }
        Files.move(other, server.journal(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        server = new TrialServer(folder);
        assertThat(server.load()).isFalse();
        assertThat(server.failures().getFirst())
                .contains("changes serial 11 to 12, but what there is before has serial 10", "move the journal away");
    }
}
