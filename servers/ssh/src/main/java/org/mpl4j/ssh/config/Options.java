package org.mpl4j.ssh.config;

import static org.mpl4j.ssh.config.Option.list;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.keys.PatternList;

/** All options that there are. */
public final class Options {
    private static final int MOST_CHANNELS = 256;
    private static final int MOST_TRIES = 6;
    private static final int MANY = 1_000_000;
    private static final String USER_FILE = "FILE, with %u, %h, %%; or none";

    private Options() {}

    // Where, and as whom.

    public static final Option<List<Integer>> PORT = list(
            "Port", "NUMBER", List.of(22), one -> List.of(ListenAddress.port(one.word("NUMBER"))), String::valueOf);
    public static final Option<List<ListenAddress>> LISTEN_ADDRESS =
            list("ListenAddress", "HOST[:PORT]", List.of(), ListenAddress::read, ListenAddress::toString);
    public static final Option<List<FileName>> HOST_KEY =
            list("HostKey", "FILE", List.of(), Options::files, Options::path);
    public static final Option<List<FileName>> HOST_CERTIFICATE =
            list("HostCertificate", "FILE", List.of(), Options::files, Options::path);
    public static final Option<List<String>> USERS = list(
                    "Users", "NAME ..", List.of(), one -> texts(one.some("NAME ..")), Values::quoted)
            .own();

    public static final Option<List<String>> RUN_AS = new Option<>(
                    "RunAs",
                    "PROGRAM WORD ..|none",
                    List.<String>of(),
                    Options::runAs,
                    words -> List.of(words.isEmpty() ? Values.NONE : Values.joined(words)))
            .matchable()
            .own();

    // What is spoken.

    public static final Option<List<String>> KEX_ALGORITHMS =
            algorithms("KexAlgorithms", Algorithms.keyExchanges(), Algorithms.keyExchanges());
    public static final Option<List<String>> CIPHERS =
            algorithms("Ciphers", Algorithms.ciphers(), Algorithms.ciphers());
    public static final Option<List<String>> MACS = algorithms("MACs", Algorithms.macs(), Algorithms.macs());
    public static final Option<List<String>> HOST_KEY_ALGORITHMS =
            algorithms("HostKeyAlgorithms", Algorithms.hostKeys(), Algorithms.hostKeys());
    public static final Option<List<String>> PUBKEY_ACCEPTED_ALGORITHMS = algorithms(
                    "PubkeyAcceptedAlgorithms", Algorithms.userKeys(), Algorithms.userKeys())
            .matchable();
    public static final Option<Choice.Compression> COMPRESSION =
            choice("Compression", "yes|delayed|no", Choice.Compression.DELAYED, Choice.Compression.class);
    public static final Option<RekeyLimit> REKEY_LIMIT = new Option<>(
            "RekeyLimit",
            "default|SIZE [none|TIME]",
            new RekeyLimit(0, Duration.ofHours(1)),
            RekeyLimit::read,
            Options::shown);

    // Who gets in, and how.

    public static final Option<Boolean> PUBKEY_AUTHENTICATION =
            yesOrNo("PubkeyAuthentication", true).matchable();
    public static final Option<Boolean> PASSWORD_AUTHENTICATION =
            yesOrNo("PasswordAuthentication", true).matchable();
    public static final Option<Boolean> KBD_INTERACTIVE_AUTHENTICATION =
            yesOrNo("KbdInteractiveAuthentication", true).matchable();
    public static final Option<Methods> AUTHENTICATION_METHODS = new Option<>(
                    "AuthenticationMethods", "METHOD,METHOD ..", Methods.STANDARD, Methods::read, Options::shown)
            .matchable();
    public static final Option<List<TokenText>> AUTHORIZED_KEYS_FILE = new Option<>(
                    "AuthorizedKeysFile",
                    USER_FILE,
                    List.of(new TokenText(".ssh/authorized_keys", Place.option("the standard"))),
                    Options::tokenTexts,
                    Options::filesOrNone)
            .matchable();
    public static final Option<Optional<FileName>> TRUSTED_USER_CA_KEYS =
            file("TrustedUserCAKeys").matchable();
    public static final Option<Optional<TokenText>> AUTHORIZED_PRINCIPALS_FILE = new Option<>(
                    "AuthorizedPrincipalsFile",
                    USER_FILE,
                    Optional.<TokenText>empty(),
                    one -> Values.isNone(one)
                            ? Optional.<TokenText>empty()
                            : Optional.of(TokenText.of(one.word(USER_FILE))),
                    Values::orNone)
            .matchable();
    public static final Option<Optional<FileName>> REVOKED_KEYS =
            file("RevokedKeys").matchable();
    public static final Option<Optional<FileName>> PASSWORD_FILE =
            file("PasswordFile").own();
    public static final Option<Optional<FileName>> TOTP_SECRETS_FILE =
            file("TotpSecretsFile").own();
    public static final Option<Boolean> STRICT_MODES = yesOrNo("StrictModes", true);
    public static final Option<List<UserPattern>> ALLOW_USERS = users("AllowUsers");
    public static final Option<List<UserPattern>> DENY_USERS = users("DenyUsers");
    public static final Option<Integer> MAX_AUTH_TRIES =
            number("MaxAuthTries", MOST_TRIES, 1, MOST_TRIES).matchable();
    public static final Option<Duration> LOGIN_GRACE_TIME = time("LoginGraceTime", Duration.ofSeconds(120));
    public static final Option<Optional<FileName>> BANNER = file("Banner").matchable();

