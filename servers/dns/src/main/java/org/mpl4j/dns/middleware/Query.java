package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.packets.server.DnsHeader;
import org.mpl4j.dns.packets.server.PlainOpt;
import org.mpl4j.dns.packets.server.PlainQuery;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.tsig.TsigAnswer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What a message asks, taken out of it once for everybody who helps to answer it. Kept by a pipeline and used for one message after the other; nothing is allocated
 * for a message that is well formed, unless somebody wants its {@link #message}.
 */
public final class Query {
    /** What a message is good for. */
    public enum Form {
        /** Too short to have a header, or a response: nobody waits for an answer. */
        NONE,
        /** It has a header, and the rest is no message. */
        HEADER_ONLY,
        /** A whole message. */
        WHOLE
    }

    private static final int NAME_OCTETS = 255;
    private static final int OPT = 41;
    private static final int TSIG = 250;

    private final byte[] askedOctets = new byte[NAME_OCTETS];
    private final byte[] octets = new byte[NAME_OCTETS];
    private final ByteBuffer askedPlace = ByteBuffer.wrap(askedOctets);
    private final DnsName askedName = DnsName.ofWire(Bytes.view(askedPlace, 0, 1));
    private final DnsName name = DnsName.ofWire(Bytes.view(ByteBuffer.wrap(octets), 0, 1));
    private final Edns edns = new Edns();

    private Request request = new Request();
    private Form form = Form.NONE;
    private int id;
    private int opcode;
    private boolean recursionDesired;
    private boolean checkingDisabled;
    private int questionCount;
    private int nameLength;
    private boolean isPlain;
    private int nameHash;
    private int type;
    private int dnsClass;
    private boolean hasOtherRecords;
    private boolean isSigned;
    private boolean hasMisplacedSignature;
    private @Nullable TsigAnswer signature;
    private boolean isVerified;
    private long now;
    private @Nullable Dns message;

    /** A query to be {@linkplain #read read}. */
    public Query() {}

    /**
     * Makes this the query that a message is.
     *
     * @param received what was received; valid as long as this is used for it
     * @param millis the time, in milliseconds since 1970
     */
    public void read(Request received, long millis) {
        request = received;
        now = millis;
        message = null;
        edns.reset();
        questionCount = 0;
        hasOtherRecords = false;
        isSigned = false;
        hasMisplacedSignature = false;
        signature = null;
        isVerified = false;
        ByteBuffer bytes = received.message();
        if (!readPlain(bytes)) {
            try {
                readWhole(bytes);
            } catch (ParseException e) {
                readHeader(bytes);
            }
        }
    }

    /** Reads what nearly all messages are, if this is one: of so few kinds of records that the views for it are never made. */
    private boolean readPlain(ByteBuffer bytes) {
        PlainQuery plain;
        try {
            plain = PlainQuery.parse(bytes);
        } catch (ParseException e) {
            return false;
        }
        if (plain.arcount() > 1 || plain.endOffset() != bytes.limit()) {
            return false;
        }
        header(plain.id(), 0, plain.recursionDesired(), plain.checkingDisabled());
        form = Form.WHOLE;
        questionCount = 1;
        DnsQuestion question = plain.question();
        ask(question.qname(), question.qtypeRaw(), question.qclassRaw());
        if (plain.arcount() == 1) {
            PlainOpt opt = plain.asWithOpt().opt();
            edns.begin(true, opt.udpSize(), opt.ednsVersion(), opt.dnssecOk());
            if (opt.optlen() > 0) {
                for (EdnsOption option : opt.options()) {
                    edns.see(option);
                }
            }
        }
        return true;
    }

    private void readWhole(ByteBuffer bytes) throws ParseException {
        Dns dns = Dns.parse(bytes);
        header(dns.id(), dns.opcodeRaw(), dns.recursionDesired(), dns.checkingDisabled());
        form = form(dns.response(), dns.endOffset() == bytes.limit());
        if (form != Form.WHOLE) {
            return;
        }
        questionCount = dns.qdcount();
        if (questionCount == 1) {
            for (DnsQuestion question : dns.questions()) {
                ask(question.qname(), question.qtypeRaw(), question.qclassRaw());
            }
        }
        hasOtherRecords = dns.ancount() + dns.nscount() > 0;
        for (DnsRr rr : dns.additional()) {
            see(rr);
        }
    }

    private void see(DnsRr rr) {
        hasMisplacedSignature |= isSigned;
        isSigned = rr.atypeRaw() == TSIG;
        if (rr.atypeRaw() == OPT) {
            DnsRr.AtypeBranch.OPT opt = rr.asOPT();
            edns.begin(rr.name().isRoot(), opt.udpSize(), opt.ednsVersion(), opt.dnssecOk());
            if (opt.optlen() > 0) {
                for (EdnsOption option : opt.options()) {
                    edns.see(option);
                }
            }
        }
    }

    private static Form form(boolean isResponse, boolean isAll) {
        if (isResponse) {
            return Form.NONE;
        }
        return isAll ? Form.WHOLE : Form.HEADER_ONLY;
    }

    private void readHeader(ByteBuffer bytes) {
        try {
            DnsHeader header = DnsHeader.parse(bytes);
            header(header.id(), header.opcode(), header.recursionDesired(), header.checkingDisabled());
            form = header.response() ? Form.NONE : Form.HEADER_ONLY;
        } catch (ParseException e) {
            form = Form.NONE;
        }
    }

    private void header(int messageId, int code, boolean isRecursive, boolean isUnchecked) {
        id = messageId;
        opcode = code;
        recursionDesired = isRecursive;
        checkingDisabled = isUnchecked;
    }

    private void ask(DnsName asked, int asType, int inClass) {
        nameLength = asked.copyTo(askedPlace, 0);
        askedName.putCanonical(octets, 0);
        isPlain = Arrays.equals(askedOctets, 0, nameLength, octets, 0, nameLength);
        nameHash = name.hashCodeIgnoreCase();
        type = asType;
        dnsClass = inClass;
    }

    /** What the transport knows of the message. */
    public Request request() {
        return request;
    }

    /** What can be read of the message. */
    public Form form() {
        return form;
    }

    /** When it was received, in milliseconds since 1970. */
    public long millis() {
        return now;
    }

    /** The number that the answer has, too. */
    public int id() {
        return id;
    }

    /** What is to be done (RFC 1035 section 4.1.1): 0 for a query. */
    public int opcode() {
        return opcode;
    }

    /** RD, which the answer repeats. */
    public boolean recursionDesired() {
        return recursionDesired;
    }

    /** CD, which the answer repeats (RFC 4035 section 3.1.6). */
    public boolean checkingDisabled() {
        return checkingDisabled;
    }

    /** How many questions there are; name, type and class are those of the only one. */
    public int questionCount() {
        return questionCount;
    }

    /** Whether there are records in the sections for answers and authority, as there are in updates and requests for incremental transfers. */
    public boolean hasOtherRecords() {
        return hasOtherRecords;
    }

    /** Whether the last record is a TSIG (RFC 8945 section 5.1). */
    public boolean isSigned() {
        return isSigned;
    }

    /** Whether there is a TSIG behind which there are more records (RFC 8945 section 5.2). */
    boolean hasMisplacedSignature() {
        return hasMisplacedSignature;
    }

    void setSignature(TsigAnswer found) {
        signature = found;
    }

    /** What was found of the signature, and signs the messages of the answer; null if there is none. */
    public @Nullable TsigAnswer signature() {
        return signature;
    }

    /** The name of the key that the query is signed with (RFC 8945); null if it is not signed, or not rightly so. */
    public @Nullable DnsName signedWith() {
        return signature == null ? null : signature.key();
    }

    void setVerified(boolean value) {
        isVerified = value;
    }

    /** Whether the client has proved that it is where its address says: by a cookie, or as it talks over a stream. */
    public boolean isVerified() {
        return isVerified || request.transport().isStream();
    }

    /** The name asked for, in small letters. A view of bytes that the next query overwrites. */
    public DnsName name() {
        return name;
    }

    /** The name as the client wrote it, which the answer repeats. A view of bytes that the next query overwrites. */
    public DnsName askedName() {
        return askedName;
    }

    /** Whether the name was asked for in small letters. */
    boolean isPlain() {
        return isPlain;
    }

    /** Whether the name is the one that {@link #copyName} copied, whatever its case. */
    boolean hasName(byte[] other, int start, int length) {
        return length == nameLength && Arrays.equals(octets, 0, length, other, start, start + length);
    }

    /** Copies the name in small letters, and returns how many octets it has. */
    int copyName(byte[] to, int start) {
        System.arraycopy(octets, 0, to, start, nameLength);
        return nameLength;
    }

    /** The hash of the name, the same in any case. */
    public int nameHash() {
        return nameHash;
    }

    /** QTYPE. */
    public int type() {
        return type;
    }

    /** QCLASS. */
    public int dnsClass() {
        return dnsClass;
    }

    /** What the OPT record says. */
    public Edns edns() {
        return edns;
    }

    /** Whether DNSSEC records are wanted (RFC 3225). */
    public boolean dnssecOk() {
        return edns.dnssecOk();
    }

    /** The message as a whole, for who needs its records; only if the {@link #form} is {@link Form#WHOLE}. */
    public Dns message() {
        if (message == null) {
            try {
                message = Dns.parse(request.message());
            } catch (ParseException e) {
                throw new IllegalStateException("the message could not be read: " + e.getMessage(), e);
            }
        }
        return message;
    }
}
