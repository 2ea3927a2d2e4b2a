package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0206;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.source.Span;

/** E0206: two fields of one block, branches of one classify or tags of one enumeration have different names that are the same in Java. */
final class JavaMemberCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        block(packet.body(), diagnostics);
        for (Item item : packet.items()) {
            if (item instanceof ArrayItem array) {
                block(array.element(), diagnostics);
            } else if (item instanceof Classify classify) {
                Seen labels = new Seen(JavaNames::label, diagnostics);
                for (Classify.Branch branch : classify.branches()) {
                    labels.add(branch.label(), branch.span());
                    block(branch.body(), diagnostics);
                }
            } else if (item instanceof Field field) {
                field.enumeration()
                        .filter(type -> type.sharedName().isEmpty())
                        .ifPresent(type -> tags(type, diagnostics));
            }
        }
    }

    static void tags(EnumType type, Diagnostics diagnostics) {
        Seen tags = new Seen(JavaNames::label, diagnostics);
        type.constants().forEach(constant -> tags.add(constant.tag(), constant.span()));
    }

    private static void block(Block block, Diagnostics diagnostics) {
        Seen members = new Seen(JavaNames::member, diagnostics);
        for (Item item : block.items()) {
            if (!(item instanceof EndianSwitch) && !(item instanceof Classify classify && !classify.isNamed())) {
                members.add(item.name(), item.span());
            }
        }
    }

    private record Seen(
            Map<String, String> names,
            Map<String, Span> firsts,
            Function<String, String> toJava,
            Diagnostics diagnostics) {
        Seen(Function<String, String> toJava, Diagnostics diagnostics) {
            this(new HashMap<>(), new HashMap<>(), toJava, diagnostics);
        }

        /** The same name twice is another rule's. */
        void add(String name, Span span) {
            String java = toJava.apply(name);
            String first = names.putIfAbsent(java, name);
            Span firstSpan = firsts.putIfAbsent(java, span);
            if (first != null && firstSpan != null && !first.equals(name)) {
                diagnostics
                        .error(E0206, span, "`%s` and `%s` are both `%s` in Java", first, name, java)
                        .also(firstSpan, "the other one");
            }
        }
    }
}