    // How many.

    public static final Option<MaxStartups> MAX_STARTUPS = new Option<>(
            "MaxStartups", "START:RATE:FULL", new MaxStartups(10, 30, 100), MaxStartups::read, Options::shown);
    public static final Option<OptionalInt> PER_SOURCE_MAX_STARTUPS = new Option<>(
            "PerSourceMaxStartups",
            "NUMBER|none",
            OptionalInt.empty(),
            one -> Values.isNone(one)
                    ? OptionalInt.empty()
                    : OptionalInt.of(Values.number(one.word("NUMBER|none"), 1, MANY)),
            value -> List.of(value.isPresent() ? Integer.toString(value.getAsInt()) : Values.NONE));
    public static final Option<NetBlockSize> PER_SOURCE_NET_BLOCK_SIZE = new Option<>(
            "PerSourceNetBlockSize", "32[:128]", NetBlockSize.STANDARD, NetBlockSize::read, Options::shown);
    public static final Option<PenaltyTimes> PER_SOURCE_PENALTIES = new Option<>(
            "PerSourcePenalties", "yes|no|NAME:TIME ..", PenaltyTimes.STANDARD, PenaltyTimes::read, Options::shown);
    public static final Option<List<Exempt>> PER_SOURCE_PENALTY_EXEMPT_LIST = new Option<>(
            "PerSourcePenaltyExemptList",
            "NETWORK,NETWORK|none",
            List.of(),
            one -> Values.isNone(one) ? List.of() : List.of(Exempt.of(one.word("NETWORK,NETWORK|none"))),
            value -> value.isEmpty() ? List.of(Values.NONE) : shown(value.get(0)));
    public static final Option<Integer> MAX_SESSIONS =
            number("MaxSessions", 10, 0, MOST_CHANNELS).matchable();
    public static final Option<Duration> CLIENT_ALIVE_INTERVAL =
            time("ClientAliveInterval", Duration.ZERO).matchable();
    public static final Option<Integer> CLIENT_ALIVE_COUNT_MAX =
            number("ClientAliveCountMax", 3, 0, MANY).matchable();

    // What may be done then.

    public static final Option<Boolean> PERMIT_TTY = yesOrNo("PermitTTY", true).matchable();
    public static final Option<List<String>> ACCEPT_ENV = list(
                    "AcceptEnv", "PATTERN ..", List.of(), one -> texts(one.some("PATTERN ..")), Values::quoted)
            .matchable();
    public static final Option<List<Variable>> SET_ENV = new Option<>(
                    "SetEnv",
                    "NAME=VALUE ..",
                    List.<Variable>of(),
                    Variable::read,
                    all -> all.isEmpty() ? List.of() : List.of(Values.joined(all)))
            .matchable();
    public static final Option<Boolean> PERMIT_USER_ENVIRONMENT = yesOrNo("PermitUserEnvironment", false);
    public static final Option<ForcedCommand> FORCE_COMMAND = new Option<>(
                    "ForceCommand", "COMMAND|none", ForcedCommand.NONE, ForcedCommand::read, Options::shown)
            .matchable();
    public static final Option<Optional<TokenText>> CHROOT_DIRECTORY = new Option<>(
                    "ChrootDirectory",
                    "DIRECTORY, with %u, %h, %%; or none",
                    Optional.<TokenText>empty(),
                    Options::chroot,
                    Values::orNone)
            .matchable();
    public static final Option<List<SftpCommand>> SUBSYSTEM = new Option<>(
            "Subsystem",
            "sftp internal-sftp [OPTION ..]|PROGRAM",
            List.of(SftpCommand.STANDARD),
            Options::subsystem,
            all -> all.stream().map(one -> "sftp " + one).toList());
    public static final Option<Choice.Forwarding> ALLOW_TCP_FORWARDING = choice(
                    "AllowTcpForwarding", "yes|no|local|remote", Choice.Forwarding.YES, Choice.Forwarding.class)
            .matchable();
    public static final Option<Choice.Forwarding> ALLOW_STREAM_LOCAL_FORWARDING = choice(
                    "AllowStreamLocalForwarding", "yes|no|local|remote", Choice.Forwarding.YES, Choice.Forwarding.class)
            .matchable();
    public static final Option<Boolean> ALLOW_AGENT_FORWARDING =
            yesOrNo("AllowAgentForwarding", true).matchable();
    public static final Option<Boolean> DISABLE_FORWARDING =
            yesOrNo("DisableForwarding", false).matchable();
    public static final Option<Ports> PERMIT_OPEN =
            new Option<>("PermitOpen", "any|none|HOST:PORT ..", Ports.ANY, Ports::readOpen, Options::shown).matchable();
    public static final Option<Ports> PERMIT_LISTEN = new Option<>(
                    "PermitListen", "any|none|[HOST:]PORT ..", Ports.ANY, Ports::readListen, Options::shown)
            .matchable();
    public static final Option<Choice.GatewayPorts> GATEWAY_PORTS = choice(
                    "GatewayPorts", "no|yes|clientspecified", Choice.GatewayPorts.NO, Choice.GatewayPorts.class)
            .matchable();

