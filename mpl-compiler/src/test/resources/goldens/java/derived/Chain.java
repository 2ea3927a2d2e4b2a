// Generated from derived.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.Absence;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.text.TreePrintable;
import org.mpl4j.runtime.text.TreePrinter;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * Packet {@code chain}.
 *
 * <p>What the first one's next says.
 *
 * <pre>
 * one of More, End
 * </pre>
 */
@GeneratedByMpl("derived.mpl")
public final class Chain implements View, TreePrintable {
    private final ByteBuffer buffer;

    private final int start;

    private final int nextBranchIndex;

    private final int nextBranchEnd;

    private final long next_;

    private Chain(ByteBuffer b, int start, int nextBranchIndex, int nextBranchEnd, long next_) {
        this.buffer = b;
        this.start = start;
        this.nextBranchIndex = nextBranchIndex;
        this.nextBranchEnd = nextBranchEnd;
        this.next_ = next_;
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param next_ the packet's parameter {@code next}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Chain parse(ByteBuffer buffer, long next_) throws ParseException {
        return parse(buffer, Limits.DEFAULT, next_);
    }

    /**
     * Parses a packet. Bytes after it are left alone.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param next_ the packet's parameter {@code next}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet
     */
    public static Chain parse(ByteBuffer buffer, Limits limits, long next_) throws ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        int limit = b.limit();
        return read(b, start, limit, start, limits, next_);
    }

    /**
     * Parses a packet that another one carries. Bytes after it are left alone.
     *
     * @param bytes a payload
     * @param next_ the packet's parameter {@code next}
     * @return a view of the buffer under the bytes
     * @throws ParseException if there is no such packet
     */
    public static Chain parse(Bytes bytes, long next_) throws ParseException {
        ByteBuffer b = bytes.source();
        int start = bytes.sourceOffset();
        int limit = start + bytes.length();
        return read(b, start, limit, start, Limits.DEFAULT, next_);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param next_ the packet's parameter {@code next}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Chain> tryParse(ByteBuffer buffer, long next_) {
        return tryParse(buffer, Limits.DEFAULT, next_);
    }

    /**
     * Parses a packet, and throws nothing if there is none.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param limits how much may be done
     * @param next_ the packet's parameter {@code next}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Chain> tryParse(ByteBuffer buffer, Limits limits, long next_) {
        try {
            return new ParseResult.Ok<>(parse(buffer, limits, next_));
        } catch (ParseException e) {
            return ParseResult.failed(e, buffer.position());
        }
    }

    /**
     * Parses a packet that another one carries, and throws nothing if there is none.
     *
     * @param bytes a payload
     * @param next_ the packet's parameter {@code next}
     * @return the packet, or what is wrong
     */
    public static ParseResult<Chain> tryParse(Bytes bytes, long next_) {
        try {
            return new ParseResult.Ok<>(parse(bytes, next_));
        } catch (ParseException e) {
            return ParseResult.failed(e, bytes.sourceOffset());
        }
    }

    /**
     * Parses a packet that breaks no rule of its specification.
     *
     * @param buffer whose remaining bytes are looked at; its position stays where it is
     * @param next_ the packet's parameter {@code next}
     * @return a view of the buffer
     * @throws ParseException if there is no such packet, or it has {@linkplain #violations violations}
     */
    public static Chain parseStrict(ByteBuffer buffer, long next_) throws ParseException {
        Chain packet = parse(buffer, Limits.DEFAULT, next_);
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
     * @param next_ the packet's parameter {@code next}
     * @return its length in bytes if all of it is there; otherwise a larger number than there are: read at
     *     least so many and ask again
     * @throws ParseException if no packet starts like this
     */
    public static int frameSize(ByteBuffer buffer, long next_) throws ParseException {
        ByteBuffer b = BigEndian.of(buffer);
        int start = b.position();
        try {
            return skip(b, start, b.limit(), start, 0, Limits.DEFAULT, next_) - start;
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
            long next_) throws ParseException {
        limits.checkDepth(depth, start);
        int nextBranchEnd = skipNextBranch(b, start, limit, depth, limits, next_);
        return nextBranchEnd;
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
        return nextBranchEnd;
    }

    /**
     * {@return which branch of {@code next} this is}
     */
    public NextKind nextKind() {
        return NextKind.of(nextBranchIndex);
    }

    /**
     * {@return {@code next}}
     */
    public NextBranch nextBranch() {
        switch (nextBranchIndex) {
            case 0:
                return NextBranch.More.at(buffer, start, nextBranchEnd);
            default:
                return NextBranch.End.at(buffer, start, next_);
        }
    }

    /**
     * {@return branch {@code More}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public NextBranch.More asMore() {
        checkNext(0);
        return NextBranch.More.at(buffer, start, nextBranchEnd);
    }

    /**
     * {@return branch {@code End}}
     *
     * @throws IllegalStateException if another one was taken
     */
    public NextBranch.End asEnd() {
        checkNext(1);
        return NextBranch.End.at(buffer, start, next_);
    }

    private void checkNext(int wanted) {
        if (nextBranchIndex != wanted) {
            throw Absence.branch(NextKind.of(wanted).label(), NextKind.of(nextBranchIndex));
        }
    }

    /**
     * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
     */
    public int statecall() {
        return nextBranchIndex;
    }

    @Override
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        found.addAll(nextBranch().violations());
        return found;
    }

    @Override
    public void print(TreePrinter tree) {
        tree.node(nextKind().label(), nextBranch());
    }

    @Override
    public String toString() {
        return TreePrinter.print("chain", this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chain that
                && encoded().equals(that.encoded())
                && next_ == that.next_;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        hash = 31 * hash + encoded().hashCode();
        hash = 31 * hash + Long.hashCode(next_);
        return hash;
    }

    /**
     * For generated code: finds the end of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static int end(ByteBuffer b, int start, int limit, int origin, long next_) {
        int nextBranchEnd = Chain.endOfNextBranch(b, start, limit, next_);
        return nextBranchEnd;
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Chain at(ByteBuffer b, int start, int end, int limit, int origin, long next_) {
        int nextBranchIndex = Chain.selectNextBranch(next_);
        int nextBranchEnd = end;
        return new Chain(b, start, nextBranchIndex, nextBranchEnd, next_);
    }

    /**
     * For generated code: a view of bytes that {@link #skip} has accepted.
     *
     * @hidden
     */
    public static Chain startingAt(ByteBuffer b, int start, int limit, int origin, long next_) {
        int nextBranchIndex = Chain.selectNextBranch(next_);
        int nextBranchEnd = Chain.endOfNextBranch(b, start, limit, next_);
        return new Chain(b, start, nextBranchIndex, nextBranchEnd, next_);
    }

    private static Chain read(ByteBuffer b, int start, int limit, int origin, Limits limits,
            long next_) throws ParseException {
        int nextBranchEnd = skipNextBranch(b, start, limit, 0, limits, next_);
        int nextBranchIndex = Chain.selectNextBranch(next_);
        return new Chain(b, start, nextBranchIndex, nextBranchEnd, next_);
    }

    private static int skipNextBranch(ByteBuffer b, int start, int limit, int depth, Limits limits,
            long next_) throws ParseException {
        if (next_ == 1) {
            return NextBranch.More.skip(b, start, limit, depth, limits);
        }
        return NextBranch.End.skip(start);
    }

    private static int endOfNextBranch(ByteBuffer b, int start, int limit, long next_) {
        if (next_ == 1) {
            return NextBranch.More.end(b, start, limit);
        }
        return NextBranch.End.end(start);
    }

    private static int selectNextBranch(long next_) {
        if (next_ == 1) {
            return 0;
        }
        return 1;
    }

    /**
     * Begins to build a packet in a buffer, step by step.
     *
     * @param buffer where it is written to, from its position on; that moves when the packet is complete
     * @return what is to be given first
     */
    public static Builder.NeedsNextBranch builder(ByteBuffer buffer) {
        Writer writer = new Writer();
        writer.begin(new PacketWriter(buffer), 0, false);
        return writer;
    }

    /**
     * Appends a packet: into a buffer, or into the payload of another packet.
     *
     * @param out what it is appended to
     * @param content gives what the packet consists of
     * @throws BuildException if something does not fit, or contradicts something else
     */
    public static void write(PacketWriter out, Builder.Content content) {
        Writer writer = new Writer();
        writer.begin(out, 0, false);
        content.write(writer);
        writer.finish();
    }

    /**
     * The branches of {@code next}.
     */
    public sealed interface NextBranch extends View, TreePrintable permits NextBranch.More, NextBranch.End {
        /**
         * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
         */
        int statecall();

        /**
         * Branch {@code More}.
         *
         * <pre>
         *  0                   1                   2                   3
         *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
         * +-+-+-+-+-+-+-+-+
         * |   following   |
         * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         * ~                          rest: chain                          ~
         * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
         * </pre>
         */
        final class More implements NextBranch {
            private final ByteBuffer buffer;

            private final int start;

            private final int restEnd;

            private More(ByteBuffer b, int start, int restEnd) {
                this.buffer = b;
                this.start = start;
                this.restEnd = restEnd;
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
                return restEnd;
            }

            /**
             * {@return {@code following}}
             */
            public int following() {
                return BigEndian.get(buffer, start) & 0xff;
            }

            /**
             * {@return {@code rest}}
             */
            public Chain rest() {
                return Chain.at(buffer, start + 1, restEnd, restEnd, 0, BigEndian.get(buffer, start) & 0xff);
            }

            /**
             * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
             */
            public int statecall() {
                return 0;
            }

            @Override
            public List<Violation> violations() {
                List<Violation> found = new ArrayList<>();
                Violation.addAll(found, rest().violations(), "rest");
                return found;
            }

            @Override
            public void print(TreePrinter tree) {
                tree.field("following", following());
                tree.node("rest", rest());
            }

            @Override
            public String toString() {
                return TreePrinter.print("More", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof More that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private static More at(ByteBuffer b, int start, int end) {
                int restEnd = end;
                return new More(b, start, restEnd);
            }

            private static int skip(ByteBuffer b, int start, int limit, int depth, Limits limits)
                    throws ParseException {
                Bounds.require(start, 1, limit, "following 0-1");
                int following = BigEndian.get(b, start) & 0xff;
                int restEnd;
                try {
                    restEnd = Chain.skip(b, start + 1, limit, 0, depth + 1, limits, following);
                } catch (ParseException e) {
                    throw e.within("rest");
                }
                return restEnd;
            }

            private static int end(ByteBuffer b, int start, int limit) {
                int restEnd = Chain.end(b, start + 1, limit, 0, BigEndian.get(b, start) & 0xff);
                return restEnd;
            }
        }

        /**
         * Branch {@code End}.
         */
        final class End implements NextBranch {
            private final ByteBuffer buffer;

            private final int start;

            private final long next_;

            private End(ByteBuffer b, int start, long next_) {
                this.buffer = b;
                this.start = start;
                this.next_ = next_;
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
                return start;
            }

            /**
             * {@return which of the packet's statecalls this is, as policies count them: from 0, in the order of its branches}
             */
            public int statecall() {
                return 1;
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
                return TreePrinter.print("End", this);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof End that
                        && encoded().equals(that.encoded());
            }

            @Override
            public int hashCode() {
                int hash = 1;
                hash = 31 * hash + encoded().hashCode();
                return hash;
            }

            private long tag() {
                return next_;
            }

            private static End at(ByteBuffer b, int start, long next_) {
                return new End(b, start, next_);
            }

            private static int skip(int start) throws ParseException {
                return start;
            }

            private static int end(int start) {
                return start;
            }
        }
    }

    /**
     * Which branch of {@code next} was taken.
     */
    public enum NextKind {
        /**
         * {@code More}.
         */
        More("More"),

        /**
         * {@code End}.
         */
        End("End");

        private static final NextKind[] ALL = values();

        private final String label;

        NextKind(String label) {
            this.label = label;
        }

        /**
         * {@return the branch's label as in the specification}
         */
        public String label() {
            return label;
        }

        static NextKind of(int branch) {
            return ALL[branch];
        }
    }

    /**
     * The stages in which {@code chain} is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.
     */
    public interface Builder {
        /**
         * {@code next} is still missing.
         */
        interface NeedsNextBranch {
            /**
             * Takes the branch {@code More}
             *
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            MoreNeedsRest asMore();

            /**
             * Takes the branch {@code End}
             *
             * @param tag the value of the tag; none that another branch is for
             * @return what may be given next
             * @throws BuildException if something else says that it is another one
             */
            Complete asEnd(long tag);

            /**
             * Takes the branch of {@code next} that was read, with all that is in it, and gives its tag where that has several values.
             *
             * @param view the branch, of any packet
             * @return what may be given next
             * @throws BuildException if something in it does not fit
             */
            Complete nextBranch(NextBranch view);
        }

        /**
         * {@code rest} is still missing.
         */
        interface MoreNeedsRest {
            /**
             * Gives {@code rest}.
             *
             * @param content the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete rest(Content content);

            /**
             * Gives {@code rest}.
             *
             * @param view the value
             * @return what may be given next
             * @throws BuildException if it does not fit
             */
            Complete rest(Chain view);
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
            Complete write(NeedsNextBranch builder);
        }
    }

    /**
     * Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.
     */
    public static final class Writer implements Builder.NeedsNextBranch, Builder.Complete {
        private PacketWriter out;

        private long next_;

        private boolean next_IsKnown;

        private boolean next_IsReported;

        private int start;

        private ByteBuffer b;

        private Writer restBuilder2;

        private boolean followingIsKnown;

        private int nextBranchIndex;

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
        public void begin(PacketWriter out, long next_, boolean next_IsKnown) {
            if (this.out != out || b != out.buffer()) {
                this.out = out;
                b = out.buffer();
            }
            this.next_ = next_;
            this.next_IsKnown = next_IsKnown;
            next_IsReported = false;
            start = out.position();
            followingIsKnown = false;
            nextBranchIndex = -1;
        }

        /**
         * For generated code: fills in and checks what follows from the rest.
         *
         * @hidden
         */
        public void finish() {
            if (nextBranchIndex == 0) {
                finishMore();
            }
            if (next_IsKnown) {
                if (Chain.selectNextBranch(next_) != nextBranchIndex) {
                    throw wrongNext();
                }
            }
        }

        @Override
        public int statecall() {
            return nextBranchIndex;
        }

        @Override
        public ByteBuffer build() {
            finish();
            return out.finish();
        }

        @Override
        public Builder.MoreNeedsRest asMore() {
            nextBranchIndex = 0;
            decideNext(1);
            out.claim("following", 1);
            b.put(start, (byte) 0);
            return new MoreBranch();
        }

        @Override
        public Builder.Complete asEnd(long tag) {
            nextBranchIndex = 1;
            decideNext(tag);
            return this;
        }

        @Override
        public Builder.Complete nextBranch(NextBranch view) {
            if (view instanceof NextBranch.More branch) {
                ((MoreBranch) asMore()).put(branch);
            } else {
                asEnd(((NextBranch.End) view).tag());
            }
            return this;
        }

        /**
         * For generated code: gives all that a view has.
         *
         * @param view what was read
         * @hidden
         */
        public void put(Chain view) {
            nextBranch(view.nextBranch());
        }

        private void finishMore() {
            if (!followingIsKnown) {
                throw BuildException.invalid("following", "is missing: nothing that is built decides it");
            }
        }

        private BuildException wrongNext() {
            return BuildException.contradiction("next", "is branch " + NextKind.of(nextBranchIndex).label() + ", but a tag of " + (next_) + " does not choose that");
        }

        private void decideNext(long value) {
            if (next_IsKnown && next_ != value) {
                throw BuildException.contradiction("next", "is " + next_ + ", but what is built needs " + value);
            }
            next_ = value;
            next_IsKnown = true;
            next_IsReported = true;
        }

        private void decideMoreFollowing(long value) {
            if (followingIsKnown) {
                if ((BigEndian.get(b, start) & 0xff) != value) {
                    throw BuildException.contradiction("following", "is " + (BigEndian.get(b, start) & 0xff) + ", but what is built needs " + value);
                }
                return;
            }
            followingIsKnown = true;
            b.put(start, (byte) Range.between("following", value, 0, 255));
        }

        /**
         * For generated code: what the branches that were built say.
         *
         * @return it
         * @hidden
         */
        public long reportedNext() {
            return next_;
        }

        /**
         * For generated code: what the branches that were built say.
         *
         * @return it
         * @hidden
         */
        public boolean isReportedNext() {
            return next_IsReported;
        }

        /**
         * Appends a packet.
         *
         * @param out what it is appended to
         * @param content gives what the packet consists of
         * @throws BuildException if something does not fit, or contradicts something else
         */
        public void write(PacketWriter out, Builder.Content content) {
            begin(out, 0, false);
            content.write(this);
            finish();
        }

        private final class MoreBranch implements Builder.MoreNeedsRest {
            @Override
            public Builder.Complete rest(Builder.Content content) {
                if (restBuilder2 == null) {
                    restBuilder2 = new Writer();
                }
                try {
                    restBuilder2.begin(out, BigEndian.get(b, start) & 0xff, followingIsKnown);
                    content.write(restBuilder2);
                    restBuilder2.finish();
                    if (restBuilder2.isReportedNext()) {
                        decideMoreFollowing(restBuilder2.reportedNext());
                    }
                } catch (BuildException e) {
                    throw e.within("rest");
                }
                return Writer.this;
            }

            @Override
            public Builder.Complete rest(Chain view) {
                if (restBuilder2 == null) {
                    restBuilder2 = new Writer();
                }
                try {
                    restBuilder2.begin(out, BigEndian.get(b, start) & 0xff, followingIsKnown);
                    restBuilder2.put(view);
                    restBuilder2.finish();
                    if (restBuilder2.isReportedNext()) {
                        decideMoreFollowing(restBuilder2.reportedNext());
                    }
                } catch (BuildException e) {
                    throw e.within("rest");
                }
                return Writer.this;
            }

            private void put(NextBranch.More view) {
                rest(view.rest());
            }
        }
    }
}
