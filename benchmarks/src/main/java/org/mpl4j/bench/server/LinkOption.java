package org.mpl4j.bench.server;

import java.io.IOException;
import picocli.CommandLine.Option;

/** The option of commands that measure servers over links, too. The launcher has made a network namespace for the run then. */
public final class LinkOption {
    @Option(
            names = "--link",
            description =
                    "Measure over links instead of the loopback interface: peers in a network namespace behind a veth, beside our server on its own TCP/IP stack behind a TAP, and as a sealed appliance behind another. It takes root.")
    private boolean isLink;

    /** Where servers run. */
    public ServerPlaces places(RunOptions options) throws IOException {
        return ServerPlaces.of(isLink, options.serverCpu());
    }

    /** What it adds to a command. */
    public String word() {
        return isLink ? " --link" : "";
    }

    /** The name of the page that such a run writes. */
    public String page(String name) {
        return isLink ? name + "-link" : name;
    }

    /** What is between server and client, in a sentence. */
    public String description() {
        return isLink
                ? "over links with an MTU of 1,500 bytes: servers on the kernel's sockets are in another network namespace than the client, behind a veth; those on a stack of their own, of which the appliance is a sealed image that `mpl-appliance run` runs, are behind TAPs, with offloads as a veth has them,"
                        + " and what they send is taken by a thread of the kernel on the server's processor, as what goes over a veth is taken on that of who sends it"
                : "over the loopback interface";
    }
}
