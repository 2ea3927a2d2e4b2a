package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.wire.BigEndian;
import org.mpl4j.runtime.wire.Labels;
import org.mpl4j.runtime.wire.NameHash;
import org.mpl4j.runtime.wire.NameOrder;

/**
 * A domain name (RFC 1035 section 3.1), as a view of its wire form: nothing is copied when it was parsed, also if it is
 * compressed. Always a full name, ending at the root; 1 to 255 octets.
 *
 * <p>Names keep their case. {@link #equals} compares byte by byte, {@link #equalsIgnoreCase} as the DNS does (RFC
 * 4343). Immutable as long as nobody writes to the bytes under it.
 */
public final class DnsName {
    /** The name without labels. */
    public static final DnsName ROOT = new DnsName(ByteBuffer.wrap(new byte[1]), 0, 0);

    private final ByteBuffer source;
    private final int start;
    private final int origin;

    /** Of bytes that are known to be a valid name. */
    DnsName(ByteBuffer source, int start, int origin) {
        this.source = source;
        this.start = start;
        this.origin = origin;
    }

    int start() {
        return start;
    }

    int origin() {
        return origin;
    }

    /**
     * The name that a text stands for (RFC 1035 section 5.1): labels separated by dots; {@code \X} is the character X,
     * also if it is a dot, {@code \DDD} the octet with that decimal number. A final dot may be given or not; {@code
     * "."} and the empty text are the root.
     *
     * @param text in US-ASCII
     * @return the name
     * @throws IllegalArgumentException if it is none: an empty or too long label, too long altogether, a bad escape, or
     *     a character that is not ASCII; the message says which
     */
    public static DnsName of(String text) {
        return new DnsName(ByteBuffer.wrap(DnsNameText.parse(text)), 0, 0);
    }

    /**
     * The name of labels.
     *
     * @param labels 1 to 63 octets each, any content, the root not included; copied
     * @return the name
     * @throws IllegalArgumentException if a label is empty or too long, or the name is
     */
    public static DnsName ofLabels(List<Bytes> labels) {
        int octets = 1;
        for (Bytes label : labels) {
            if (label.isEmpty() || label.length() > Labels.MAX_LABEL) {
                throw new IllegalArgumentException(
                        "a label of " + label.length() + " octets, not 1 to " + Labels.MAX_LABEL);
            }
            octets += 1 + label.length();
        }
        if (octets > Labels.MAX_NAME) {
            throw new IllegalArgumentException("a name of " + octets + " octets, more than " + Labels.MAX_NAME);
        }
        byte[] wire = new byte[octets];
        int at = 0;
        for (Bytes label : labels) {
            wire[at++] = (byte) label.length();
            label.copyTo(wire, at);
            at += label.length();
        }
        return new DnsName(ByteBuffer.wrap(wire), 0, 0);
    }

    /**
     * The name in wire form without compression.
     *
     * @param wire labels with their length octets and the final zero, and nothing after it; not copied
     * @return the name
     * @throws IllegalArgumentException if it is none
     */
    public static DnsName ofWire(Bytes wire) {
        int octets = wire.length();
        int at = 0;
        while (at < octets && wire.uint8(at) != 0) {
            if (wire.uint8(at) > Labels.MAX_LABEL) {
                throw new IllegalArgumentException(
                        "a label of " + wire.uint8(at) + " octets, more than " + Labels.MAX_LABEL + ", or a pointer");
            }
            at += 1 + wire.uint8(at);
        }
        if (at != octets - 1) {
            throw new IllegalArgumentException("not one name that ends with its last octet");
        }
        if (octets > Labels.MAX_NAME) {
            throw new IllegalArgumentException("a name of " + octets + " octets, more than " + Labels.MAX_NAME);
        }
        return new DnsName(wire.source(), wire.sourceOffset(), wire.sourceOffset());
    }

    /**
     * The buffer in which the labels lie, for walks without allocation: {@code for (int at = firstLabel(); !isEnd(at);
     * at = nextLabel(at))}.
     *
     * @return the buffer that label indexes refer to, not to be written to
     */
    public ByteBuffer buffer() {
        return source;
    }

    /**
     * Where the first label is.
     *
     * @return the absolute index in {@link #buffer} of its length octet
     */
    public int firstLabel() {
        return Labels.first(source, start, origin);
    }

    /**
     * Where the next label is.
     *
     * @param at index of a label, not the end
     * @return the absolute index of the next one's length octet
     */
    public int nextLabel(int at) {
        return Labels.next(source, at, origin);
    }

