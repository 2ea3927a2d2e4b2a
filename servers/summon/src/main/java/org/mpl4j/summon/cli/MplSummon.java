package org.mpl4j.summon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mpl4j.dns.config.LogConfig;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.BuildVersion;
import org.mpl4j.servers.common.operate.Logs;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.config.SummonConfigFile;
import org.mpl4j.summon.host.HostPlaces;
import org.mpl4j.summon.operate.Operation;
import org.mpl4j.summon.operate.SummonServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code mpl-summon}. */
@Command(
        name = "mpl-summon",
        mixinStandardHelpOptions = true,
        versionProvider = MplSummon.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "A directory of appliances: a DNS server that starts what it is asked for.",
            "",
            "It answers at once for a zone whose names stand for images, which mpl-appliance builds, and starts the one that is asked for; until that is ready, the"
                    + " directory answers for its address, and then hands over the connections of clients. What nobody uses stops. It takes root. SIGHUP has the"
                    + " configuration read again, SIGTERM and SIGINT stop it and all appliances.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  mpl-summon --demo",
            "  mpl-summon --example > summon.yaml",
            "  mpl-summon --config summon.yaml --check",
            "  mpl-summon --config summon.yaml",
            "  mpl-summon status --watch",
            "",
            "Exit status: 0 when it was stopped, 1 if it can't start, 2 if the command line or the configuration is wrong."
        },
        subcommands = {
            TalkCommands.Status.class,
            TalkCommands.Start.class,
            TalkCommands.Stop.class,
            TalkCommands.Reload.class,
            TalkCommands.Quit.class
        })
public final class MplSummon implements Callable<Integer> {
    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildVersion.of("mpl-summon", MplSummon.class)};
        }
    }

    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final String EXAMPLE = "example.yaml";

    @Mixin
    private WhereOptions where = new WhereOptions();

    @Option(names = "--check", description = "Only say whether the configuration is right.")
    private boolean isCheck;

    @Option(names = "--example", description = "Print a configuration with all keys, and what they are if left out.")
    private boolean isExample;

    @Option(names = "--table", description = "Show how the appliances are, again when that changes.")
    private boolean isTable;

    @Option(
            names = "--demo",
            description =
                    "Make a bridge and a zone with three names, build their images, and say what to try; all is removed at the end.")
    private boolean isDemo;

    private final PrintStream out;
    private final PrintStream err;

    /** On the process's own streams. */
    public MplSummon() {
        this(System.out, System.err);
    }

    /** On other streams. */
    MplSummon(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new MplSummon().run(arguments));
    }

    /** Runs the command; the exit status. */
    int run(String... arguments) {
        return new CommandLine(this)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    err.println(
                            problem instanceof ConfigException
                                    ? problem.getMessage()
                                    : "mpl-summon: " + message(problem));
                    return problem instanceof ConfigException ? WRONG : FAILED;
                })
                .execute(arguments);
    }

    /** Some exceptions of files say nothing but the name. */
    private static String message(Exception problem) {
        return problem instanceof NoSuchFileException missing
                ? "there is no file " + missing.getFile() + "; `mpl-summon --example` prints a configuration"
                : String.valueOf(problem.getMessage());
    }

    @Override
    public Integer call() throws IOException, ConfigException, InterruptedException {
        if (isExample) {
            out.print(example());
            return 0;
        }
        if (isDemo) {
            try (Demo demo = new Demo(out)) {
                Path file = demo.prepare();
                serve(() -> SummonConfigFile.read(file), demo.invitation(), 1);
            }
            return 0;
        }
        if (isCheck) {
            HostPlaces.check(SummonConfigFile.read(where.config()));
            out.println("the configuration is right");
            return 0;
        }
        serve(() -> SummonConfigFile.read(where.config()), "", isTable ? 1 : 0);
        return 0;
    }

    private void serve(SummonServer.ConfigSource source, String invitation, int tableSeconds)
            throws IOException, ConfigException, InterruptedException {
        SummonConfig config = source.read();
        HostPlaces.check(config);
        LogConfig log = config.log();
        Logs.set(err, log.format() == LogConfig.Format.JSON, log.level());
        new Operation(out).run(config, source, HostPlaces::new, invitation, tableSeconds);
    }

    private static String example() throws IOException {
        try (InputStream text = MplSummon.class.getResourceAsStream(EXAMPLE)) {
            if (text == null) {
                throw new IOException("the example is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
