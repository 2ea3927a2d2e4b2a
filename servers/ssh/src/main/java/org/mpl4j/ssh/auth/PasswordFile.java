package org.mpl4j.ssh.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users and hashes of their passwords: lines of {@code user:hash}, as htpasswd writes them. What is empty or begins with # does not count. */
public final class PasswordFile {
    private final Map<String, PasswordHash> hashes;
    private final Optional<PasswordHash> decoy;

    private PasswordFile(Map<String, PasswordHash> hashes) {
        this.hashes = Map.copyOf(hashes);
        // For nobody, a hash is computed that takes as long as those of users.
        this.decoy = hashes.values().stream().findFirst();
    }

    /**
     * Reads a file.
     *
     * @param file its path
     * @return what is in it
     * @throws IOException if it cannot be read, or a line is wrong, with its number
     */
    public static PasswordFile read(Path file) throws IOException {
        Map<String, PasswordHash> hashes = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            try {
                if (colon < 1) {
                    throw new IllegalArgumentException("a line is user:hash");
                }
                hashes.put(line.substring(0, colon), PasswordHash.parse(line.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                throw new IOException("%s:%d: %s".formatted(file, i + 1, e.getMessage()), e);
            }
        }
        return new PasswordFile(hashes);
    }

    /** {@return whether there is a hash of a user} */
    public boolean knows(String user) {
        return hashes.containsKey(user);
    }

    /** {@return whether a password is the user's} */
    public boolean isPassword(String user, byte[] password) {
        PasswordHash known = hashes.get(user);
        if (known != null) {
            return known.matches(password);
        }
        decoy.ifPresent(hash -> hash.matches(password));
        return false;
    }
}
