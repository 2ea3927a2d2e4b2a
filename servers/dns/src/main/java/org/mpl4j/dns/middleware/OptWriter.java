package org.mpl4j.dns.middleware;

import java.util.function.Consumer;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.packets.server.ServerCookie;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.codec.DnsName;

/** Writes the OPT record of an answer, which is its last record but for a TSIG. Kept by an encoder. */
final class OptWriter {
    private static final int EXTENDED_RCODE_SHIFT = 4;
    private static final int COOKIE_VERSION = 1;

    /** Octets: of the record without options, of code and length of an option, and of the data of options that have always as many. */
    private static final int RECORD_OCTETS = 11;

    private static final int OPTION_OCTETS = 4;
    private static final int COOKIE_OCTETS = 24;
    private static final int KEEPALIVE_OCTETS = 2;
    private static final int ERROR_OCTETS = 2;

    private final PacketWriter out;
    private final DnsRr.Builder.Content record = this::record;
    private final Consumer<DnsRr.Builder.OPTOptionsList> options = this::options;
    private final EdnsOption.Builder.Content nsid =
            option -> option.dataAsNSID().nsid(nsid());
    private final EdnsOption.Builder.Content cookie = this::cookie;
    private final ServerCookie.Writer cookieWriter = new ServerCookie.Writer();
    private final ServerCookie.Builder.Content cookieFields = this::serverCookie;
    private final PayloadWriter serverCookie = w -> cookieWriter.write(w, cookieFields);
    private final EdnsOption.Builder.Content keepalive =
            option -> option.dataAsKeepalive().timeout(answer().keepalive());
    private final EdnsOption.Builder.Content error = this::error;
    private final PayloadWriter zeros = w -> w.putZeros(null, paddingOctets());
    private final EdnsOption.Builder.Content padding =
            option -> option.dataAsPadding().padding(zeros);

    private Query query = new Query();
    private Answer answer = new Answer();
    private int start;
    private int limit;

    /** One that writes to this writer. */
    OptWriter(PacketWriter out) {
        this.out = out;
    }

    /**
     * Says what is to be written.
     *
     * @param messageStart index in the buffer at which the message starts
     * @param messageLimit how many octets the message may have
     */
    DnsRr.Builder.Content of(Query asked, Answer given, int messageStart, int messageLimit) {
        query = asked;
        answer = given;
        start = messageStart;
        limit = messageLimit;
        return record;
    }

    /** How many octets the record has, without padding; 0 if there is none. */
    static int size(Answer answer) {
        if (answer.ednsSize() == 0) {
            return 0;
        }
        Bytes nsid = answer.nsid();
        return RECORD_OCTETS
                + (nsid == null ? 0 : OPTION_OCTETS + nsid.length())
                + (answer.hasCookie() ? OPTION_OCTETS + COOKIE_OCTETS : 0)
                + (answer.keepalive() < 0 ? 0 : OPTION_OCTETS + KEEPALIVE_OCTETS)
                + (answer.errorCode() == null
                        ? 0
                        : OPTION_OCTETS + ERROR_OCTETS + answer.errorText().length());
    }

    private DnsRr.Builder.Complete record(DnsRr.Builder.NeedsName rr) {
        return rr.name(DnsName.ROOT)
                .asOPT()
                .udpSize(answer.ednsSize())
                .extRcode(answer.rcode() >>> EXTENDED_RCODE_SHIFT)
                .dnssecOk(query.dnssecOk())
                .options(options);
    }

    private void options(DnsRr.Builder.OPTOptionsList list) {
        if (answer.nsid() != null) {
            list.add(nsid);
        }
        if (answer.hasCookie()) {
            list.add(cookie);
        }
        if (answer.keepalive() >= 0) {
            list.add(keepalive);
        }
        if (answer.errorCode() != null) {
            list.add(error);
        }
        if (answer.paddingBlock() > 0 && out.position() - start + OPTION_OCTETS <= limit) {
            list.add(padding);
        }
    }

    private Answer answer() {
        return answer;
    }

    private Bytes nsid() {
        Bytes value = answer.nsid();
        return value == null ? Bytes.EMPTY : value;
    }

    private EdnsOption.Builder.Complete cookie(EdnsOption.Builder.NeedsData option) {
        return option.dataAsCookie().client(query.edns().clientCookieOctets()).server(serverCookie);
    }

    private ServerCookie.Builder.Complete serverCookie(ServerCookie.Builder.NeedsVersion cookie) {
        return cookie.version(COOKIE_VERSION)
                .timestamp(answer.serverCookieTimestamp())
                .hash(answer.serverCookieHash());
    }

    private EdnsOption.Builder.Complete error(EdnsOption.Builder.NeedsData option) {
        EdnsOption.Data.ExtendedError.InfoCode code = answer.errorCode();
        if (code == null) {
            throw new IllegalStateException("there is no error to explain");
        }
        return option.dataAsExtendedError().infoCode(code).extraText(answer.errorText());
    }

    /** What is missing to a multiple of the block, as far as the answer may be so long (RFC 8467 section 4). */
    private int paddingOctets() {
        int length = out.position() - start;
        int missing = Math.floorMod(-length, answer.paddingBlock());
        return Math.min(missing, limit - length);
    }
}