    /**
     * Whether the walk has reached the root.
     *
     * @param at from {@link #firstLabel} or {@link #nextLabel}
     * @return true if there is no label at {@code at}
     */
    public boolean isEnd(int at) {
        return Labels.isRoot(source, at);
    }

    /**
     * How many octets a label has; they follow its length octet.
     *
     * @param at index of a label
     * @return its length, 1 to 63
     */
    public int labelLength(int at) {
        return BigEndian.get(source, at);
    }

    /**
     * Whether there are no labels.
     *
     * @return true for the root
     */
    public boolean isRoot() {
        return isEnd(firstLabel());
    }

    /**
     * How many labels there are, without the root.
     *
     * @return 0 to 127
     */
    public int labelCount() {
        return Labels.count(source, start, origin);
    }

    /**
     * The labels, without the root.
     *
     * @return an unmodifiable list of slices
     */
    public List<Bytes> labels() {
        return new LabelList(this);
    }

    /**
     * The name without its first label.
     *
     * @return a view of the same bytes
     * @throws IllegalStateException if this is the root
     */
    public DnsName parent() {
        int first = firstLabel();
        if (isEnd(first)) {
            throw new IllegalStateException("the root has no parent");
        }
        return new DnsName(source, nextLabel(first), origin);
    }

    /**
     * The name that stands for those that do not exist below this one (RFC 4592 section 2.1.1): an asterisk before it.
     *
     * @return a new name, whose {@link #parent} is this one, copied
     * @throws IllegalStateException if it would be too long
     */
    public DnsName wildcard() {
        int octets = wireLength() + 2;
        if (octets > Labels.MAX_NAME) {
            throw new IllegalStateException("a name of " + octets + " octets, more than " + Labels.MAX_NAME);
        }
        ByteBuffer wire = ByteBuffer.allocate(octets);
        wire.put(0, (byte) 1).put(1, (byte) '*');
        copyTo(wire, 2);
        return new DnsName(wire, 0, 0);
    }

    /**
     * How long the name is without compression.
     *
     * @return the number of octets, the final zero included: 1 to 255
     */
    public int wireLength() {
        return Labels.length(source, start, origin);
    }

    /**
     * The name in wire form without compression.
     *
     * @return a new array, the final zero included
     */
    public byte[] toWire() {
        byte[] wire = new byte[wireLength()];
        int to = 0;
        for (int at = firstLabel(); !isEnd(at); at = nextLabel(at)) {
            int octets = 1 + labelLength(at);
            source.get(at, wire, to, octets);
            to += octets;
        }
        return wire;
    }

    /**
     * Copies the wire form without compression, and allocates nothing. A name made by {@link #ofWire} of the target
     * follows what is copied there, so that it can stand for one name after the other.
     *
     * @param target with room for {@link #wireLength} octets at {@code index}
     * @param index absolute index in it
     * @return how many octets these are, 1 to 255
     */
    public int copyTo(ByteBuffer target, int index) {
        return Labels.copyName(source, start, origin, target, index);
    }

    /**
     * The same name without compression, in bytes of somebody's choice.
     *
     * @param target where it is copied to, with room for {@link #wireLength} octets at {@code index}
     * @param index absolute index in it
     * @return a name that follows these bytes
     */
    public DnsName copy(ByteBuffer target, int index) {
        int octets = wireLength();
        // A pointer has two octets, and stands for one or for three and more: with one, the lengths are never the same.
        if (Labels.end(source, start) - start == octets) {
            target.put(index, source, start, octets);
        } else {
            copyTo(target, index);
        }
        return new DnsName(target, index, index);
    }

    /**
     * The name from one of its labels on.
     *
     * @param at index of a label of this name, or the end
     * @return a view of the same bytes
     */
    public DnsName from(int at) {
        return new DnsName(source, at, origin);
    }

    /**
     * Whether the first label is an asterisk, as in names that stand for others (RFC 4592 section 2.1.1).
     *
     * @return true if it is
     */
    public boolean isWildcard() {
        int first = firstLabel();
        return labelLength(first) == 1 && source.get(first + 1) == '*';
    }

    /**
     * The name in the form in which DNSSEC signs and hashes it (RFC 4034 section 6.2): without compression, its ASCII
     * letters in lower case.
     *
     * @param to where it is put; at most 255 octets
     * @param at index of the first octet
     * @return the index after the final zero
     */
    public int putCanonical(byte[] to, int at) {
        int end = at;
        int label = firstLabel();
        for (; !isEnd(label); label = nextLabel(label)) {
            int length = labelLength(label);
            to[end++] = (byte) length;
            for (int i = 1; i <= length; i++) {
                to[end++] = (byte) lowerCase(source.get(label + i));
            }
        }
        to[end++] = 0;
        return end;
    }

