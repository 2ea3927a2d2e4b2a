package org.mpl4j.ssh.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The hash of a password, as crypt(5) writes it: bcrypt ($2b$), or Argon2 ($argon2id$). */
sealed interface PasswordHash {
    /** The most memory that a hash may ask for, in KiB. */
    int MAX_ARGON_KIB = 1 << 20;

    /** {@return whether the password, in UTF-8, is the one} */
    boolean matches(byte[] password);

    /** Reads a hash; throws an IllegalArgumentException that says what is wrong. */
    static PasswordHash parse(String text) {
        if (text.startsWith("$argon2")) {
            return Argon.parse(text);
        }
        if (Bcrypt.FORM.matcher(text).matches()) {
            return new Bcrypt(text);
        }
        throw new IllegalArgumentException(
                "a hash of a password begins with $2b$ (bcrypt) or $argon2id$, as `htpasswd -nB` or `argon2` write it");
    }

    /** Bcrypt. */
    record Bcrypt(String text) implements PasswordHash {
        private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|1\\d|2\\d|3[01])\\$[./A-Za-z0-9]{53}");
        private static final int MAX_BYTES = 72;

        @Override
        public boolean matches(byte[] password) {
            // More is not part of the hash.
            String known = new String(password, 0, Math.min(password.length, MAX_BYTES), StandardCharsets.UTF_8);
            return OpenBSDBCrypt.checkPassword(text, known.toCharArray());
        }
    }

    /** Argon2. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Argon(Argon2Parameters parameters, byte[] hash) implements PasswordHash {
        private static final Pattern FORM = Pattern.compile(
                "\\$argon2(id|i|d)\\$v=(19|16)\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

        static Argon parse(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "a hash by Argon2 looks so: $argon2id$v=19$m=65536,t=3,p=1$SALT$HASH");
            }
            int kib = Integer.parseInt(matcher.group(3));
            if (kib > MAX_ARGON_KIB) {
                throw new IllegalArgumentException("a hash by Argon2 takes at most m=" + MAX_ARGON_KIB);
            }
            int type = switch (matcher.group(1)) {
                case "id" -> Argon2Parameters.ARGON2_id;
                case "i" -> Argon2Parameters.ARGON2_i;
                default -> Argon2Parameters.ARGON2_d;
            };
            Argon2Parameters parameters = new Argon2Parameters.Builder(type)
                    .withVersion(Integer.parseInt(matcher.group(2)))
                    .withMemoryAsKB(kib)
                    .withIterations(Integer.parseInt(matcher.group(4)))
                    .withParallelism(Integer.parseInt(matcher.group(5)))
                    .withSalt(Base64.getDecoder().decode(matcher.group(6)))
                    .build();
            return new Argon(parameters, Base64.getDecoder().decode(matcher.group(7)));
        }

        @Override
        public boolean matches(byte[] password) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            byte[] computed = new byte[hash.length];
            generator.generateBytes(password, computed);
            return MessageDigest.isEqual(computed, hash);
        }
    }
}
