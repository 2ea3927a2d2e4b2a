package org.mpl4j.compiler.backend;

import java.util.List;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.Param;

/**
 * How the generated builder of a packet is called: what other backends need to write Java that builds packets.
 *
 * @param packageName of the packet's class, may be empty
 * @param className of the packet's class, without the package
 * @param given the parameters that the builder takes; branches decide the others
 * @param isRefreshable whether the class has {@code refresh()}
 * @param steps what is given, in order
 */
public record BuilderOutline(
        String packageName, String className, List<Param> given, boolean isRefreshable, List<Step> steps) {
    public BuilderOutline {
        given = List.copyOf(given);
        steps = List.copyOf(steps);
    }

    /** Something that is given. */
    public sealed interface Step {
        Item item();

        /** Whether nothing behind it can be given without it. */
        boolean isRequired();
    }

    /**
     * A field.
     *
     * @param mayBeForbidden whether something else that is given may decide it, so that it must not be given then
     * @param method of the builder
     * @param type that the method takes: {@code int}, or the canonical name of a class
     */
    public record Value(Field item, boolean isRequired, boolean mayBeForbidden, String method, String type)
            implements Step {}

    /** A nested packet: its method takes a function from the first stage of its own builder to the last. */
    public record Packet(NestedPacket item, boolean isRequired, String method) implements Step {}

    /**
     * An array: its method takes a consumer of what has {@code add}.
     *
     * @param element what an element is made of
     * @param isSingle whether {@code add} takes the only step of the element as such, not a function
     */
    public record Elements(ArrayItem item, boolean isRequired, String method, List<Step> element, boolean isSingle)
            implements Step {
        public Elements {
            element = List.copyOf(element);
        }
    }

    /** A classify: there is a method a branch. */
    public record Choice(Classify item, boolean isRequired, List<Way> ways) implements Step {
        public Choice {
            ways = List.copyOf(ways);
        }
    }

    /**
     * A branch.
     *
     * @param tagType the type of the tag that the method takes; empty if it takes none
     * @param steps what is given for the branch
     */
    public record Way(Classify.Branch branch, String method, String tagType, List<Step> steps) {
        public Way {
            steps = List.copyOf(steps);
        }
    }
}
