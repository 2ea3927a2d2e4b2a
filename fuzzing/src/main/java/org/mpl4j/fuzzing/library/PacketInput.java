package org.mpl4j.fuzzing.library;

import java.util.HexFormat;
import java.util.List;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/**
 * What a packet is read from.
 *
 * @param bytes not to be changed
 * @param arguments of the packet, all known
 */
public record PacketInput(byte[] bytes, Arguments arguments) {
    /** The bytes of a vector. */
    public static PacketInput of(PacketTarget target, Vectors.Vector vector) {
        return new PacketInput(HexFormat.of().parseHex(vector.hex()), arguments(target.params(), vector.arguments()));
    }

    /** In the form of the {@code .vectors} files beside the specifications. */
    public String text(PacketTarget target) {
        StringBuilder text =
                new StringBuilder("packet ").append(target.name().name()).append('\n');
        for (Param param : target.params()) {
            text.append("arg ")
                    .append(param.name())
                    .append('=')
                    .append(value(param))
                    .append('\n');
        }
        return text.append("hex ")
                .append(HexFormat.of().formatHex(bytes))
                .append('\n')
                .toString();
    }

    private String value(Param param) {
        if (param.kind() == ValueKind.BYTES) {
            return arguments.content(param.index()).hex();
        }
        long number = arguments.number(param.index());
        return param.kind() == ValueKind.BOOL ? Boolean.toString(number != 0) : Long.toString(number);
    }

    /** The arguments that a packet of a vector is built with: those that are not given are left for its branches to decide. */
    public static Arguments buildArguments(PacketTarget target, Vectors.Vector vector) {
        return set(PacketBuilder.undecided(target.interpreter().shape()), target.params(), vector.arguments());
    }

    /**
     * The arguments of a packet, of which {@code name=value} says some.
     *
     * @throws IllegalArgumentException if one names no parameter
     */
    public static Arguments arguments(List<Param> params, List<String> given) {
        return set(Arguments.defaults(params), params, given);
    }

    private static Arguments set(Arguments arguments, List<Param> params, List<String> given) {
        for (String one : given) {
            String[] parts = one.split("=", 2);
            Param param = params.stream()
                    .filter(candidate -> candidate.name().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no parameter `" + parts[0] + "`"));
            if (param.kind() == ValueKind.BYTES) {
                arguments.set(param.index(), Bytes.ofHex(parts[1]));
            } else if (param.kind() == ValueKind.BOOL) {
                arguments.set(param.index(), Boolean.parseBoolean(parts[1]) ? 1 : 0);
            } else {
                arguments.set(param.index(), Long.decode(parts[1]));
            }
        }
        return arguments;
    }
}
