package org.mpl4j.ssh.operate;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.config.Choice;
import org.mpl4j.ssh.config.ForcedCommand;
import org.mpl4j.ssh.config.Methods;
import org.mpl4j.ssh.config.Option;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Place;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.SftpCommand;
import org.mpl4j.ssh.config.SshdConfig;

/** Says what of a configuration a sealed image cannot do: it has no programs and no other users, writes nothing, and reaches others by addresses alone. What nobody has said is left out without a word. */
final class SealedChecks {
    private static final Place WHOLE = Place.option("configuration");
    private static final String LEAVE_OUT = "leave out the line";
    private static final String NO_PROGRAMS = "there are no programs in an image";
    private static final String NO_WRITING = "an image writes no files";
    private static final String KEYS_ALONE = "an image lets in by keys alone";
    private static final String NO_LISTENING = "an image listens on nothing for clients";

    private final SshdConfig config;
    private final Problems problems;

    SealedChecks(SshdConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    void check() {
        refuse(Options.RUN_AS, "there are no other users in an image");
        refuse(Options.PASSWORD_FILE, KEYS_ALONE);
        refuse(Options.TOTP_SECRETS_FILE, KEYS_ALONE);
        refuse(Options.PID_FILE, NO_WRITING);
        refuse(Options.CONTROL_SOCKET, NO_WRITING);
        refuse(Options.METRICS_ADDRESS, "an image has no network but its own");
        refuse(Options.SET_ENV, NO_PROGRAMS);
        refuse(Options.ACCEPT_ENV, NO_PROGRAMS);
        refuse(Options.PERMIT_USER_ENVIRONMENT, NO_PROGRAMS);
        programs();
        logins();
        forwarding();
        addresses();
    }

    /** Nothing but what goes anyway can be said. */
    private <T> void refuse(Option<T> option, String why) {
        refuse(option, value -> !value.equals(option.standard()), why, LEAVE_OUT);
    }

    private <T> void refuse(Option<T> option, Predicate<T> isImpossible, String why, String help) {
        for (SshdConfig.Said<T> said : config.said(option)) {
            if (isImpossible.test(said.value())) {
                String value = String.join(" ", option.print(said.value()));
                problems.add(said.place(), "`%s %s` cannot be: %s".formatted(option.name(), value, why), help);
            }
        }
    }

    private void programs() {
        String sftp = "`ForceCommand internal-sftp -R` is what there is";
        refuse(
                Options.FORCE_COMMAND,
                forced -> forced.command().isPresent() && forced.sftp().isEmpty(),
                NO_PROGRAMS,
                sftp);
        refuse(
                Options.FORCE_COMMAND,
                forced -> forced.sftp().filter(command -> !command.isReadOnly()).isPresent(),
                "it lets clients write, and " + NO_WRITING,
                "write `ForceCommand internal-sftp -R`");
        refuse(Options.PERMIT_TTY, Boolean::booleanValue, NO_PROGRAMS, "write `PermitTTY no`, or leave out the line");
        for (SshdConfig.Said<ForcedCommand> said : config.said(Options.FORCE_COMMAND)) {
            Optional<SftpCommand> sftpOnly = said.value().sftp();
            boolean hasFiles = config.all(Options.CHROOT_DIRECTORY).stream().anyMatch(Optional::isPresent);
            if (sftpOnly.isPresent() && !hasFiles) {
                problems.add(
                        said.place(),
                        "files are to be served, and nothing says which",
                        "write `ChrootDirectory %h/FOLDER` beside it: %h is the folder of this file");
            }
        }
    }

    private void logins() {
        if (config.global().get(Options.USERS).isEmpty()) {
            problems.add(
                    WHOLE, "nobody is named who may log in", "write `Users NAME ..`: there are no others in an image");
        }
        boolean isSomeKeyTaken = config.global().get(Options.PUBKEY_AUTHENTICATION)
                || config.all(Options.PUBKEY_AUTHENTICATION).contains(true);
        if (!isSomeKeyTaken) {
            problems.add(
                    config.place(Options.PUBKEY_AUTHENTICATION),
                    "nobody can log in without a key: " + KEYS_ALONE,
                    LEAVE_OUT);
        }
        refuse(Options.AUTHENTICATION_METHODS, SealedChecks::needsOthers, KEYS_ALONE, "write `publickey`");
    }

    private static boolean needsOthers(Methods methods) {
        return methods.sequences().stream()
                .flatMap(List::stream)
                .anyMatch(method -> !method.equals(AuthenticationOptions.PUBLICKEY));
    }

    private void forwarding() {
        refuse(
                Options.ALLOW_TCP_FORWARDING,
                Choice.Forwarding::allowsListening,
                NO_LISTENING,
                "write `AllowTcpForwarding local`, or `no`");
        refuse(
                Options.ALLOW_STREAM_LOCAL_FORWARDING,
                value -> value != Choice.Forwarding.NO,
                "there are no sockets of others in an image",
                "write `AllowStreamLocalForwarding no`, or leave out the line");
        refuse(
                Options.ALLOW_AGENT_FORWARDING,
                Boolean::booleanValue,
                NO_PROGRAMS,
                "write `AllowAgentForwarding no`, or leave out the line");
        refuse(Options.GATEWAY_PORTS, NO_LISTENING);
        refuse(
                Options.PERMIT_LISTEN,
                ports -> !ports.isRestricted() || !ports.list().isEmpty(),
                NO_LISTENING,
                LEAVE_OUT);
    }

    private static boolean isAddress(String host) {
        try {
            InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void addresses() {
        refuse(Options.PORT, ports -> ports.contains(0), "nobody would know the port", "write a number from 1 on");
        refuse(
                Options.LISTEN_ADDRESS,
                all -> all.stream()
                        .anyMatch(
                                one -> one.port().orElse(1) == 0 || !one.host().isEmpty() && !isAddress(one.host())),
                "an image looks up no names, and needs a port that is known",
                "write an address of the image, with a port or without: `ListenAddress 192.0.2.2:22`");
    }
}
