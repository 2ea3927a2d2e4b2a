package org.mpl4j.web.cli;

import java.util.List;
import org.mpl4j.servers.common.config.Nearest;
import org.mpl4j.tcpip.socket.StackOptions;
import picocli.CommandLine.Option;

/** Whose connections the server takes: the system's, or those of a TCP/IP stack of ours. */
final class NetworkOptions extends StackOptions {
    private static final String KERNEL = "kernel";
    private static final String OURS = "mpl";

    @Option(
            names = "--stack",
            paramLabel = "STACK",
            description =
                    "Whose connections are taken: `kernel` (if left out), or `mpl`, the TCP/IP stack of this project, in this process, which"
                            + " needs --tap and --address, or --conduit. Metrics go by the kernel's all the same.")
    private String stack = KERNEL;

    boolean isOwnStack() {
        return stack.equals(OURS);
    }

    /** Takes note of what does not belong together. */
    void check(Problems problems) {
        problems.check(
                isOwnStack() || stack.equals(KERNEL),
                "--stack is `kernel` or `mpl`, not `%s`; %s"
                        .formatted(stack, Nearest.help(stack, List.of(KERNEL, OURS))));
        problems.check(isOwnStack() || !isSaid(), "--tap and --conduit are for our own stack: add --stack mpl");
    }
}
