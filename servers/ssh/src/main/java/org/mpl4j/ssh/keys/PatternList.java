package org.mpl4j.ssh.keys;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Patterns with commas between them, as OpenSSH has them (ssh_config(5), PATTERNS): {@code *} and {@code ?} stand for any text and any character, {@code !}
 * before one excludes what it matches, and addresses may be networks in CIDR notation.
 */
public final class PatternList {
    private final List<Item> items;

    private record Item(boolean isNegated, String pattern, Optional<Network> network) {}

    private record Network(byte[] address, int prefixLength) {
        boolean contains(InetAddress candidate) {
            byte[] other = candidate.getAddress();
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < prefixLength; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private PatternList(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /**
     * Reads patterns.
     *
     * @param text with commas
     * @return the patterns
     * @throws KeyFormatException if there is none, or a network is none
     */
    public static PatternList parse(String text) throws KeyFormatException {
        List<Item> items = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            boolean isNegated = word.startsWith("!");
            String pattern = (isNegated ? word.substring(1) : word).toLowerCase(Locale.ROOT);
            if (pattern.isEmpty()) {
                throw new KeyFormatException("an empty pattern in `%s`".formatted(text));
            }
            items.add(new Item(isNegated, pattern, network(pattern)));
        }
        return new PatternList(items);
    }

    private static Optional<Network> network(String pattern) throws KeyFormatException {
        int slash = pattern.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String address = pattern.substring(0, slash);
        // So that no name is looked up.
        if (!address.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
            throw new KeyFormatException("`%s` is no network: an address and a length are expected".formatted(pattern));
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int length = Integer.parseInt(pattern.substring(slash + 1));
            if (length < 0 || length > bytes.length * Byte.SIZE) {
                throw new KeyFormatException(
                        "`%s` is no network: its length is from 0 to %d".formatted(pattern, bytes.length * Byte.SIZE));
            }
            return Optional.of(new Network(bytes, length));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new KeyFormatException(
                    "`%s` is no network: an address and a length are expected".formatted(pattern), e);
        }
    }

    /**
     * Matches a name.
     *
     * @param name of a host, a user ..
     * @return whether some pattern matches, and none that excludes
     */
    public boolean matches(String name) {
        return matches(name, Optional.empty());
    }

    /**
     * Matches an address, as text and as one of a network.
     *
     * @param address the address
     * @return whether some pattern matches, and none that excludes
     */
    public boolean matches(InetAddress address) {
        return matches(address.getHostAddress(), Optional.of(address));
    }

    private boolean matches(String name, Optional<InetAddress> address) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isMatched = false;
        for (Item item : items) {
            boolean isHit = item.network().isPresent()
                    ? address.isPresent() && item.network().get().contains(address.get())
                    : matches(item.pattern(), lower);
            if (isHit && item.isNegated()) {
                return false;
            }
            isMatched |= isHit;
        }
        return isMatched;
    }

    /** Takes time in proportion to both lengths at most: only the last star is ever tried again. */
    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starText = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
