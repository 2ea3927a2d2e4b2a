package org.mpl4j.compiler.interpret.build;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.runtime.PacketWriter;

/**
 * A packet that is being built, as a whole. Parameters that its branches decide become known on the way.
 */
final class BuildPacket {
    private final PacketShape shape;
    private final Arguments arguments;
    private final boolean isBounded;
    private final PacketWriter writer;
    private final NodeCache cache;
    private final Set<Integer> reported = new HashSet<>();
    private @Nullable BuildScope scope;

    /**
     * @param isBounded whether a window, or the input, ends where the packet does
     */
    BuildPacket(PacketShape shape, Arguments arguments, boolean isBounded, PacketWriter writer, NodeCache cache) {
        this.shape = shape;
        this.arguments = arguments;
        this.isBounded = isBounded;
        this.writer = writer;
        this.cache = cache;
    }

    PacketShape shape() {
        return shape;
    }

    Arguments arguments() {
        return arguments;
    }

    boolean isBounded() {
        return isBounded;
    }

    PacketWriter writer() {
        return writer;
    }

    NodeCache cache() {
        return cache;
    }

    void setScope(BuildScope own) {
        scope = own;
    }

    /** Whether the branches that were built decide a parameter. */
    boolean reports(int parameter) {
        return reported.contains(parameter);
    }

    /** Notes what the branches that were built say about parameters. What they say of a parameter that was known is compared elsewhere. */
    void report() {
        shape.plan().reportedParams().forEach((index, binding) -> {
            try {
                long number = reportedNumber(binding);
                reported.add(index);
                if (!arguments.isKnown(index)) {
                    arguments.set(index, number);
                }
            } catch (NotKnownYet e) {
                reported.remove(index);
            }
        });
    }

    private long reportedNumber(Binding binding) {
        if (binding instanceof Binding.Tag tag) {
            return Derivation.tagValue(
                    scope(), tag, shape, scope().shape().body().items().get(0));
        }
        if (binding instanceof Binding.FromChild child) {
            return Derivation.fromChild(scope(), child);
        }
        throw NotKnownYet.INSTANCE;
    }

    BuildScope scope() {
        return Objects.requireNonNull(scope, "the packet's own scope");
    }
}
