package org.mpl4j.web.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.BuildVersion;
import org.mpl4j.servers.common.operate.Logs;
import org.mpl4j.web.operate.AccessFormat;
import org.mpl4j.web.operate.Operation;
import org.mpl4j.web.operate.WebConfig;
import org.mpl4j.web.operate.WebServer;
import org.mpl4j.web.transport.Addresses;
import org.mpl4j.web.transport.TransportFactory;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code mpl-web}. */
@Command(
        name = "mpl-web",
        mixinStandardHelpOptions = true,
        versionProvider = MplWeb.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "A static HTTP/1.1 file server.",
            "",
            "It serves the files in a folder; without one, a page that shows what it can do. It looks at files again when they change, forgets all it knows of them and opens its access log anew on SIGHUP,"
                    + " and stops on SIGTERM and SIGINT when what was begun is sent. Options can stand in a file: mpl-web @FILE.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  mpl-web",
            "  mpl-web site --listen 127.0.0.1:8080",
            "  mpl-web /srv/www --listen :80 --access-log /var/log/mpl-web.log --metrics 127.0.0.1:9180",
            "  mpl-web @/etc/mpl-web.options --check",
            "",
            "Exit status: 0 when it was stopped, 1 if it can't start, 2 if the command line is wrong."
        },
        subcommands = SelfTestCommand.class)
public final class MplWeb implements Callable<Integer> {
    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildVersion.of("mpl-web", MplWeb.class)};
        }
    }

    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final String DEFAULT_ADDRESS = "127.0.0.1:8080";
    private static final String ALL_ADDRESSES = ":80";

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder that is served.")
    private @Nullable Path folder;

    @Option(
            names = {"-l", "--listen"},
            paramLabel = "ADDRESS:PORT",
            description =
                    "Where to serve, as 127.0.0.1:8080, [::1]:8080 or :8080 for all addresses. Any number of times (default: "
                            + DEFAULT_ADDRESS + ").")
    private List<String> listen = new ArrayList<>();

    @Option(
            names = "--listen-conduit",
            paramLabel = "PATH",
            description =
                    "Serve connections through shared memory, which processes of this host set up by a Unix-domain socket here; without --listen, nothing else. Any number of times.")
    private List<Path> conduits = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "How many threads serve; one a core if left out. With --stack mpl it is the one that drives the stack.")
    private int threads;

    @Option(names = "--check", description = "Only say whether this can be served.")
    private boolean isCheck;

    @Option(
            names = "--metrics",
            paramLabel = "ADDRESS:PORT",
            description = "Tell /metrics (Prometheus) and /health here over HTTP.")
    private @Nullable String metrics;

    @Option(names = "--json-log", description = "Write what the server says of itself as JSON.")
    private boolean isJsonLog;

    @ArgGroup(validate = false, order = 1, heading = "%nFiles:%n")
    private ContentOptions content = new ContentOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nAccess log:%n")
    private AccessOptions access = new AccessOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nLimits:%n")
    private LimitOptions limits = new LimitOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nThe network:%n")
    private NetworkOptions network = new NetworkOptions();

    /** The access log. */
    private static final class AccessOptions {
        @Option(
                names = "--access-log",
                paramLabel = "FILE",
                description = "Add a line for each request to a file; - for the standard output.")
        private @Nullable Path file;

        @Option(
                names = "--access-format",
                paramLabel = "FORMAT",
                defaultValue = "combined",
                description = "common, combined or json (default: ${DEFAULT-VALUE}).")
        private AccessFormat format = AccessFormat.COMBINED;

        @Option(
                names = "--access-one-in",
                paramLabel = "N",
                defaultValue = "1",
                description = "Take down one in so many requests (default: ${DEFAULT-VALUE}).")
        private int oneIn;
    }

    private final PrintStream out;
    private final PrintStream err;

    /** On the process's own streams. */
    public MplWeb() {
        this(System.out, System.err);
    }

    /** On other streams. */
    MplWeb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * What a command line says, without serving.
     *
     * @param arguments options, and a folder
     * @return the configuration; paths are as they were written
     * @throws ConfigException with all that is wrong
     * @throws IllegalArgumentException if it is no command line, or names no folder
     */
    public static WebConfig configuration(String... arguments) throws ConfigException {
        MplWeb command = new MplWeb();
        try {
            new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (command.folder == null) {
            throw new IllegalArgumentException("no folder is named that is to be served");
        }
        return command.config(command.folder);
    }

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new MplWeb().run(arguments));
    }

    /** Runs the command; the exit status. */
    int run(String... arguments) {
        return new CommandLine(this)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    err.println(
                            problem instanceof ConfigException
                                    ? problem.getMessage()
                                    : "mpl-web: " + problem.getMessage());
                    return problem instanceof ConfigException ? WRONG : FAILED;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException, ConfigException, InterruptedException {
        Logs.set(err, isJsonLog, System.Logger.Level.INFO);
        if (folder != null) {
            serve(config(folder), false);
        } else {
            try (DemoSite demo = new DemoSite()) {
                serve(config(demo.folder()), true);
            }
        }
        return 0;
    }

    private void serve(WebConfig config, boolean isDemo) throws IOException, InterruptedException {
        if (!network.isOwnStack()) {
            serve(config, null, () -> {}, isDemo);
            return;
        }
        try (OwnStack stack = OwnStack.start(network)) {
            serve(config, stack.transports(), stack::ready, isDemo);
        }
    }

    /** Lets clients come. */
    private interface Opening {
        void open() throws IOException;
    }

    private void serve(WebConfig config, @Nullable TransportFactory stack, Opening opening, boolean isDemo)
            throws IOException, InterruptedException {
        if (isCheck) {
            WebServer.check(config, stack);
            out.println("the configuration is right");
            return;
        }
        WebServer server = new WebServer(config, stack, out);
        for (InetSocketAddress address : server.addresses()) {
            out.println("listening on " + Addresses.show(address));
        }
        config.conduits().forEach(path -> out.println("listening on conduit " + path));
        if (server.metricsAddress() != null) {
            out.println("metrics at http://" + Addresses.show(server.metricsAddress()) + "/metrics");
        }
        if (isDemo && !server.addresses().isEmpty()) {
            out.println(
                    "try: curl -i http://" + Addresses.show(server.addresses().getFirst()) + "/");
        }
        out.flush();
        try {
            opening.open();
        } catch (IOException e) {
            server.close();
            throw e;
        }
        new Operation(server).run();
    }

    private WebConfig config(Path root) throws ConfigException {
        Problems problems = new Problems();
        network.check(problems);
        String standard = network.isOwnStack() ? ALL_ADDRESSES : DEFAULT_ADDRESS;
        List<String> addresses = listen.isEmpty() && conduits.isEmpty() ? List.of(standard) : listen;
        problems.atLeast("--threads", threads, 0);
        problems.atLeast("--access-one-in", access.oneIn, 1);
        WebConfig config = new WebConfig(
                root,
                content.links(),
                content.settings(problems),
                content.mediaTypes(),
                addresses.stream()
                        .map(address -> ListenAddress.parse("--listen", address, problems))
                        .toList(),
                conduits,
                threads == 0 ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads),
                limits.limits(problems),
                limits.requestBytes(),
                access.file == null ? null : new WebConfig.LogConfig(access.file, access.format, access.oneIn),
                metrics == null ? null : ListenAddress.parse("--metrics", metrics, problems));
        problems.throwIfAny();
        return config;
    }
}
