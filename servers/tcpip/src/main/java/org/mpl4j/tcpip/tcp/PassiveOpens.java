package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.ip.AddressPair;

/** Begins connections that others ask for. While a listener has as many incomplete ones as it may have, those that are asked for besides are remembered by cookies only. */
final class PassiveOpens {
    private final TcpLayer layer;
    private final ConnectionTable connections;
    private final InitialSequences initialSequences;
    private final SynCookies cookies;
    private final PeerOptions options = new PeerOptions();
    private final Segment remembered = new Segment();

    PassiveOpens(TcpLayer layer, ConnectionTable connections, InitialSequences initialSequences) {
        this.layer = layer;
        this.connections = connections;
        this.initialSequences = initialSequences;
        cookies = new SynCookies(layer.time(), layer.random());
    }

    private static Endpoints ends(AddressPair pair, Segment in) {
        return new Endpoints(
                pair.destHigh(), pair.destLow(), in.destPort, pair.sourceHigh(), pair.sourceLow(), in.sourcePort);
    }

    /** A SYN came. */
    void begin(TcpListener listener, AddressPair pair, Segment in) {
        if (listener.isQueueFull()) {
            layer.counts().add(TcpEvent.BACKLOG_FULL);
            return;
        }
        Endpoints ends = ends(pair, in);
        if (listener.isOpeningFull()) {
            sendCookie(listener.settings(), ends, in);
            return;
        }
        int initial = initialSequences.next(ends, layer.time().now());
        connection(listener, ends, initial).accept(in);
    }

    private TcpConnection connection(TcpListener listener, Endpoints ends, int initial) {
        TcpConnection connection = new TcpConnection(layer, listener.settings(), listener, ends, initial);
        connections.add(connection);
        listener.begun();
        layer.begun(connection);
        layer.counts().add(TcpEvent.CONNECTIONS_ACCEPTED);
        return connection;
    }

    private void sendCookie(TcpSettings settings, Endpoints ends, Segment in) {
        layer.counts().add(TcpEvent.COOKIES_SENT);
        options.take(in, settings.features(), false, layer.defaultMss(ends.remoteHigh(), ends.remoteLow()));
        SegmentWriter out = layer.writer().begin(ends.localPort(), ends.remotePort());
        out.syn = true;
        out.ack = true;
        out.sequence = cookies.cookie(ends, in, options.mss);
        out.acknowledgment = in.sequence + 1;
        WindowBudget budget = layer.budget();
        int window = budget == null ? settings.receiveBuffer() : Math.min(settings.receiveBuffer(), budget.first());
        out.window = Math.min(window, Receiver.LARGEST_FIELD);
        out.mss = layer.segment(ends.remoteHigh(), ends.remoteLow());
        if (options.hasTimestamps) {
            out.hasTimestamps = true;
            out.timestamp = cookies.timestamp(options);
            out.echoedTimestamp = in.timestamp;
            out.isSackPermitted = options.hasSack;
            out.windowShift = options.isScaled ? Receiver.shiftFor(settings.receiveBuffer()) : Segment.ABSENT;
            out.ece = options.hasEcn;
        }
        out.send(ends.localHigh(), ends.localLow(), ends.remoteHigh(), ends.remoteLow());
    }

    TcpSecrets secrets() {
        return cookies.secrets(initialSequences.secret());
    }

    void restore(TcpSecrets secrets) {
        initialSequences.restore(secrets.sequenceSecret());
        cookies.restore(secrets);
    }

    /** An acknowledgment came that is of no connection; returns whether one of a cookie was seen in it. */
    boolean resume(TcpListener listener, AddressPair pair, Segment in) {
        Endpoints ends = ends(pair, in);
        if (!cookies.isReturned(ends, in, remembered)) {
            return false;
        }
        if (listener.isQueueFull()) {
            layer.counts().add(TcpEvent.BACKLOG_FULL);
            return true;
        }
        layer.counts().add(TcpEvent.COOKIES_RETURNED);
        connection(listener, ends, in.acknowledgment - 1).resume(remembered, in, cookies.timestampOffset());
        return true;
    }
}
