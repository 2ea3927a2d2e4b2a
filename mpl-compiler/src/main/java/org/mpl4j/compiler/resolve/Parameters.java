package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0208;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** The parameters of packets. */
final class Parameters {
    static final List<String> TYPES = List.of("int", "integer", "bool", "boolean", "bytes");

    private Parameters() {}

    /** What a parameter takes; empty if its type is unknown. */
    static Optional<ValueKind> kind(Declaration.Parameter parameter) {
        return switch (parameter.type().text()) {
            case "int", "integer" -> Optional.of(ValueKind.INT);
            case "bool", "boolean" -> Optional.of(ValueKind.BOOL);
            case "bytes" -> Optional.of(ValueKind.BYTES);
            default -> Optional.empty();
        };
    }

    /** The parameters of a packet; unknown types are reported. */
    static List<Param> of(Declaration declaration, Diagnostics diagnostics) {
        List<Param> params = new ArrayList<>();
        if (declaration instanceof Declaration.Packet packet) {
            for (Declaration.Parameter parameter : packet.parameters()) {
                if (kind(parameter).isEmpty()) {
                    unknown(parameter, diagnostics);
                }
                ValueKind kind = kind(parameter).orElse(ValueKind.INT);
                params.add(new Param(
                        parameter.name().text(),
                        kind,
                        params.size(),
                        parameter.name().span()));
            }
        }
        return params;
    }

    private static void unknown(Declaration.Parameter parameter, Diagnostics diagnostics) {
        String type = parameter.type().text();
        Diagnostics.Draft draft = diagnostics.error(
                E0208, parameter.type().span(), "a parameter is `int`, `bool` or `bytes`, not `%s`", type);
        NearestName.to(type, TYPES).ifPresentOrElse(draft::suggest, () -> draft.help("numbers of any width are `int`"));
    }
}
