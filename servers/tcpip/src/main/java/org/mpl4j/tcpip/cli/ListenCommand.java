package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.tcpip.socket.UdpSocketHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net listen}. */
@Command(
        name = "listen",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Waits for a connection to a port, and joins input and output with it, as nc -l does.",
            "The end of the input ends this side of the connection, the other side may go on; it is over when both have ended."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:Both sides have ended.",
            "1:The connection broke, was idle for too long, or the port is in use.",
            ExitStatus.USAGE_TEXT,
            ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  mpl-net listen --tap tap0 --address 192.0.2.2/24 7000 </dev/null >file",
            "  mpl-net listen --tap tap0 --address 192.0.2.2/24 --keep 7000 >all",
            "  mpl-net listen --tap tap0 --address 192.0.2.2/24 -u -w 5 7000"
        })
final class ListenCommand implements Callable<Integer> {
    private static final int BACKLOG = 16;

    @Mixin
    private NetOptions net = new NetOptions();

    @Mixin
    private NetcatOptions options = new NetcatOptions();

    @Option(
            names = {"-k", "--keep"},
            description =
                    "Take one connection after the other, until Ctrl-C. Input goes to none: each is told at once that nothing will come.")
    private boolean isKept;

    @Option(
            names = {"-s", "--source"},
            paramLabel = "ADDRESS",
            defaultValue = "::",
            description = "The address of the stack to listen on (default: all).")
    private String address = "";

    @Parameters(paramLabel = "PORT", description = "The port.")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        NetcatOptions.port(port, 1);
        if (isKept && options.isUdp()) {
            throw new UsageException("--keep is for connections, and datagrams (-u) have none");
        }
        IpAddress at = UsageException.orUsage(() -> IpAddress.of(address));
        InetSocketAddress local = new InetSocketAddress(at.toInetAddress(), port);
        PrintWriter err = spec.commandLine().getErr();
        try (NetSession session = net.open(err)) {
            if (options.isUdp()) {
                try (UdpSocketHandle socket = session.host().bind(local)) {
                    options.say(err, "waiting for datagrams to port " + port);
                    new DatagramRelay(socket, System.in, System.out, options.timeout()).await();
                }
                return ExitStatus.DONE;
            }
            try (TcpServerSocket listener = session.host().listen(local, BACKLOG)) {
                options.say(err, "listening on port " + port);
                do {
                    serve(listener, isKept ? InputStream.nullInputStream() : System.in, err);
                } while (isKept);
            }
            return ExitStatus.DONE;
        }
    }

    private void serve(TcpServerSocket listener, InputStream in, PrintWriter err)
            throws IOException, InterruptedException {
        try (TcpSocket socket = listener.accept()) {
            options.say(err, "connected: " + socket);
            if (!isKept) {
                listener.close();
            }
            Relay relay = new Relay(socket, in, System.out, options.timeout());
            try {
                relay.run();
            } catch (IOException e) {
                if (!isKept) {
                    throw e;
                }
                err.println("mpl-net: " + socket + ": " + e.getMessage());
            }
            System.out.flush();
            options.sayEnd(err, socket, relay);
        }
    }
}
