package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.BuildVersion;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.operate.Operation;
import org.mpl4j.ssh.operate.Sshd;
import org.mpl4j.ssh.operate.StartOptions;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code mpl-sshd}. */
@Command(
        name = "mpl-sshd",
        mixinStandardHelpOptions = true,
        versionProvider = MplSshd.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "An SSH server.",
            "",
            "It needs a host key and keys to log in by; a configuration in the syntax of sshd_config(5) says more. Programs run as the user that runs it. It reads its"
                    + " configuration again on SIGHUP, and stops on SIGTERM and SIGINT.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  mpl-sshd --demo",
            "  mpl-sshd --listen 127.0.0.1:2222 --host-key ssh_host_ed25519_key --authorized-keys ~/.ssh/authorized_keys",
            "  mpl-sshd --config /etc/mpl-sshd/sshd_config --check",
            "  mpl-sshd reload --config /etc/mpl-sshd/sshd_config",
            "",
            "Exit status: 0 when it was stopped, 1 if it can't start or a configuration is wrong, 2 if the command line is."
        },
        subcommands = {SftpServerCommand.class, SelfTestCommand.class})
public final class MplSshd implements Callable<Integer> {
    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildVersion.of("mpl-sshd", MplSshd.class)};
        }
    }

    private static final int FAILED = 1;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @ArgGroup(validate = false, order = 10, heading = "%nInstead of serving:%n")
    private Instead instead = new Instead();

    /** What is done in the place of serving. */
    private static final class Instead {
        @Option(
                names = {"-t", "--check"},
                description = "Only say whether the configuration and the files that it names are right.")
        private boolean isCheck;

        @Option(
                names = {"-T", "--print-config"},
                description = "Print what goes, a line each; with -C, for somebody who logs in.")
        private boolean isPrint;

        @Option(
                names = {"-C", "--connection"},
                paramLabel = "NAME=VALUE,..",
                description = "Who that is: user=NAME,addr=ADDRESS,laddr=ADDRESS,lport=NUMBER.")
        private String connection = "";
    }

    private final PrintStream out;
    private final PrintStream err;

    /** On the process's own streams. */
    public MplSshd() {
        this(System.out, System.err);
    }

    /** On other streams. */
    MplSshd(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new MplSshd().run(arguments));
    }

    /** {@return the exit status} */
    int run(String... arguments) {
        CommandLine line = new CommandLine(this);
        ControlCommand.addAll(line, out);
        return line.setOut(new java.io.PrintWriter(out, true))
                .setErr(new java.io.PrintWriter(err, true))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    err.println(
                            problem instanceof ConfigException ? problem.getMessage() : "mpl-sshd: " + text(problem));
                    return FAILED;
                })
                .execute(arguments);
    }

    /** Some exceptions of files say nothing but the name. */
    private static String text(Exception problem) {
        if (problem instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (problem instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written";
        }
        return String.valueOf(problem.getMessage());
    }

    @Override
    public Integer call() throws IOException, ConfigException, KeyFormatException, InterruptedException {
        if (instead.isPrint) {
            Problems problems = new Problems();
            SshdConfig config = options.read(problems);
            problems.throwIfAny();
            (instead.connection.isEmpty() ? config.global() : config.of(Connection.parse(instead.connection)))
                    .lines()
                    .forEach(out::println);
            return 0;
        }
        if (instead.isCheck) {
            Sshd.check(options::read, options.start(), out::println);
            out.println("the configuration is right");
            return 0;
        }
        return serve();
    }

    private int serve() throws IOException, ConfigException, KeyFormatException, InterruptedException {
        options.network().check();
        Operation.limitPermissions();
        Demo demo = options.isDemo() ? Demo.prepare() : Demo.NONE;
        options.take(demo);
        Problems problems = new Problems();
        SshdConfig config = options.read(problems);
        if (!problems.isAny()) {
            Operation.log(config.global(), err);
        }
        options.checkSomebodyCanLogIn(config.global());
        StartOptions start = options.start();
        if (start.isNoneOffered()) {
            err.println("mpl-sshd: the cipher and MAC `none` are offered: whoever sees the network reads and changes"
                    + " what is sent. That is for measurements only.");
        }
        if (!options.network().isOwnStack()) {
            return serve(start, () -> {}, demo);
        }
        try (OwnStack stack = OwnStack.start(options.network())) {
            return serve(stack.on(start), stack::ready, demo);
        }
    }

    /** Lets clients come. */
    private interface Opening {
        void open() throws IOException;
    }

    private int serve(StartOptions start, Opening opening, Demo demo)
            throws IOException, ConfigException, InterruptedException {
        Sshd sshd = new Sshd(options::read, start, err::println);
        sshd.addresses().forEach(address -> {
            out.println("listening on "
                    + (address instanceof InetSocketAddress bound
                            ? bound.getAddress().getHostAddress() + ":" + bound.getPort()
                            : address));
        });
        if (options.isDemo()) {
            out.println(demo.invitation((InetSocketAddress) sshd.addresses().get(0)));
        }
        out.flush();
        try {
            opening.open();
        } catch (IOException e) {
            sshd.stop(Duration.ZERO);
            throw e;
        }
        return new Operation(sshd, err).run();
    }
}
