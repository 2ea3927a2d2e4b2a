package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.ConduitDirectory;
import org.mpl4j.servers.common.conduit.ConduitLink;
import org.mpl4j.servers.common.conduit.ConduitNames;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkPump;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.tcpip.address.IpAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net conduit}. */
@Command(
        name = "conduit",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Connects to a server of this host through shared memory, and joins input and output with it.",
            "Servers take such connections with --listen-conduit PATH. Only who may write to the socket at PATH gets in.",
            "With a directory, mpl-summon with `conduits`, a name is enough: it starts what has the name, if that does not run. A PATH has a slash."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:The server has ended.",
            "1:It cannot be reached, or the connection broke.",
            ExitStatus.USAGE_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  mpl-web site --listen-conduit /run/mpl/www.example.org.conduit",
            "  mpl-net conduit --listen 127.0.0.1:8080 /run/mpl/www.example.org.conduit",
            "  mpl-net conduit --folder /run/mpl --listen 127.0.0.1:8080 www.example.org",
            "  mpl-net conduit --directory /run/mpl/conduits --listen 127.0.0.1:8080 web.apps.example",
            "  ssh -o 'ProxyCommand mpl-net conduit /run/mpl/ssh.conduit' user@ssh"
        })
final class ConduitCommand implements Callable<Integer> {
    private static final int MOST = 1024;
    private static final String VARIABLE = "MPL_CONDUITS";

    @Option(
            names = {"-l", "--listen"},
            paramLabel = "ADDRESS:PORT",
            description =
                    "Join each connection of TCP to this address of the kernel's with a conduit of its own, until Ctrl-C; port 0 for any that is free.")
    private @Nullable String listen;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Find the socket by its name in this folder, where that of NAME is NAME" + ConduitNames.SUFFIX
                    + ".")
    private @Nullable Path folder;

    @Option(
            names = "--directory",
            paramLabel = "SOCKET",
            description =
                    "Ask the directory at this socket for the name; if left out, that of the variable MPL_CONDUITS.")
    private @Nullable Path directory;

    @Option(
            names = {"-w", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = "5",
            converter = Seconds.class,
            description =
                    "How long to wait for being accepted, and for what a directory starts (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Parameters(
            paramLabel = "PATH|NAME",
            description = "The server's socket, or its name with --folder or a directory.")
    private String target = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        Connecting connecting = connecting(System.getenv(VARIABLE));
        if (listen != null) {
            relay(address(listen), connecting);
        } else {
            LinkPump.join(connecting.connect(), System.in, System.out);
        }
        return ExitStatus.DONE;
    }

    /** How the server is reached. */
    @FunctionalInterface
    private interface Connecting {
        ConduitLink connect() throws IOException;
    }

    private Connecting connecting(@Nullable String usual) throws UsageException, IOException {
        if (folder != null && directory != null) {
            throw new UsageException("--folder and --directory both say where the name is: take one of them");
        }
        Path asked = directory;
        if (asked == null && usual != null && !usual.isEmpty() && !target.contains("/")) {
            asked = Path.of(usual);
        }
        if (folder == null && asked != null) {
            ConduitDirectory names = new ConduitDirectory(asked);
            return () -> names.connect(target, timeout);
        }
        Path path = folder == null ? Path.of(target) : new ConduitNames(folder).path(target);
        return () -> ConduitLink.connect(path, timeout);
    }

    private static InetSocketAddress address(String text) throws UsageException {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("[\\[\\]]", "");
        IpAddress address = UsageException.orUsage(() -> IpAddress.of(host));
        try {
            int port = NetcatOptions.port(Integer.parseInt(text.substring(colon + 1)), 0);
            return new InetSocketAddress(address.toInetAddress(), port);
        } catch (NumberFormatException e) {
            throw new UsageException("--listen: `%s` ends with no port; write it like 127.0.0.1:8080".formatted(text));
        }
    }

    private void relay(InetSocketAddress address, Connecting connecting) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Semaphore room = new Semaphore(MOST);
        try (SocketListener listener = new SocketListener(address)) {
            out.println("listening on " + listener.localAddress());
            out.flush();
            while (true) {
                room.acquire();
                Link link = listener.accept();
                Thread.startVirtualThread(() -> {
                    try (link) {
                        LinkPump.join(link, connecting.connect());
                    } catch (IOException e) {
                        err.println("mpl-net: " + link.remoteAddress() + ": " + e.getMessage());
                        err.flush();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }
}
