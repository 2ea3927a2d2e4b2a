package org.mpl4j.ssh.keys;

/**
 * What a security key must have asked of its user (OpenSSH PROTOCOL.u2f). Keys of other types are not concerned.
 *
 * @param isTouchRequired that it was touched
 * @param isVerificationRequired that a PIN or a fingerprint was given
 */
public record SecurityKeyRules(boolean isTouchRequired, boolean isVerificationRequired) {
    /** What holds unless options say something else. */
    public static final SecurityKeyRules TOUCH = new SecurityKeyRules(true, false);
}
