package org.mpl4j.ssh.session;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.TerminalCalls;
import org.mpl4j.servers.common.nativeio.TerminalSettings;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.RequestTypeBranch.PtyReq;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.RequestTypeBranch.WindowChange;

/** A pseudo-terminal of the system, from when the client asks for it; this side's end of it. */
final class Terminal implements AutoCloseable {
    private static final int MOST = 0xffff;

    private final TerminalCalls calls;
    private final int file;
    private final String type;
    private final String path;
    private boolean isClosed;

    private Terminal(TerminalCalls calls, int file, String type) {
        this.calls = calls;
        this.file = file;
        this.type = type;
        path = "/dev/pts/" + calls.number(file);
    }

    /**
     * Opens one, with the size and the modes that the client has.
     *
     * @throws IOException if the system has none
     */
    static Terminal open(PtyReq request) throws IOException {
        if (!Launch.isAvailable()) {
            throw new IOException(Launch.MISSING);
        }
        TerminalCalls calls = new TerminalCalls();
        int file = calls.open();
        if (file < 0) {
            throw new IOException("the system gives no terminal: error " + -file
                    + "; see that /dev/ptmx and /dev/pts are there, and /proc/sys/kernel/pty/max");
        }
        Terminal terminal = new Terminal(calls, file, request.terminal().utf8());
        try (Arena arena = Arena.ofConfined()) {
            TerminalSettings settings = new TerminalSettings(arena);
            calls.read(file, settings);
            TerminalModes.apply(request.modes(), settings);
            calls.write(file, settings);
        }
        terminal.resize(request.widthCharacters(), request.heightRows(), request.widthPixels(), request.heightPixels());
        return terminal;
    }

    /** The value of TERM. */
    String type() {
        return type.replace("\0", "");
    }

    /** The program's end. */
    String path() {
        return path;
    }

    /** The descriptor to read from and write to. */
    int file() {
        return file;
    }

    /** Lets another user open it, too. */
    void giveTo(String user) throws IOException {
        Path file = Path.of(path);
        Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    /** The client's window has another size. */
    void resize(WindowChange change) {
        resize(change.widthColumns(), change.heightRows(), change.widthPixels(), change.heightPixels());
    }

    private synchronized void resize(long columns, long rows, long width, long height) {
        if (!isClosed) {
            calls.resize(file, size(columns), size(rows), size(width), size(height));
        }
    }

    private static int size(long requested) {
        return (int) Math.min(requested, MOST);
    }

    /** The client sends a break; false if the terminal is gone. */
    synchronized boolean sendBreak() {
        return !isClosed && calls.sendBreak(file) >= 0;
    }

    /** Whoever is in the foreground of the program's end hears that the line is gone. */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            new FileCalls().close(file);
        }
    }
}
