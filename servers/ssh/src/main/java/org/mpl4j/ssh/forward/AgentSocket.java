package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.NeedsChannelTypeBranch;

/** The client's agent, as a socket in a directory that only this user can enter: one a connection, made when a session first asks for it. */
public final class AgentSocket implements AutoCloseable {
    private final Supplier<Channels> channels;
    private final Consumer<String> log;
    private Optional<Path> path = Optional.empty();
    private Optional<Listener> listener = Optional.empty();

    /** For a connection. */
    public AgentSocket(Supplier<Channels> channels, Consumer<String> log) {
        this.channels = channels;
        this.log = log;
    }

    /** {@return the path for SSH_AUTH_SOCK, of a socket that is listened on; nothing if that failed} */
    public synchronized Optional<String> path() {
        if (path.isEmpty()) {
            try {
                Path directory = Files.createTempDirectory(
                        "ssh-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Path file = directory.resolve("agent");
                listener = Optional.of(
                        new Listener(List.of(Bindings.socket(file)), this::forward, () -> delete(file, directory)));
                path = Optional.of(file);
            } catch (IOException e) {
                log.accept("no agent is forwarded: " + e.getMessage());
            }
        }
        return path.map(Path::toString);
    }

    private void delete(Path file, Path directory) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            log.accept("the socket of an agent stays behind: " + e.getMessage());
        }
    }

    private void forward(SocketChannel socket) {
        Relay relay = new Relay(socket);
        try {
            relay.opened(channels.get().open(NeedsChannelTypeBranch::asAuthAgentOpenssh, relay));
        } catch (IOException e) {
            log.accept("the client's agent was not reached: " + e.getMessage());
            Sockets.close(socket);
        }
    }

    @Override
    public synchronized void close() {
        listener.ifPresent(Listener::close);
    }
}
