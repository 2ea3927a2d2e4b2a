package org.mpl4j.ssh.interop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.keys.AuthorizedKeys;

/** Users, each with an authorized_keys file and perhaps a password, both in memory: tests add their own while servers run. */
final class Users implements Accounts {
    private final Map<String, AuthorizedKeys> keys = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /** Adds a user, or changes one. */
    void put(String user, String authorizedKeys) {
        AuthorizedKeys read = AuthorizedKeys.parse(user, authorizedKeys);
        if (!read.errors().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", read.errors()));
        }
        keys.put(user, read);
    }

    void putPassword(String user, String password) {
        passwords.put(user, password);
    }

    @Override
    public AuthorizedKeys keys(String user) {
        return keys.getOrDefault(user, new AuthorizedKeys(List.of(), List.of()));
    }

    @Override
    public boolean isPassword(String user, byte[] password) {
        return passwords.containsKey(user)
                && passwords.get(user).equals(new String(password, java.nio.charset.StandardCharsets.UTF_8));
    }
}
