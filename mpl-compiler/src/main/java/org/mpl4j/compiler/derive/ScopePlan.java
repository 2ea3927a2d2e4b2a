package org.mpl4j.compiler.derive;

import java.util.List;

/**
 * What happens when a scope (packet or array element) has been written to its end.
 *
 * @param order ids of its fields with {@link Binding.Derived}, {@link Binding.Solved}, {@link Binding.Presence}, {@link Binding.Tag}, {@link Binding.FromChild} and
 *     last {@link Binding.Checksum}, so that each comes after those that it uses; fields in branches that were not taken are skipped
 * @param checks verified afterwards; those of items in branches that were not taken are skipped
 * @param rereads ids of nested packets and arrays whose arguments or captures were not all known when they were written: afterwards each (if it is there) is parsed
 *     again with the final values, must end where it was written to, and must have the branches, optional items and sizes that were chosen, or the build fails
 * @param doubtful ids of nested packets and arrays that are parsed again like that if something in them is in doubt ({@link ChoiceWatch#doubts})
 */
public record ScopePlan(List<Integer> order, List<SizeCheck> checks, List<Integer> rereads, List<Integer> doubtful) {
    public ScopePlan {
        order = List.copyOf(order);
        checks = List.copyOf(checks);
        rereads = List.copyOf(rereads);
        doubtful = List.copyOf(doubtful);
    }

    /** Whether an item is, or may be, read again when the scope has been written. */
    public boolean isReadAgain(int itemId) {
        return rereads.contains(itemId) || doubtful.contains(itemId);
    }
}
