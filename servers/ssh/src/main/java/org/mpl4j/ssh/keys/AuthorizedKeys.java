package org.mpl4j.ssh.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys by which one may log in as a user: an authorized_keys file (sshd(8), AUTHORIZED_KEYS FILE FORMAT). A line that cannot be read counts for nothing; the
 * others do.
 *
 * @param entries the keys, in the file's order
 * @param errors what is wrong, with line numbers
 */
public record AuthorizedKeys(List<Entry> entries, List<String> errors) {
    private static final Set<String> KEY_TYPES = Set.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "ssh-rsa",
            "ssh-dss",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");

    /**
     * One key.
     *
     * @param line its line, from 1
     * @param key the key
     * @param options what goes for it
     * @param comment what is behind it
     */
    public record Entry(int line, PublicKey key, KeyOptions options, String comment) {}

    /**
     * Reads a file.
     *
     * @param name of the file, for errors
     * @param text of the file
     * @return the keys
     */
    public static AuthorizedKeys parse(String name, String text) {
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
        return new AuthorizedKeys(List.copyOf(entries), List.copyOf(errors));
    }

    private static Entry entry(int number, String line) throws KeyFormatException {
        List<OptionScanner.Option> options = List.of();
        String rest = line;
        if (!KEY_TYPES.contains(line.split("\\s+", 2)[0])) {
            OptionScanner scanner = new OptionScanner(line);
            options = scanner.options();
            rest = scanner.rest();
        }
        String[] words = rest.split("\\s+", 3);
        if (words.length < 2) {
            throw new KeyFormatException("a key's type and the key are expected behind the options");
        }
        return new Entry(
                number,
                PublicKey.parse(words[0], words[1]),
                KeyOptionsParser.parse(options),
                words.length > 2 ? words[2] : "");
    }

    /**
     * Looks for a key of a user.
     *
     * @param key a plain key
     * @return its first entry that is not of an authority
     */
    public Optional<Entry> find(PublicKey key) {
        return entries.stream()
                .filter(entry -> !entry.options().isAuthority() && entry.key().equals(key))
                .findFirst();
    }

    /**
     * Looks for an authority.
     *
     * @param key the one that has signed a certificate
     * @return its first entry with cert-authority
     */
    public Optional<Entry> findAuthority(PublicKey key) {
        return authorities(key).stream().findFirst();
    }

    /**
     * Looks for an authority, which may be there for several principals.
     *
     * @param key the one that has signed a certificate
     * @return its entries with cert-authority
     */
    public List<Entry> authorities(PublicKey key) {
        return entries.stream()
                .filter(entry -> entry.options().isAuthority() && entry.key().equals(key))
                .toList();
    }
}
