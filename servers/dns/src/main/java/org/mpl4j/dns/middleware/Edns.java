package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.packets.server.ServerCookie;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** What the OPT record of a query says (RFC 6891), as numbers. Part of a {@link Query}. */
public final class Edns {
    private static final int SERVER_COOKIE_OCTETS = 16;
    private static final int MIN_SERVER_COOKIE = 8;
    private static final int MAX_SERVER_COOKIE = 32;

    private final ByteBuffer clientOctets = ByteBuffer.allocate(Long.BYTES);
    private final Bytes clientCookieOctets = Bytes.view(clientOctets, 0, Long.BYTES);

    private int count;
    private int udpSize;
    private int version;
    private boolean dnssecOk;
    private boolean wantsNsid;
    private boolean wantsKeepalive;
    private boolean isPadded;
    private boolean isMalformed;
    private boolean hasCookie;
    private boolean hasServerCookie;
    private long clientCookie;
    private int cookieVersion;
    private int cookieReserved;
    private long cookieTimestamp;
    private long cookieHash;

    Edns() {}

    void reset() {
        count = 0;
        udpSize = 0;
        version = 0;
        dnssecOk = false;
        wantsNsid = false;
        wantsKeepalive = false;
        isPadded = false;
        isMalformed = false;
        hasCookie = false;
        hasServerCookie = false;
    }

    /** Takes what an OPT record has before its options. */
    void begin(boolean isAtRoot, int size, int versionNumber, boolean isSecure) {
        count++;
        // RFC 6891 section 6.1.1: there is one, and its name is the root.
        isMalformed |= count > 1 || !isAtRoot;
        udpSize = size;
        version = versionNumber;
        dnssecOk = isSecure;
    }

    /** Takes an option. */
    void see(EdnsOption option) {
        switch (option.dataKind()) {
            case NSID -> wantsNsid = true;
            case Keepalive -> wantsKeepalive = true;
            case Padding -> isPadded = true;
            case Cookie -> seeCookie(option.dataAsCookie());
            default -> {
                // The others ask for nothing that we have.
            }
        }
    }

    /** RFC 7873 section 5.2.2: the length is 8, or 16 to 40. Of several cookies the first counts (section 5.2). */
    private void seeCookie(EdnsOption.Data.Cookie cookie) {
        if (hasCookie) {
            return;
        }
        Bytes server = cookie.server();
        int length = server.length();
        isMalformed |= length != 0 && (length < MIN_SERVER_COOKIE || length > MAX_SERVER_COOKIE);
        hasCookie = true;
        clientCookie = cookie.clientAsLong();
        cookie.client().putTo(clientOctets, 0);
        if (length == SERVER_COOKIE_OCTETS) {
            seeServerCookie(server);
        }
    }

    private void seeServerCookie(Bytes bytes) {
        try {
            ServerCookie cookie = ServerCookie.parse(bytes);
            cookieVersion = cookie.version();
            cookieReserved = cookie.reserved();
            cookieTimestamp = cookie.timestamp();
            cookieHash = cookie.hash();
            hasServerCookie = true;
        } catch (ParseException e) {
            throw new IllegalStateException("any " + SERVER_COOKIE_OCTETS + " octets are one", e);
        }
    }

    /** Whether there is an OPT record. */
    public boolean isPresent() {
        return count > 0;
    }

    /** Whether it breaks rules: it is not the only one, it has a name, or an option has a length that is not allowed. */
    public boolean isMalformed() {
        return isMalformed;
    }

    /** The largest datagram that the client takes. */
    public int udpSize() {
        return udpSize;
    }

    /** The version of EDNS, of which there is only 0. */
    public int version() {
        return version;
    }

    /** DO: whether DNSSEC records are wanted. */
    public boolean dnssecOk() {
        return dnssecOk;
    }

    /** Whether the name of the server is asked for (RFC 5001). */
    public boolean wantsNsid() {
        return wantsNsid;
    }

    /** Whether the client asks how long a stream may be idle (RFC 7828). */
    public boolean wantsKeepalive() {
        return wantsKeepalive;
    }

    /** Whether the query is padded, so that the answer is, too (RFC 7830 section 4). */
    public boolean isPadded() {
        return isPadded;
    }

    /** Whether there is a cookie (RFC 7873). */
    public boolean hasCookie() {
        return hasCookie;
    }

    /** Whether there is a server's part in it that has the length of ours. */
    public boolean hasServerCookie() {
        return hasServerCookie;
    }

    /** The client's part, the first octet on top. */
    public long clientCookie() {
        return clientCookie;
    }

    /** The client's part. A view of bytes that the next query overwrites. */
    Bytes clientCookieOctets() {
        return clientCookieOctets;
    }

    /** The first field of the server's part. */
    public int cookieVersion() {
        return cookieVersion;
    }

    /** The second field of the server's part. */
    public int cookieReserved() {
        return cookieReserved;
    }

    /** The third field of the server's part, seconds since 1970, modulo 2^32. */
    public long cookieTimestamp() {
        return cookieTimestamp;
    }

    /** The last field of the server's part. */
    public long cookieHash() {
        return cookieHash;
    }
}
