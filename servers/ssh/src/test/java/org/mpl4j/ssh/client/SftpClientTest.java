package org.mpl4j.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.ssh.client.sftp.BlockTarget;
import org.mpl4j.ssh.client.sftp.RemoteFile;
import org.mpl4j.ssh.client.sftp.SftpClient;
import org.mpl4j.ssh.client.sftp.SftpException;
import org.mpl4j.ssh.client.sftp.SftpTuning;
import org.mpl4j.ssh.keys.SigningKey;

/** The client of SFTP with this project's server. */
final class SftpClientTest {
    private static final SigningKey KEY = TestServer.key("ssh-ed25519");

    @TempDir
    Path folder;

    private TestServer server;
    private ClientConnection connection;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(KEY, KEY.publicKey());
        connection = ClientConnection.open(
                server.link(),
                ClientOptions.of(server.hostKeys(), "alice", new PublicKeyLogin(List.of(new KeyIdentity("key", KEY)))));
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        server.close();
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 32768, 64",
        "1, 32768, 64",
        "32768, 32768, 64",
        "1000000, 1000, 3",
        "5000001, 32768, 64",
        "3000000, 261120, 8"
    })
    void movesFilesBothWays(int size, int blockSize, int requests) throws Exception {
        SftpClient files = connection.sftp(new SftpTuning(blockSize, requests));
        byte[] content = content(size);
        Path remote = folder.resolve("remote");
        assertThat(files.put(Channels.newChannel(new ByteArrayInputStream(content)), remote.toString()))
                .isEqualTo(size);
        assertThat(Files.readAllBytes(remote)).isEqualTo(content);
        Path local = folder.resolve("local");
        try (FileChannel file = FileChannel.open(local, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThat(files.get(remote.toString(), BlockTarget.file(file))).isEqualTo(size);
        }
        assertThat(Files.readAllBytes(local)).isEqualTo(content);
    }

    @Test
    void readsWhatHasNoSize() throws Exception {
        SftpClient files = connection.sftp(SftpTuning.STANDARD);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        files.get("/proc/self/status", (offset, block) -> {
            assertThat(offset).isEqualTo(read.size());
            byte[] bytes = new byte[block.remaining()];
            block.get(bytes);
            read.writeBytes(bytes);
        });
        assertThat(read.toString()).startsWith("Name:");
    }

    @Test
    void listsAndChangesDirectories() throws Exception {
        SftpClient files = connection.sftp(SftpTuning.STANDARD);
        String made = folder.resolve("made").toString();
        files.makeDirectory(made);
        for (int i = 0; i < 300; i++) {
            Files.writeString(folder.resolve("made").resolve("file" + i), "x".repeat(i));
        }
        List<RemoteFile> found = files.list(made);
        assertThat(found).hasSize(302);
        assertThat(found).anySatisfy(file -> {
            assertThat(file.name()).isEqualTo("file299");
            assertThat(file.size()).hasValue(299);
            assertThat(file.isRegular()).isTrue();
            assertThat(file.line()).contains("file299");
        });
        files.rename(made + "/file0", made + "/other");
        for (RemoteFile file : files.list(made)) {
            if (file.isRegular()) {
                files.remove(made + "/" + file.name());
            }
        }
        assertThat(files.realPath(made + "/../made")).isEqualTo(made);
        files.removeDirectory(made);
        assertThat(Path.of(made)).doesNotExist();
    }

    @Test
    void goesOnBehindRefusals() throws Exception {
        SftpClient files = connection.sftp(SftpTuning.STANDARD);
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> files.get(missing, (offset, block) -> {}))
                .isInstanceOfSatisfying(
                        SftpException.class,
                        problem -> assertThat(problem.code()).isEqualTo(2))
                .hasMessageContaining(missing);
        assertThatThrownBy(() -> files.get(folder.toString(), (offset, block) -> {}))
                .isInstanceOf(SftpException.class);
        assertThatThrownBy(() -> files.put(Channels.newChannel(new ByteArrayInputStream(content(100))), "/dev/full"))
                .isInstanceOf(SftpException.class)
                .hasMessageContaining("writing /dev/full");
        assertThat(files.stat(folder.toString()).isDirectory()).isTrue();
    }
}
