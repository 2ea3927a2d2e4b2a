package org.mpl4j.ssh.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/** What the JDK has: all of it is there in each JDK of the version that this needs. */
final class Jca {
    private Jca() {}

    static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    static Mac mac(String algorithm) {
        try {
            return Mac.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** What cannot happen as all lengths and algorithms are fixed. */
    static IllegalStateException impossible(GeneralSecurityException e) {
        return new IllegalStateException("the JDK lacks a cipher or refuses its use: " + e.getMessage(), e);
    }
}
