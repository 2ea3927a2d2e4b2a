package org.mpl4j.ssh.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshCertificate;
import org.mpl4j.ssh.packets.ssh.SshCertificateOption;

/**
 * What an authority says of a key (OpenSSH PROTOCOL.certkeys), not yet verified.
 *
 * @param type of whom
 * @param serial the authority's number for it
 * @param keyId the authority's name for it
 * @param principals users or hosts; none stands for all of them, which this takes as nobody
 * @param validAfter the first second, since 1970, unsigned
 * @param validBefore the second after the last, since 1970, unsigned
 * @param criticalOptions what who takes the certificate must obey: force-command, source-address, verify-required
 * @param extensions what is permitted: permit-pty, permit-port-forwarding ..
 * @param authority the key that has signed
 * @param signed what was signed
 * @param signature of that
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Certificate(
        Type type,
        long serial,
        String keyId,
        List<String> principals,
        long validAfter,
        long validBefore,
        Map<String, String> criticalOptions,
        Map<String, String> extensions,
        PublicKey authority,
        byte[] signed,
        byte[] signature) {
    /** What is run in the place of what is asked for. */
    public static final String FORCE_COMMAND = "force-command";

    /** Addresses that a user may come from. */
    public static final String SOURCE_ADDRESS = "source-address";

    /** A security key must have verified its user. */
    public static final String VERIFY_REQUIRED = "verify-required";

    private static final List<String> KNOWN_OPTIONS = List.of(FORCE_COMMAND, SOURCE_ADDRESS, VERIFY_REQUIRED);

    /** Of whom a certificate is. */
    public enum Type {
        /** A user. */
        USER,
        /** A host. */
        HOST
    }

    static Certificate of(PublicKey key, SshCertificate view) throws KeyFormatException {
        List<String> principals = new ArrayList<>();
        view.validPrincipals().forEach(item -> principals.add(item.principal().utf8()));
        PublicKey authority = PublicKey.of(view.signatureKey());
        if (authority.isCertificate()) {
            throw new KeyFormatException("a certificate is signed by a certificate; chains are not allowed");
        }
        Bytes signed = Bytes.between(
                key.view().buffer(),
                key.view().startOffset(),
                view.signatureKey().endOffset());
        return new Certificate(
                type(view.certificateTypeRaw()),
                view.serial(),
                view.keyId().utf8(),
                List.copyOf(principals),
                view.validAfter(),
                view.validBefore(),
                options("critical option", view.criticalOptions()),
                options("extension", view.extensions()),
                authority,
                signed.toArray(),
                view.signature().encoded().toArray());
    }

    private static Type type(long raw) throws KeyFormatException {
        if (raw == SshCertificate.CertificateType.Known.User.value()) {
            return Type.USER;
        }
        if (raw == SshCertificate.CertificateType.Known.Host.value()) {
            return Type.HOST;
        }
        throw new KeyFormatException("a certificate is of a user (1) or a host (2), not " + raw);
    }

    private static Map<String, String> options(String what, SshCertificateOption.Sequence list)
            throws KeyFormatException {
        Map<String, String> options = new LinkedHashMap<>();
        for (SshCertificateOption option : list) {
            String name = option.name().utf8();
            String value = switch (option.dataKind()) {
                case ForceCommand -> option.dataAsForceCommand().command().utf8();
                case SourceAddress -> option.dataAsSourceAddress().addresses().utf8();
                case Other -> option.dataAsOther().value().latin1();
            };
            if (options.put(name, value) != null) {
                throw new KeyFormatException("the certificate has the %s `%s` twice".formatted(what, name));
            }
        }
        return Map.copyOf(options);
    }

    /**
     * Verifies all that does not depend on the connection. That the authority is trusted, and what the options say, is left to the caller.
     *
     * @param wanted of whom it should be
     * @param principal user or host, which it must name
     * @param now when
     * @throws KeyFormatException if it cannot be accepted, with the reason
     */
    public void check(Type wanted, String principal, Instant now) throws KeyFormatException {
        if (type != wanted) {
            throw new KeyFormatException("the certificate `%s` is not of a %s"
                    .formatted(keyId, wanted.name().toLowerCase(Locale.ROOT)));
        }
        long second = now.getEpochSecond();
        if (Long.compareUnsigned(second, validAfter) < 0) {
            throw new KeyFormatException("the certificate `%s` is not valid yet".formatted(keyId));
        }
        if (Long.compareUnsigned(second, validBefore) >= 0) {
            throw new KeyFormatException("the certificate `%s` has expired".formatted(keyId));
        }
        // As OpenSSH has it: a certificate without names is not one for everybody.
        if (!principals.contains(principal)) {
            throw new KeyFormatException("the certificate `%s` does not name `%s`".formatted(keyId, principal));
        }
        for (String option : criticalOptions.keySet()) {
            if (wanted == Type.HOST || !KNOWN_OPTIONS.contains(option)) {
                throw new KeyFormatException(
                        "the certificate `%s` has a critical option that is not known: %s".formatted(keyId, option));
            }
        }
        if (!isSignatureValid()) {
            throw new KeyFormatException("the signature of the certificate `%s` is wrong".formatted(keyId));
        }
    }

    /** {@return whether the authority has signed it, with an algorithm that is still taken} */
    public boolean isSignatureValid() {
        return authority.algorithms().stream()
                .anyMatch(algorithm ->
                        authority.verify(algorithm, signed, signature, new SecurityKeyRules(false, false)));
    }
}
