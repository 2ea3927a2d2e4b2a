package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.mpl4j.runtime.Bytes;

/** Makes packets almost packets: lies in lengths, counts and tags, pointers in circles, truncation, insertion, and the middle of one packet in another. */
final class Mutator {
    private static final int MOST_EDITS = 3;
    private static final int MOST_INSERTED = 12;

    private final Random random;

    /** A packet that can be mutated. */
    record Subject(byte[] bytes, List<Spot> spots) {}

    Mutator(Random random) {
        this.random = random;
    }

    /**
     * Some edits, in the order in which they are to be done.
     *
     * @param other another packet of the same kind, of which parts are taken
     */
    List<Edit> edits(Subject subject, Subject other) {
        List<Edit> edits = new ArrayList<>();
        do {
            edits.add(edit(subject, other));
        } while (edits.size() < MOST_EDITS && random.nextInt(3) == 0);
        return edits;
    }

    private Edit edit(Subject subject, Subject other) {
        List<Spot> steering =
                subject.spots.stream().filter(spot -> spot.role().steers()).toList();
        List<Spot> names = subject.spots.stream()
                .filter(spot -> spot.role() == Spot.Role.NAME && spot.bits() >= 8)
                .toList();
        List<Spot> numbers = subject.spots.stream().filter(Spot::isNumber).toList();
        List<Spot> fixed = numbers.stream()
                .filter(spot -> spot.role() == Spot.Role.CONSTANT || spot.role() == Spot.Role.CHECKSUM)
                .toList();
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> steering.isEmpty() ? flip(subject) : lie(subject, oneOf(steering));
            case 3 -> names.isEmpty() ? flip(subject) : point(subject, oneOf(names));
            case 4 -> numbers.isEmpty() ? flip(subject) : lie(subject, oneOf(numbers));
            case 9 -> fixed.isEmpty() ? flip(subject) : lie(subject, oneOf(fixed));
            case 5 -> truncate(subject);
            case 6 -> insert(subject);
            case 7 -> delete(subject);
            case 8 -> splice(subject, other);
            default -> flip(subject);
        };
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A boundary between fields, or any place. */
    private int place(Subject subject) {
        if (subject.spots.isEmpty() || random.nextInt(3) == 0) {
            return random.nextInt(subject.bytes.length + 1);
        }
        Spot spot = oneOf(subject.spots);
        return Math.min(random.nextBoolean() ? spot.start() : spot.end(), subject.bytes.length);
    }

    private Edit lie(Subject subject, Spot spot) {
        long mask = -1L >>> (Long.SIZE - spot.bits());
        long old = number(subject.bytes, spot);
        long lie = switch (random.nextInt(8)) {
                    case 0 -> 0;
                    case 1 -> mask;
                    case 2 -> mask >>> 1;
                    case 3 -> old + 1;
                    case 4 -> old - 1;
                    case 5 -> old ^ (1L << random.nextInt((int) spot.bits()));
                    case 6 -> random.nextInt(64);
                    default -> random.nextLong();
                }
                & mask;
        lie = lie == old ? lie ^ 1 : lie;
        byte[] changed = Arrays.copyOfRange(subject.bytes, spot.start(), spot.end());
        put(changed, (int) (spot.startBit() & 7), (int) spot.bits(), ordered(lie, spot));
        String what = "sets the " + spot.text() + " at " + spot.start() + " from " + Long.toUnsignedString(old) + " to "
                + Long.toUnsignedString(lie);
        return new Edit(spot.role().mutation(), what, spot.start(), changed.length, Bytes.wrap(changed));
    }

    private static long number(byte[] bytes, Spot spot) {
        long number = 0;
        for (long bit = spot.startBit(); bit < spot.startBit() + spot.bits(); bit++) {
            number = number << 1 | (bytes[(int) (bit >> 3)] >> (7 - (bit & 7)) & 1);
        }
        return ordered(number, spot);
    }

    /** Bits in the order of the packet from a number, and the other way round. */
    private static long ordered(long number, Spot spot) {
        boolean isSwapped = spot.isLittle() && spot.bits() % 8 == 0 && spot.startBit() % 8 == 0;
        return isSwapped ? Long.reverseBytes(number) >>> (Long.SIZE - spot.bits()) : number;
    }

    private static void put(byte[] bytes, int firstBit, int bits, long number) {
        for (int i = 0; i < bits; i++) {
            int bit = firstBit + i;
            int one = 1 << (7 - (bit & 7));
            boolean isSet = (number >>> (bits - 1 - i) & 1) != 0;
            bytes[bit >> 3] = (byte) (isSet ? bytes[bit >> 3] | one : bytes[bit >> 3] & ~one);
        }
    }

    /** A compression pointer where the encoded value had something else. */
    private Edit point(Subject subject, Spot name) {
        int at = name.start() + random.nextInt(Math.max(1, name.end() - name.start()));
        int target = switch (random.nextInt(4)) {
            case 0 -> at;
            case 1 -> Math.max(0, at - 2);
            case 2 -> at + random.nextInt(8);
            default -> random.nextInt(subject.bytes.length + 8);
        };
        byte[] pointer = {(byte) (0xc0 | target >> 8), (byte) target};
        return new Edit(
                Mutation.POINTER,
                "puts a pointer to " + target + " into the " + name.text() + " at " + at,
                at,
                2,
                Bytes.wrap(pointer));
    }

    private Edit truncate(Subject subject) {
        int length = Math.max(0, place(subject) - random.nextInt(2));
        return new Edit(
                Mutation.TRUNCATION,
                "cuts the packet off after " + length + " bytes",
                length,
                Integer.MAX_VALUE,
                Bytes.EMPTY);
    }

    private Edit insert(Subject subject) {
        byte[] added = new byte[1 + random.nextInt(MOST_INSERTED)];
        switch (random.nextInt(3)) {
            case 0 -> random.nextBytes(added);
            case 1 -> Arrays.fill(added, (byte) 0xff);
            default -> {}
        }
        int at = place(subject);
        return new Edit(
                Mutation.INSERTION, "inserts " + Bytes.wrap(added).hex() + " at " + at, at, 0, Bytes.wrap(added));
    }

    private Edit delete(Subject subject) {
        int from = place(subject);
        int to = place(subject);
        int length = Math.abs(to - from);
        int at = Math.min(from, to);
        return new Edit(Mutation.DELETION, "deletes " + length + " bytes at " + at, at, length, Bytes.EMPTY);
    }

    private Edit splice(Subject subject, Subject other) {
        int at = place(subject);
        int from = place(other);
        byte[] rest = Arrays.copyOfRange(other.bytes, from, other.bytes.length);
        return new Edit(
                Mutation.SPLICE,
                "replaces all from " + at + " by what another packet has from " + from,
                at,
                Integer.MAX_VALUE,
                Bytes.wrap(rest));
    }

    private Edit flip(Subject subject) {
        if (subject.bytes.length == 0) {
            return insert(subject);
        }
        int at = random.nextInt(subject.bytes.length);
        int bit = random.nextInt(8);
        Bytes flipped = Bytes.of((byte) (subject.bytes[at] ^ 1 << bit));
        return new Edit(Mutation.FLIP, "flips bit " + (7 - bit) + " of the byte at " + at, at, 1, flipped);
    }
}
