package org.mpl4j.dns.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigException;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.servers.common.operate.ControlSocket;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code mpl-dns}. */
@Command(
        name = "mpl-dns",
        mixinStandardHelpOptions = true,
        version = "mpl-dns 0.1.0",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "An authoritative DNS server.",
            "",
            "Without options it serves a demo zone at 127.0.0.1:5353 and says how to ask it. It reloads on SIGHUP, and stops on SIGTERM and SIGINT when what was asked is answered.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  mpl-dns --zone example.org=example.org.zone --listen 127.0.0.1:5353",
            "  mpl-dns --config /etc/mpl-dns/mpl-dns.yaml --check",
            "  mpl-dns reload --config /etc/mpl-dns/mpl-dns.yaml"
        })
public final class MplDns implements Callable<Integer> {
    private static final int FAILED = 1;

    private final Answering.Factory factory;
    private final PrintStream out;
    private final PrintStream err;

    @Mixin
    private ServeOptions options = new ServeOptions();

    @Option(names = "--check", description = "Only say whether the configuration and the zones are right.")
    private boolean check;

    /** A command that answers with what a factory makes. */
    MplDns(Answering.Factory factory, PrintStream out, PrintStream err) {
        this.factory = factory;
        this.out = out;
        this.err = err;
    }

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(run(Authoritative::new, System.out, System.err, arguments));
    }

    static int run(Answering.Factory factory, PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new MplDns(factory, out, err))
                .setExecutionExceptionHandler((e, command, result) -> {
                    if (e instanceof IOException || e instanceof ConfigException) {
                        err.println(
                                e instanceof ConfigException ? e.getMessage() : "mpl-dns: " + message((IOException) e));
                        return FAILED;
                    }
                    throw e;
                })
                .execute(arguments);
    }

    /** Some exceptions of files say nothing but the name. */
    private static String message(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no file " + missing.getFile();
            case java.nio.file.AccessDeniedException denied -> denied.getFile() + " may not be read";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public Integer call() throws IOException, ConfigException, InterruptedException {
        Config config = options.config();
        if (check) {
            factory.open(config).close();
            out.println("the configuration is right: " + config.zones().size()
                    + (config.zones().size() == 1 ? " zone" : " zones"));
            return 0;
        }
        Serving serving = new Serving(config, factory);
        serving.announce(out);
        if (Demo.isOnly(config)) {
            out.println(Demo.invitation(serving.udp().addresses().getFirst()));
        }
        return new Operation(serving, options, err).run(config);
    }

    @Command(description = "Make a running server load its zones and keys anew.")
    int reload(@Mixin ServeOptions where) throws IOException, ConfigException {
        return tell(where, "reload");
    }

    @Command(description = "Say how a running server is.")
    int status(@Mixin ServeOptions where) throws IOException, ConfigException {
        return tell(where, "status");
    }

    @Command(description = "Stop a running server.")
    int stop(@Mixin ServeOptions where) throws IOException, ConfigException {
        return tell(where, "stop");
    }

    private int tell(ServeOptions where, String command) throws IOException, ConfigException {
        try {
            out.println(ControlSocket.ask(where.control(), command));
            return 0;
        } catch (java.net.SocketException e) {
            throw new IOException(
                    "no server listens on the control socket " + where.control() + ": " + e.getMessage(), e);
        }
    }

    @Command(name = "self-test", description = "Serve the demo zone on a free port, ask it, and stop.")
    int selfTest() throws IOException {
        new SelfTest(factory).run(out);
        return 0;
    }
}
