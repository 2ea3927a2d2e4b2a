package org.mpl4j.ssh.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.util.encoders.Base32;

/**
 * The secrets of users' one-time codes: lines of {@code user:SECRET} in base 32, or of {@code user:otpauth://totp/..} as apps take them. What is empty or begins with
 * # does not count. A code of the period before or after this one is taken, and each only once.
 */
public final class TotpSecrets {
    private static final String URI = "otpauth://totp/";
    private static final int DIGITS = 6;
    private static final int PERIOD = 30;
    private static final int GROUP = 8;
    private static final int SKEW = 1;

    /** For nobody, codes are computed as for users. */
    private static final Totp DECOY = new Totp(new byte[20], "HmacSHA1", DIGITS, PERIOD);

    private final Map<String, Totp> secrets;
    private final UsedCodes used;
    private final Clock clock;

    /**
     * Which codes were used: outlives the secrets, when those are read again.
     *
     * @param lastSteps the latest step of each user that a code was taken of
     */
    public record UsedCodes(Map<String, Long> lastSteps) {
        /** None. */
        public UsedCodes() {
            this(new ConcurrentHashMap<>());
        }

        /** A code is right; {@return whether it is later than all that were taken} */
        boolean take(String user, long step) {
            boolean[] isTaken = {false};
            lastSteps.compute(user, (name, last) -> {
                isTaken[0] = last == null || step > last;
                return isTaken[0] ? step : last;
            });
            return isTaken[0];
        }
    }

    private TotpSecrets(Map<String, Totp> secrets, UsedCodes used, Clock clock) {
        this.secrets = Map.copyOf(secrets);
        this.used = used;
        this.clock = clock;
    }

    /**
     * Reads a file.
     *
     * @param file its path
     * @param used codes that were used before
     * @param clock the time
     * @throws IOException if it cannot be read, or a line is wrong, with its number
     */
    public static TotpSecrets read(Path file, UsedCodes used, Clock clock) throws IOException {
        Map<String, Totp> secrets = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            try {
                if (colon < 1) {
                    throw new IllegalArgumentException("a line is user:SECRET or user:otpauth://totp/..");
                }
                secrets.put(
                        line.substring(0, colon),
                        parse(line.substring(colon + 1).strip()));
            } catch (IllegalArgumentException e) {
                throw new IOException("%s:%d: %s".formatted(file, i + 1, e.getMessage()), e);
            }
        }
        return new TotpSecrets(secrets, used, clock);
    }

    private static Totp parse(String text) {
        if (!text.startsWith(URI)) {
            return new Totp(secret(text), "HmacSHA1", DIGITS, PERIOD);
        }
        Map<String, String> parameters = new HashMap<>();
        int mark = text.indexOf('?');
        for (String one : text.substring(mark + 1).split("&", -1)) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                parameters.put(one.substring(0, equals).toLowerCase(Locale.ROOT), one.substring(equals + 1));
            }
        }
        return new Totp(
                secret(parameters.getOrDefault("secret", "")),
                algorithm(parameters.getOrDefault("algorithm", "SHA1")),
                number(parameters.getOrDefault("digits", "" + DIGITS)),
                number(parameters.getOrDefault("period", "" + PERIOD)));
    }

    private static String algorithm(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!List.of("SHA1", "SHA256", "SHA512").contains(upper)) {
            throw new IllegalArgumentException("codes are made by SHA1, SHA256 or SHA512, not " + name);
        }
        return "Hmac" + upper;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no number of digits or seconds", e);
        }
    }

    private static byte[] secret(String text) {
        String plain = text.replace(" ", "").replace("-", "").replace("=", "").toUpperCase(Locale.ROOT);
        if (!plain.matches("[A-Z2-7]+")) {
            throw new IllegalArgumentException("a secret is in base 32: letters, and digits from 2 to 7");
        }
        return Base32.decode(plain + "=".repeat((GROUP - plain.length() % GROUP) % GROUP));
    }

    /** {@return whether there is a secret of a user} */
    public boolean knows(String user) {
        return secrets.containsKey(user);
    }

    /** {@return whether a code is the user's now, and was not taken before} */
    public boolean isCode(String user, byte[] typed) {
        Totp known = secrets.getOrDefault(user, DECOY);
        byte[] code = withoutBlanks(typed);
        long now = known.step(clock.instant().getEpochSecond());
        long matched = Long.MIN_VALUE;
        for (long step = now - SKEW; step <= now + SKEW; step++) {
            // No end at the first: each code takes the same time.
            if (known.isCode(code, step)) {
                matched = step;
            }
        }
        return matched != Long.MIN_VALUE && secrets.containsKey(user) && used.take(user, matched);
    }

    private static byte[] withoutBlanks(byte[] typed) {
        byte[] code = new byte[typed.length];
        int count = 0;
        for (byte one : typed) {
            if (one != ' ') {
                code[count++] = one;
            }
        }
        return Arrays.copyOf(code, count);
    }
}
