package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.tcpip.socket.UdpSocketHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net connect}. */
@Command(
        name = "connect",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Connects to a port, and joins input and output with it, as nc(1) does.",
            "The end of the input ends this side of the connection, the other side may go on; it is over when both have ended."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:Both sides have ended.",
            "1:The connection was refused, broke, or was idle for too long.",
            ExitStatus.USAGE_TEXT,
            ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  printf 'GET / HTTP/1.0\\r\\n\\r\\n' | mpl-net connect --tap tap0 --address 192.0.2.2/24 192.0.2.1 80",
            "  mpl-net connect --tap tap0 --address 192.0.2.2/24 -w 10 192.0.2.1 7000 <file",
            "  echo hello | mpl-net connect --tap tap0 --address 192.0.2.2/24 -u -w 1 192.0.2.1 7000"
        })
final class ConnectCommand implements Callable<Integer> {
    @Mixin
    private NetOptions net = new NetOptions();

    @Mixin
    private NetcatOptions options = new NetcatOptions();

    @Mixin
    private Targets targets = new Targets();

    @Option(
            names = {"-p", "--local-port"},
            paramLabel = "PORT",
            defaultValue = "0",
            description = "With -u, the port to send from; else one that nobody can guess.")
    private int localPort;

    @Parameters(index = "0", paramLabel = "HOST", description = "Where to: an address, or a name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "PORT", description = "The port there.")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        NetcatOptions.port(port, 1);
        NetcatOptions.port(localPort, 0);
        if (localPort != 0 && !options.isUdp()) {
            throw new UsageException("--local-port is for datagrams (-u)");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (NetSession session = net.open(err)) {
            IpAddress target = targets.find(session.host(), name);
            InetSocketAddress remote = new InetSocketAddress(target.toInetAddress(), port);
            if (options.isUdp()) {
                InetSocketAddress local = new InetSocketAddress(
                        (target.isV4() ? IpAddress.ANY_V4 : IpAddress.ANY).toInetAddress(), localPort);
                try (UdpSocketHandle socket = session.host().bind(local)) {
                    new DatagramRelay(socket, System.in, System.out, options.timeout()).run(remote);
                }
                return ExitStatus.DONE;
            }
            try (TcpSocket socket = session.host().connect(remote, options.timeout())) {
                options.say(err, "connected: " + socket);
                Relay relay = new Relay(socket, System.in, System.out, options.timeout());
                relay.run();
                System.out.flush();
                options.sayEnd(err, socket, relay);
            }
            return ExitStatus.DONE;
        }
    }
}