    // Operation.

    public static final Option<Choice.LogLevel> LOG_LEVEL =
            choice("LogLevel", "QUIET|ERROR|INFO|VERBOSE|DEBUG", Choice.LogLevel.INFO, Choice.LogLevel.class);
    public static final Option<Choice.LogFormat> LOG_FORMAT = choice(
                    "LogFormat", "text|json", Choice.LogFormat.TEXT, Choice.LogFormat.class)
            .own();
    public static final Option<Optional<FileName>> PID_FILE = file("PidFile");
    public static final Option<Optional<FileName>> CONTROL_SOCKET =
            file("ControlSocket").own();
    public static final Option<List<ListenAddress>> METRICS_ADDRESS = new Option<>(
                    "MetricsAddress",
                    "HOST:PORT|none",
                    List.<ListenAddress>of(),
                    one -> Values.isNone(one) ? List.<ListenAddress>of() : ListenAddress.read(one),
                    all -> List.of(all.isEmpty() ? Values.NONE : Values.joined(all)))
            .own();
    public static final Option<Duration> STOP_GRACE_TIME =
            time("StopGraceTime", Duration.ofSeconds(10)).own();

    private static final List<Option<?>> ALL = List.of(
            PORT,
            LISTEN_ADDRESS,
            HOST_KEY,
            HOST_CERTIFICATE,
            USERS,
            RUN_AS,
            KEX_ALGORITHMS,
            CIPHERS,
            MACS,
            HOST_KEY_ALGORITHMS,
            PUBKEY_ACCEPTED_ALGORITHMS,
            COMPRESSION,
            REKEY_LIMIT,
            PUBKEY_AUTHENTICATION,
            PASSWORD_AUTHENTICATION,
            KBD_INTERACTIVE_AUTHENTICATION,
            AUTHENTICATION_METHODS,
            AUTHORIZED_KEYS_FILE,
            TRUSTED_USER_CA_KEYS,
            AUTHORIZED_PRINCIPALS_FILE,
            REVOKED_KEYS,
            PASSWORD_FILE,
            TOTP_SECRETS_FILE,
            STRICT_MODES,
            ALLOW_USERS,
            DENY_USERS,
            MAX_AUTH_TRIES,
            LOGIN_GRACE_TIME,
            BANNER,
            MAX_STARTUPS,
            PER_SOURCE_MAX_STARTUPS,
            PER_SOURCE_NET_BLOCK_SIZE,
            PER_SOURCE_PENALTIES,
            PER_SOURCE_PENALTY_EXEMPT_LIST,
            MAX_SESSIONS,
            CLIENT_ALIVE_INTERVAL,
            CLIENT_ALIVE_COUNT_MAX,
            PERMIT_TTY,
            ACCEPT_ENV,
            SET_ENV,
            PERMIT_USER_ENVIRONMENT,
            FORCE_COMMAND,
            CHROOT_DIRECTORY,
            SUBSYSTEM,
            ALLOW_TCP_FORWARDING,
            ALLOW_STREAM_LOCAL_FORWARDING,
            ALLOW_AGENT_FORWARDING,
            DISABLE_FORWARDING,
            PERMIT_OPEN,
            PERMIT_LISTEN,
            GATEWAY_PORTS,
            LOG_LEVEL,
            LOG_FORMAT,
            PID_FILE,
            CONTROL_SOCKET,
            METRICS_ADDRESS,
            STOP_GRACE_TIME);

    /** {@return all, in the order of the documentation} */
    public static List<Option<?>> all() {
        return ALL;
    }

    /** {@return the option of a keyword, in large or small letters; also by a name that it had} */
    static Optional<Option<?>> named(String keyword) {
        String current = Lacking.currentName(keyword);
        return ALL.stream().filter(one -> one.name().equalsIgnoreCase(current)).findFirst();
    }

