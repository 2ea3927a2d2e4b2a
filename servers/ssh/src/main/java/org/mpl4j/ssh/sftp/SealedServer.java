package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;

/**
 * One session of SFTP version 3 over files that nobody changes: those below a root, in which there are folders and regular files and no links. It takes files of {@code java.nio} alone, no native call, so that it is there
 * at once. What would change something is refused; all files belong to user and group 0, and anybody may read them.
 *
 * <p>Paths are resolved as texts: {@code ..} leads no further than to the root, and what is found is below it, as there are no links. Names are UTF-8.
 *
 * <p>A session belongs to one thread. It has as much room as one of {@link SftpServer}.
 */
public final class SealedServer {
    private final SftpOptions options;
    private final Consumer<String> log;

    /**
     * A server.
     *
     * @param options with a root; what they say of changes does not matter
     * @param log is told what it refuses, and why a session ended early
     */
    public SealedServer(SftpOptions options, Consumer<String> log) {
        if (options.root().isEmpty()) {
            throw new IllegalArgumentException("sealed files are those below a root: there is none");
        }
        this.options = options.readOnly();
        this.log = log;
    }

    /**
     * Serves one client, until it sends no more or something that is no request. All files are closed then.
     *
     * @param in requests
     * @param out responses
     * @return how it ended
     * @throws IOException if a channel fails
     */
    public SftpServer.End serve(ReadableByteChannel in, WritableByteChannel out) throws IOException {
        // Shared: the channels may hand the buffers to other threads.
        try (Arena arena = Arena.ofShared();
                SealedHandles handles = new SealedHandles(options.maxHandles())) {
            Input input = new Input(arena, SftpServer.MAX_MESSAGE);
            Responses responses = new Responses(arena, out, SftpServer.MAX_MESSAGE + 1024);
            SealedFiles files = new SealedFiles(options.root().orElseThrow(), options.start());
            SealedRequests requests = new SealedRequests(options, log, files, handles, responses);
            SftpServer.End end = new RequestLoop(log).serve(in, input, responses, requests::answer);
            responses.flush();
            return end;
        }
    }
}
