package org.mpl4j.ssh.auth;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.ssh.keys.AuthorizedKeys;
import org.mpl4j.ssh.keys.Certificate;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.KeyOptions;
import org.mpl4j.ssh.keys.PatternList;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SecurityKeyRules;

/** Says whether a key would do for a user, before anything is signed: by its line in authorized_keys, or by a certificate of an authority there. */
record KeyCheck(Accounts accounts, SocketAddress remote, Clock clock) {
    /**
     * A key that would do.
     *
     * @param key the key or certificate
     * @param options of its line, or of the authority's
     * @param certificate what the authority says
     */
    record Accepted(PublicKey key, KeyOptions options, Optional<Certificate> certificate) {
        /** {@return what a security key must have asked of its user} */
        SecurityKeyRules rules() {
            SecurityKeyRules line = options.securityKeyRules();
            boolean isVerified = certificate
                    .map(one -> one.criticalOptions().containsKey(Certificate.VERIFY_REQUIRED))
                    .orElse(false);
            return new SecurityKeyRules(line.isTouchRequired(), line.isVerificationRequired() || isVerified);
        }

        /** {@return what it grants, whatever the methods will have been} */
        Login login(String user) {
            return new Login(
                    user,
                    List.of(),
                    Optional.of(key),
                    Optional.of(options),
                    certificate.map(Certificate::criticalOptions).orElse(Map.of()),
                    certificate.map(Certificate::extensions));
        }
    }

    /** {@return a key, if it can be read} */
    static Optional<PublicKey> parse(byte[] blob) {
        try {
            return Optional.of(PublicKey.parse(blob));
        } catch (KeyFormatException e) {
            return Optional.empty();
        }
    }

    Optional<Accepted> accept(String user, byte[] blob) {
        AuthorizedKeys known = accounts.keys(user);
        try {
            PublicKey key = PublicKey.parse(blob);
            Optional<Certificate> certificate = key.certificate();
            boolean isRevoked = accounts.isRevoked(user, key.plain())
                    || certificate.isPresent()
                            && accounts.isRevoked(user, certificate.get().authority());
            if (isRevoked) {
                return Optional.empty();
            }
            List<AuthorizedKeys.Entry> entries = certificate.isPresent()
                    ? known.authorities(certificate.get().authority())
                    : known.find(key).stream().toList();
            return entries.stream()
                    .filter(entry -> isAllowed(user, entry.options(), certificate))
                    .map(entry -> new Accepted(key, entry.options(), certificate))
                    .findFirst();
        } catch (KeyFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(String user, KeyOptions options, Optional<Certificate> certificate) {
        Instant now = clock.instant();
        if (options.refusal(address(), now).isPresent()) {
            return false;
        }
        try {
            if (certificate.isPresent()) {
                check(certificate.get(), options, user, now);
            }
            return true;
        } catch (KeyFormatException e) {
            return false;
        }
    }

    private void check(Certificate certificate, KeyOptions options, String user, Instant now)
            throws KeyFormatException {
        String principal = options.principals().isEmpty()
                ? user
                : options.principals().stream()
                        .filter(certificate.principals()::contains)
                        .findFirst()
                        .orElse(options.principals().get(0));
        certificate.check(Certificate.Type.USER, principal, now);
        String sources = certificate.criticalOptions().get(Certificate.SOURCE_ADDRESS);
        if (sources != null && !PatternList.parse(sources).matches(address())) {
            throw new KeyFormatException("the certificate is not for this address");
        }
    }

    private InetAddress address() {
        return remote instanceof InetSocketAddress internet ? internet.getAddress() : InetAddress.getLoopbackAddress();
    }
}
