package org.mpl4j.dns.service;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A message that was received, and what the transport knows of it. A transport re-uses one for all messages of a thread. */
public final class Request {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int IPV4_OCTETS = 4;

    private ByteBuffer message = NONE;
    private Transport transport = Transport.UDP;
    private long addressHigh;
    private long addressLow;
    private int port;
    private int scope;
    private long connection;
    private @Nullable MessageSource more;
    private @Nullable Supplier<LaterAnswer> laterAnswers;
    private boolean isLater;

    /**
     * Makes this the request for a message.
     *
     * @param message from its position to its limit
     * @param transport what brought it
     * @param addressHigh the first 8 bytes of the sender's IPv6 address
     * @param addressLow its last 8 bytes; IPv4 addresses are IPv4-mapped (RFC 4291 section 2.5.5.2), so {@code 0xffff} and the address
     * @param port the sender's
     * @param connection a number of the stream that is the transport's own, 0 for datagrams
     */
    public void set(
            ByteBuffer message, Transport transport, long addressHigh, long addressLow, int port, long connection) {
        this.message = message;
        this.transport = transport;
        this.addressHigh = addressHigh;
        this.addressLow = addressLow;
        this.port = port;
        this.scope = 0;
        this.connection = connection;
        this.more = null;
        this.isLater = false;
    }

    /**
     * For a transport: tells which interface a link-local sender is at.
     *
     * @param number of the interface; 0 for others
     */
    public void setScope(int number) {
        scope = number;
    }

    /** The message, from its position to its limit. Not to be written to. */
    public ByteBuffer message() {
        return message;
    }

    /** What brought it. */
    public Transport transport() {
        return transport;
    }

    /** The first 8 bytes of the sender's IPv6 address, 0 for an IPv4 address. */
    public long addressHigh() {
        return addressHigh;
    }

    /** The last 8 bytes of the sender's IPv6 address; of an IPv4 address {@code 0xffff} and it. */
    public long addressLow() {
        return addressLow;
    }

    /** Whether the sender has an IPv4 address. */
    public boolean isIpv4() {
        return addressHigh == 0 && addressLow >>> 32 == 0xffff;
    }

    /** The sender's address, as an object that is made for it; of a link-local one with its interface, so that answers find it. */
    public InetAddress address() {
        byte[] octets = new byte[isIpv4() ? IPV4_OCTETS : 16];
        for (int i = 0; i < octets.length; i++) {
            int shift = 8 * (octets.length - 1 - i);
            octets[i] = (byte) (shift < 64 ? addressLow >>> shift : addressHigh >>> (shift - 64));
        }
        try {
            return octets.length > IPV4_OCTETS && scope != 0
                    ? Inet6Address.getByAddress(null, octets, scope)
                    : InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }

    /** The sender's port. */
    public int port() {
        return port;
    }

    /** The number of the stream that it came by, 0 for a datagram. */
    public long connection() {
        return connection;
    }

    /**
     * For a service: the answer is only the first of several messages. Ignored but on streams.
     *
     * @param source the others
     */
    public void follow(MessageSource source) {
        more = source;
    }

    /** For a transport: the messages after the answer, null if there are none. */
    public @Nullable MessageSource more() {
        return more;
    }

    /**
     * For a service: the answer is given later, by another thread, and others are served meanwhile. The service returns that there is no answer, and copies what it
     * needs of this request, which is used for the next message.
     *
     * @return where the answer is given; null if the transport wants it at once
     */
    public @Nullable LaterAnswer later() {
        Supplier<LaterAnswer> answers = laterAnswers;
        isLater = answers != null;
        return answers == null ? null : answers.get();
    }

    /** For a transport: whether the answer comes later. */
    public boolean isLater() {
        return isLater;
    }

    /**
     * For a transport: makes it possible to answer later.
     *
     * @param answers gives a place for the answer to the message that this request is at the time
     */
    public void allowLater(Supplier<LaterAnswer> answers) {
        laterAnswers = answers;
    }
}
