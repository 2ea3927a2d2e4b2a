package org.mpl4j.ssh.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mpl4j.ssh.sftp.SftpOptions;

/**
 * What sessions of a login may do.
 *
 * @param account who programs run as
 * @param accepted names of variables that a client may set; a star at the end stands for any rest
 * @param environment variables that all programs get
 * @param forcedCommand what is run in the place of what is asked for
 * @param allowsTerminals whether terminals are given
 * @param sftp how the subsystem sftp serves files; none if it is not there
 * @param agent makes the socket of a client's agent, and returns its path; nothing if that is not allowed
 * @param log what is worth a line
 */
public record SessionSettings(
        Account account,
        List<String> accepted,
        Map<String, String> environment,
        Optional<String> forcedCommand,
        boolean allowsTerminals,
        Optional<SftpOptions> sftp,
        Supplier<Optional<String>> agent,
        Consumer<String> log) {
    /** The name of the forced command that is SFTP. */
    static final String INTERNAL_SFTP = "internal-sftp";

    public SessionSettings {
        accepted = List.copyOf(accepted);
        environment = Map.copyOf(environment);
    }

    boolean accepts(String variable) {
        return accepted.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? variable.startsWith(pattern.substring(0, pattern.length() - 1))
                        : variable.equals(pattern));
    }
}
