package org.mpl4j.dns.middleware;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.runtime.Bytes;

/**
 * What is to be answered, before it is bytes: a code, flags, three sections, and what the OPT record says. Stages fill it in, and it is {@linkplain Encoder encoded}
 * once at the end. Kept by a pipeline and used for one answer after the other.
 */
public final class Answer {
    /** Kinds of answers, which are counted apart when their rate is limited. */
    public enum Kind {
        /** There are records. */
        POSITIVE,
        /** There is a name, without such records. */
        NODATA,
        /** There is no such name. */
        NXDOMAIN,
        /** Others are to be asked. */
        REFERRAL,
        /** Anything but an answer. */
        ERROR
    }

    private static final int MAX_HEADER_RCODE = 15;

    private final Section answers = new Section();
    private final Section authority = new Section();
    private final Section additional = new Section();

    private int rcode;
    private Kind kind = Kind.ERROR;
    private int kindHash;
    private boolean isAuthoritative;
    private boolean isTruncated;
    private boolean isMemoisable;
    private Memo.@Nullable Entry memo;
    private @Nullable MessageSource stream;
    private int ednsSize;
    private EdnsOption.Data.ExtendedError.@Nullable InfoCode errorCode;
    private String errorText = "";
    private @Nullable Bytes nsid;
    private boolean hasCookie;
    private long serverCookieTimestamp;
    private long serverCookieHash;
    private int keepalive = -1;
    private int paddingBlock;

    /** An answer that says nothing. */
    public Answer() {}

    /** Makes this an answer that says nothing. */
    public void reset() {
        answers.clear();
        authority.clear();
        additional.clear();
        rcode = 0;
        kind = Kind.ERROR;
        kindHash = 0;
        isAuthoritative = false;
        isTruncated = false;
        isMemoisable = false;
        memo = null;
        stream = null;
        ednsSize = 0;
        errorCode = null;
        errorText = "";
        nsid = null;
        hasCookie = false;
        keepalive = -1;
        paddingBlock = 0;
    }

    /**
     * Makes this an answer that only has a code.
     *
     * @param code why there is nothing else
     * @return {@link Stage.Verdict#ANSWERED}
     */
    public Stage.Verdict error(Dns.Rcode code) {
        return error((int) code.value());
    }

    /**
     * Makes this an answer that only has a code.
     *
     * @param code why there is nothing else; those above 15 are extended (RFC 6891 section 6.1.3)
     * @return {@link Stage.Verdict#ANSWERED}
     */
    public Stage.Verdict error(int code) {
        clearSections();
        rcode = code;
        kind = Kind.ERROR;
        isAuthoritative = false;
        isMemoisable = false;
        memo = null;
        stream = null;
        return Stage.Verdict.ANSWERED;
    }

    /** Leaves out all records: what is left may say that the client is to ask by other means. */
    public void clearSections() {
        answers.clear();
        authority.clear();
        additional.clear();
    }

    /** TC with no records at all: the client is to ask again over a stream. */
    public void truncate() {
        clearSections();
        memo = null;
        stream = null;
        isMemoisable = false;
        isTruncated = true;
    }

    /**
     * Explains the code (RFC 8914).
     *
     * @param code what is the matter
     * @param text more of it for people to read, or nothing
     */
    public void explain(EdnsOption.Data.ExtendedError.InfoCode code, String text) {
        errorCode = code;
        errorText = text;
    }

    /** Says that this is what the zone says, and of what kind it is. */
    public void setKind(Kind which, int hash) {
        kind = which;
        kindHash = hash;
    }

    /** AA (RFC 1035 section 4.1.1). */
    public void setAuthoritative(boolean value) {
        isAuthoritative = value;
    }

    /** The code, with the bits that go into the OPT record. */
    public void setRcode(Dns.Rcode code) {
        rcode = (int) code.value();
    }

    /** Says that whoever asks the same gets the same, until a zone changes. */
    public void setMemoisable() {
        isMemoisable = true;
    }

    /**
     * Has messages written by something else, which signs them, too: what is said here of the answer does not matter.
     *
     * @param source writes the first message, and on a stream the following ones
     * @return {@link Stage.Verdict#ANSWERED}
     */
    public Stage.Verdict stream(MessageSource source) {
        stream = source;
        kind = Kind.POSITIVE;
        return Stage.Verdict.ANSWERED;
    }

    @Nullable
    MessageSource stream() {
        return stream;
    }

    /** Takes an answer that was given before. */
    void take(Memo.Entry entry) {
        memo = entry;
        kind = entry.kind();
        kindHash = entry.kindHash();
    }

    /** Says that there is an OPT record, and what size of datagrams we take. */
    void setEdns(int udpSize) {
        ednsSize = udpSize;
    }

    void setNsid(Bytes value) {
        nsid = value;
    }

    void setServerCookie(long timestamp, long hash) {
        hasCookie = true;
        serverCookieTimestamp = timestamp;
        serverCookieHash = hash;
    }

    void setKeepalive(int hundredMillis) {
        keepalive = hundredMillis;
    }

    void setPaddingBlock(int octets) {
        paddingBlock = octets;
    }

    /** Records that answer the question. */
    public Section answers() {
        return answers;
    }

    /** Records that say who knows, or why there is no answer. */
    public Section authority() {
        return authority;
    }

    /** Records that save further questions. */
    public Section additional() {
        return additional;
    }

    /** The code, with the bits that go into the OPT record. */
    public int rcode() {
        return rcode;
    }

    /** The code that the header has room for. */
    int headerRcode() {
        return rcode & MAX_HEADER_RCODE;
    }

    /** The kind of answer. */
    public Kind kind() {
        return kind;
    }

    /** A hash of what answers of this kind have in common for one that asks too often: the name asked for, or that of the zone. */
    public int kindHash() {
        return kindHash;
    }

    /** AA. */
    public boolean isAuthoritative() {
        return isAuthoritative;
    }

    /** TC, decided before it was known how large the answer is. */
    public boolean isTruncated() {
        return isTruncated;
    }

    boolean isMemoisable() {
        return isMemoisable;
    }

    Memo.@Nullable Entry memo() {
        return memo;
    }

    /** What size of datagrams we take; 0 if there is no OPT record. */
    public int ednsSize() {
        return ednsSize;
    }

    /** Whether the OPT record has options. */
    boolean hasOptions() {
        return nsid != null || hasCookie || keepalive >= 0 || errorCode != null || paddingBlock > 0;
    }

    EdnsOption.Data.ExtendedError.@Nullable InfoCode errorCode() {
        return errorCode;
    }

    String errorText() {
        return errorText;
    }

    @Nullable
    Bytes nsid() {
        return nsid;
    }

    boolean hasCookie() {
        return hasCookie;
    }

    long serverCookieTimestamp() {
        return serverCookieTimestamp;
    }

    long serverCookieHash() {
        return serverCookieHash;
    }

    int keepalive() {
        return keepalive;
    }

    int paddingBlock() {
        return paddingBlock;
    }
}
