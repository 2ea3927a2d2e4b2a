package org.mpl4j.servers.common.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlSocketTest {
    @TempDir
    private Path folder;

    @Test
    void answersTheOwnersCommands() throws IOException {
        Path path = folder.resolve("control");
        try (ControlSocket socket = ControlSocket.open(path, command -> "did " + command)) {
            assertThat(ControlSocket.ask(path, "reload")).isEqualTo("did reload");
            assertThat(ControlSocket.ask(path, "status")).isEqualTo("did status");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> ControlSocket.open(path, command -> ""))
                    .hasMessage("another server listens on the control socket " + path);
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void replacesWhatAKilledServerLeft() throws IOException {
        Path path = folder.resolve("control");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(path))
                .close();
        assertThat(path).exists();
        try (ControlSocket socket = ControlSocket.open(path, command -> "new")) {
            assertThat(ControlSocket.ask(path, "status")).isEqualTo("new");
        }
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Path path = Files.writeString(folder.resolve("control"), "mine");
        assertThatThrownBy(() -> ControlSocket.open(path, command -> "")).hasMessageContaining("is another file");
        assertThat(path).hasContent("mine");
    }
}
