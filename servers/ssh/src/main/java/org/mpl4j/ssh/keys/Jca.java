package org.mpl4j.ssh.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** What the JDK has: all of it is there in each JDK of the version that this needs. */
final class Jca {
    private Jca() {}

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** What cannot happen as all lengths and algorithms are fixed. */
    static IllegalStateException impossible(GeneralSecurityException e) {
        return new IllegalStateException("the JDK lacks an algorithm or refuses its use: " + e.getMessage(), e);
    }
}
