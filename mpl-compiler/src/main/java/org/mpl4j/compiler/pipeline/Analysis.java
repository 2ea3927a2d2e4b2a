package org.mpl4j.compiler.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.resolve.References;

/**
 * What is known about specifications that may have errors: for editors.
 *
 * @param result what a compilation gives
 * @param packets all packets that were reached. Where there is an error in one, parts of it may be missing
 * @param enumerations the shared ones, by the names of their typedefs
 * @param references what names stand for, also in those parts of files that have no syntax error
 * @param layouts of the packets that no error was found in, by their names
 */
public record Analysis(
        CompilationResult result,
        List<PacketType> packets,
        Map<QualifiedName, EnumType> enumerations,
        References references,
        Map<QualifiedName, PacketLayout> layouts) {
    public Analysis {
        packets = List.copyOf(packets);
        enumerations = Collections.unmodifiableMap(new LinkedHashMap<>(enumerations));
        layouts = Collections.unmodifiableMap(new LinkedHashMap<>(layouts));
    }
}
