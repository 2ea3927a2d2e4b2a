package org.mpl4j.compiler.derive;

import java.util.List;

/**
 * What happens when a scope (packet or array element) has been written to its end.
 *
 * @param order ids of its fields with {@link Binding.Derived}, {@link Binding.Presence}, {@link Binding.Tag}, {@link Binding.FromChild} and last
 *     {@link Binding.Checksum}, so that each comes after those that it uses; fields in branches that were not taken are skipped
 * @param checks verified afterwards
 */
public record ScopePlan(List<Integer> order, List<SizeCheck> checks) {
    public ScopePlan {
        order = List.copyOf(order);
        checks = List.copyOf(checks);
    }
}
