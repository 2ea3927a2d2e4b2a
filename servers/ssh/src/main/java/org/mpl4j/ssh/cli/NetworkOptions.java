package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.util.List;
import org.mpl4j.servers.common.config.Nearest;
import org.mpl4j.tcpip.socket.StackOptions;
import picocli.CommandLine.Option;

/** Whose connections a server takes: the system's, or those of a TCP/IP stack of ours. */
final class NetworkOptions extends StackOptions {
    /** Where it listens on a stack of its own, if nothing else is said. */
    static final String STANDARD = "*:22";

    private static final String KERNEL = "kernel";
    private static final String OURS = "mpl";

    @Option(
            names = "--stack",
            paramLabel = "STACK",
            description = "Whose connections are taken: `kernel` (if left out), or `mpl`, the TCP/IP stack of this"
                    + " project, in this process, which needs --tap and --address, or --conduit. Forwarded connections, metrics and"
                    + " names go by the kernel's all the same.")
    private String stack = KERNEL;

    boolean isOwnStack() {
        return stack.equals(OURS);
    }

    /** Says what does not belong together. */
    void check() throws IOException {
        if (!isOwnStack() && !stack.equals(KERNEL)) {
            throw new IOException(
                    "--stack is `kernel` or `mpl`, not `" + stack + "`; " + Nearest.help(stack, List.of(KERNEL, OURS)));
        }
        if (!isOwnStack() && isSaid()) {
            throw new IOException("--tap and --conduit are for our own stack: add --stack mpl");
        }
    }
}
