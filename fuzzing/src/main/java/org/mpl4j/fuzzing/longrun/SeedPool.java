package org.mpl4j.fuzzing.longrun;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;

/** What mutations begin with: given inputs, and those found on the way that reach views, or are refused at fields, that none did before. For one thread. */
final class SeedPool {
    private static final int MOST_FOUND = 1_000;

    private final PacketTarget target;
    private final SplittableRandom random;
    private final List<Seed> seeds = new ArrayList<>();
    private final BitSet classes = new BitSet();
    private final Set<Long> refusals = new HashSet<>();
    private final List<PacketInput> found = new ArrayList<>();
    private final int given;

    SeedPool(PacketTarget target, List<PacketInput> inputs, SplittableRandom random) {
        this.target = target;
        this.random = random;
        for (PacketInput input : inputs) {
            if (input.bytes().length <= Mutator.MOST_BYTES / 2) {
                seeds.add(Seed.of(target, input));
            }
        }
        if (seeds.isEmpty()) {
            seeds.add(Seed.of(target, new PacketInput(new byte[1], Arguments.defaults(target.params()))));
        }
        given = seeds.size();
    }

    Seed any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    /** Whether the views of an accepted input are of some class that is new. */
    boolean isNew(BitSet seen) {
        int before = classes.cardinality();
        classes.or(seen);
        return classes.cardinality() > before;
    }

    /** Whether nothing was refused like this before. */
    boolean isNew(long refusal) {
        return refusals.add(refusal);
    }

    /** Adds an input of which something is new. */
    void addNew(PacketInput input) {
        found.add(input);
        add(input);
    }

    /** All inputs of which something was new, in the order in which they were found. */
    List<PacketInput> found() {
        return List.copyOf(found);
    }

    /** Adds an input that was found; if there are many, another one that was found goes. */
    void add(PacketInput input) {
        Seed seed = Seed.of(target, input);
        if (seeds.size() - given < MOST_FOUND) {
            seeds.add(seed);
        } else {
            seeds.set(given + random.nextInt(MOST_FOUND), seed);
        }
    }
}
