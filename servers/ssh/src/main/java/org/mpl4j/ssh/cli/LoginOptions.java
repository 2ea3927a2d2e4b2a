package org.mpl4j.ssh.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may log in to a server, and by what. */
final class LoginOptions {
    @Option(
            names = "--authorized-keys",
            paramLabel = "FILE",
            description = "The keys by which one may log in; ~/.ssh/authorized_keys if left out.")
    private List<String> authorizedKeys = List.of();

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Lines of user:hash; the hash is bcrypt's or Argon2's.")
    private @Nullable String passwords;

    @Option(
            names = "--totp",
            paramLabel = "FILE",
            description = "Lines of user:SECRET, in base 32: keyboard-interactive asks for one-time codes.")
    private @Nullable String codes;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who may log in by a key: who runs this, if left out. Any number of times.")
    private List<String> users = List.of();

    @Option(names = "--banner", paramLabel = "FILE", description = "A text that is shown to whoever tries.")
    private @Nullable String banner;

    @Option(
            names = "--sftp-root",
            paramLabel = "DIRECTORY",
            description = "Only serve files below a directory, by SFTP.")
    private @Nullable String sftpRoot;

    /** Whether there are other ways than keys. */
    boolean hasOthers() {
        return passwords != null || codes != null;
    }

    /**
     * Says it.
     *
     * @param standardKeys for when no file of keys is named
     */
    void say(ConfigLines lines, List<Path> standardKeys) {
        List<String> files = authorizedKeys.isEmpty()
                ? standardKeys.stream().map(Path::toString).toList()
                : authorizedKeys;
        if (!files.isEmpty()) {
            String words =
                    String.join(" ", files.stream().map(ConfigLines::escaped).toList());
            lines.add("AuthorizedKeysFile " + words, "--authorized-keys");
        }
        lines.addIf("PasswordFile", passwords, "--passwords");
        lines.addIf("TotpSecretsFile", codes, "--totp");
        lines.addAll("Users", users, "--user");
        lines.addIf("Banner", banner, "--banner");
        if (sftpRoot != null) {
            lines.add("ForceCommand internal-sftp", "--sftp-root");
            lines.add("ChrootDirectory " + ConfigLines.escaped(sftpRoot), "--sftp-root");
        }
    }
}
