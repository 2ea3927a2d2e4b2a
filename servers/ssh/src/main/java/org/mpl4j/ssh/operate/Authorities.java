package org.mpl4j.ssh.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.ssh.keys.AuthorizedKeys;

/**
 * The keys of TrustedUserCAKeys, as lines of authorized_keys would name them: for certificates that name the user, or one of the names in AuthorizedPrincipalsFile
 * (sshd_config(5)).
 *
 * @param keys the text of the file
 */
record Authorities(String keys) {
    private static final String AUTHORITY = "cert-authority";

    /**
     * Makes the entries.
     *
     * @param principals the text of the file of names, if one is configured; then the user's own name does not count
     */
    List<AuthorizedKeys.Entry> entries(Optional<String> principals) {
        List<String> lines = new ArrayList<>();
        List<String> options = principals.isEmpty() ? List.of(AUTHORITY) : options(principals.get());
        for (String key : lines(keys)) {
            options.forEach(one -> lines.add(one + " " + key));
        }
        return AuthorizedKeys.parse("TrustedUserCAKeys", String.join("\n", lines))
                .entries();
    }

    /** A line has a name, and perhaps options before it. */
    private static List<String> options(String principals) {
        List<String> options = new ArrayList<>();
        for (String line : lines(principals)) {
            int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
            String name = line.substring(blank + 1);
            String before = blank < 0 ? "" : "," + line.substring(0, blank).strip();
            if (name.indexOf('"') < 0 && name.indexOf(',') < 0) {
                options.add("%s,principals=\"%s\"%s".formatted(AUTHORITY, name, before));
            }
        }
        return options;
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