    private static Option<Boolean> yesOrNo(String name, boolean standard) {
        return new Option<>(
                name, "yes|no", standard, one -> Values.yesOrNo(one.word("yes|no")), yes -> List.of(Values.print(yes)));
    }

    private static Option<Integer> number(String name, int standard, int least, int most) {
        return new Option<>(
                name,
                "NUMBER",
                standard,
                one -> Values.number(one.word("NUMBER"), least, most),
                value -> List.of(Integer.toString(value)));
    }

    private static Option<Duration> time(String name, Duration standard) {
        return new Option<>(
                name, "TIME", standard, one -> Values.time(one.word("TIME")), value -> List.of(Values.print(value)));
    }

    private static <E extends Enum<E>> Option<E> choice(String name, String form, E standard, Class<E> type) {
        return new Option<>(
                name, form, standard, one -> Values.one(one.word(form), type), value -> List.of(Values.print(value)));
    }

    private static Option<List<String>> algorithms(String name, List<String> known, List<String> standard) {
        AlgorithmNames names = new AlgorithmNames(known, standard);
        return new Option<>(name, "[+-^]NAME,NAME", standard, names::read, all -> List.of(String.join(",", all)));
    }

    private static Option<Optional<FileName>> file(String name) {
        String form = "FILE|none";
        return new Option<>(
                name,
                form,
                Optional.empty(),
                one -> Values.isNone(one) ? Optional.empty() : Optional.of(one.file(one.word(form))),
                Values::orNone);
    }

    private static Option<List<UserPattern>> users(String name) {
        return list(
                        name,
                        "USER[@HOST] ..",
                        List.<UserPattern>of(),
                        UserPattern::read,
                        Function.<UserPattern>identity().andThen(one -> Values.quoted(one.text())))
                .matchable();
    }

    private static List<FileName> files(Directive directive) throws ValueException {
        return List.of(directive.file(directive.word("FILE")));
    }

    private static String path(FileName file) {
        return Values.quoted(file.toString());
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    private static List<TokenText> tokenTexts(Directive directive) throws ValueException {
        if (Values.isNone(directive)) {
            return List.of();
        }
        List<TokenText> texts = new java.util.ArrayList<>();
        for (Word word : directive.some(USER_FILE)) {
            texts.add(TokenText.of(word));
        }
        return List.copyOf(texts);
    }

    private static List<String> runAs(Directive directive) throws ValueException {
        if (Values.isNone(directive)) {
            return List.of();
        }
        List<Word> words = directive.some("/bin/su -l %u -c %c");
        if (!words.get(0).text().startsWith("/")) {
            throw words.get(0)
                    .wrong(
                            "`%s` is no whole path of a program"
                                    .formatted(words.get(0).text()),
                            "write `RunAs /bin/su -l %u -c %c`, where %u is the user and %c the command");
        }
        return texts(words);
    }

    private static Optional<TokenText> chroot(Directive directive) throws ValueException {
        if (Values.isNone(directive)) {
            return Optional.empty();
        }
        Word word = directive.word("DIRECTORY");
        if (!word.text().startsWith("/") && !word.text().startsWith("%h")) {
            throw word.wrong("`%s` is no absolute path".formatted(word.text()), "begin it with / or %h");
        }
        return Optional.of(TokenText.of(word));
    }

    private static List<SftpCommand> subsystem(Directive directive) throws ValueException {
        List<Word> words = directive.some("sftp internal-sftp");
        boolean isSftp = words.size() > 1 && words.get(0).is("sftp");
        if (isSftp && words.get(1).text().startsWith("/")) {
            List<String> program =
                    words.subList(1, words.size()).stream().map(Word::text).toList();
            return List.of(SftpCommand.program(String.join(" ", program)));
        }
        if (!isSftp || !words.get(1).is(SftpCommand.NAME)) {
            throw words.get(Math.min(1, words.size() - 1))
                    .wrong(
                            "the only subsystem is sftp, in this process or by a program that is named with its whole path",
                            "write `Subsystem sftp internal-sftp`; its options are those of sftp-server");
        }
        return List.of(SftpCommand.read(words.subList(1, words.size())));
    }

    private static List<String> filesOrNone(List<TokenText> files) {
        return List.of(files.isEmpty() ? Values.NONE : Values.joined(files));
    }

    private static List<String> shown(Object value) {
        return List.of(value.toString());
    }

    /**
     * Sources that get no penalties.
     *
     * @param patterns of their addresses
     * @param text as it was written
     */
    public record Exempt(PatternList patterns, String text) {
        static Exempt of(Word word) throws ValueException {
            return new Exempt(Values.patterns(word), word.text());
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
