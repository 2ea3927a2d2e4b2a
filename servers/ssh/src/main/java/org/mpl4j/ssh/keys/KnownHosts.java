package org.mpl4j.ssh.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of hosts that a client knows (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT), with names in the clear, as patterns, or hashed.
 *
 * @param entries the lines, in the file's order
 * @param errors what is wrong, with line numbers
 */
public record KnownHosts(List<Entry> entries, List<String> errors) {
    private static final int DEFAULT_PORT = 22;

    /** What a line says of its key. */
    public enum Marker {
        /** It is a host's. */
        NONE,
        /** It signs certificates of hosts. */
        AUTHORITY,
        /** It must not be accepted. */
        REVOKED
    }

    /** What is known of a host's key. */
    public enum Answer {
        /** It is the host's. */
        KNOWN,
        /** The host is not there. */
        UNKNOWN,
        /** The host has another key of this type, or keys of other types alone. */
        CHANGED,
        /** It is marked as revoked. */
        REVOKED
    }

    /**
     * A line.
     *
     * @param line its number, from 1
     * @param marker what it says
     * @param hosts of whom
     * @param key the key
     */
    public record Entry(int line, Marker marker, Hosts hosts, PublicKey key) {}

    /** Names of hosts. */
    @FunctionalInterface
    public interface Hosts {
        /** {@return whether a name is among them} */
        boolean contains(String name);
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for errors
     * @param text of the file
     * @return the hosts
     */
    public static KnownHosts parse(String name, String text) {
        List<Entry> entries = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                entries.add(entry(number, line));
            } catch (KeyFormatException e) {
                errors.add("%s:%d: %s".formatted(name, number, e.getMessage()));
            }
        }
        return new KnownHosts(List.copyOf(entries), List.copyOf(errors));
    }

    private static Entry entry(int number, String line) throws KeyFormatException {
        Marker marker = Marker.NONE;
        String rest = line;
        if (line.startsWith("@")) {
            String[] words = line.split("\\s+", 2);
            marker = switch (words[0]) {
                case "@cert-authority" -> Marker.AUTHORITY;
                case "@revoked" -> Marker.REVOKED;
                default ->
                    throw new KeyFormatException(
                            "the marker `%s` is not known; @cert-authority and @revoked are".formatted(words[0]));
            };
            rest = words.length > 1 ? words[1] : "";
        }
        String[] words = rest.split("\\s+", 4);
        if (words.length < 3) {
            throw new KeyFormatException("hosts, a key's type and the key are expected");
        }
        return new Entry(number, marker, hosts(words[0]), PublicKey.parse(words[1], words[2]));
    }

    private static Hosts hosts(String text) throws KeyFormatException {
        if (!text.startsWith("|")) {
            PatternList patterns = PatternList.parse(text);
            return patterns::matches;
        }
        String[] parts = text.split("\\|", -1);
        if (parts.length != 4 || !parts[1].equals("1")) {
            throw new KeyFormatException("a hashed host is |1|SALT|HASH, not " + text);
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            if (salt.length == 0) {
                throw new KeyFormatException("a hashed host has a salt, but there is none in " + text);
            }
            return name -> MessageDigest.isEqual(hash, hash(salt, name));
        } catch (IllegalArgumentException e) {
            throw new KeyFormatException("the salt or the hash of a host is not base64: " + e.getMessage(), e);
        }
    }

    private static byte[] hash(byte[] salt, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    /** {@return how a host is named in such files: with brackets if its port is not 22} */
    public static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == DEFAULT_PORT ? lower : "[%s]:%d".formatted(lower, port);
    }

    /**
     * Looks for a plain key.
     *
     * @param name of the host
     * @param key that it has shown
     * @return what is known
     */
    public Answer lookUp(String name, PublicKey key) {
        Answer answer = Answer.UNKNOWN;
        for (Entry entry : entries) {
            if (!entry.hosts().contains(name)) {
                continue;
            }
            boolean isSame = entry.key().equals(key);
            if (entry.marker() == Marker.REVOKED && isSame) {
                return Answer.REVOKED;
            }
            if (entry.marker() == Marker.NONE && answer != Answer.KNOWN) {
                answer = isSame ? Answer.KNOWN : Answer.CHANGED;
            }
        }
        return answer;
    }

    /**
     * Looks for the authority of a certificate.
     *
     * @param name of the host
     * @param authority that has signed it
     * @return its line, unless it is revoked
     */
    public Optional<Entry> findAuthority(String name, PublicKey authority) {
        List<Entry> found = entries.stream()
                .filter(entry -> entry.hosts().contains(name) && entry.key().equals(authority))
                .toList();
        return found.stream().anyMatch(entry -> entry.marker() == Marker.REVOKED)
                ? Optional.empty()
                : found.stream()
                        .filter(entry -> entry.marker() == Marker.AUTHORITY)
                        .findFirst();
    }
}
