package org.mpl4j.fuzzing.longrun;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes inputs of seeds: numbers that lie, parts cut out, doubled and swapped, the rest of other packets, bits and bytes at random, and sometimes much more of the same. The result is in
 * {@link #bytes} up to {@link #length}. For one thread.
 */
final class Mutator {
    /** Inputs may grow up to this now and then. */
    static final int MOST_BYTES = 1 << 16;

    private static final int USUAL_BYTES = 2048;
    private static final int GROW_ONE_IN = 2000;
    private static final int MOST_CHANGES = 4;
    private static final long[] EDGES = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        16,
        63,
        64,
        127,
        128,
        255,
        256,
        0x3fff,
        0x4000,
        0x7fff,
        0x8000,
        0xfffe,
        0xffff,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };

    private final SplittableRandom random;
    private final byte[] bytes = new byte[MOST_BYTES];
    private final byte[] spare = new byte[MOST_BYTES];
    private int length;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Makes one of a seed, with something of another one. */
    void mutate(Seed seed, Seed other) {
        length = seed.bytes().length;
        System.arraycopy(seed.bytes(), 0, bytes, 0, length);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            change(seed, other);
        }
        if (random.nextInt(GROW_ONE_IN) == 0) {
            grow(seed);
        }
    }

    private void change(Seed seed, Seed other) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> lie(seed.numbers());
            case 3 -> number(place(), 1 << random.nextInt(4), random.nextBoolean());
            case 4 -> flipBit();
            case 5 -> setByte();
            case 6 -> length = random.nextInt(length + 1);
            case 7 -> delete(part(seed));
            case 8 -> insert(part(seed), place(), 1 + random.nextInt(3));
            case 9 -> splice(other);
            case 10 -> append();
            default -> pointer();
        }
    }

    private int place() {
        return length == 0 ? 0 : random.nextInt(length);
    }

    private void lie(List<Seed.Place> numbers) {
        if (numbers.isEmpty()) {
            setByte();
            return;
        }
        Seed.Place place = numbers.get(random.nextInt(numbers.size()));
        number(place.start(), place.length(), place.isLittle());
    }

    /** Another number in place of the one there: an edge, a neighbour, how much follows, or anything. */
    private void number(int at, int size, boolean isLittle) {
        if (at + size > length) {
            setByte();
            return;
        }
        long value = switch (random.nextInt(5)) {
            case 0, 1 -> EDGES[random.nextInt(EDGES.length)];
            case 2 -> read(at, size, isLittle) + random.nextInt(-4, 5);
            case 3 -> length - at - size + random.nextInt(-2, 3);
            default -> random.nextLong();
        };
        for (int i = 0; i < size; i++) {
            bytes[isLittle ? at + i : at + size - 1 - i] = (byte) (value >> 8 * i);
        }
    }

    private long read(int at, int size, boolean isLittle) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[isLittle ? at + size - 1 - i : at + i] & 0xff;
        }
        return value;
    }

    private void flipBit() {
        if (length > 0) {
            bytes[place()] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private void setByte() {
        if (length > 0) {
            bytes[place()] = (byte) (random.nextBoolean() ? EDGES[random.nextInt(12)] : random.nextInt());
        }
    }

    /** Two bytes that point back, where names are compressed. */
    private void pointer() {
        if (length >= 2) {
            int at = random.nextInt(length - 1);
            int to = random.nextInt(at + 2);
            bytes[at] = (byte) (0xc0 | to >> 8 & 0x3f);
            bytes[at + 1] = (byte) to;
        }
    }

    /** A part of the seed, if it is still there, or any run of bytes. */
    private Seed.Place part(Seed seed) {
        if (!seed.parts().isEmpty() && random.nextInt(4) > 0) {
            Seed.Place part = seed.parts().get(random.nextInt(seed.parts().size()));
            if (part.start() + part.length() <= length) {
                return part;
            }
        }
        int at = place();
        return new Seed.Place(at, length == 0 ? 0 : 1 + random.nextInt(Math.min(32, length - at)), false);
    }

    private void delete(Seed.Place part) {
        int end = part.start() + part.length();
        System.arraycopy(bytes, end, bytes, part.start(), length - end);
        length -= part.length();
    }

    private void insert(Seed.Place part, int at, int times) {
        insert(part, random.nextBoolean() ? at : part.start(), times, USUAL_BYTES);
    }

    /** So many more of a part, as far as there is room. */
    private void insert(Seed.Place part, int at, int times, int mostBytes) {
        if (part.length() == 0) {
            return;
        }
        int count = Math.min(times, Math.max(0, mostBytes - length) / part.length());
        System.arraycopy(bytes, part.start(), spare, 0, part.length());
        int added = count * part.length();
        System.arraycopy(bytes, at, bytes, at + added, length - at);
        for (int i = 0; i < count; i++) {
            System.arraycopy(spare, 0, bytes, at + i * part.length(), part.length());
        }
        length += added;
    }

    private void splice(Seed other) {
        int keep = random.nextInt(length + 1);
        int from = random.nextInt(other.bytes().length + 1);
        int count = Math.min(other.bytes().length - from, Math.max(0, Math.max(USUAL_BYTES, length) - keep));
        System.arraycopy(other.bytes(), from, bytes, keep, count);
        length = keep + count;
    }

    private void append() {
        int count = Math.min(1 + random.nextInt(64), Math.max(0, USUAL_BYTES - length));
        if (random.nextBoolean()) {
            Arrays.fill(bytes, length, length + count, (byte) EDGES[random.nextInt(EDGES.length)]);
        } else {
            for (int i = 0; i < count; i++) {
                bytes[length + i] = (byte) random.nextInt();
            }
        }
        length += count;
    }

    /** Very much more of one part; numbers of one or two bytes before it now say that there is much. */
    private void grow(Seed seed) {
        Seed.Place part = part(seed);
        insert(part, part.start(), MOST_BYTES, 1 << random.nextInt(12, 17));
        for (Seed.Place number : seed.numbers()) {
            if (number.start() + number.length() <= part.start() && number.length() > 1 && random.nextInt(3) == 0) {
                number(number.start(), number.length(), number.isLittle());
            }
        }
    }
}
