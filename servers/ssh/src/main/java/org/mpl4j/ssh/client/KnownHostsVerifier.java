package org.mpl4j.ssh.client;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.keys.Certificate;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.KnownHosts;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.HostKeyVerifier;
import org.mpl4j.ssh.transport.ProtocolException;

/** Takes keys that are known of a host, and certificates of authorities that are; what is not known is decided by a rule. Keys that are changed or revoked are never taken. */
public final class KnownHostsVerifier implements HostKeyVerifier {
    private final KnownHostsFiles files;
    private final String host;
    private final String name;
    private final UnknownHosts unknown;
    private final ClientLog log;
    private final List<String> taken;

    /**
     * For a host.
     *
     * @param files where keys are known from, and kept
     * @param host its name, as in certificates
     * @param port where it was connected to
     * @param unknown decides about a host that is not in the files
     * @param log is told
     */
    public KnownHostsVerifier(KnownHostsFiles files, String host, int port, UnknownHosts unknown, ClientLog log) {
        this(files, host, KnownHosts.name(host, port), unknown, log, Algorithms.hostKeys());
    }

    private KnownHostsVerifier(
            KnownHostsFiles files, String host, String name, UnknownHosts unknown, ClientLog log, List<String> taken) {
        this.files = files;
        this.host = host;
        this.name = name;
        this.unknown = unknown;
        this.log = log;
        this.taken = taken;
    }

    /** {@return the same, for hosts with keys of these algorithms} */
    public KnownHostsVerifier withAlgorithms(List<String> algorithms) {
        return new KnownHostsVerifier(files, host, name, unknown, log, List.copyOf(algorithms));
    }

    /** {@inheritDoc} What can be verified by the files comes first, so that a host that is known is not asked for a key that is not. */
    @Override
    public List<String> algorithms() {
        Set<String> ordered = new LinkedHashSet<>();
        for (KnownHosts.Entry entry : files.entries()) {
            if (!entry.hosts().contains(name)) {
                continue;
            }
            switch (entry.marker()) {
                case NONE -> ordered.addAll(entry.key().algorithms());
                case AUTHORITY ->
                    taken.stream()
                            .filter(algorithm -> algorithm.contains("-cert-"))
                            .forEach(ordered::add);
                case REVOKED -> {
                    // Nothing is to be verified by it.
                }
            }
        }
        ordered.retainAll(taken);
        ordered.addAll(taken);
        return List.copyOf(ordered);
    }

    @Override
    public void verify(PublicKey shown) throws ProtocolException {
        if (shown.isCertificate() && isCertified(shown)) {
            return;
        }
        PublicKey key = shown.plain();
        switch (files.lookUp(name, key)) {
            case KNOWN -> log.detail("host key %s of %s is known".formatted(key, name));
            case UNKNOWN -> unknown.decide(files, name, key);
            case REVOKED -> throw refused("the host key %s of %s is marked as revoked".formatted(key, name));
            case CHANGED ->
                throw refused(
                        "the host key of %s is not the one that is known: it has shown %s. Somebody may stand between you and it; or it has a new key: if you know that from elsewhere, remove the old one by `ssh-keygen -R '%s' -f %s`"
                                .formatted(name, key, name, files.own()));
        }
    }

    private boolean isCertified(PublicKey shown) throws ProtocolException {
        try {
            Certificate certificate = shown.certificate().orElseThrow();
            if (files.isAuthority(name, certificate.authority())) {
                certificate.check(Certificate.Type.HOST, host, Instant.now());
                log.detail("host certificate `%s` of %s is signed by an authority that is known"
                        .formatted(certificate.keyId(), name));
                return true;
            }
            return false;
        } catch (KeyFormatException e) {
            throw refused("the host certificate of %s is not accepted: %s".formatted(name, e.getMessage()));
        }
    }

    static ProtocolException refused(String text) {
        return new ProtocolException(ReasonCode.HostKeyNotVerifiable, text);
    }
}
