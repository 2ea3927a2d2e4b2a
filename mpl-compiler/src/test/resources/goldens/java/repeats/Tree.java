// Generated from repeats.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.mpl4j.runtime.Absence;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ElementList;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.checksum.Checksum;
import org.mpl4j.runtime.checksum.InternetChecksum;
import org.mpl4j.runtime.text.TreePrintable;
import org.mpl4j.runtime.text.TreePrinter;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * Packet {@code tree}.
 *
 * <p>A packet in itself, as deep as the input says.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              sum              |     count     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~                    children: array (count)                    ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * ~           last: byte when (deep &amp;&amp; count &amp; 1 == 0)            ~
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
@GeneratedByMpl("repeats.mpl")
public final class Tree implements View, TreePrintable {
    private final ByteBuffer buffer;

    private final int start;

    private final int childrenEnd;

    private final int lastEnd;

    private final Bytes before;

    private final boolean deep;

    private Tree(ByteBuffer b, int start, int childrenEnd, int lastEnd, Bytes before,
            boolean deep) {
        this.buffer = b;
        this.start = start;
        this.childrenEnd = childrenEnd;
        this.lastEnd = lastEnd;
        this.before = before;
        this.deep = deep;
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Tree parse(ByteBuffer buffer, Bytes before, boolean deep) throws ParseException {
        return parse(buffer, Limits.DEFAULT, before, deep);
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Tree parse(ByteBuffer buffer, Limits limits, Bytes before, boolean deep) throws
            ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        int limit = b.limit();
        return read(b, start, limit, start, limits, before, deep);
    }

    /**
     * Parses a packet that another one carries. Bytes after it are left alone.
     *
     * @param bytes a payload
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return a view of the buffer under the bytes
     * @throws ParseException if there is no such packet
     */
    public static Tree parse(Bytes bytes, Bytes before, boolean deep) throws ParseException {
        ByteBuffer b = bytes.source();
        int start = bytes.sourceOffset();
        int limit = start + bytes.length();
        return read(b, start, limit, start, Limits.DEFAULT, before, deep);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Tree> tryParse(ByteBuffer buffer, Bytes before, boolean deep) {
        return tryParse(buffer, Limits.DEFAULT, before, deep);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Tree> tryParse(ByteBuffer buffer, Limits limits, Bytes before,
            boolean deep) {
        try {
            return new ParseResult.Ok<>(parse(buffer, limits, before, deep));
        } catch (ParseException e) {
            return ParseResult.failed(e, buffer.position());
        }
    }

    /**
     * Parses a packet that another one carries, and throws nothing if there is none.
     *
     * @param bytes a payload
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Tree> tryParse(Bytes bytes, Bytes before, boolean deep) {
        try {
            return new ParseResult.Ok<>(parse(bytes, before, deep));
        } catch (ParseException e) {
            return ParseResult.failed(e, bytes.sourceOffset());
        }
    }

    /**
     * Parses a packet that breaks no rule of its specification.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet, or it has {@linkplain #violations violations}
     */
    public static Tree parseStrict(ByteBuffer buffer, Bytes before, boolean deep) throws
            ParseException {
        Tree packet = parse(buffer, Limits.DEFAULT, before, deep);
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
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return its length in bytes if all of it is there; otherwise a larger number than there are: read at
     *     least so many and ask again
     * @throws ParseException if no packet starts like this
     */
    public static int frameSize(ByteBuffer buffer, Bytes before, boolean deep) throws
            ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        try {
            return skip(b, start, b.limit(), start, 0, Limits.DEFAULT, deep) - start;
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
            boolean deep) throws ParseException {
        limits.checkDepth(depth, start);
        Bounds.require(start, 3, limit, "sum 0-2 count 2-3");
        int count_ = BigEndian.get(b, start + 2) & 0xff;
        int childrenEnd = skipChildrenList(b, start, limit, depth, limits, count_, deep);
        int lastEnd = childrenEnd;
        if (deep && (count_ & 1) == 0) {
            Bounds.require(childrenEnd, 1, limit, "last 0-1");
            lastEnd = childrenEnd + 1;
        }
        return lastEnd;
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
        return lastEnd;
    }

    /**
     * {@return {@code sum}}
     */
    public int sum() {
        return BigEndian.getShort(buffer, start) & 0xffff;
    }

    /**
     * {@return {@code count}}
     */
    public int count() {
        return BigEndian.get(buffer, start + 2) & 0xff;
    }

    /**
     * {@return {@code children}}
     */
    public ChildrenList children() {
        return new ChildrenList(start + 3, childrenEnd, BigEndian.get(buffer, start + 2) & 0xff, buffer, before, deep);
    }

    /**
     * {@return whether {@code last} is there}
     */
    public boolean hasLast() {
        return deep && (BigEndian.get(buffer, start + 2) & 0xff & 1) == 0;
    }

    /**
     * {@return {@code last}}
     */
    public int last() {
        if (!hasLast()) {
            throw Absence.field("last");
        }
        return BigEndian.get(buffer, childrenEnd) & 0xff;
    }

    /**
     * Overwrites {@code last} in the buffer.
     *
     * @param value the new value
     * @throws BuildException if it does not fit
     */
    public void setLast(int value) {
        if (!hasLast()) {
            throw Absence.field("last");
        }
        Range.unsigned("last", value, 8);
        buffer.put(childrenEnd, (byte) value);
    }

    /**
     * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
     */
    public int statecall() {
        return 0;
    }

    private long sumSum() {
        long sum = Checksum.INET.start();
        sum = Checksum.INET.add(sum, before);
        sum = Checksum.INET.addNumber(sum, 17, 2);
        sum = Checksum.INET.addWithout(sum, buffer, start, childrenEnd, start, start + 2);
        return Checksum.INET.finish(sum);
    }

    /**
     * {@return whether {@code sum} matches what it is the sum of}
     */
    public boolean sumValid() {
        return Checksum.INET.isSame(sumSum(), BigEndian.getShort(buffer, start) & 0xffff);
    }

    @Override
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (!sumValid()) {
            found.add(Violation.of("sum", start, Violation.Kind.CHECKSUM, sumSum(), BigEndian.getShort(buffer, start) & 0xffff));
        }
        if ((BigEndian.get(buffer, start + 2) & 0xff) != (BigEndian.get(buffer, start + 2) & 0xff)) {
            found.add(Violation.of("count", start + 2, Violation.Kind.VALUE, BigEndian.get(buffer, start + 2) & 0xff, BigEndian.get(buffer, start + 2) & 0xff));
        }
        int childrenAt = 0;
        for (Tree element : children()) {
            Violation.addAll(found, Violation.within(element.violations(), "child"), "children", childrenAt++);
        }
        return found;
    }

    /**
     * Computes anew, in the buffer, what derives from other fields, after setters have changed those: first what
     *     {@code value} says, from here inwards, then checksums, the innermost first. Nested packets, elements of arrays
     *     and the branches that were taken are included. What says where fields lie (lengths, counts, tags) stays as it
     *     was parsed, since setters change nothing that it depends on; so do numbers of variable size.
     *
     * @throws BuildException if a result does not fit; what was computed before that stays
     */
    public void refresh() {
        refreshSums();
    }

    private void refreshInside() {
        for (Tree element : children()) {
            element.refreshSums();
        }
    }

    private void refreshSum() {
        buffer.putShort(start, (short) sumSum());
    }

    /**
     * For generated code: computes checksums, from inside outwards.
     *
     * @hidden
     */
    public void refreshSums() {
        refreshInside();
        refreshSum();
    }

    @Override
    public void print(TreePrinter tree) {
        tree.field("sum", sum());
        tree.field("count", count());
        tree.list("children", children());
        if (hasLast()) {
            tree.field("last", last());
        }
    }

    @Override
    public String toString() {
        return TreePrinter.print("tree", this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tree that
                && encoded().equals(that.encoded())
                && deep == that.deep;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        hash = 31 * hash + encoded().hashCode();
        hash = 31 * hash + Boolean.hashCode(deep);
        return hash;
    }

    /**
     * For generated code: finds the end of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static int end(ByteBuffer b, int start, int limit, int origin, boolean deep) {
        int childrenEnd = Tree.endOfChildrenList(b, start, limit, BigEndian.get(b, start + 2) & 0xff, deep);
        int lastEnd = childrenEnd;
        if (deep && (BigEndian.get(b, start + 2) & 0xff & 1) == 0) {
            lastEnd = childrenEnd + 1;
        }
        return lastEnd;
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Tree at(ByteBuffer b, int start, int end, int limit, int origin, Bytes before,
            boolean deep) {
        int childrenEnd = Tree.endOfChildrenList(b, start, end, BigEndian.get(b, start + 2) & 0xff, deep);
        int lastEnd = end;
        return new Tree(b, start, childrenEnd, lastEnd, before, deep);
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Tree startingAt(ByteBuffer b, int start, int limit, int origin, Bytes before,
            boolean deep) {
        int childrenEnd = Tree.endOfChildrenList(b, start, limit, BigEndian.get(b, start + 2) & 0xff, deep);
        int lastEnd = childrenEnd;
        if (deep && (BigEndian.get(b, start + 2) & 0xff & 1) == 0) {
            lastEnd = childrenEnd + 1;
        }
        return new Tree(b, start, childrenEnd, lastEnd, before, deep);
    }

    private static Tree read(ByteBuffer b, int start, int limit, int origin, Limits limits,
            Bytes before, boolean deep) throws ParseException {
        Bounds.require(start, 3, limit, "sum 0-2 count 2-3");
        int count_ = BigEndian.get(b, start + 2) & 0xff;
        int childrenEnd = skipChildrenList(b, start, limit, 0, limits, count_, deep);
        int lastEnd = childrenEnd;
        if (deep && (count_ & 1) == 0) {
            Bounds.require(childrenEnd, 1, limit, "last 0-1");
            lastEnd = childrenEnd + 1;
        }
        return new Tree(b, start, childrenEnd, lastEnd, before, deep);
    }

    private static int skipChildrenList(ByteBuffer b, int start, int limit, int depth,
            Limits limits, int count_, boolean deep) throws ParseException {
        int at = start + 3;
        int count = Bounds.checkCount("children", at, count_, limits);
        for (int i = 0; i < count; i++) {
            try {
                at = skipOneOfChildrenList(b, at, limit, depth, limits, deep);
            } catch (ParseException e) {
                throw e.within("children", i);
            }
        }
        return at;
    }

    private static int endOfChildrenList(ByteBuffer b, int start, int limit, int count_,
            boolean deep) {
        int at = start + 3;
        int count = count_;
        for (int i = 0; i < count; i++) {
            at = Tree.endOneOfChildrenList(b, at, limit, deep);
        }
        return at;
    }

    private static int skipOneOfChildrenList(ByteBuffer b, int start, int limit, int depth,
            Limits limits, boolean deep) throws ParseException {
        int childEnd;
        try {
            childEnd = Tree.skip(b, start, limit, 0, depth + 1, limits, deep);
        } catch (ParseException e) {
            throw e.within("child");
        }
        return childEnd;
    }

    private static int endOneOfChildrenList(ByteBuffer b, int start, int limit, boolean deep) {
        int childEnd = Tree.end(b, start, limit, 0, deep);
        return childEnd;
    }

    /**
     * Begins to build a packet in a buffer, step by step.
     *
     * @param buffer where it is written to, from its position on; that moves when the packet is complete
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @return what is to be given first
     */
    public static Builder.MayHaveChildren builder(ByteBuffer buffer, Bytes before, boolean deep) {
        Writer writer = new Writer();
        writer.begin(new PacketWriter(buffer), before, true, deep, true);
        return writer;
    }

    /**
     * Appends a packet: into a buffer, or into the payload of another packet.
     *
     * @param out what it is appended to
     * @param before the packet's parameter {@code before}
     * @param deep the packet's parameter {@code deep}
     * @param content gives what the packet consists of
     * @throws BuildException if something does not fit, or contradicts something else
     */
    public static void write(PacketWriter out, Bytes before, boolean deep,
            Builder.Content content) {
        Writer writer = new Writer();
        writer.begin(out, before, true, deep, true);
        content.write(writer);
        writer.finish();
    }

    /**
     * The elements of {@code children}.
     */
    public static final class ChildrenList extends ElementList<Tree> {
        private final ByteBuffer buffer;

        private final Bytes before;

        private final boolean deep;

        private ChildrenList(int start, int end, int size, ByteBuffer buffer, Bytes before,
                boolean deep) {
            super(start, end, size, VARIABLE);
            this.buffer = buffer;
            this.before = before;
            this.deep = deep;
        }

        @Override
        protected Tree elementAt(int at, int elementEnd) {
            return Tree.at(buffer, at, elementEnd, elementEnd, 0, before, deep);
        }

        @Override
        protected int next(int at) {
            return Tree.endOneOfChildrenList(buffer, at, endOffset(), deep);
        }

        @Override
        public Iterator<Tree> iterator() {
            return new Iterator<Tree>() {
                private int at = startOffset();

                private int left = knownSize();

                @Override
                public boolean hasNext() {
                    return left > 0;
                }

                @Override
                public Tree next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Tree element = Tree.startingAt(buffer, at, endOffset(), 0, before, deep);
                    at = element.endOffset();
                    left--;
                    return element;
                }
            };
        }
    }

    /**
     * The stages in which {@code tree} is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.
     */
    public interface Builder {
        /**
         * Nothing is missing; {@code children}, {@code last} may be given.
         */
        interface MayHaveChildren extends Complete {
            /**
             * Gives {@code children}.
             *
             * @param content to add the elements
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            MayHaveLast children(Consumer<ChildrenList> content);

            /**
             * Gives {@code children}.
             *
             * @param elements elements that were read
             * @return what may be given next
             * @throws BuildException if one of them does not fit
             */
            MayHaveLast children(Tree.ChildrenList elements);

            /**
             * Gives {@code last}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete last(int value);
        }

        /**
         * Nothing is missing; {@code last} may be given.
         */
        interface MayHaveLast extends Complete {
            /**
             * Gives {@code last}.
             *
             * @param value the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete last(int value);
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
            default int statecall() {
                return 0;
            }

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
            Complete write(MayHaveChildren builder);
        }

        /**
         * Adds elements to {@code children}, one after the other.
         */
        interface ChildrenList {
            /**
             * Adds an element.
             *
             * @param content what it is
             * @return this
             * @throws BuildException if it does not fit
             */
            ChildrenList add(Content content);

            /**
             * Adds an element.
             *
             * @param view one that was read
             * @return this
             * @throws BuildException if it does not fit
             */
            ChildrenList add(Tree view);
        }
    }

    /**
     * Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.
     */
    public static final class Writer implements Builder.MayHaveChildren, Builder.MayHaveLast, Builder.Complete {
        private PacketWriter out;

        private Bytes before = Bytes.EMPTY;

        private boolean beforeIsKnown;

        private boolean deep;

        private boolean deepIsKnown;

        private ChildrenItems childrenList;

        private int step;

        private ByteBuffer b;

        private int childrenEnd;

        private int childrenCount;

        /**
         * {@code sum}, {@code count}.
         */
        private long sumWord;

        private int start;

        private boolean lastIsThere;

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
        public void begin(PacketWriter out, Bytes before, boolean beforeIsKnown, boolean deep,
                boolean deepIsKnown) {
            if (this.out != out || b != out.buffer()) {
                this.out = out;
                b = out.buffer();
            }
            if (this.before != before) {
                this.before = before;
            }
            this.beforeIsKnown = beforeIsKnown;
            this.deep = deep;
            this.deepIsKnown = deepIsKnown;
            start = out.position();
            step = 0;
            childrenCount = 0;
            lastIsThere = false;
            out.claim("sum", 3);
            sumWord = 0;
        }

        /**
         * For generated code: fills in and checks what follows from the rest.
         *
         * @hidden
         */
        public void finish() {
            passLast();
            sumWord = sumWord & ~0xffL | Range.between("count", childrenCount, 0, 255);
            b.putShort(start, (short) (sumWord >>> 8));
            b.put(start + 2, (byte) sumWord);
            long sumSum = Checksum.INET.start();
            sumSum = InternetChecksum.add(sumSum, before);
            sumSum = InternetChecksum.addHalves(sumSum, (17 & 0xffff));
            sumSum = InternetChecksum.add(sumSum, b, start, childrenEnd);
            sumWord = sumWord & ~0xffff00L | Checksum.INET.finish(sumSum) << 8;
            b.putShort(start, (short) (sumWord >>> 8));
            b.put(start + 2, (byte) sumWord);
            if (deepIsKnown) {
                if ((lastIsThere) != (deep && ((int) sumWord & 0xff & 1) == 0)) {
                    throw wrongLast();
                }
            }
        }

        @Override
        public ByteBuffer build() {
            finish();
            return out.finish();
        }

        @Override
        public Builder.MayHaveLast children(Consumer<Builder.ChildrenList> content) {
            if (childrenList == null) {
                childrenList = new ChildrenItems();
            }
            childrenList.count = 0;
            content.accept(childrenList);
            childrenCount = childrenList.count;
            childrenEnd = out.position();
            step = 2;
            return this;
        }

        @Override
        public Builder.MayHaveLast children(ChildrenList elements) {
            if (childrenList == null) {
                childrenList = new ChildrenItems();
            }
            childrenList.count = 0;
            childrenList.addAll(elements);
            childrenCount = childrenList.count;
            childrenEnd = out.position();
            step = 2;
            return this;
        }

        @Override
        public Builder.Complete last(int value) {
            lastIsThere = true;
            passChildren();
            if (value >>> 8 != 0) {
                throw BuildException.outOfRange("last", value, 0, 255);
            }
            out.claim("last", 1);
            b.put(childrenEnd, (byte) value);
            step = 3;
            return this;
        }

        /**
         * For generated code: gives all that a view has.
         *
         * @param view what was read
         * @hidden
         */
        public void put(Tree view) {
            children(view.children());
            if (view.hasLast()) {
                last(view.last());
            }
        }

        private BuildException wrongLast() {
            return BuildException.contradiction("last", lastIsThere ? "is given, but its condition does not hold" : "is missing, but its condition holds");
        }

        private void passChildren() {
            if (step <= 1) {
                childrenEnd = out.position();
                step = 2;
            }
        }

        private void passLast() {
            if (step <= 2) {
                passChildren();
                step = 3;
            }
        }

        /**
         * Appends a packet.
         *
         * @param out what it is appended to
         * @param before the packet's parameter {@code before}
         * @param deep the packet's parameter {@code deep}
         * @param content gives what the packet consists of
         * @throws BuildException if something does not fit, or contradicts something else
         */
        public void write(PacketWriter out, Bytes before, boolean deep, Builder.Content content) {
            begin(out, before, true, deep, true);
            content.write(this);
            finish();
        }

        private final class ChildrenItems implements Builder.ChildrenList {
            private final ChildrenItem element = new ChildrenItem();

            private int count;

            @Override
            public Builder.ChildrenList add(Builder.Content content) {
                try {
                    element.begin();
                    element.child(content);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("children", count);
                }
                count++;
                return this;
            }

            @Override
            public Builder.ChildrenList add(Tree view) {
                try {
                    element.begin();
                    element.put(view);
                    element.finish();
                } catch (BuildException e) {
                    throw e.within("children", count);
                }
                count++;
                return this;
            }

            private void addAll(ChildrenList elements) {
                for (Tree view : elements) {
                    add(view);
                }
            }
        }

        private final class ChildrenItem {
            private Writer childBuilder;

            private void begin() {
            }

            private void finish() {
            }

            public ChildrenItem child(Builder.Content content) {
                if (childBuilder == null) {
                    childBuilder = new Writer();
                }
                try {
                    childBuilder.begin(out, Writer.this.before, Tree.Writer.this.beforeIsKnown, Writer.this.deep, Tree.Writer.this.deepIsKnown);
                    content.write(childBuilder);
                    childBuilder.finish();
                } catch (BuildException e) {
                    throw e.within("child");
                }
                return this;
            }

            public ChildrenItem child(Tree view) {
                if (childBuilder == null) {
                    childBuilder = new Writer();
                }
                try {
                    childBuilder.begin(out, Writer.this.before, Tree.Writer.this.beforeIsKnown, Writer.this.deep, Tree.Writer.this.deepIsKnown);
                    childBuilder.put(view);
                    childBuilder.finish();
                } catch (BuildException e) {
                    throw e.within("child");
                }
                return this;
            }

            private void put(Tree view) {
                child(view);
            }
        }
    }
}
