package org.mpl4j.servers.common.nativeio;

import java.util.List;
import java.util.Optional;

/**
 * What process is to be started. Strings are bytes, as the system has them, without a zero in them.
 *
 * @param program the path of the program
 * @param arguments all of them, with the name that it is told to have
 * @param environment variables, each {@code name=value}
 * @param directory where it begins
 * @param streams where its input comes from and its output and errors go to, if there is no terminal
 * @param terminal the path of the terminal that is all three, and the one that controls the new session
 */
public record ProcessPlan(
        byte[] program,
        List<byte[]> arguments,
        List<byte[]> environment,
        byte[] directory,
        Streams streams,
        Optional<byte[]> terminal) {
    public ProcessPlan {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
    }

    /**
     * Open files that become the three of a process.
     *
     * @param input what it reads
     * @param output what it writes to
     * @param errors where it tells errors
     */
    public record Streams(int input, int output, int errors) {
        /** None: there is a terminal. */
        public static final Streams NONE = new Streams(-1, -1, -1);
    }
}
