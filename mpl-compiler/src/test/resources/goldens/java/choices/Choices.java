// Generated from choices.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.runtime.Absence;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Exact;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.codec.DelimitedBytes;
import org.mpl4j.runtime.codec.PrefixedBytes;
import org.mpl4j.runtime.text.Show;
import org.mpl4j.runtime.text.TreePrintable;
import org.mpl4j.runtime.text.TreePrinter;
import org.mpl4j.runtime.wire.BigEndian;
import org.mpl4j.runtime.wire.Bits;

/**
 * Packet {@code choices}.
 *
 * <p>Every kind of pattern, and choices by a field, a parameter and a tag; with names that Java has for itself.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     kind      |    length     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~       class: one of One, Wide, Narrow, Reserved, Other        ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |f|i|
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                      one of Short, Long                       ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     sure      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                      one of Sure, Unsure                      ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                         verb: string8                         ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                      one of get, String                       ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                        one of Old, New                        ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * f = flags, i = is_long
 * </pre>
 */
@GeneratedByMpl("choices.mpl")
public final class Choices implements View, TreePrintable {
    private static final Bytes BYTES_0 = Bytes.ofHex("00");

    private static final Bytes BYTES_1 = Bytes.ofUtf8("more");

    private final ByteBuffer buffer;

    private final int start;

    private final int class_Index;

    private final int class_End;

    private final int isLongBranchIndex;

    private final int isLongBranchEnd;

    private final int sureBranchIndex;

    private final int sureBranchEnd;

    private final int verbEnd;

    private final int verbBranchIndex;

    private final int verbBranchEnd;

    private final int versionBranchIndex;

    private final int versionBranchEnd;

    private final long version;

    private final boolean wide;

    private final int word0;

    private final int word1;

