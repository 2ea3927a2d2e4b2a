package org.mpl4j.ssh.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Users and hashes of their passwords: lines of {@code user:hash}, as htpasswd writes them. What is empty or begins with # does not count. */
public final class PasswordFile {
    /** How many hashes are computed at a time: they take the processor and memory, on purpose, and anybody can have one computed. */
    private static final Semaphore TURNS =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);

    private final Map<String, PasswordHash> hashes;
    private final AtomicLong checks = new AtomicLong();
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
            return isMatch(known, password);
        }
        decoy.ifPresent(hash -> isMatch(hash, password));
        return false;
    }

    private boolean isMatch(PasswordHash hash, byte[] password) {
        TURNS.acquireUninterruptibly();
        try {
            checks.incrementAndGet();
            return hash.matches(password);
        } finally {
            TURNS.release();
        }
    }

    /** {@return how many hashes were computed} */
    long checks() {
        return checks.get();
    }
}
