package org.mpl4j.compiler.resolve;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;

/** Finds packets for files that are no specifications, but speak of packets as specifications do. */
public final class PacketFinder {
    private final SpecResolver resolver;

    /** @param path where packets are looked for */
    public PacketFinder(SpecPath path, Diagnostics diagnostics) {
        this.resolver = new SpecResolver(path, Set.of(), Parsing.WHOLE_FILES, diagnostics);
    }

    /** The packets of those names, as a specification in the place of a file would find them. What is not found, or has errors, is reported and left out. */
    public Map<String, PacketType> find(SourceFile from, Collection<Ident> names) {
        Map<String, QualifiedName> found = new HashMap<>();
        for (Ident name : names) {
            resolver.find(name, from).ifPresent(packet -> found.put(name.text(), packet));
        }
        Map<QualifiedName, PacketType> sound = resolver.sound().packets();
        Map<String, PacketType> packets = new HashMap<>();
        found.forEach((name, qualified) -> {
            if (sound.containsKey(qualified)) {
                packets.put(name, sound.get(qualified));
            }
        });
        return packets;
    }

    /** What the names that were found so far stand for, those of the files that speak of packets included. */
    public References references() {
        return resolver.references();
    }

    /** All packets that were found so far without an error, and what they refer to. */
    public SpecModel model() {
        return resolver.sound();
    }
}
