package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A command in a shell, its streams passed on by a thread each: MINA's own command looks every millisecond whether there is something, in pieces of 8 KiB. */
final class MinaCommand implements Command {
    private static final String SHELL = System.getenv().getOrDefault("SHELL", "/bin/sh");
    private static final int PIECE = 32 * 1024;

    private final String command;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (status, message, closeImmediately) -> {};

    MinaCommand(String command) {
        this.command = command;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        Process process = new ProcessBuilder(SHELL, "-c", command).start();
        pump(in, process.getOutputStream(), true);
        Thread output = pump(process.getInputStream(), out, false);
        Thread errors = pump(process.getErrorStream(), err, false);
        Thread.startVirtualThread(() -> {
            try {
                output.join();
                errors.join();
                exit.onExit(process.waitFor());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Thread pump(InputStream from, OutputStream to, boolean closes) {
        return Thread.ofPlatform().daemon().start(() -> {
            byte[] piece = new byte[PIECE];
            try {
                for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
                    to.write(piece, 0, count);
                    to.flush();
                }
                if (closes) {
                    to.close();
                }
            } catch (IOException e) {
                // Either end is gone.
            }
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        // The pipes are closed with the process, which ends with its input.
    }
}
