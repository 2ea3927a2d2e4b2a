package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.LeafBranches;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/**
 * The packets that policies are about, and their classes.
 *
 * @param model has every packet that a policy uses
 * @param packages where their classes are
 */
public record PolicyPackets(SpecModel model, JavaPackages packages) {
    /** The view of a packet. */
    ClassName view(QualifiedName packet) {
        return ClassName.get(packages.packageOf(packet), JavaNames.type(packet.name()));
    }

    /** A builder of the packet from which nothing is missing. */
    ClassName complete(QualifiedName packet) {
        return view(packet).nestedClass("Builder").nestedClass("Complete");
    }

    /** The labels of each leaf of a packet, by its number; empty if the model has no such packet. */
    Optional<List<List<String>>> leaves(QualifiedName packet) {
        PacketType type = model.packets().get(packet);
        return Optional.ofNullable(type).map(LeafBranches::of);
    }
}
