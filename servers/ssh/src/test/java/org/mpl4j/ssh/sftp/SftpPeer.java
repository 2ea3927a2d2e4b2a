package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpFrame;
import org.mpl4j.ssh.packets.ssh.SftpFrameLength;

/** A server to talk to, ours or OpenSSH's, from the client's side. */
final class SftpPeer implements AutoCloseable {
    static final Path OPENSSH = Path.of("/usr/lib/openssh/sftp-server");

    private static final int ROOM = 512 * 1024;
    private static final long PATIENCE_SECONDS = 60;

    private final WritableByteChannel out;
    private final ReadableByteChannel in;
    private final ByteBuffer sent = ByteBuffer.allocate(ROOM);
    private final ByteBuffer received = ByteBuffer.allocate(ROOM);
    private final CompletableFuture<String> end;
    private final List<String> log;

    private SftpPeer(WritableByteChannel out, ReadableByteChannel in, CompletableFuture<String> end, List<String> log) {
        this.out = out;
        this.in = in;
        this.end = end;
        this.log = log;
    }

    /** Serves a client. */
    private interface Serving {
        SftpServer.End serve(ReadableByteChannel in, WritableByteChannel out) throws IOException;
    }

    /** Ours, in a thread. */
    static SftpPeer ours(SftpOptions options) throws IOException {
        List<String> log = new CopyOnWriteArrayList<>();
        return ours(new SftpServer(options, log::add)::serve, log);
    }

    /** Ours for files that do not change, in a thread. */
    static SftpPeer sealed(SftpOptions options) throws IOException {
        List<String> log = new CopyOnWriteArrayList<>();
        return ours(new SealedServer(options, log::add)::serve, log);
    }

    private static SftpPeer ours(Serving serving, List<String> log) throws IOException {
        Pipe requests = Pipe.open();
        Pipe responses = Pipe.open();
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (Pipe.SinkChannel sink = responses.sink();
                    Pipe.SourceChannel source = requests.source()) {
                end.complete(serving.serve(source, sink).name());
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return new SftpPeer(requests.sink(), responses.source(), end, log);
    }

    /** OpenSSH's, in a process that starts in a directory. */
    static SftpPeer openssh(Path directory, String... options) throws IOException {
        List<String> command = new CopyOnWriteArrayList<>(List.of(OPENSSH.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new SftpPeer(
                // Without the buffer that the process's stream has.
                Channels.newChannel(unbuffered(process)),
                Channels.newChannel(process.getInputStream()),
                process.onExit().thenApply(exit -> "exit " + exit.exitValue()),
                List.of());
    }

    private static OutputStream unbuffered(Process process) {
        OutputStream buffered = process.getOutputStream();
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                buffered.write(bytes, offset, length);
                buffered.flush();
            }

            @Override
            public void close() throws IOException {
                buffered.close();
            }
        };
    }

    static boolean isOpensshThere() {
        return Files.isExecutable(OPENSSH);
    }

    /** Sends INIT and takes VERSION. */
    SftpPeer initialized() {
        ask(message -> message.asInit().version(3));
        return this;
    }

    /** Sends a request and waits for a response. */
    Sftp ask(Sftp.Builder.Content content) {
        send(content);
        return receive();
    }

    void send(Sftp.Builder.Content content) {
        sent.clear();
        send(SftpFrame.builder(sent).message(content).build().flip());
    }

    void send(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next response, until the one after it. */
    Sftp receive() {
        try {
            receive(0, 4);
            int length = (int) SftpFrameLength.parse(received.flip()).length();
            receive(4, length);
            return Sftp.parseStrict(received.flip().position(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new AssertionError("the server sent what is no response", e);
        }
    }

    private void receive(int from, int length) throws IOException {
        received.limit(from + length).position(from);
        while (received.hasRemaining()) {
            if (in.read(received) < 0) {
                throw new IOException("the server has closed: " + end.getNow("still running") + " " + log);
            }
        }
    }

    /** Sends no more, takes what comes, and waits for how the server ended. */
    String end() throws Exception {
        out.close();
        ByteBuffer rest = ByteBuffer.allocate(ROOM);
        while (in.read(rest.clear()) >= 0) {
            // What comes at the end does not matter here.
        }
        in.close();
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    List<String> log() {
        return log;
    }

    @Override
    public void close() throws Exception {
        if (out.isOpen()) {
            end();
        }
    }
}
