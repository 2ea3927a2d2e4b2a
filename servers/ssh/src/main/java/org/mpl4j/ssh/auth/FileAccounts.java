package org.mpl4j.ssh.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mpl4j.ssh.keys.AuthorizedKeys;

/**
 * One user, whose keys are in a file that is read at each login, so that changes count at once.
 *
 * @param user the name
 * @param authorizedKeys the file
 * @param passwords a file of hashes, whose users may log in by them; none for no passwords
 */
public record FileAccounts(String user, Path authorizedKeys, Optional<PasswordFile> passwords) implements Accounts {
    private static final AuthorizedKeys NO_KEYS = new AuthorizedKeys(List.of(), List.of());

    @Override
    public Standing standing(String name) {
        boolean isKnown =
                name.equals(user) || passwords.map(file -> file.knows(name)).orElse(false);
        return isKnown ? Standing.ALLOWED : Standing.UNKNOWN;
    }

    @Override
    public AuthorizedKeys keys(String name) {
        AuthorizedKeys keys = read();
        return name.equals(user) ? keys : NO_KEYS;
    }

    @Override
    public boolean isPassword(String name, byte[] password) {
        return passwords.isPresent() && passwords.get().isPassword(name, password);
    }

    private AuthorizedKeys read() {
        try {
            return AuthorizedKeys.parse(authorizedKeys.toString(), Files.readString(authorizedKeys));
        } catch (IOException e) {
            return NO_KEYS;
        }
    }
}
