package org.mpl4j.ssh.sftp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.mpl4j.servers.common.nativeio.Accounts;

/** Names of users and groups, kept for a session: a directory has few, and looking them up may take a network. */
final class AccountNames {
    private static final int MAX_KEPT = 1024;

    private final Map<Integer, Optional<byte[]>> users = new HashMap<>();
    private final Map<Integer, Optional<byte[]>> groups = new HashMap<>();

    Optional<byte[]> user(int number) {
        return find(users, number, Accounts::userName);
    }

    Optional<byte[]> group(int number) {
        return find(groups, number, Accounts::groupName);
    }

    /** A user's name, or the number. */
    byte[] userOrNumber(int number) {
        return user(number).orElseGet(() -> digits(number));
    }

    /** A group's name, or the number. */
    byte[] groupOrNumber(int number) {
        return group(number).orElseGet(() -> digits(number));
    }

    private static byte[] digits(int number) {
        return Integer.toUnsignedString(number).getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<byte[]> find(
            Map<Integer, Optional<byte[]>> kept, int number, IntFunction<Optional<byte[]>> lookup) {
        Optional<byte[]> name = kept.get(number);
        if (name == null) {
            name = lookup.apply(number);
            if (kept.size() >= MAX_KEPT) {
                kept.clear();
            }
            kept.put(number, name);
        }
        return name;
    }
}