    private Choices(ByteBuffer b, int start, int class_Index, int class_End, int isLongBranchIndex,
            int isLongBranchEnd, int sureBranchIndex, int sureBranchEnd, int verbEnd,
            int verbBranchIndex, int verbBranchEnd, int versionBranchIndex, int versionBranchEnd,
            long version, boolean wide, int word0, int word1) {
        this.buffer = b;
        this.start = start;
        this.class_Index = class_Index;
        this.class_End = class_End;
        this.isLongBranchIndex = isLongBranchIndex;
        this.isLongBranchEnd = isLongBranchEnd;
        this.sureBranchIndex = sureBranchIndex;
        this.sureBranchEnd = sureBranchEnd;
        this.verbEnd = verbEnd;
        this.verbBranchIndex = verbBranchIndex;
        this.verbBranchEnd = verbBranchEnd;
        this.versionBranchIndex = versionBranchIndex;
        this.versionBranchEnd = versionBranchEnd;
        this.version = version;
        this.wide = wide;
        this.word0 = word0;
        this.word1 = word1;
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Choices parse(ByteBuffer buffer, long version, boolean wide) throws
            ParseException {
        return parse(buffer, Limits.DEFAULT, version, wide);
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Choices parse(ByteBuffer buffer, Limits limits, long version, boolean wide) throws
            ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        int limit = b.limit();
        return read(b, start, limit, start, limits, version, wide);
    }

    /**
     * Parses a packet that another one carries. Bytes after it are left alone.
     *
     * @param bytes a payload
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return a view of the buffer under the bytes
     * @throws ParseException if there is no such packet
     */
    public static Choices parse(Bytes bytes, long version, boolean wide) throws ParseException {
        ByteBuffer b = bytes.source();
        int start = bytes.sourceOffset();
        int limit = start + bytes.length();
        return read(b, start, limit, start, Limits.DEFAULT, version, wide);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Choices> tryParse(ByteBuffer buffer, long version, boolean wide) {
        return tryParse(buffer, Limits.DEFAULT, version, wide);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Choices> tryParse(ByteBuffer buffer, Limits limits, long version,
            boolean wide) {
        try {
            return new ParseResult.Ok<>(parse(buffer, limits, version, wide));
        } catch (ParseException e) {
            return ParseResult.failed(e, buffer.position());
        }
    }

    /**
     * Parses a packet that another one carries, and throws nothing if there is none.
     *
     * @param bytes a payload
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Choices> tryParse(Bytes bytes, long version, boolean wide) {
        try {
            return new ParseResult.Ok<>(parse(bytes, version, wide));
        } catch (ParseException e) {
            return ParseResult.failed(e, bytes.sourceOffset());
        }
    }

    /**
     * Parses a packet that breaks no rule of its specification.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet, or it has {@linkplain #violations violations}
     */
    public static Choices parseStrict(ByteBuffer buffer, long version, boolean wide) throws
            ParseException {
        Choices packet = parse(buffer, Limits.DEFAULT, version, wide);
        List<Violation> violations = packet.violations();
        if (!violations.isEmpty()) {
            throw ParseException.violation(violations.get(0));
        }
        return packet;
    }

    /**
     * How long the packet is of which a stream has brought the beginning, or all.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param version the packet's parameter {@code version}
     * @param wide the packet's parameter {@code wide}
     * @return its length in bytes if all of it is there; otherwise a larger number than there are: read at
     *     least so many and ask again
     * @throws ParseException if no packet starts like this
     */
    public static int frameSize(ByteBuffer buffer, long version, boolean wide) throws
            ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        try {
            return skip(b, start, b.limit(), start, 0, Limits.DEFAULT, version, wide) - start;
        } catch (ParseException e) {
            return e.frameSize(start);
        }
    }

    /**
     * For generated code: validates a packet and finds its end, allocating nothing.
     *
     * @hidden
     */
    public static int skip(ByteBuffer b, int start, int limit, int origin, int depth, Limits limits,
            long version, boolean wide) throws ParseException {
        limits.checkDepth(depth, start);
        Bounds.require(start, 2, limit, "kind 0-1 length 1-2");
        int word0 = BigEndian.getShort(b, start);
        int kind = word0 >>> 8 & 0xff;
        int length = word0 & 0xff;
        int class_End = Bounds.end("class", start + 2, length, limit);
        try {
            Bounds.usedUp("class", skipClass(start, class_End, kind, version, wide), class_End);
        } catch (ParseException e) {
            throw e.insideWindow();
        }
        Bounds.require(class_End, 1, limit, "flags 0-1 is_long 0-1");
        int word1 = BigEndian.get(b, class_End);
        boolean flags = (word1 & 0x80) != 0;
        boolean isLong = (word1 & 0x40) != 0;
        int isLongBranchEnd = skipIsLongBranch(class_End, limit, isLong);
        Bounds.require(isLongBranchEnd, 1, limit, "sure 0-1");
        boolean sure = BigEndian.get(b, isLongBranchEnd) != 0;
        int sureBranchEnd = skipSureBranch(isLongBranchEnd, limit, sure);
        int verbEnd = PrefixedBytes.skip(b, sureBranchEnd, limit, 1, false, "verb");
        int verbBranchEnd = skipVerbBranch(b, sureBranchEnd, verbEnd, limit);
        int versionBranchEnd = skipVersionBranch(b, sureBranchEnd, verbEnd, verbBranchEnd, limit, depth, limits, kind, length, flags, version, wide);
        return versionBranchEnd;
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public int startOffset() {
        return start;
    }

    @Override
    public int endOffset() {
        return versionBranchEnd;
    }

    /**
     * {@return {@code kind}}
     */
    public Kind kind() {
        return Kind.of(kindRaw());
    }

    /**
     * {@return the number of {@code kind}}
     */
    public int kindRaw() {
        return word0 >>> 8 & 0xff;
    }

    /**
     * {@return {@code length}}
     */
    public int length() {
        return word0 & 0xff;
    }

    /**
     * {@return which branch of {@code class} this is}
     */
    public ClassKind class_Kind() {
        return ClassKind.of(class_Index);
    }

    /**
     * {@return {@code class}}
     */
    public Class class_() {
        switch (class_Index) {
            case 0:
                return Class.One.at(buffer, start, class_End);
            case 1:
                return Class.Wide.at(buffer, start);
            case 2:
                return Class.Narrow.at(buffer, start);
            case 3:
                return Class.Reserved.at(buffer, start);
            default:
                return Class.Other.at(buffer, start, class_End);
        }
    }

    /**
     * {@return branch {@code One}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public Class.One class_AsOne() {
        checkClass_(0);
        return Class.One.at(buffer, start, class_End);
    }

    /**
     * {@return branch {@code Wide}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public Class.Wide class_AsWide() {
        checkClass_(1);
        return Class.Wide.at(buffer, start);
    }

    /**
     * {@return branch {@code Narrow}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public Class.Narrow class_AsNarrow() {
        checkClass_(2);
        return Class.Narrow.at(buffer, start);
    }

    /**
     * {@return branch {@code Reserved}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public Class.Reserved class_AsReserved() {
        checkClass_(3);
        return Class.Reserved.at(buffer, start);
    }

    /**
     * {@return branch {@code Other}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public Class.Other class_AsOther() {
        checkClass_(4);
        return Class.Other.at(buffer, start, class_End);
    }

    private void checkClass_(int wanted) {
        if (class_Index != wanted) {
            throw Absence.branch(ClassKind.of(wanted).label(), ClassKind.of(class_Index));
        }
    }

    /**
     * {@return {@code flags}}
     */
    public boolean flags() {
        return (word1 & 0x80) != 0;
    }

    /**
     * {@return {@code is_long}}
     */
    public boolean isLong() {
        return (word1 & 0x40) != 0;
    }

    /**
     * {@return which branch of {@code is_long} this is}
     */
    public IsLongKind isLongKind() {
        return IsLongKind.of(isLongBranchIndex);
    }

    /**
     * {@return {@code is_long}}
     */
    public IsLongBranch isLongBranch() {
        switch (isLongBranchIndex) {
            case 0:
                return IsLongBranch.Short.at(buffer, class_End);
            default:
                return IsLongBranch.Long_.at(buffer, class_End);
        }
    }

    /**
     * {@return branch {@code Short}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public IsLongBranch.Short asShort() {
        checkIsLong(0);
        return IsLongBranch.Short.at(buffer, class_End);
    }

    /**
     * {@return branch {@code Long}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public IsLongBranch.Long_ asLong_() {
        checkIsLong(1);
        return IsLongBranch.Long_.at(buffer, class_End);
    }

    private void checkIsLong(int wanted) {
        if (isLongBranchIndex != wanted) {
            throw Absence.branch(IsLongKind.of(wanted).label(), IsLongKind.of(isLongBranchIndex));
        }
    }

    /**
     * {@return {@code sure}}
     */
    public boolean sure() {
        return BigEndian.get(buffer, isLongBranchEnd) != 0;
    }

    /**
     * {@return which branch of {@code sure} this is}
     */
    public SureKind sureKind() {
        return SureKind.of(sureBranchIndex);
    }

    /**
     * {@return {@code sure}}
     */
    public SureBranch sureBranch() {
        switch (sureBranchIndex) {
            case 0:
                return SureBranch.Sure.at(buffer, isLongBranchEnd);
            default:
                return SureBranch.Unsure.at(buffer, isLongBranchEnd);
        }
    }

    /**
     * {@return branch {@code Sure}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public SureBranch.Sure asSure() {
        checkSure(0);
        return SureBranch.Sure.at(buffer, isLongBranchEnd);
    }

    /**
     * {@return branch {@code Unsure}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public SureBranch.Unsure asUnsure() {
        checkSure(1);
        return SureBranch.Unsure.at(buffer, isLongBranchEnd);
    }

    private void checkSure(int wanted) {
        if (sureBranchIndex != wanted) {
            throw Absence.branch(SureKind.of(wanted).label(), SureKind.of(sureBranchIndex));
        }
    }

    /**
     * {@return {@code verb}}
     */
    public Bytes verb() {
        return Bytes.between(buffer, sureBranchEnd + 1, verbEnd);
    }

    /**
     * {@return which branch of {@code verb} this is}
     */
    public VerbKind verbKind() {
        return VerbKind.of(verbBranchIndex);
    }

    /**
     * {@return {@code verb}}
     */
    public VerbBranch verbBranch() {
        switch (verbBranchIndex) {
            case 0:
                return VerbBranch.get.at(buffer, verbBranchEnd, verbEnd);
            default:
                return VerbBranch.String_.at(buffer, sureBranchEnd, verbEnd);
        }
    }

    /**
     * {@return branch {@code get}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public VerbBranch.get asget() {
        checkVerb(0);
        return VerbBranch.get.at(buffer, verbBranchEnd, verbEnd);
    }

    /**
     * {@return branch {@code String}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public VerbBranch.String_ asString_() {
        checkVerb(1);
        return VerbBranch.String_.at(buffer, sureBranchEnd, verbEnd);
    }

    private void checkVerb(int wanted) {
        if (verbBranchIndex != wanted) {
            throw Absence.branch(VerbKind.of(wanted).label(), VerbKind.of(verbBranchIndex));
        }
    }

    /**
     * {@return which branch of {@code version} this is}
     */
    public VersionKind versionKind() {
        return VersionKind.of(versionBranchIndex);
    }

    /**
     * {@return {@code version}}
     */
    public VersionBranch versionBranch() {
        switch (versionBranchIndex) {
            case 0:
                return VersionBranch.Old.at(buffer, start, versionBranchEnd, verbBranchEnd, wide);
            default:
                return VersionBranch.New.at(buffer, start, versionBranchEnd, class_End, sureBranchEnd, verbEnd, verbBranchEnd, version);
        }
    }

    /**
     * {@return branch {@code Old}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public VersionBranch.Old asOld() {
        checkVersion(0);
        return VersionBranch.Old.at(buffer, start, versionBranchEnd, verbBranchEnd, wide);
    }

    /**
     * {@return branch {@code New}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public VersionBranch.New asNew() {
        checkVersion(1);
        return VersionBranch.New.at(buffer, start, versionBranchEnd, class_End, sureBranchEnd, verbEnd, verbBranchEnd, version);
    }

    private void checkVersion(int wanted) {
        if (versionBranchIndex != wanted) {
            throw Absence.branch(VersionKind.of(wanted).label(), VersionKind.of(versionBranchIndex));
        }
    }

    /**
     * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
     */
    public int statecall() {
        return ((((class_Index * 2 + isLongBranchIndex) * 2 + sureBranchIndex) * 2 + verbBranchIndex) * 2 + versionBranchIndex);
    }

    @Override
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if ((word0 & 0xff) != class_End - start - 2) {
            found.add(Violation.of("length", start + 1, Violation.Kind.VALUE, class_End - start - 2, word0 & 0xff));
        }
        Violation.addAll(found, class_().violations(), "class");
        found.addAll(isLongBranch().violations());
        found.addAll(sureBranch().violations());
        found.addAll(verbBranch().violations());
        found.addAll(versionBranch().violations());
        return found;
    }

    @Override
    public void print(TreePrinter tree) {
        tree.field("kind", kind());
        tree.field("length", length());
        tree.node("class", class_Kind().label(), class_());
        tree.field("flags", flags());
        tree.field("is_long", isLong());
        tree.node(isLongKind().label(), isLongBranch());
        tree.field("sure", sure());
        tree.node(sureKind().label(), sureBranch());
        tree.text("verb", verb());
        tree.node(verbKind().label(), verbBranch());
        tree.node(versionKind().label(), versionBranch());
    }

    @Override
    public String toString() {
        return TreePrinter.print("choices", this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Choices that
                && encoded().equals(that.encoded())
                && version == that.version
                && wide == that.wide;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        hash = 31 * hash + encoded().hashCode();
        hash = 31 * hash + Long.hashCode(version);
        hash = 31 * hash + Boolean.hashCode(wide);
        return hash;
    }

    /**
     * For generated code: finds the end of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static int end(ByteBuffer b, int start, int limit, int origin, long version,
            boolean wide) {
        int class_End = start + (BigEndian.get(b, start + 1) & 0xff) + 2;
        int isLongBranchEnd = Choices.endOfIsLongBranch(class_End, (BigEndian.get(b, class_End) & 0x40) != 0);
        int sureBranchEnd = Choices.endOfSureBranch(isLongBranchEnd, BigEndian.get(b, isLongBranchEnd) != 0);
        int verbEnd = PrefixedBytes.end(b, sureBranchEnd, 1, false);
        int verbBranchEnd = Choices.endOfVerbBranch(b, sureBranchEnd, verbEnd, limit);
        int versionBranchEnd = Choices.endOfVersionBranch(b, start, class_End, sureBranchEnd, verbEnd, verbBranchEnd, version, wide);
        return versionBranchEnd;
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Choices at(ByteBuffer b, int start, int end, int limit, int origin, long version,
            boolean wide) {
        int word0 = BigEndian.getShort(b, start);
        int class_Index = Choices.selectClass(word0 >>> 8 & 0xff, version, wide);
        int class_End = start + (word0 & 0xff) + 2;
        int word1 = BigEndian.get(b, class_End);
        int isLongBranchIndex = Choices.selectIsLongBranch((word1 & 0x40) != 0);
        int isLongBranchEnd = Choices.endOfIsLongBranch(class_End, (word1 & 0x40) != 0);
        int sureBranchIndex = Choices.selectSureBranch(BigEndian.get(b, isLongBranchEnd) != 0);
        int sureBranchEnd = Choices.endOfSureBranch(isLongBranchEnd, BigEndian.get(b, isLongBranchEnd) != 0);
        int verbEnd = PrefixedBytes.end(b, sureBranchEnd, 1, false);
        int verbBranchIndex = Choices.selectVerbBranch(b, sureBranchEnd, verbEnd);
        int verbBranchEnd = Choices.endOfVerbBranch(b, sureBranchEnd, verbEnd, end);
        int versionBranchIndex = Choices.selectVersionBranch(version);
        int versionBranchEnd = end;
        return new Choices(b, start, class_Index, class_End, isLongBranchIndex, isLongBranchEnd, sureBranchIndex, sureBranchEnd, verbEnd, verbBranchIndex, verbBranchEnd, versionBranchIndex, versionBranchEnd, version, wide, word0, word1);
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Choices startingAt(ByteBuffer b, int start, int limit, int origin, long version,
            boolean wide) {
        int word0 = BigEndian.getShort(b, start);
        int class_Index = Choices.selectClass(word0 >>> 8 & 0xff, version, wide);
        int class_End = start + (word0 & 0xff) + 2;
        int word1 = BigEndian.get(b, class_End);
        int isLongBranchIndex = Choices.selectIsLongBranch((word1 & 0x40) != 0);
        int isLongBranchEnd = Choices.endOfIsLongBranch(class_End, (word1 & 0x40) != 0);
        int sureBranchIndex = Choices.selectSureBranch(BigEndian.get(b, isLongBranchEnd) != 0);
        int sureBranchEnd = Choices.endOfSureBranch(isLongBranchEnd, BigEndian.get(b, isLongBranchEnd) != 0);
        int verbEnd = PrefixedBytes.end(b, sureBranchEnd, 1, false);
        int verbBranchIndex = Choices.selectVerbBranch(b, sureBranchEnd, verbEnd);
        int verbBranchEnd = Choices.endOfVerbBranch(b, sureBranchEnd, verbEnd, limit);
        int versionBranchIndex = Choices.selectVersionBranch(version);
        int versionBranchEnd = Choices.endOfVersionBranch(b, start, class_End, sureBranchEnd, verbEnd, verbBranchEnd, version, wide);
        return new Choices(b, start, class_Index, class_End, isLongBranchIndex, isLongBranchEnd, sureBranchIndex, sureBranchEnd, verbEnd, verbBranchIndex, verbBranchEnd, versionBranchIndex, versionBranchEnd, version, wide, word0, word1);
    }

    private static Choices read(ByteBuffer b, int start, int limit, int origin, Limits limits,
            long version, boolean wide) throws ParseException {
        Bounds.require(start, 2, limit, "kind 0-1 length 1-2");
        int word0 = BigEndian.getShort(b, start);
        int kind = word0 >>> 8 & 0xff;
        int length = word0 & 0xff;
        int class_End = Bounds.end("class", start + 2, length, limit);
        try {
            Bounds.usedUp("class", skipClass(start, class_End, kind, version, wide), class_End);
        } catch (ParseException e) {
            throw e.insideWindow();
        }
        Bounds.require(class_End, 1, limit, "flags 0-1 is_long 0-1");
        int word1 = BigEndian.get(b, class_End);
        boolean flags = (word1 & 0x80) != 0;
        boolean isLong = (word1 & 0x40) != 0;
        int isLongBranchEnd = skipIsLongBranch(class_End, limit, isLong);
        Bounds.require(isLongBranchEnd, 1, limit, "sure 0-1");
        boolean sure = BigEndian.get(b, isLongBranchEnd) != 0;
        int sureBranchEnd = skipSureBranch(isLongBranchEnd, limit, sure);
        int verbEnd = PrefixedBytes.skip(b, sureBranchEnd, limit, 1, false, "verb");
        int verbBranchEnd = skipVerbBranch(b, sureBranchEnd, verbEnd, limit);
        int versionBranchEnd = skipVersionBranch(b, sureBranchEnd, verbEnd, verbBranchEnd, limit, 0, limits, kind, length, flags, version, wide);
        int class_Index = Choices.selectClass(kind, version, wide);
        int isLongBranchIndex = Choices.selectIsLongBranch(isLong);
        int sureBranchIndex = Choices.selectSureBranch(sure);
        int verbBranchIndex = Choices.selectVerbBranch(b, sureBranchEnd, verbEnd);
        int versionBranchIndex = Choices.selectVersionBranch(version);
        return new Choices(b, start, class_Index, class_End, isLongBranchIndex, isLongBranchEnd, sureBranchIndex, sureBranchEnd, verbEnd, verbBranchIndex, verbBranchEnd, versionBranchIndex, versionBranchEnd, version, wide, word0, word1);
    }

    private static int skipClass(int start, int limit, int kind, long version, boolean wide) throws
            ParseException {
        try {
            if (kind == 1) {
                return Class.One.skip(limit);
            }
            if (kind == 2 && wide && version >= 2) {
                return Class.Wide.skip(start, limit);
            }
            switch (kind) {
                case 2:
                    return Class.Narrow.skip(start, limit);
                case 3:
                case 4:
                case 5:
                case 6:
                case 7:
                case 8:
                case 9:
                    return Class.Reserved.skip(start);
                default:
                    return Class.Other.skip(limit);
            }
        } catch (ParseException e) {
            throw e.within("class");
        }
    }

    private static int skipIsLongBranch(int class_End, int limit, boolean isLong) throws
            ParseException {
        switch (isLong ? 1 : 0) {
            case 0:
                return IsLongBranch.Short.skip(class_End, limit);
            case 1:
                return IsLongBranch.Long_.skip(class_End, limit);
            default:
                break;
        }
        throw ParseException.noBranch("is_long", class_End, isLong ? 1 : 0);
    }

    private static int skipSureBranch(int isLongBranchEnd, int limit, boolean sure) throws
            ParseException {
        if (sure) {
            return SureBranch.Sure.skip(isLongBranchEnd);
        }
        if (!sure) {
            return SureBranch.Unsure.skip(isLongBranchEnd, limit);
        }
        throw ParseException.noBranch("sure", isLongBranchEnd, sure ? 1 : 0);
    }

    private static int skipVerbBranch(ByteBuffer b, int sureBranchEnd, int verbEnd, int limit)
            throws ParseException {
        switch (verbEnd - sureBranchEnd - 1) {
            case 3:
                if (BigEndian.getShort(b, sureBranchEnd + 1) == (short) 0x6765 && BigEndian.get(b, sureBranchEnd + 3) == 116) {
                    return VerbBranch.get.skip(b, verbEnd, limit);
                }
                break;
            default:
                break;
        }
        return VerbBranch.String_.skip(verbEnd);
    }

    private static int skipVersionBranch(ByteBuffer b, int sureBranchEnd, int verbEnd,
            int verbBranchEnd, int limit, int depth, Limits limits, int kind, int length,
            boolean flags, long version, boolean wide) throws ParseException {
        if (version == 0) {
            return VersionBranch.Old.skip(verbBranchEnd, limit, length, wide);
        }
        return VersionBranch.New.skip(b, sureBranchEnd, verbEnd, verbBranchEnd, limit, depth, limits, kind, flags, version);
    }

    private static int endOfIsLongBranch(int class_End, boolean isLong) {
        switch (isLong ? 1 : 0) {
            case 0:
                return IsLongBranch.Short.end(class_End);
            case 1:
                return IsLongBranch.Long_.end(class_End);
            default:
                break;
        }
        throw Absence.anyBranch("is_long");
    }

    private static int endOfSureBranch(int isLongBranchEnd, boolean sure) {
        if (sure) {
            return SureBranch.Sure.end(isLongBranchEnd);
        }
        if (!sure) {
            return SureBranch.Unsure.end(isLongBranchEnd);
        }
        throw Absence.anyBranch("sure");
    }

    private static int endOfVerbBranch(ByteBuffer b, int sureBranchEnd, int verbEnd, int limit) {
        switch (verbEnd - sureBranchEnd - 1) {
            case 3:
                if (BigEndian.getShort(b, sureBranchEnd + 1) == (short) 0x6765 && BigEndian.get(b, sureBranchEnd + 3) == 116) {
                    return VerbBranch.get.end(b, verbEnd, limit);
                }
                break;
            default:
                break;
        }
        return VerbBranch.String_.end(verbEnd);
    }

    private static int endOfVersionBranch(ByteBuffer b, int start, int class_End, int sureBranchEnd,
            int verbEnd, int verbBranchEnd, long version, boolean wide) {
        if (version == 0) {
            return VersionBranch.Old.end(b, start, verbBranchEnd, wide);
        }
        return VersionBranch.New.end(b, start, class_End, sureBranchEnd, verbEnd, verbBranchEnd, version);
    }

    private static int selectClass(int kind, long version, boolean wide) {
        if (kind == 1) {
            return 0;
        }
        if (kind == 2 && wide && version >= 2) {
            return 1;
        }
        switch (kind) {
            case 2:
                return 2;
            case 3:
            case 4:
            case 5:
            case 6:
            case 7:
            case 8:
            case 9:
                return 3;
            default:
                return 4;
        }
    }

    private static int selectVerbBranch(ByteBuffer b, int sureBranchEnd, int verbEnd) {
        switch (verbEnd - sureBranchEnd - 1) {
            case 3:
                if (BigEndian.getShort(b, sureBranchEnd + 1) == (short) 0x6765 && BigEndian.get(b, sureBranchEnd + 3) == 116) {
                    return 0;
                }
                break;
            default:
                break;
        }
        return 1;
    }

    private static int selectVersionBranch(long version) {
        if (version == 0) {
            return 0;
        }
        return 1;
    }

    private static int selectIsLongBranch(boolean isLong) {
        switch (isLong ? 1 : 0) {
            case 0:
                return 0;
            case 1:
                return 1;
            default:
                break;
        }
        return -1;
    }

    private static int selectSureBranch(boolean sure) {
        if (sure) {
            return 0;
        }
        if (!sure) {
            return 1;
        }
        return -1;
    }

    /**
     * Begins to build a packet in a buffer, step by step.
     *
     * @param buffer where it is written to, from its position on; that moves when the packet is complete
     * @param wide the packet's parameter {@code wide}
     * @return what is to be given first
     */
    public static Builder.NeedsClass builder(ByteBuffer buffer, boolean wide) {
        Writer writer = new Writer();
        writer.begin(new PacketWriter(buffer), 0, false, wide, true);
        return writer;
    }

    /**
     * Appends a packet: into a buffer, or into the payload of another packet.
     *
     * @param out what it is appended to
     * @param wide the packet's parameter {@code wide}
     * @param content gives what the packet consists of
     * @throws BuildException if something does not fit, or contradicts something else
     */
    public static void write(PacketWriter out, boolean wide, Builder.Content content) {
        Writer writer = new Writer();
        writer.begin(out, 0, false, wide, true);
        content.write(writer);
        writer.finish();
    }

    /**
     * Values of {@code kind}.
     */
    public sealed interface Kind extends OpenEnum permits Kind.Known, Kind.Unknown {
        /**
         * {@link Known#One}.
         */
        Kind One = Known.One;

        /**
         * {@link Known#Two}.
         */
        Kind Two = Known.Two;

        /**
         * The value for a number, whether it has a name or not.
         *
         * @param value on the wire
         * @return the value
         */
        static Kind of(int value) {
            Known known = Known.find(value);
            return known != null ? known : new Unknown(value);
        }

        /**
         * The values that have a name.
         */
        enum Known implements Kind {
            /**
             * {@code 1}.
             */
            One(1, "One"),

            /**
             * {@code 2}.
             */
            Two(2, "Two");

            private final long value;

            private final String tag;

            Known(long value, String tag) {
                this.value = value;
                this.tag = tag;
            }

            static Known find(int value) {
                switch (value) {
                    case 1:
                        return One;
                    case 2:
                        return Two;
                    default:
                        return null;
                }
            }

            @Override
            public long value() {
                return value;
            }

            @Override
            public Optional<String> tag() {
                return Optional.of(tag);
            }

            @Override
            public String toString() {
                return tag;
            }
        }

        /**
         * A value without a name.
         *
         * @param value on the wire
         */
        record Unknown(long value) implements Kind {
            public Unknown {
                if (value == (int) value && Known.find((int) value) != null) {
                    throw new IllegalArgumentException(value + " has a name");
                }
            }

            @Override
            public Optional<String> tag() {
                return Optional.empty();
            }

            @Override
            public String toString() {
                return Long.toUnsignedString(value);
            }
        }
    }

    /**
     * The branches of {@code class}.
     */
    public sealed interface Class extends View, TreePrintable permits Class.One, Class.Wide, Class.Narrow, Class.Reserved, Class.Other {
        /**
         * Branch {@code One}.
         *
         * <p>Text to the end of the window.
         *
         * <pre>
         * text: byte[remaining()]
         * </pre>
         */
        final class One implements Class {
            private final ByteBuffer buffer;

            private final int start;

            private final int textEnd;

            private One(ByteBuffer b, int start, int textEnd) {
                this.buffer = b;
                this.start = start;
                this.textEnd = textEnd;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return start + 2;
            }

            @Override
            public int endOffset() {
                return textEnd;
            }

            /**
             * {@return {@code text}}
             */
            public Bytes text() {
                return Bytes.between(buffer, start + 2, textEnd);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.show("text", Show.TEXT, text());
            }

            @Override
            public String toString() {
                return TreePrinter.print("One", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof One that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static One at(ByteBuffer b, int start, int end) {
                int textEnd = end;
                return new One(b, start, textEnd);
            }

            private static int skip(int limit) throws ParseException {
                int textEnd = limit;
                return textEnd;
            }
        }

        /**
         * Branch {@code Wide}.
         *
         * <pre>
         *  0                   1                   2                   3
         *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
         * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         * |                             first                             |
         * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         * </pre>
         */
        final class Wide implements Class {
            private final ByteBuffer buffer;

            private final int start;

            private Wide(ByteBuffer b, int start) {
                this.buffer = b;
                this.start = start;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return start + 2;
            }

            @Override
            public int endOffset() {
                return start + 6;
            }

            /**
             * {@return {@code first}}
             */
            public long first() {
                return BigEndian.getInt(buffer, start + 2) & 0xffff_ffffL;
            }

            /**
             * Overwrites {@code first} in the buffer.
             *
             * @param value the new value
             * @throws BuildException if it does not fit
             */
            public void setFirst(long value) {
                Range.unsigned("first", value, 32);
                buffer.putInt(start + 2, (int) value);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.field("first", first());
            }

            @Override
            public String toString() {
                return TreePrinter.print("Wide", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Wide that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static Wide at(ByteBuffer b, int start) {
                return new Wide(b, start);
            }

            private static int skip(int start, int limit) throws ParseException {
                Bounds.require(start + 2, 4, limit, "first 0-4");
                return start + 6;
            }
        }

        /**
         * Branch {@code Narrow}.
         *
         * <pre>
         *  0                   1
         *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
         * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         * |             first             |
         * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         * </pre>
         */
        final class Narrow implements Class {
            private final ByteBuffer buffer;

            private final int start;

            private Narrow(ByteBuffer b, int start) {
                this.buffer = b;
                this.start = start;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return start + 2;
            }

            @Override
            public int endOffset() {
                return start + 4;
            }

            /**
             * {@return {@code first}}
             */
            public int first() {
                return BigEndian.getShort(buffer, start + 2) & 0xffff;
            }

            /**
             * Overwrites {@code first} in the buffer.
             *
             * @param value the new value
             * @throws BuildException if it does not fit
             */
            public void setFirst(int value) {
                Range.unsigned("first", value, 16);
                buffer.putShort(start + 2, (short) value);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.field("first", first());
            }

            @Override
            public String toString() {
                return TreePrinter.print("Narrow", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Narrow that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static Narrow at(ByteBuffer b, int start) {
                return new Narrow(b, start);
            }

            private static int skip(int start, int limit) throws ParseException {
                Bounds.require(start + 2, 2, limit, "first 0-2");
                return start + 4;
            }
        }

        /**
         * Branch {@code Reserved}.
         */
        final class Reserved implements Class {
            private final ByteBuffer buffer;

            private final int start;

            private Reserved(ByteBuffer b, int start) {
                this.buffer = b;
                this.start = start;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return start + 2;
            }

            @Override
            public int endOffset() {
                return start + 2;
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
            }

            @Override
            public String toString() {
                return TreePrinter.print("Reserved", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Reserved that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private int tag() {
                return BigEndian.get(buffer, start) & 0xff;
            }

            private static Reserved at(ByteBuffer b, int start) {
                return new Reserved(b, start);
            }

            private static int skip(int start) throws ParseException {
                return start + 2;
            }
        }

        /**
         * Branch {@code Other}.
         *
         * <pre>
         * data: byte[remaining()]
         * </pre>
         */
        final class Other implements Class {
            private final ByteBuffer buffer;

            private final int start;

            private final int dataEnd;

            private Other(ByteBuffer b, int start, int dataEnd) {
                this.buffer = b;
                this.start = start;
                this.dataEnd = dataEnd;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return start + 2;
            }

            @Override
            public int endOffset() {
                return dataEnd;
            }

            /**
             * {@return {@code data}}
             */
            public Bytes data() {
                return Bytes.between(buffer, start + 2, dataEnd);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.field("data", data());
            }

            @Override
            public String toString() {
                return TreePrinter.print("Other", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Other that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private int tag() {
                return BigEndian.get(buffer, start) & 0xff;
            }

            private static Other at(ByteBuffer b, int start, int end) {
                int dataEnd = end;
                return new Other(b, start, dataEnd);
            }

            private static int skip(int limit) throws ParseException {
                int dataEnd = limit;
                return dataEnd;
            }
        }
    }

    /**
     * Which branch of {@code class} was taken.
     */
    public enum ClassKind {
        /**
         * {@code One}.
         */
        One("One"),

        /**
         * {@code Wide}.
         */
        Wide("Wide"),

        /**
         * {@code Narrow}.
         */
        Narrow("Narrow"),

        /**
         * {@code Reserved}.
         */
        Reserved("Reserved"),

        /**
         * {@code Other}.
         */
        Other("Other");

        private static final ClassKind[] ALL = values();

        private final String label;

        ClassKind(String label) {
            this.label = label;
        }

        /**
         * {@return the branch's label as in the specification}
         */
        public String label() {
            return label;
        }

        static ClassKind of(int branch) {
            return ALL[branch];
        }
    }

    /**
     * The branches of {@code is_long}.
     */
    public sealed interface IsLongBranch extends View, TreePrintable permits IsLongBranch.Short, IsLongBranch.Long_ {
        /**
         * Branch {@code Short}.
         *
         * <pre>
         *  0
         *  0 1 2 3 4 5 6 7
         *     +-+-+-+-+-+-+
         *     |   size    |
         *     +-+-+-+-+-+-+
         * </pre>
         */
        final class Short implements IsLongBranch {
            private final ByteBuffer buffer;

            private final int class_End;

            private Short(ByteBuffer b, int class_End) {
                this.buffer = b;
                this.class_End = class_End;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return class_End;
            }

            @Override
            public int endOffset() {
                return class_End + 1;
            }

            /**
             * {@return {@code size}}
             */
            public int size() {
                return BigEndian.get(buffer, class_End) & 0x3f;
            }

            /**
             * Overwrites {@code size} in the buffer.
             *
             * @param value the new value
             * @throws BuildException if it does not fit
             */
            public void setSize(int value) {
                Range.unsigned("size", value, 6);
                buffer.put(class_End, (byte) (BigEndian.get(buffer, class_End) & 0xc0 | value));
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.field("size", size());
            }

            @Override
            public String toString() {
                return TreePrinter.print("Short", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Short that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static Short at(ByteBuffer b, int class_End) {
                return new Short(b, class_End);
            }

            private static int skip(int class_End, int limit) throws ParseException {
                Bounds.require(class_End, 1, limit, "size 0-1");
                return class_End + 1;
            }

            private static int end(int class_End) {
                return class_End + 1;
            }
        }

        /**
         * Branch {@code Long}.
         *
         * <pre>
         *  0                   1
         *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
         *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         *     |           size            |
         *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         * </pre>
         */
        final class Long_ implements IsLongBranch {
            private final ByteBuffer buffer;

            private final int class_End;

            private Long_(ByteBuffer b, int class_End) {
                this.buffer = b;
                this.class_End = class_End;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return class_End;
            }

            @Override
            public int endOffset() {
                return class_End + 2;
            }

            /**
             * {@return {@code size}}
             */
            public int size() {
                return BigEndian.getShort(buffer, class_End) & 0x3fff;
            }

            /**
             * Overwrites {@code size} in the buffer.
             *
             * @param value the new value
             * @throws BuildException if it does not fit
             */
            public void setSize(int value) {
                Range.unsigned("size", value, 14);
                Bits.put(buffer, class_End * 8L + 2, 14, value);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.field("size", size());
            }

            @Override
            public String toString() {
                return TreePrinter.print("Long", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Long_ that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static Long_ at(ByteBuffer b, int class_End) {
                return new Long_(b, class_End);
            }

            private static int skip(int class_End, int limit) throws ParseException {
                Bounds.require(class_End, 2, limit, "size 0-2");
                return class_End + 2;
            }

            private static int end(int class_End) {
                return class_End + 2;
            }
        }
    }

    /**
     * Which branch of {@code is_long} was taken.
     */
    public enum IsLongKind {
        /**
         * {@code Short}.
         */
        Short("Short"),

        /**
         * {@code Long}.
         */
        Long_("Long");

        private static final IsLongKind[] ALL = values();

        private final String label;

        IsLongKind(String label) {
            this.label = label;
        }

        /**
         * {@return the branch's label as in the specification}
         */
        public String label() {
            return label;
        }

        static IsLongKind of(int branch) {
            return ALL[branch];
        }
    }

    /**
     * The branches of {@code sure}.
     */
    public sealed interface SureBranch extends View, TreePrintable permits SureBranch.Sure, SureBranch.Unsure {
        /**
         * Branch {@code Sure}.
         */
        final class Sure implements SureBranch {
            private final ByteBuffer buffer;

            private final int isLongBranchEnd;

            private Sure(ByteBuffer b, int isLongBranchEnd) {
                this.buffer = b;
                this.isLongBranchEnd = isLongBranchEnd;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return isLongBranchEnd + 1;
            }

            @Override
            public int endOffset() {
                return isLongBranchEnd + 1;
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
            }

            @Override
            public String toString() {
                return TreePrinter.print("Sure", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Sure that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static Sure at(ByteBuffer b, int isLongBranchEnd) {
                return new Sure(b, isLongBranchEnd);
            }

            private static int skip(int isLongBranchEnd) throws ParseException {
                return isLongBranchEnd + 1;
            }

            private static int end(int isLongBranchEnd) {
                return isLongBranchEnd + 1;
            }
        }

        /**
         * Branch {@code Unsure}.
         *
         * <pre>
         *  0
         *  0 1 2 3 4 5 6 7
         * +-+-+-+-+-+-+-+-+
         * |     doubt     |
         * +-+-+-+-+-+-+-+-+
         * </pre>
         */
        final class Unsure implements SureBranch {
            private final ByteBuffer buffer;

            private final int isLongBranchEnd;

            private Unsure(ByteBuffer b, int isLongBranchEnd) {
                this.buffer = b;
                this.isLongBranchEnd = isLongBranchEnd;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return isLongBranchEnd + 1;
            }

            @Override
            public int endOffset() {
                return isLongBranchEnd + 2;
            }

            /**
             * {@return {@code doubt}}
             */
            public int doubt() {
                return BigEndian.get(buffer, isLongBranchEnd + 1) & 0xff;
            }

            /**
             * Overwrites {@code doubt} in the buffer.
             *
             * @param value the new value
             * @throws BuildException if it does not fit
             */
            public void setDoubt(int value) {
                Range.unsigned("doubt", value, 8);
                buffer.put(isLongBranchEnd + 1, (byte) value);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.field("doubt", doubt());
            }

            @Override
            public String toString() {
                return TreePrinter.print("Unsure", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Unsure that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static Unsure at(ByteBuffer b, int isLongBranchEnd) {
                return new Unsure(b, isLongBranchEnd);
            }

            private static int skip(int isLongBranchEnd, int limit) throws ParseException {
                Bounds.require(isLongBranchEnd + 1, 1, limit, "doubt 0-1");
                return isLongBranchEnd + 2;
            }

            private static int end(int isLongBranchEnd) {
                return isLongBranchEnd + 2;
            }
        }
    }

    /**
     * Which branch of {@code sure} was taken.
     */
    public enum SureKind {
        /**
         * {@code Sure}.
         */
        Sure("Sure"),

        /**
         * {@code Unsure}.
         */
        Unsure("Unsure");

        private static final SureKind[] ALL = values();

        private final String label;

        SureKind(String label) {
            this.label = label;
        }

        /**
         * {@return the branch's label as in the specification}
         */
        public String label() {
            return label;
        }

        static SureKind of(int branch) {
            return ALL[branch];
        }
    }

    /**
     * The branches of {@code verb}.
     */
    public sealed interface VerbBranch extends View, TreePrintable permits VerbBranch.get, VerbBranch.String_ {
        /**
         * Branch {@code get}.
         *
         * <pre>
         * key: bytes until (0x00)
         * </pre>
         */
        final class get implements VerbBranch {
            private final ByteBuffer buffer;

            private final int verbEnd;

            private final int keyEnd;

            private get(ByteBuffer b, int verbEnd, int keyEnd) {
                this.buffer = b;
                this.verbEnd = verbEnd;
                this.keyEnd = keyEnd;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return verbEnd;
            }

            @Override
            public int endOffset() {
                return keyEnd;
            }

            /**
             * {@return {@code key}}
             */
            public Bytes key() {
                return Bytes.between(buffer, verbEnd, keyEnd - 1);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                tree.text("key", key());
            }

            @Override
            public String toString() {
                return TreePrinter.print("get", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof get that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static get at(ByteBuffer b, int end, int verbEnd) {
                int keyEnd = end;
                return new get(b, verbEnd, keyEnd);
            }

            private static int skip(ByteBuffer b, int verbEnd, int limit) throws ParseException {
                int keyEnd;
                try {
                    keyEnd = DelimitedBytes.skip(b, verbEnd, limit, BYTES_0);
                } catch (ParseException e) {
                    throw e.within("key");
                }
                return keyEnd;
            }

            private static int end(ByteBuffer b, int verbEnd, int limit) {
                int keyEnd = DelimitedBytes.end(b, verbEnd, limit, BYTES_0);
                return keyEnd;
            }
        }

        /**
         * Branch {@code String}.
         */
        final class String_ implements VerbBranch {
            private final ByteBuffer buffer;

            private final int sureBranchEnd;

            private final int verbEnd;

            private String_(ByteBuffer b, int sureBranchEnd, int verbEnd) {
                this.buffer = b;
                this.sureBranchEnd = sureBranchEnd;
                this.verbEnd = verbEnd;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return verbEnd;
            }

            @Override
            public int endOffset() {
                return verbEnd;
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
            }

            @Override
            public String toString() {
                return TreePrinter.print("String", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof String_ that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private Bytes tag() {
                return Bytes.between(buffer, sureBranchEnd + 1, verbEnd);
            }

            private static String_ at(ByteBuffer b, int sureBranchEnd, int verbEnd) {
                return new String_(b, sureBranchEnd, verbEnd);
            }

            private static int skip(int verbEnd) throws ParseException {
                return verbEnd;
            }

            private static int end(int verbEnd) {
                return verbEnd;
            }
        }
    }

    /**
     * Which branch of {@code verb} was taken.
     */
    public enum VerbKind {
        /**
         * {@code get}.
         */
        get("get"),

        /**
         * {@code String}.
         */
        String_("String");

        private static final VerbKind[] ALL = values();

        private final String label;

        VerbKind(String label) {
            this.label = label;
        }

        /**
         * {@return the branch's label as in the specification}
         */
        public String label() {
            return label;
        }

        static VerbKind of(int branch) {
            return ALL[branch];
        }
    }

    /**
     * The branches of {@code version}.
     */
    public sealed interface VersionBranch extends View, TreePrintable permits VersionBranch.Old, VersionBranch.New {
        /**
         * Branch {@code Old}.
         *
         * <pre>
         * old: byte when (!wide &amp;&amp; length &gt; 1)
         * </pre>
         */
        final class Old implements VersionBranch {
            private final ByteBuffer buffer;

            private final int start;

            private final int verbBranchEnd;

            private final int oldEnd;

            private final boolean wide;

            private Old(ByteBuffer b, int start, int verbBranchEnd, int oldEnd, boolean wide) {
                this.buffer = b;
                this.start = start;
                this.verbBranchEnd = verbBranchEnd;
                this.oldEnd = oldEnd;
                this.wide = wide;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return verbBranchEnd;
            }

            @Override
            public int endOffset() {
                return oldEnd;
            }

            /**
             * {@return whether {@code old} is there}
             */
            public boolean hasOld() {
                return !wide && (BigEndian.get(buffer, start + 1) & 0xff) > 1;
            }

            /**
             * {@return {@code old}}
             */
            public int old() {
                if (!hasOld()) {
                    throw Absence.field("old");
                }
                return BigEndian.get(buffer, verbBranchEnd) & 0xff;
            }

            /**
             * Overwrites {@code old} in the buffer.
             *
             * @param value the new value
             * @throws BuildException if it does not fit
             */
            public void setOld(int value) {
                if (!hasOld()) {
                    throw Absence.field("old");
                }
                Range.unsigned("old", value, 8);
                buffer.put(verbBranchEnd, (byte) value);
            }

            @Override
            public List<Violation> violations() {
                return List.of();
            }

            @Override
            public void print(TreePrinter tree) {
                if (hasOld()) {
                    tree.field("old", old());
                }
            }

            @Override
            public String toString() {
                return TreePrinter.print("Old", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Old that
                        && encoded().equals(that.encoded())
                        && wide == that.wide;
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                hash = 31 * hash + Boolean.hashCode(wide);
                return hash;
            }

            private static Old at(ByteBuffer b, int start, int end, int verbBranchEnd,
                    boolean wide) {
                int oldEnd = end;
                return new Old(b, start, verbBranchEnd, oldEnd, wide);
            }

            private static int skip(int verbBranchEnd, int limit, int length, boolean wide) throws
                    ParseException {
                int oldEnd = verbBranchEnd;
                if (!wide && length > 1) {
                    Bounds.require(verbBranchEnd, 1, limit, "old 0-1");
                    oldEnd = verbBranchEnd + 1;
                }
                return oldEnd;
            }

            private static int end(ByteBuffer b, int start, int verbBranchEnd, boolean wide) {
                int oldEnd = verbBranchEnd;
                if (!wide && (BigEndian.get(b, start + 1) & 0xff) > 1) {
                    oldEnd = verbBranchEnd + 1;
                }
                return oldEnd;
            }
        }

        /**
         * Branch {@code New}.
         *
         * <pre>
         * extra: uint16 when (flags)
         * more: choices when (kind == 2 || verb == 0x6d6f7265)
         * </pre>
         */
        final class New implements VersionBranch {
            private final ByteBuffer buffer;

            private final int start;

            private final int class_End;

            private final int sureBranchEnd;

            private final int verbEnd;

            private final int verbBranchEnd;

            private final int extraEnd;

            private final int moreEnd;

            private final long version;

            private New(ByteBuffer b, int start, int class_End, int sureBranchEnd, int verbEnd,
                    int verbBranchEnd, int extraEnd, int moreEnd, long version) {
                this.buffer = b;
                this.start = start;
                this.class_End = class_End;
                this.sureBranchEnd = sureBranchEnd;
                this.verbEnd = verbEnd;
                this.verbBranchEnd = verbBranchEnd;
                this.extraEnd = extraEnd;
                this.moreEnd = moreEnd;
                this.version = version;
            }

            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public int startOffset() {
                return verbBranchEnd;
            }

            @Override
            public int endOffset() {
                return moreEnd;
            }

            /**
             * {@return whether {@code extra} is there}
             */
            public boolean hasExtra() {
                return (BigEndian.get(buffer, class_End) & 0x80) != 0;
            }

            /**
             * {@return {@code extra}}
             */
            public int extra() {
                if (!hasExtra()) {
                    throw Absence.field("extra");
                }
                return BigEndian.getShort(buffer, verbBranchEnd) & 0xffff;
            }

            /**
             * Overwrites {@code extra} in the buffer.
             *
             * @param value the new value
             * @throws BuildException if it does not fit
             */
            public void setExtra(int value) {
                if (!hasExtra()) {
                    throw Absence.field("extra");
                }
                Range.unsigned("extra", value, 16);
                buffer.putShort(verbBranchEnd, (short) value);
            }

            /**
             * {@return whether {@code more} is there}
             */
            public boolean hasMore() {
                return (BigEndian.get(buffer, start) & 0xff) == 2 || BYTES_1.isAt(buffer, sureBranchEnd + 1, verbEnd);
            }

            /**
             * {@return {@code more}}
             */
            public Choices more() {
                if (!hasMore()) {
                    throw Absence.field("more");
                }
                return Choices.at(buffer, extraEnd, moreEnd, moreEnd, extraEnd, Exact.subtract(version, 1), true);
            }

            @Override
            public List<Violation> violations() {
                List<Violation> found = new ArrayList<>();
                if (hasMore()) {
                    Violation.addAll(found, more().violations(), "more");
                }
                return found;
            }

            @Override
            public void print(TreePrinter tree) {
                if (hasExtra()) {
                    tree.field("extra", extra());
                }
                if (hasMore()) {
                    tree.node("more", more());
                }
            }

            @Override
            public String toString() {
                return TreePrinter.print("New", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof New that
                        && encoded().equals(that.encoded())
                        && version == that.version;
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                hash = 31 * hash + Long.hashCode(version);
                return hash;
            }

            private long tag() {
                return version;
            }

            private static New at(ByteBuffer b, int start, int end, int class_End,
                    int sureBranchEnd, int verbEnd, int verbBranchEnd, long version) {
                int extraEnd = verbBranchEnd;
                if ((BigEndian.get(b, class_End) & 0x80) != 0) {
                    extraEnd = verbBranchEnd + 2;
                }
                int moreEnd = end;
                return new New(b, start, class_End, sureBranchEnd, verbEnd, verbBranchEnd, extraEnd, moreEnd, version);
            }

            private static int skip(ByteBuffer b, int sureBranchEnd, int verbEnd, int verbBranchEnd,
                    int limit, int depth, Limits limits, int kind, boolean flags, long version)
                    throws ParseException {
                int extraEnd = verbBranchEnd;
                if (flags) {
                    Bounds.require(verbBranchEnd, 2, limit, "extra 0-2");
                    extraEnd = verbBranchEnd + 2;
                }
                int moreEnd = extraEnd;
                if (kind == 2 || BYTES_1.isAt(b, sureBranchEnd + 1, verbEnd)) {
                    try {
                        moreEnd = Bounds.end("more", extraEnd, Exact.multiply(version, 4), limit);
                    } catch (ArithmeticException e) {
                        throw ParseException.overflow("more", extraEnd);
                    }
                    int moreUsed;
                    try {
                        moreUsed = Choices.skip(b, extraEnd, moreEnd, extraEnd, depth + 1, limits, Exact.subtract(version, 1), true);
                    } catch (ParseException e) {
                        throw e.within("more").insideWindow();
                    } catch (ArithmeticException e) {
                        throw ParseException.overflow("more", extraEnd).insideWindow();
                    }
                    Bounds.usedUp("more", moreUsed, moreEnd);
                }
                return moreEnd;
            }

            private static int end(ByteBuffer b, int start, int class_End, int sureBranchEnd,
                    int verbEnd, int verbBranchEnd, long version) {
                int extraEnd = verbBranchEnd;
                if ((BigEndian.get(b, class_End) & 0x80) != 0) {
                    extraEnd = verbBranchEnd + 2;
                }
                int moreEnd = extraEnd;
                if ((BigEndian.get(b, start) & 0xff) == 2 || BYTES_1.isAt(b, sureBranchEnd + 1, verbEnd)) {
                    moreEnd = extraEnd + (int) Exact.multiply(version, 4);
                }
                return moreEnd;
            }
        }
    }

    /**
     * Which branch of {@code version} was taken.
     */
    public enum VersionKind {
        /**
         * {@code Old}.
         */
        Old("Old"),

        /**
         * {@code New}.
         */
        New("New");

        private static final VersionKind[] ALL = values();

        private final String label;

        VersionKind(String label) {
            this.label = label;
        }

        /**
         * {@return the branch's label as in the specification}
         */
        public String label() {
            return label;
        }

        static VersionKind of(int branch) {
            return ALL[branch];
        }
    }

    /**
     * The stages in which {@code choices} is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.
     */
    public interface Builder {
        /**
         * {@code class} is still missing.
         */
        interface NeedsClass {
            /**
             * Takes the branch {@code One}: Text to the end of the window.
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            ClassOneNeedsText class_AsOne();

            /**
             * Takes the branch {@code Wide}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            ClassWideNeedsFirst class_AsWide();

            /**
             * Takes the branch {@code Narrow}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            ClassNarrowNeedsFirst class_AsNarrow();

            /**
             * Takes the branch {@code Reserved}
             *
             * @param tag the value of the tag; none that another branch is for
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            NeedsIsLongBranch class_AsReserved(int tag);

            /**
             * Takes the branch {@code Reserved}
             *
             * @param tag the value of the tag; none that another branch is for
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            NeedsIsLongBranch class_AsReserved(Kind tag);

            /**
             * Takes the branch {@code Other}
             *
             * @param tag the value of the tag; none that another branch is for
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            ClassOtherNeedsData class_AsOther(int tag);

            /**
             * Takes the branch {@code Other}
             *
             * @param tag the value of the tag; none that another branch is for
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            ClassOtherNeedsData class_AsOther(Kind tag);

            /**
             * Takes the branch of {@code class} that was read, with all that is in it, and gives its tag where that has several values.
             *
             * @param view the branch, of any packet
             * @return what may be given next
             * @throws BuildException if something in it does not fit
             */
            NeedsIsLongBranch class_(Class view);
        }

        /**
         * {@code is_long} is still missing.
         */
        interface NeedsIsLongBranch {
            /**
             * Takes the branch {@code Short}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            ShortNeedsSize asShort();

            /**
             * Takes the branch {@code Long}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            Long_NeedsSize asLong_();

            /**
             * Takes the branch of {@code is_long} that was read, with all that is in it, and gives its tag where that has several values.
             *
             * @param view the branch, of any packet
             * @return what may be given next
             * @throws BuildException if something in it does not fit
             */
            NeedsSureBranch isLongBranch(IsLongBranch view);
        }

        /**
         * {@code sure} is still missing.
         */
        interface NeedsSureBranch {
            /**
             * Takes the branch {@code Sure}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            NeedsVerbBranch asSure();

            /**
             * Takes the branch {@code Unsure}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            UnsureNeedsDoubt asUnsure();

            /**
             * Takes the branch of {@code sure} that was read, with all that is in it, and gives its tag where that has several values.
             *
             * @param view the branch, of any packet
             * @return what may be given next
             * @throws BuildException if something in it does not fit
             */
            NeedsVerbBranch sureBranch(SureBranch view);
        }

        /**
         * {@code verb} is still missing.
         */
        interface NeedsVerbBranch {
            /**
             * Takes the branch {@code get}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            getNeedsKey asget();

            /**
             * Takes the branch {@code String}
             *
             * @param tag the value of the tag; none that another branch is for
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            NeedsVersionBranch asString_(Bytes tag);

            /**
             * Takes the branch of {@code verb} that was read, with all that is in it, and gives its tag where that has several values.
             *
             * @param view the branch, of any packet
             * @return what may be given next
             * @throws BuildException if something in it does not fit
             */
            NeedsVersionBranch verbBranch(VerbBranch view);
        }

        /**
         * {@code version} is still missing.
         */
        interface NeedsVersionBranch {
            /**
             * Takes the branch {@code Old}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            OldMayHaveOld asOld();

            /**
             * Takes the branch {@code New}
             *
             * @param tag the value of the tag; none that another branch is for
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            NewMayHaveExtra asNew(long tag);

            /**
             * Takes the branch of {@code version} that was read, with all that is in it, and gives its tag where that has several values.
             *
             * @param view the branch, of any packet
             * @return what may be given next
             * @throws BuildException if something in it does not fit
             */
            Complete versionBranch(VersionBranch view);
        }

        /**
         * {@code text} is still missing.
         */
        interface ClassOneNeedsText {
            /**
             * Gives {@code text}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch text(Bytes value);

            /**
             * Gives {@code text}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch text(byte[] value);

            /**
             * Gives {@code text}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch text(String text);

            /**
             * Gives {@code text}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch text(PayloadWriter content);
        }

        /**
         * {@code first} is still missing.
         */
        interface ClassWideNeedsFirst {
            /**
             * Gives {@code first}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch first(long value);
        }

        /**
         * {@code first} is still missing.
         */
        interface ClassNarrowNeedsFirst {
            /**
             * Gives {@code first}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch first(int value);
        }

        /**
         * {@code data} is still missing.
         */
        interface ClassOtherNeedsData {
            /**
             * Gives {@code data}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch data(Bytes value);

            /**
             * Gives {@code data}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch data(byte[] value);

            /**
             * Gives {@code data}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsIsLongBranch data(PayloadWriter content);
        }

        /**
         * {@code size} is still missing.
         */
        interface ShortNeedsSize {
            /**
             * Gives {@code size}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsSureBranch size(int value);
        }

        /**
         * {@code size} is still missing.
         */
        interface Long_NeedsSize {
            /**
             * Gives {@code size}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsSureBranch size(int value);
        }

        /**
         * {@code doubt} is still missing.
         */
        interface UnsureNeedsDoubt {
            /**
             * Gives {@code doubt}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsVerbBranch doubt(int value);
        }

        /**
         * {@code key} is still missing.
         */
        interface getNeedsKey {
            /**
             * Gives {@code key}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsVersionBranch key(Bytes value);

            /**
             * Gives {@code key}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsVersionBranch key(byte[] value);

            /**
             * Gives {@code key}.
             *
             * @param text the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NeedsVersionBranch key(String text);
        }

        /**
         * Nothing is missing; {@code old} may be given.
         */
        interface OldMayHaveOld extends Complete {
            /**
             * Gives {@code old}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete old(int value);
        }

        /**
         * Nothing is missing; {@code extra}, {@code more} may be given.
         */
        interface NewMayHaveExtra extends Complete {
            /**
             * Gives {@code extra}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            NewMayHaveMore extra(int value);

            /**
             * Gives {@code more}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete more(Content content);

            /**
             * Gives {@code more}.
             *
             * @param view the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete more(Choices view);
        }

        /**
         * Nothing is missing; {@code more} may be given.
         */
        interface NewMayHaveMore extends Complete {
            /**
             * Gives {@code more}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete more(Content content);

            /**
             * Gives {@code more}.
             *
             * @param view the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete more(Choices view);
        }

        /**
         * Nothing is missing.
         */
        interface Complete {
            /**
             * Which of the packet's statecalls this will be, as policies count them.
             *
             * @return from 0, in the order of its branches
             */
            int statecall();

            /**
             * Fills in what follows from the rest, and ends the packet. Inside of other packets these do that.
             *
             * @return the buffer, whose position is now behind the packet
             * @throws BuildException if something does not fit, or contradicts something else
             */
            ByteBuffer build();
        }

        /**
         * Gives what the packet consists of. One that captures nothing, or is kept, costs no allocation.
         */
        @FunctionalInterface
        interface Content {
            /**
             * Gives all of it.
             *
             * @param builder to be given it
             * @return what remains when nothing is missing
             */
            Complete write(NeedsClass builder);
        }
    }

    /**
     * Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.
     */
    public static final class Writer implements Builder.NeedsClass,
            Builder.NeedsIsLongBranch,
            Builder.NeedsSureBranch,
            Builder.NeedsVerbBranch,
            Builder.NeedsVersionBranch,
            Builder.Complete {
        private PacketWriter out;

        private long version;

        private boolean versionIsKnown;

        private boolean versionIsReported;

        private boolean wide;

        private boolean wideIsKnown;

        /**
         * {@code kind}, {@code length}.
         */
        private long kindWord;

        private int step;

        private ByteBuffer b;

        private int class_End;

        /**
         * {@code sure}.
         */
        private long sureWord;

        private int versionBranchStep;

        private int start;

        private int isLongBranchEnd;

        private int verbBranchEnd;

        private Writer moreBuilder21;

        private boolean extraIsThere;

        private int class_Index;

        private int verbBranchIndex;

        private int sureBranchEnd;

        private int verbEnd;

        private int versionBranchIndex;

        private boolean oldIsThere;

        private boolean moreIsThere;

        private int moreEnd;

        private int extraEnd;

        private int isLongBranchIndex;

        private int sureBranchIndex;

        /**
         * A writer for any number of packets.
         */
        public Writer() {
        }

        /**
         * For generated code: begins a packet at the end of what has been written.
         *
         * @hidden
         */
        public void begin(PacketWriter out, long version, boolean versionIsKnown, boolean wide,
                boolean wideIsKnown) {
            if (this.out != out || b != out.buffer()) {
                this.out = out;
                b = out.buffer();
            }
            this.version = version;
            this.versionIsKnown = versionIsKnown;
            versionIsReported = false;
            this.wide = wide;
            this.wideIsKnown = wideIsKnown;
            start = out.position();
            step = 0;
            extraIsThere = false;
            class_Index = -1;
            verbBranchIndex = -1;
            versionBranchIndex = -1;
            oldIsThere = false;
            moreIsThere = false;
            out.claim("kind", 2);
            kindWord = 0;
        }

        /**
         * For generated code: fills in and checks what follows from the rest.
         *
         * @hidden
         */
        public void finish() {
            passVersionBranch();
            kindWord = kindWord & ~0xffL | Range.between("length", class_End - start - 2, 0, 255);
            b.put(class_End, (byte) (BigEndian.get(b, class_End) & 0x7f | (extraIsThere ? 0x80 : 0)));
            b.putShort(start, (short) kindWord);
            b.put(isLongBranchEnd, (byte) sureWord);
            if (versionIsKnown && wideIsKnown) {
                if (Choices.selectClass((int) (kindWord >>> 8) & 0xff, version, wide) != class_Index) {
                    throw wrongClass_();
                }
            }
            if (Choices.selectVerbBranch(b, sureBranchEnd, verbEnd) != verbBranchIndex) {
                throw wrongVerb();
            }
            if (versionIsKnown) {
                if (Choices.selectVersionBranch(version) != versionBranchIndex) {
                    throw wrongVersion();
                }
            }
            if (versionBranchIndex == 0 && wideIsKnown) {
                if ((oldIsThere) != (!wide && ((int) kindWord & 0xff) > 1)) {
                    throw wrongOldOld();
                }
            }
            if (versionBranchIndex == 1) {
                if ((moreIsThere) != (((int) (kindWord >>> 8) & 0xff) == 2 || BYTES_1.isAt(b, sureBranchEnd + 1, verbEnd))) {
                    throw wrongNewMore();
                }
            }
            if (versionBranchIndex == 1 && moreIsThere && versionIsKnown) {
                try {
                    if (moreEnd - extraEnd != Exact.multiply(version, 4)) {
                        throw wrongNewMore_();
                    }
                } catch (ArithmeticException e) {
                    throw BuildException.overflow("more");
                }
            }
        }

        @Override
        public int statecall() {
            return ((((class_Index * 2 + isLongBranchIndex) * 2 + sureBranchIndex) * 2 + verbBranchIndex) * 2 + versionBranchIndex);
        }

        @Override
        public ByteBuffer build() {
            finish();
            return out.finish();
        }

        @Override
        public Builder.ClassOneNeedsText class_AsOne() {
            class_Index = 0;
            kindWord = kindWord & ~0xff00L | 1L << 8;
            return new ClassOneBranch();
        }

        @Override
        public Builder.ClassWideNeedsFirst class_AsWide() {
            class_Index = 1;
            kindWord = kindWord & ~0xff00L | 2L << 8;
            out.claim("class.first", 4);
            return new ClassWideBranch();
        }

        @Override
        public Builder.ClassNarrowNeedsFirst class_AsNarrow() {
            class_Index = 2;
            kindWord = kindWord & ~0xff00L | 2L << 8;
            out.claim("class.first", 2);
            return new ClassNarrowBranch();
        }

        @Override
        public Builder.NeedsIsLongBranch class_AsReserved(int tag) {
            class_Index = 3;
            decideKind(tag);
            class_End = out.position();
            step = 2;
            return this;
        }

        @Override
        public Builder.NeedsIsLongBranch class_AsReserved(Kind tag) {
            return class_AsReserved((int) tag.value());
        }

        @Override
        public Builder.ClassOtherNeedsData class_AsOther(int tag) {
            class_Index = 4;
            decideKind(tag);
            return new ClassOtherBranch();
        }

        @Override
        public Builder.ClassOtherNeedsData class_AsOther(Kind tag) {
            return class_AsOther((int) tag.value());
        }

        @Override
        public Builder.NeedsIsLongBranch class_(Class view) {
            if (view instanceof Class.One branch) {
                ((ClassOneBranch) class_AsOne()).put(branch);
            } else if (view instanceof Class.Wide branch) {
                ((ClassWideBranch) class_AsWide()).put(branch);
            } else if (view instanceof Class.Narrow branch) {
                ((ClassNarrowBranch) class_AsNarrow()).put(branch);
            } else if (view instanceof Class.Reserved branch) {
                class_AsReserved(branch.tag());
            } else {
                ((ClassOtherBranch) class_AsOther(((Class.Other) view).tag())).put(((Class.Other) view));
            }
            return this;
        }

        @Override
        public Builder.ShortNeedsSize asShort() {
            passIsLong();
            isLongBranchIndex = 0;
            decideIsLong(0);
            return new ShortBranch();
        }

        @Override
        public Builder.Long_NeedsSize asLong_() {
            passIsLong();
            isLongBranchIndex = 1;
            decideIsLong(1);
            return new Long_Branch();
        }

        @Override
        public Builder.NeedsSureBranch isLongBranch(IsLongBranch view) {
            if (view instanceof IsLongBranch.Short branch) {
                ((ShortBranch) asShort()).put(branch);
            } else {
                ((Long_Branch) asLong_()).put(((IsLongBranch.Long_) view));
            }
            return this;
        }

        @Override
        public Builder.NeedsVerbBranch asSure() {
            sureBranchIndex = 0;
            decideSure(1);
            sureBranchEnd = out.position();
            step = 7;
            return this;
        }

        @Override
        public Builder.UnsureNeedsDoubt asUnsure() {
            sureBranchIndex = 1;
            decideSure(0);
            out.claim("doubt", 1);
            return new UnsureBranch();
        }

        @Override
        public Builder.NeedsVerbBranch sureBranch(SureBranch view) {
            if (view instanceof SureBranch.Sure) {
                asSure();
            } else {
                ((UnsureBranch) asUnsure()).put(((SureBranch.Unsure) view));
            }
            return this;
        }

        @Override
        public Builder.getNeedsKey asget() {
            verbBranchIndex = 0;
            // "get"
            int at = out.claim("verb", 4);
            b.putInt(at, 0x3676574);
            verbEnd = out.position();
            step = 8;
            return new getBranch();
        }

        @Override
        public Builder.NeedsVersionBranch asString_(Bytes tag) {
            verbBranchIndex = 1;
            PrefixedBytes.write(out, "verb", tag, 1, false);
            verbEnd = out.position();
            step = 8;
            verbBranchEnd = out.position();
            step = 9;
            return this;
        }

        @Override
        public Builder.NeedsVersionBranch verbBranch(VerbBranch view) {
            if (view instanceof VerbBranch.get branch) {
                ((getBranch) asget()).put(branch);
            } else {
                asString_(((VerbBranch.String_) view).tag());
            }
            return this;
        }

        @Override
        public Builder.OldMayHaveOld asOld() {
            versionBranchIndex = 0;
            decideVersion(0);
            versionBranchStep = 0;
            return new OldBranch();
        }

        @Override
        public Builder.NewMayHaveExtra asNew(long tag) {
            versionBranchIndex = 1;
            decideVersion(tag);
            versionBranchStep = 0;
            return new NewBranch();
        }

        @Override
        public Builder.Complete versionBranch(VersionBranch view) {
            if (view instanceof VersionBranch.Old branch) {
                ((OldBranch) asOld()).put(branch);
            } else {
                ((NewBranch) asNew(((VersionBranch.New) view).tag())).put(((VersionBranch.New) view));
            }
            passVersionBranch();
            return this;
        }

        /**
         * For generated code: gives all that a view has.
         *
         * @param view what was read
         * @hidden
         */
        public void put(Choices view) {
            class_(view.class_());
            isLongBranch(view.isLongBranch());
            sureBranch(view.sureBranch());
            verbBranch(view.verbBranch());
            versionBranch(view.versionBranch());
        }

        private BuildException wrongClass_() {
            return BuildException.contradiction("class", "is branch " + ClassKind.of(class_Index).label() + ", but a tag of " + ((int) (kindWord >>> 8) & 0xff) + " does not choose that");
        }

        private BuildException wrongVerb() {
            return BuildException.contradiction("verb", "is branch " + VerbKind.of(verbBranchIndex).label() + ", but a tag of " + (Bytes.between(b, sureBranchEnd + 1, verbEnd)) + " does not choose that");
        }

        private BuildException wrongVersion() {
            return BuildException.contradiction("version", "is branch " + VersionKind.of(versionBranchIndex).label() + ", but a tag of " + (version) + " does not choose that");
        }

        private BuildException wrongOldOld() {
            return BuildException.contradiction("old", oldIsThere ? "is given, but its condition does not hold" : "is missing, but its condition holds");
        }

        private BuildException wrongNewMore() {
            return BuildException.contradiction("more", moreIsThere ? "is given, but its condition does not hold" : "is missing, but its condition holds");
        }

        private BuildException wrongNewMore_() {
            return BuildException.wrongSize("more", moreEnd - extraEnd, Exact.multiply(version, 4), "bytes");
        }

        private void passFlags() {
            if (step <= 2) {
                out.claimBits("flags", 1);
                step = 3;
            }
        }

        private void passIsLong() {
            if (step <= 3) {
                passFlags();
                out.claimBits("is_long", 1);
                step = 4;
            }
        }

        private void passVerb() {
            if (step <= 7) {
                out.put8("verb", 0);
                verbEnd = out.position();
                step = 8;
            }
        }

        private void passVersionBranch() {
            if (step <= 9) {
                switch (versionBranchIndex) {
                    case 0:
                        passOldOld();
                        break;
                    case 1:
                        passNewMore();
                        break;
                    default:
                        break;
                }
                step = 10;
            }
        }

        private void passOldOld() {
            if (versionBranchStep <= 0) {
                versionBranchStep = 1;
            }
        }

        private void passNewExtra() {
            if (versionBranchStep <= 0) {
                if (extraIsThere) {
                    extraIsThere = true;
                    out.claim("extra", 2);
                    b.putShort(verbBranchEnd, (short) Range.between("extra", 7, 0, 0xffff));
                }
                extraEnd = out.position();
                versionBranchStep = 1;
            }
        }

        private void passNewMore() {
            if (versionBranchStep <= 1) {
                passNewExtra();
                moreEnd = out.position();
                versionBranchStep = 2;
            }
        }

        private void decideKind(long value) {
            kindWord = kindWord & ~0xff00L | Range.between("kind", value, 0, 255) << 8;
        }

        private void decideIsLong(long value) {
            b.put(class_End, (byte) (BigEndian.get(b, class_End) & 0xbf | (value != 0 ? 0x40 : 0)));
        }

        private void decideSure(long value) {
            sureWord = (value != 0 ? 0x1L : 0);
        }

        private void decideVersion(long value) {
            if (versionIsKnown && version != value) {
                throw BuildException.contradiction("version", "is " + version + ", but what is built needs " + value);
            }
            version = value;
            versionIsKnown = true;
            versionIsReported = true;
        }

        /**
         * For generated code: what the branches that were built say.
         *
         * @return it
         * @hidden
         */
        public long reportedVersion() {
            return version;
        }

        /**
         * For generated code: what the branches that were built say.
         *
         * @return it
         * @hidden
         */
        public boolean isReportedVersion() {
            return versionIsReported;
        }

        /**
         * Appends a packet.
         *
         * @param out what it is appended to
         * @param wide the packet's parameter {@code wide}
         * @param content gives what the packet consists of
         * @throws BuildException if something does not fit, or contradicts something else
         */
        public void write(PacketWriter out, boolean wide, Builder.Content content) {
            begin(out, 0, false, wide, true);
            content.write(this);
            finish();
        }

        private final class ClassOneBranch implements Builder.ClassOneNeedsText {
            @Override
            public Builder.NeedsIsLongBranch text(Bytes value) {
                out.putBytes("class.text", value);
                class_End = out.position();
                step = 2;
                return Writer.this;
            }

            @Override
            public Builder.NeedsIsLongBranch text(byte[] value) {
                return text(Bytes.wrap(value));
            }

            @Override
            public Builder.NeedsIsLongBranch text(String text) {
                return text(Bytes.ofUtf8(text));
            }

            @Override
            public Builder.NeedsIsLongBranch text(PayloadWriter content) {
                try {
                    content.write(out);
                } catch (BuildException e) {
                    throw e.within("class.text");
                }
                class_End = out.position();
                step = 2;
                return Writer.this;
            }

            private void put(Class.One view) {
                text(view.text());
            }
        }

        private final class ClassWideBranch implements Builder.ClassWideNeedsFirst {
            @Override
            public Builder.NeedsIsLongBranch first(long value) {
                if (value >>> 32 != 0) {
                    throw BuildException.outOfRange("class.first", value, 0, 0xffffffffL);
                }
                b.putInt(start + 2, (int) value);
                class_End = out.position();
                step = 2;
                return Writer.this;
            }

            private void put(Class.Wide view) {
                first(view.first());
            }
        }

        private final class ClassNarrowBranch implements Builder.ClassNarrowNeedsFirst {
            @Override
            public Builder.NeedsIsLongBranch first(int value) {
                if (value >>> 16 != 0) {
                    throw BuildException.outOfRange("class.first", value, 0, 0xffff);
                }
                b.putShort(start + 2, (short) value);
                class_End = out.position();
                step = 2;
                return Writer.this;
            }

            private void put(Class.Narrow view) {
                first(view.first());
            }
        }

        private final class ClassOtherBranch implements Builder.ClassOtherNeedsData {
            @Override
            public Builder.NeedsIsLongBranch data(Bytes value) {
                out.putBytes("class.data", value);
                class_End = out.position();
                step = 2;
                return Writer.this;
            }

            @Override
            public Builder.NeedsIsLongBranch data(byte[] value) {
                return data(Bytes.wrap(value));
            }

            @Override
            public Builder.NeedsIsLongBranch data(PayloadWriter content) {
                try {
                    content.write(out);
                } catch (BuildException e) {
                    throw e.within("class.data");
                }
                class_End = out.position();
                step = 2;
                return Writer.this;
            }

            private void put(Class.Other view) {
                data(view.data());
            }
        }

        private final class ShortBranch implements Builder.ShortNeedsSize {
            @Override
            public Builder.NeedsSureBranch size(int value) {
                if (value >>> 6 != 0) {
                    throw BuildException.outOfRange("size", value, 0, 63);
                }
                out.patchBits(out.claimBits("size", 6), 6, value);
                isLongBranchEnd = out.position();
                step = 5;
                out.claim("sure", 1);
                sureWord = 0;
                return Writer.this;
            }

            private void put(IsLongBranch.Short view) {
                size(view.size());
            }
        }

        private final class Long_Branch implements Builder.Long_NeedsSize {
            @Override
            public Builder.NeedsSureBranch size(int value) {
                if (value >>> 14 != 0) {
                    throw BuildException.outOfRange("size", value, 0, 0x3fff);
                }
                out.patchBits(out.claimBits("size", 14), 14, value);
                isLongBranchEnd = out.position();
                step = 5;
                out.claim("sure", 1);
                sureWord = 0;
                return Writer.this;
            }

            private void put(IsLongBranch.Long_ view) {
                size(view.size());
            }
        }

        private final class UnsureBranch implements Builder.UnsureNeedsDoubt {
            @Override
            public Builder.NeedsVerbBranch doubt(int value) {
                if (value >>> 8 != 0) {
                    throw BuildException.outOfRange("doubt", value, 0, 255);
                }
                b.put(isLongBranchEnd + 1, (byte) value);
                sureBranchEnd = out.position();
                step = 7;
                return Writer.this;
            }

            private void put(SureBranch.Unsure view) {
                doubt(view.doubt());
            }
        }

        private final class getBranch implements Builder.getNeedsKey {
            @Override
            public Builder.NeedsVersionBranch key(Bytes value) {
                DelimitedBytes.write(out, "key", value, BYTES_0);
                verbBranchEnd = out.position();
                step = 9;
                return Writer.this;
            }

            @Override
            public Builder.NeedsVersionBranch key(byte[] value) {
                return key(Bytes.wrap(value));
            }

            @Override
            public Builder.NeedsVersionBranch key(String text) {
                return key(Bytes.ofUtf8(text));
            }

            private void put(VerbBranch.get view) {
                key(view.key());
            }
        }

        private final class OldBranch implements Builder.OldMayHaveOld {
            @Override
            public Builder.Complete old(int value) {
                oldIsThere = true;
                if (value >>> 8 != 0) {
                    throw BuildException.outOfRange("old", value, 0, 255);
                }
                out.claim("old", 1);
                b.put(verbBranchEnd, (byte) value);
                versionBranchStep = 1;
                step = 10;
                return Writer.this;
            }

            private void put(VersionBranch.Old view) {
                if (view.hasOld()) {
                    old(view.old());
                }
            }

            @Override
            public ByteBuffer build() {
                return Writer.this.build();
            }

            @Override
            public int statecall() {
                return Writer.this.statecall();
            }
        }

        private final class NewBranch implements Builder.NewMayHaveExtra, Builder.NewMayHaveMore {
            @Override
            public Builder.NewMayHaveMore extra(int value) {
                extraIsThere = true;
                if (value >>> 16 != 0) {
                    throw BuildException.outOfRange("extra", value, 0, 0xffff);
                }
                out.claim("extra", 2);
                b.putShort(verbBranchEnd, (short) value);
                extraEnd = out.position();
                versionBranchStep = 1;
                return this;
            }

            @Override
            public Builder.Complete more(Builder.Content content) {
                moreIsThere = true;
                passNewExtra();
                if (moreBuilder21 == null) {
                    moreBuilder21 = new Writer();
                }
                try {
                    moreBuilder21.begin(out, Exact.subtract(version, 1), versionIsKnown, true, true);
                    content.write(moreBuilder21);
                    moreBuilder21.finish();
                } catch (BuildException e) {
                    throw e.within("more");
                } catch (ArithmeticException e) {
                    throw BuildException.overflow("more");
                }
                moreEnd = out.position();
                versionBranchStep = 2;
                step = 10;
                return Writer.this;
            }

            @Override
            public Builder.Complete more(Choices view) {
                moreIsThere = true;
                passNewExtra();
                if (moreBuilder21 == null) {
                    moreBuilder21 = new Writer();
                }
                try {
                    moreBuilder21.begin(out, Exact.subtract(version, 1), versionIsKnown, true, true);
                    moreBuilder21.put(view);
                    moreBuilder21.finish();
                } catch (BuildException e) {
                    throw e.within("more");
                } catch (ArithmeticException e) {
                    throw BuildException.overflow("more");
                }
                moreEnd = out.position();
                versionBranchStep = 2;
                step = 10;
                return Writer.this;
            }

            private void put(VersionBranch.New view) {
                if (view.hasExtra()) {
                    extra(view.extra());
                }
                if (view.hasMore()) {
                    more(view.more());
                }
            }

            @Override
            public ByteBuffer build() {
                return Writer.this.build();
            }

            @Override
            public int statecall() {
                return Writer.this.statecall();
            }
        }
    }
}
