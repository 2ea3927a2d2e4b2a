package org.mpl4j.ssh.auth;

import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;

/** Codes as an app of a user makes them. */
public final class TotpCodes {
    private TotpCodes() {}

    /** {@return the code of a time} */
    public static String code(String secret, Instant time) {
        Totp totp = new Totp(Base32.decode(secret), "HmacSHA1", 6, 30);
        return totp.code(totp.step(time.getEpochSecond()));
    }
}
