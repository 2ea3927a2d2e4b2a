package org.mpl4j.servers.common.operate;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A Unix domain socket by which the operator says a word and gets an answer. Who may write to the file may do that: its owner only. */
public final class ControlSocket implements AutoCloseable {
    private static final int LONGEST = 4096;
    private static final int PATIENCE_SECONDS = 5;
    private static final byte END = '\n';

    private final Path path;
    private final ServerSocketChannel channel;
    private final UnaryOperator<String> commands;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(null, work, "control-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private ControlSocket(Path path, ServerSocketChannel channel, UnaryOperator<String> commands) {
        this.path = path;
        this.channel = channel;
        this.commands = commands;
    }

    /**
     * Listens.
     *
     * @param path the file; one that nobody listens on is replaced
     * @param commands gives the answer to a line
     */
    public static ControlSocket open(Path path, UnaryOperator<String> commands) throws IOException {
        SocketFile.removeStale(path, "control socket");
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException("cannot listen on the control socket " + path + ": " + e.getMessage(), e);
        }
        ControlSocket socket = new ControlSocket(path, channel, commands);
        Thread thread = new Thread(null, socket::serve, "control");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private void serve() {
        while (channel.isOpen()) {
            try (SocketChannel client = channel.accept()) {
                // One client at a time, and none for long.
                var deadline = deadlines.schedule(() -> closeLate(client), PATIENCE_SECONDS, TimeUnit.SECONDS);
                String command = read(client);
                deadline.cancel(false);
                write(client, commands.apply(command) + "\n");
            } catch (AsynchronousCloseException e) {
                continue;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException e) {
                HeldLog.logger(ControlSocket.class.getName())
                        .log(System.Logger.Level.WARNING, "a command was not carried out", e);
            }
        }
    }

    private static void closeLate(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            HeldLog.logger(ControlSocket.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }

    /**
     * Says a line to a server.
     *
     * @return what it answers
     * @throws IOException if none listens there
     */
    public static String ask(Path path, String command) throws IOException {
        try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            write(server, command + "\n");
            server.shutdownOutput();
            byte[] answer = Channels.newInputStream(server).readAllBytes();
            return new String(answer, StandardCharsets.UTF_8).strip();
        }
    }

    private static String read(SocketChannel from) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        while (text.hasRemaining() && from.read(text) >= 0) {
            if (text.position() > 0 && text.get(text.position() - 1) == END) {
                break;
            }
        }
        return StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    }

    private static void write(SocketChannel to, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        deadlines.shutdownNow();
        Files.deleteIfExists(path);
    }
}
