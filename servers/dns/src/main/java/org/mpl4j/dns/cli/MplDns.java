package org.mpl4j.dns.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.server.Answering;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Demo;
import org.mpl4j.dns.server.Operation;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.dns.signing.SignedZones;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.servers.common.operate.HeldLog;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command {@code mpl-dns}. */
public final class MplDns {
    private static final int FAILED = 1;

    private final Answering.Factory factory;
    private final PrintStream out;
    private final PrintStream err;

    /** A command that answers with what a factory makes. */
    MplDns(Answering.Factory factory, PrintStream out, PrintStream err) {
        this.factory = factory;
        this.out = out;
        this.err = err;
    }

    /** Runs the command. */
    public static void main(String[] arguments) {
        QuickStart.prepare();
        int status = new MplDns(Authoritative::new, System.out, System.err).run(arguments);
        HeldLog.release();
        System.exit(status);
    }

    /** Runs the command; the exit status. */
    int run(String... arguments) {
        ServeOptions options = ServeOptions.read(arguments);
        return options == null ? runByLibrary(arguments) : guarded(() -> serve(options));
    }

    private int runByLibrary(String... arguments) {
        return new CommandLine(CommandModel.make())
                .setOut(new java.io.PrintWriter(out, true))
                .setErr(new java.io.PrintWriter(err, true))
                .setExecutionStrategy(this::runCommand)
                .execute(arguments);
    }

    private int runCommand(ParseResult result) {
        Integer help = CommandLine.executeHelpRequest(result);
        if (help != null) {
            return help;
        }
        if (!result.hasSubcommand()) {
            return guarded(() -> serve(CommandModel.options(result)));
        }
        ParseResult command = result.subcommand();
        String name = command.commandSpec().name();
        return guarded(() -> switch (name) {
            case CommandModel.SELF_TEST -> selfTest();
            case CommandModel.DS -> ds(CommandModel.options(command));
            default -> tell(CommandModel.options(command), name);
        });
    }

    /** Something that may go wrong in ways that are explained. */
    private interface Action {
        int run() throws IOException, ConfigException, InterruptedException;
    }

    private int guarded(Action action) {
        try {
            return action.run();
        } catch (ConfigException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("mpl-dns: " + message(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    /** Some exceptions of files say nothing but the name. */
    private static String message(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read";
        }
        return String.valueOf(e.getMessage());
    }

    private int serve(ServeOptions options) throws IOException, ConfigException, InterruptedException {
        Config config = options.config();
        if (options.has(Flag.CHECK)) {
            factory.open(config).close();
            int zones = config.zones().size();
            out.println("the configuration is right: " + zones + (zones == 1 ? " zone" : " zones"));
            return 0;
        }
        Serving serving = new Serving(config, factory, options.network());
        serving.announce(out);
        if (Demo.isOnly(config)) {
            out.println(Demo.invitation(serving.udp().addresses().getFirst()));
        }
        return new Operation(serving, options::config, err).run(config);
    }

    private int tell(ServeOptions options, String command) throws IOException, ConfigException {
        try {
            out.println(ControlSocket.ask(options.control(), command));
            return 0;
        } catch (SocketException e) {
            throw new IOException("no server listens on " + options.control() + ": " + e.getMessage(), e);
        }
    }

    private int ds(ServeOptions options) throws IOException, ConfigException {
        SignedZones zones = new SignedZones(new Zones(), Clock.systemUTC());
        zones.configure(options.config());
        zones.ds().forEach(out::println);
        return 0;
    }

    private int selfTest() throws IOException, ConfigException {
        new SelfTest(factory).run(out);
        return 0;
    }
}
