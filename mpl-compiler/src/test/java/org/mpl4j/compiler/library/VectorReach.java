package org.mpl4j.compiler.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.cli.PacketCase;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ChoiceWalk;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** Which branches of the packets in {@code specs/} the vectors take, and which optional items they have and lack. */
final class VectorReach extends ChoiceWalk {
    private final Library library;
    private final Set<String> reached = new HashSet<>();

    VectorReach(Library library) throws IOException {
        this.library = library;
        for (PacketCase vector : PacketCase.vectors()) {
            if (!vector.hex().isEmpty() && !vector.isRefused()) {
                note(vector);
            }
        }
    }

    /** What no vector reaches, as {@code ip/ipv4.mpl ipv4_option.type: Security}; of optional items, {@code (absent)} or {@code (present)}. */
    Set<String> unreached() {
        Set<String> all = new TreeSet<>();
        for (PacketType packet : library.packets()) {
            for (ItemShape item : library.spec().shapes().shape(packet.name()).items()) {
                all.addAll(cases(item));
            }
        }
        all.removeAll(reached);
        return all;
    }

    private List<String> cases(ItemShape item) {
        List<String> cases = new ArrayList<>();
        if (item.isOptional()) {
            cases.add(text(item, "(absent)"));
            cases.add(text(item, "(present)"));
        }
        if (item instanceof ClassifyShape classify) {
            classify.branches().forEach(branch -> cases.add(text(item, branch.label())));
        }
        return cases;
    }

    private void note(PacketCase vector) {
        QualifiedName name = library.nameOf(vector);
        try {
            walk(library.spec()
                    .interpreters()
                    .of(name)
                    .parse(TestSpec.bytes(vector.hex()), library.arguments(vector), Limits.DEFAULT));
        } catch (ParseException e) {
            throw new IllegalStateException(vector + " cannot be read", e);
        }
    }

    @Override
    protected void optional(ItemShape item, boolean isPresent) {
        reached.add(text(item, isPresent ? "(present)" : "(absent)"));
    }

    @Override
    protected void taken(ClassifyShape classify, BranchShape branch) {
        reached.add(text(classify, branch.label()));
    }

    private static String text(ItemShape item, String which) {
        PacketType packet = item.scope().packet().type();
        return packet.name().path() + " " + packet.name().name() + path(item) + ": " + which;
    }

    /** The branches around the item, and its own name: {@code .body.Unreachable.length}. */
    private static String path(ItemShape item) {
        BranchShape around = item.within();
        return (around == null ? "" : path(around.classify()) + "." + around.label()) + "." + item.name();
    }
}
