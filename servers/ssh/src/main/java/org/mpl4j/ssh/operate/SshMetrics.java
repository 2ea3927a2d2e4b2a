package org.mpl4j.ssh.operate;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.mpl4j.servers.common.metrics.LabelledCounter;
import org.mpl4j.servers.common.metrics.PrometheusText;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.crypto.DirectionAlgorithms;
import org.mpl4j.ssh.crypto.MacAlgorithm;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.server.Penalties;
import org.mpl4j.ssh.server.Refusal;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.sftp.SftpRequest;

/** What a server counts, and how it tells. No label is what a peer has made up. */
final class SshMetrics {
    private static final List<String> METHODS = List.of(
            AuthenticationOptions.PUBLICKEY,
            AuthenticationOptions.PASSWORD,
            AuthenticationOptions.KEYBOARD_INTERACTIVE,
            "none");

    private final LabelledCounter connections =
            new LabelledCounter("mpl_ssh_connections_total", "Connections that were taken.");
    private final LabelledCounter ended = new LabelledCounter("mpl_ssh_ended_total", "Connections that are over.");
    private final LabelledCounter refused =
            new LabelledCounter("mpl_ssh_refused_total", "Connections that were not taken, and why.", "reason");
    private final LabelledCounter handshakes = new LabelledCounter(
            "mpl_ssh_handshakes_total",
            "First key exchanges, by what was agreed on from client to server.",
            "kex",
            "host_key",
            "cipher",
            "mac",
            "compression");
    private final LabelledCounter rekeys =
            new LabelledCounter("mpl_ssh_rekeys_total", "Key exchanges behind the first one of a connection.");
    private final LabelledCounter logins =
            new LabelledCounter("mpl_ssh_logins_total", "Tries to log in.", "method", "result");
    private final LabelledCounter channels =
            new LabelledCounter("mpl_ssh_channels_total", "Channels that clients asked for.", "type");
    private final LabelledCounter sftpRequests =
            new LabelledCounter("mpl_ssh_sftp_requests_total", "Requests of SFTP.", "request");
    private final LabelledCounter violations =
            new LabelledCounter("mpl_ssh_violations_total", "Messages that the policy does not allow.");
    private final LabelledCounter penalties =
            new LabelledCounter("mpl_ssh_penalties_total", "What sources were punished for.", "cause");
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final long startedAt = System.currentTimeMillis();

    LongAdder received() {
        return received;
    }

    LongAdder sent() {
        return sent;
    }

    void connected() {
        connections.count();
    }

    void ended() {
        ended.count();
    }

    void refused(Refusal reason) {
        refused.count(label(reason));
    }

    void handshake(Negotiated agreed) {
        DirectionAlgorithms used = agreed.clientToServer();
        handshakes.count(
                agreed.keyExchange().name(),
                agreed.hostKey(),
                used.cipher().name(),
                used.mac().map(MacAlgorithm::name).orElse(used.cipher().isAuthenticated() ? "implicit" : "none"),
                used.compression());
    }

    void rekeyed() {
        rekeys.count();
    }

    void login(String method, String result) {
        logins.count(METHODS.contains(method) ? method : "other", result);
    }

    void channel(String type) {
        channels.count(type);
    }

    void sftpRequest(SftpRequest request) {
        sftpRequests.count(request.label());
    }

    void violation() {
        violations.count();
    }

    void penalty(Penalties.Cause cause) {
        penalties.count(label(cause));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** All of it, in the text format of Prometheus. */
    String text(int open, ServerOptions options) {
        PrometheusText text = new PrometheusText();
        text.metric("mpl_ssh_start_time_seconds", "gauge", "When the server was started, in seconds of the Unix epoch.")
                .value("mpl_ssh_start_time_seconds", startedAt / 1000.0);
        text.metric("mpl_ssh_connections", "gauge", "Open connections.").value("mpl_ssh_connections", open);
        text.metric("mpl_ssh_startups", "gauge", "Open connections on which nobody has logged in.")
                .value("mpl_ssh_startups", options.startups().count());
        text.metric("mpl_ssh_penalized_sources", "gauge", "Sources whose connections are refused now.")
                .value(
                        "mpl_ssh_penalized_sources",
                        options.sources().penalties().activeCount());
        text.metric("mpl_ssh_bytes_total", "counter", "Bytes of connections, as they are on the way.")
                .value("mpl_ssh_bytes_total", received.sum(), "direction", "received")
                .value("mpl_ssh_bytes_total", sent.sum(), "direction", "sent");
        for (LabelledCounter counter : List.of(
                connections,
                ended,
                refused,
                handshakes,
                rekeys,
                logins,
                channels,
                sftpRequests,
                violations,
                penalties)) {
            counter.write(text);
        }
        return text.toString();
    }

    /** A line for the operator. */
    String summary() {
        return "%d connections, %d tries to log in, %d bytes received, %d sent"
                .formatted(connections.sum(), logins.sum(), received.sum(), sent.sum());
    }
}
