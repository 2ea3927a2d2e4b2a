package org.mpl4j.dns.dig;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Client;
import org.mpl4j.dns.client.Datagrams;
import org.mpl4j.dns.client.NoReplyException;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.client.Tls;
import org.mpl4j.dns.dig.bench.Bench;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.tsig.TsigKey;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.BuildVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code mpl-dig}. It ends with 0 if there is an answer of whatever kind, else as {@code dig} does: 1 usage, 9 no reply, 10 a bug. */
@Command(
        name = "mpl-dig",
        sortOptions = false,
        description = "Asks a DNS server and prints its answer, as dig does.",
        subcommands = Bench.class,
        footer = {
            "",
            "Examples:",
            "  mpl-dig @127.0.0.1 -p 5353 www.example.org AAAA +dnssec",
            "  mpl-dig @127.0.0.1 -y hmac-sha256:key.example:c2VjcmV0 example.org ixfr=7",
            "  mpl-dig -x 192.0.2.1 +short",
            "  mpl-dig bench --help"
        })
public final class Dig implements Callable<Integer> {
    static final int USAGE = 1;
    static final int NO_REPLY = 9;
    static final int INTERNAL = 10;

    private static final int DNS_PORT = 53;
    private static final int DNS_OVER_TLS_PORT = 853;
    private static final int MOST_ALIASES = 16;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "@SERVER NAME TYPE CLASS",
            arity = "0..*",
            description = "In any order. The type may be ixfr=SERIAL.")
    private List<String> words = new ArrayList<>();

    @Option(names = "-p", paramLabel = "PORT", description = "The server's port; 53, or 853 with +tls.")
    private @Nullable Integer port;

    @Option(names = "-x", paramLabel = "ADDRESS", description = "Looks up the name of an address.")
    private @Nullable String reverse;

    @Option(names = "-q", paramLabel = "NAME", description = "The name, where it could be taken for something else.")
    private @Nullable String givenName;

    @Option(names = "-t", paramLabel = "TYPE", description = "The type.")
    private @Nullable String givenType;

    @Option(names = "-c", paramLabel = "CLASS", description = "The class.")
    private @Nullable String givenClass;

    @Option(
            names = "-y",
            paramLabel = "[ALGORITHM:]NAME:SECRET",
            description = "Signs with TSIG, and checks signatures.")
    private @Nullable String key;

    @Option(names = "-4", description = "Only IPv4.")
    private boolean onlyIpv4;

    @Option(names = "-6", description = "Only IPv6.")
    private boolean onlyIpv6;

    @Option(
            names = {"+tcp", "+vc"},
            description = "Uses TCP.")
    private boolean usesTcp;

    @Option(names = "+tls", description = "Uses TLS; whoever answers is believed.")
    private boolean usesTls;

    @Option(names = "+tls-ca", description = "Uses TLS; the server needs a certificate that this system trusts.")
    private boolean verifiesTls;

    @Option(names = "+tls-hostname", paramLabel = "NAME", description = "The name that its certificate must have.")
    private @Nullable String tlsHostName;

    @Option(
            names = {"+norec", "+norecurse"},
            description = "Clears RD.")
    private boolean isWithoutRecursion;

    @Option(
            names = {"+cd", "+cdflag"},
            description = "Sets CD.")
    private boolean isCheckingDisabled;

    @Option(
            names = {"+noad", "+noadflag"},
            description = "Clears AD.")
    private boolean isWithoutAd;

    @Option(
            names = {"+time", "+timeout"},
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long to wait for an answer; 5 if not given.")
    private int seconds;

    @Option(
            names = "+tries",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often to ask over UDP; 3 if not given.")
    private int tries;

    @Option(names = "+ignore", description = "Takes truncated answers as they are.")
    private boolean ignoresTruncation;

    @Option(names = "+short", description = "Prints the data of the answers only.")
    private boolean isShort;

    @Option(names = "+json", description = "Prints an answer as one line of JSON.")
    private boolean isJson;

    @Option(names = "+follow", description = "Asks again for the target where a chain of aliases leaves the answer.")
    private boolean followsAliases;

    @Option(names = "+trace", description = "Follows referrals from the root down.")
    private boolean traces;

    @Mixin
    private EdnsOptions edns = new EdnsOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    private boolean helpRequested;

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean versionRequested;

    private Dig() {}

    /** Runs the command. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        int code = run(out, new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments);
        out.flush();
        System.exit(code);
    }

    /** Runs the command. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Dig());
        line.getCommandSpec().versionProvider(() -> new String[] {BuildVersion.of("mpl-dig", Dig.class)});
        line.setOut(out).setErr(err);
        // A word with @ names a server, not a file of arguments.
        line.setExpandAtFiles(false);
        line.setExecutionExceptionHandler((e, command, result) -> failed(command, e));
        line.setParameterExceptionHandler((e, given) -> usage(e.getCommandLine(), String.valueOf(e.getMessage())));
        return line.execute(arguments);
    }

    private static int usage(CommandLine line, String message) {
        String name = line.getCommandSpec().qualifiedName();
        line.getErr().println(name + ": " + message);
        line.getErr().println("Try `" + name + " --help`.");
        return USAGE;
    }

    private static int failed(CommandLine line, Exception e) {
        line.getOut().flush();
        if (e instanceof IllegalArgumentException || e instanceof BuildException) {
            return usage(line, String.valueOf(e.getMessage()));
        }
        if (e instanceof IOException) {
            line.getErr().println(";; " + e.getMessage());
            line.getErr().println(";; no servers could be reached");
            return NO_REPLY;
        }
        e.printStackTrace(line.getErr());
        return INTERNAL;
    }

    @Override
    public Integer call() throws IOException {
        Words given = Words.of(words);
        Query query = query(given);
        InetSocketAddress server = new InetSocketAddress(
                given.address(onlyIpv4, onlyIpv6), port != null ? port : usesTls() ? DNS_OVER_TLS_PORT : DNS_PORT);
        Client client = new Client(settings());
        PrintWriter out = spec.commandLine().getOut();
        if (!isShort && !isJson) {
            out.println();
            out.println("; <<>> mpl-dig <<>> "
                    + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        }
        if (traces) {
            new Trace(client, server).follow(query, reply -> step(out, reply));
            return 0;
        }
        boolean isOk = query.isTransfer() ? transfer(client, server, query, out) : ask(client, server, query, out);
        return isOk ? 0 : NO_REPLY;
    }

    private boolean ask(Client client, InetSocketAddress server, Query first, PrintWriter out) throws IOException {
        Query query = first;
        for (int i = 0; i < MOST_ALIASES; i++) {
            Client.Answer answer = client.ask(server, query, () -> {
                if (!isShort && !isJson) {
                    out.println(";; Truncated, retrying in TCP mode.");
                }
            });
            print(out, answer.reply(), answer.signatureFault());
            if (answer.signatureFault() != null) {
                warn(answer.signatureFault());
                return false;
            }
            DnsName next =
                    followsAliases ? AliasFollower.next(answer.reply().message(), query.name(), query.type()) : null;
            if (next == null) {
                return true;
            }
            query = query.withName(next);
        }
        throw new NoReplyException("more than " + MOST_ALIASES + " aliases");
    }

    private boolean transfer(Client client, InetSocketAddress server, Query query, PrintWriter out) throws IOException {
        ReplyPrinter printer = new ReplyPrinter(out);
        Client.Transfer transfer = client.transfer(server, query, reply -> {
            if (isJson) {
                new JsonPrinter(out).print(reply, null);
            } else {
                printer.printRecords(reply.message().answers());
            }
        });
        Reply last = transfer.replies().get(transfer.replies().size() - 1);
        if (last.rcode() != 0) {
            warn("; Transfer failed: " + Mnemonics.rcode(last.rcode()));
            return false;
        }
        if (transfer.signatureFault() != null) {
            warn(transfer.signatureFault());
            return false;
        }
        if (!isShort && !isJson) {
            printer.printTransferEnd(transfer);
        }
        return true;
    }

    private void warn(String fault) {
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println(";; " + fault);
    }

    private void print(PrintWriter out, Reply reply, @Nullable String signatureFault) {
        if (isJson) {
            new JsonPrinter(out).print(reply, signatureFault);
        } else if (isShort) {
            new ReplyPrinter(out).printShort(reply);
        } else {
            new ReplyPrinter(out).print(reply, signatureFault);
        }
    }

    private void step(PrintWriter out, Reply reply) {
        if (isJson) {
            new JsonPrinter(out).print(reply, null);
            return;
        }
        ReplyPrinter printer = new ReplyPrinter(out);
        printer.printRecords(reply.message().answers());
        printer.printRecords(reply.message().authority());
        out.println(";; Received " + reply.message().byteLength() + " bytes from " + Datagrams.text(reply.server())
                + " in " + reply.time().toMillis() + " ms, status " + Mnemonics.rcode(reply.rcode()));
        out.println();
    }

    private Client.Settings settings() {
        if (seconds < 1 || tries < 1) {
            throw new IllegalArgumentException("+time and +tries are 1 or more");
        }
        Reply.Way way = usesTls() ? Reply.Way.TLS : usesTcp ? Reply.Way.TCP : Reply.Way.UDP;
        Tls tls = new Tls(verifiesTls || tlsHostName != null, tlsHostName);
        return new Client.Settings(
                way, tls, Duration.ofSeconds(seconds), tries, ignoresTruncation, key == null ? null : TsigKey.of(key));
    }

    private boolean usesTls() {
        return usesTls || verifiesTls || tlsHostName != null;
    }

    private Query query(Words given) throws UnknownHostException {
        Query.Flags flags = new Query.Flags(!isWithoutRecursion, !isWithoutAd, isCheckingDisabled);
        Dnsclass queryClass = given.recordClass() != null ? given.recordClass() : Dnsclass.IN;
        if (givenClass != null) {
            OptionalInt number = Mnemonics.classOf(givenClass);
            queryClass = Dnsclass.of(
                    number.orElseThrow(() -> new IllegalArgumentException("-c: `" + givenClass + "` is no class")));
        }
        Rrtype type = given.type();
        long serial = given.serial();
        if (givenType != null) {
            Words typed = Words.of(List.of(givenType));
            if (typed.type() == null) {
                throw new IllegalArgumentException("-t: `" + givenType + "` is no type");
            }
            type = typed.type();
            serial = typed.serial();
        }
        String name = givenName != null ? givenName : given.name();
        if (reverse != null) {
            return new Query(
                    ReverseName.of(reverse), type == null ? Rrtype.PTR : type, queryClass, flags, edns.edns(), 0);
        }
        // Without anything, dig asks for the root servers.
        Rrtype usual = name == null ? Rrtype.NS : Rrtype.A;
        return new Query(
                name == null ? DnsName.ROOT : DnsName.of(name),
                type == null ? usual : type,
                queryClass,
                flags,
                edns.edns(),
                serial);
    }
}