    /**
     * Whether this is the same name to the DNS: ASCII letters count the same in either case (RFC 4343 section 3).
     *
     * @param other the other name
     * @return true if it is
     */
    public boolean equalsIgnoreCase(DnsName other) {
        return equalsIgnoreCase(start, other);
    }

    /**
     * Whether this name, from one of its labels on, is the same as another one to the DNS; needs no object for the rest
     * of the name.
     *
     * @param at index of a label of this name, or the end
     * @param other the other name, whole
     * @return true if it is
     */
    public boolean equalsIgnoreCase(int at, DnsName other) {
        return Labels.isSameIgnoringCase(source, at, origin, other.source, other.start, other.origin);
    }

    /**
     * A hash that goes with {@link #equalsIgnoreCase}.
     *
     * @return the same for names that only differ in case
     */
    public int hashCodeIgnoreCase() {
        return hashCodeIgnoreCase(start);
    }

    /**
     * The hash that the name from one of its labels on has as a name of its own.
     *
     * @param at index of a label of this name, or the end
     * @return the same for names that only differ in case
     */
    public int hashCodeIgnoreCase(int at) {
        return NameHash.ignoringCase(source, at, origin);
    }

    /**
     * Whether this is another name or ends in all its labels, to the DNS: {@code www.example.com} is below {@code
     * Example.com}, and everything at or below the root.
     *
     * @param other the other name
     * @return true if it is
     */
    public boolean isAtOrBelow(DnsName other) {
        int at = firstLabel();
        // The same name and those right below it are seen without counting labels.
        if (equalsIgnoreCase(at, other)) {
            return true;
        }
        if (isEnd(at)) {
            return false;
        }
        at = nextLabel(at);
        return equalsIgnoreCase(at, other) || isFarBelow(other);
    }

    private boolean isFarBelow(DnsName other) {
        int at = firstLabel();
        for (int more = labelCount() - other.labelCount(); more != 0; more--) {
            if (more < 0) {
                return false;
            }
            at = nextLabel(at);
        }
        return equalsIgnoreCase(at, other);
    }

    /**
     * Compares in the canonical order of DNSSEC (RFC 4034 section 6.1): by the last labels first, as octets without a
     * sign, upper case as lower case. A name comes right before all that are below it.
     *
     * @param other the other name
     * @return less than, equal to or greater than 0, as this name comes before, is the same as or comes after the other
     */
    public int compareCanonical(DnsName other) {
        int a = firstLabel();
        int b = other.firstLabel();
        int more = labelCount() - other.labelCount();
        for (int i = more; i > 0; i--) {
            a = nextLabel(a);
        }
        for (int i = more; i < 0; i++) {
            b = other.nextLabel(b);
        }
        // Of the labels that differ, the last ones decide.
        int order = more;
        while (!isEnd(a) && !(a == b && source == other.source && origin == other.origin)) {
            int byLabel = NameOrder.compareLabels(source, a, other.source, b);
            order = byLabel != 0 ? byLabel : order;
            a = nextLabel(a);
            b = other.nextLabel(b);
        }
        return order;
    }

    /**
     * A number by which names with the same last labels sort in canonical order: names whose numbers are less come before.
     * Where the numbers of two names are equal, {@link #compareCanonical} has to decide.
     *
     * @param skipped how many labels, at their ends, all these names have in common
     * @return compared {@linkplain Long#compareUnsigned without a sign}
     */
    public long canonicalPrefix(int skipped) {
        return NameOrder.prefix(source, start, origin, labelCount(), skipped);
    }

    private static int lowerCase(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof DnsName name
                        && Labels.isSame(source, start, origin, name.source, name.start, name.origin));
    }

    @Override
    public int hashCode() {
        return NameHash.of(source, start, origin);
    }

    /**
     * {@inheritDoc} As in a zone file, without the final dot: {@code www.example.com}; the root is {@code .}. Inverse
     * to {@link #of}.
     */
    @Override
    public String toString() {
        return DnsNameText.format(this);
    }

    private static final class LabelList extends AbstractList<Bytes> implements RandomAccess {
        private final DnsName name;
        private final int size;

        LabelList(DnsName name) {
            this.name = name;
            this.size = name.labelCount();
        }

        @Override
        public Bytes get(int index) {
            Objects.checkIndex(index, size);
            int at = name.firstLabel();
            for (int i = 0; i < index; i++) {
                at = name.nextLabel(at);
            }
            return Bytes.between(name.source, at + 1, at + 1 + name.labelLength(at));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
