package org.mpl4j.compiler.spl.model;

import java.util.List;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * A leaf branch of a packet.
 *
 * @param labels the labels of the branches that lead to it, from the outside; empty for a packet without a choice
 */
public record PacketBranch(QualifiedName packet, List<String> labels) {
    public PacketBranch {
        labels = List.copyOf(labels);
    }
}
