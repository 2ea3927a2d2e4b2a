package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.ssh.auth.PasswordFile;
import org.mpl4j.ssh.auth.TotpSecrets;
import org.mpl4j.ssh.config.FileName;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.Settings;

/**
 * What users must know, read once.
 *
 * @param passwords hashes, if there is a file
 * @param codes secrets of one-time codes, if there is a file
 */
record Secrets(Optional<PasswordFile> passwords, Optional<TotpSecrets> codes) {
    private static final String FORM_OF_PASSWORDS = "a line is user:hash, as `htpasswd -nB USER` writes it";
    private static final String FORM_OF_CODES = "a line is user:SECRET, the secret in base 32";

    /** Reads the files. */
    static Secrets read(Settings settings, TotpSecrets.UsedCodes used, Problems problems) {
        Optional<PasswordFile> passwords = settings.get(Options.PASSWORD_FILE)
                .flatMap(file -> read(file, FORM_OF_PASSWORDS, problems, () -> PasswordFile.read(file.path())));
        Optional<TotpSecrets> codes = settings.get(Options.TOTP_SECRETS_FILE).flatMap(file -> {
            warnOfReaders(file, problems);
            return read(file, FORM_OF_CODES, problems, () -> TotpSecrets.read(file.path(), used, Clock.systemUTC()));
        });
        return new Secrets(passwords, codes);
    }

    /** Reads something. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> Optional<T> read(FileName file, String form, Problems problems, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IOException e) {
            String reason = HostKeyFiles.reason(e);
            problems.add(
                    file.place(),
                    reason.startsWith(file.toString()) ? reason : "%s cannot be read: %s".formatted(file, reason),
                    form);
            return Optional.empty();
        }
    }

    /** Who reads a secret can log in; from a hash, that takes longer. */
    private static void warnOfReaders(FileName file, Problems problems) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file.path());
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ)) {
                problems.add(
                        file.place(),
                        "the secrets in %s can be read by others (%s)"
                                .formatted(file, PosixFilePermissions.toString(permissions)),
                        "chmod 600 " + file);
            }
        } catch (IOException e) {
            // Reading it says why.
        }
    }
}
