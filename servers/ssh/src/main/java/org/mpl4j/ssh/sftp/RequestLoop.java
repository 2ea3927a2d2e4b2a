package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.Sftp;

/**
 * Reads requests and has them answered, in their order. Responses are sent when there is no request left that is complete, or when enough of them are there.
 *
 * @param log is told why a session ends early
 */
record RequestLoop(Consumer<String> log) {
    /** Answers requests. */
    @FunctionalInterface
    interface Answerer {
        /** Answers one; false if the session can't go on. */
        boolean answer(Sftp request) throws IOException;
    }

    SftpServer.End serve(ReadableByteChannel in, Input input, Responses responses, Answerer answerer)
            throws IOException {
        try {
            do {
                while (input.hasRequest()) {
                    if (!answerer.answer(input.request())) {
                        return SftpServer.End.MALFORMED;
                    }
                }
                responses.flush();
            } while (input.receive(in));
        } catch (ParseException e) {
            log.accept("no SFTP request: " + e.getMessage());
            return SftpServer.End.MALFORMED;
        }
        if (input.isInRequest()) {
            log.accept("the client stopped within a request");
            return SftpServer.End.CUT_SHORT;
        }
        return SftpServer.End.CLOSED;
    }
}
