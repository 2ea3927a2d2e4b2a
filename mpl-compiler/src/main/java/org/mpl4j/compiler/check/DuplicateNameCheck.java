package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0202;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.source.Span;

/**
 * E0202: two items of one block, or of a branch and what stands before it, share a name, or one has the name of a parameter. An array element is a scope of its own, and a
 * name of a branch may be used again after it and in its siblings.
 */
final class DuplicateNameCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        Names names = new Names(diagnostics);
        for (Param param : packet.params()) {
            names.declare("parameter", param.name(), param.span());
        }
        names.walk(packet.body());
    }

    private record Names(Map<String, Span> firsts, Diagnostics diagnostics) {
        Names(Diagnostics diagnostics) {
            this(new HashMap<>(), diagnostics);
        }

        boolean declare(String what, String name, Span span) {
            Span first = firsts.putIfAbsent(name, span);
            if (first != null) {
                diagnostics
                        .error(E0202, span, "%s `%s` is declared twice", what, name)
                        .also(first, "first declared here");
            }
            return first == null;
        }

        /** Leaves the names of the block declared, for what follows it in a branch; returns them. */
        List<String> walk(Block block) {
            List<String> declared = new ArrayList<>();
            for (Item item : block.items()) {
                if (hasName(item) && declare("field", item.name(), item.span())) {
                    declared.add(item.name());
                }
                if (item instanceof Classify classify) {
                    for (Classify.Branch branch : classify.branches()) {
                        walk(branch.body()).forEach(firsts::remove);
                    }
                } else if (item instanceof ArrayItem array) {
                    new Names(diagnostics).walk(array.element());
                }
            }
            return declared;
        }

        private static boolean hasName(Item item) {
            return !(item instanceof EndianSwitch) && !(item instanceof Classify classify && !classify.isNamed());
        }
    }
}
