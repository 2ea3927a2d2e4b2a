package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;

/**
 * One session of SFTP version 3 with OpenSSH's extensions, over two channels that block. Requests are answered in order; as many of them may be on their way as
 * the client likes. Responses are sent when there is no request left that is complete, or when enough of them are there.
 *
 * <p>A session has {@value #MAX_MESSAGE} bytes of room for requests and as much for responses, and some 100 KiB more, all outside of the heap and given back at
 * the end. Channels are handed direct buffers. Files are read to and written from these buffers without another copy.
 *
 * <p>What OpenSSH's sftp-server answers is answered here, with these differences: {@code rename} never replaces anything, not even a link that points to
 * nothing; opening a pipe does not wait for who has the other end; {@code copy-data} tells files apart by what they are, not by their names; a path with a zero
 * in it is a bad message, but not the end.
 *
 * <p>With a root ({@link SftpOptions#confinedTo}), no path and no link leads out of it, whatever changes at the same time: {@link ConfinedPaths} says how, and what
 * remains. Nothing that a client sends lets a session throw, wait for something other than the client and the disk, or keep a file open.
 *
 * <p>A session belongs to one thread, which is blocked by system calls on files: a virtual one blocks the thread that carries it meanwhile.
 *
 * <p>Needs Linux on a 64-bit processor, and native access.
 */
public final class SftpServer {
    /** The longest request or response, without its length (OpenSSH: {@code SFTP_MAX_MSG_LENGTH}). */
    static final int MAX_MESSAGE = 256 * 1024;

    /** The most data in one response or request (OpenSSH: {@code SFTP_MAX_READ_LENGTH}). */
    static final int MAX_DATA = MAX_MESSAGE - 1024;

    private final SftpOptions options;
    private final Consumer<String> log;

    /** How a session ended. */
    public enum End {
        /** The client sent no more, between two requests. */
        CLOSED,
        /** The client stopped within a request. */
        CUT_SHORT,
        /** The client sent what is no request. */
        MALFORMED
    }

    /** A server that tells the log what it refuses, and why a session ended early. */
    public SftpServer(SftpOptions options, Consumer<String> log) {
        this.options = options;
        this.log = log;
    }

    /**
     * Serves one client, until it sends no more or something that is no request. All files are closed then.
     *
     * @param in requests
     * @param out responses
     * @return how it ended
     * @throws IOException if a channel fails, or the root or the start can't be opened
     */
    public End serve(ReadableByteChannel in, WritableByteChannel out) throws IOException {
        // Shared: the channels may hand the buffers to other threads.
        try (Arena arena = Arena.ofShared();
                FileAccess access = FileAccess.open(arena, options);
                Handles handles = new Handles(access.files(), options.maxHandles())) {
            Input input = new Input(arena, MAX_MESSAGE);
            Responses responses = new Responses(arena, out, MAX_MESSAGE + 1024);
            RequestDispatch dispatch = new RequestDispatch(arena, options, log, access, handles, input, responses);
            End end = new RequestLoop(log).serve(in, input, responses, dispatch::answer);
            responses.flush();
            return end;
        }
    }
}
