package org.mpl4j.compiler.wireshark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.dissect.table.TableLoader;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** Makes a dissector of some packets, and of what they contain. */
public final class WiresharkDissector {
    private static final Set<String> CODECS = Set.of("mpint", "dns_label", "dns_label_comp");

    private final CompiledSpec spec;
    private final Map<QualifiedName, Integer> numbers = new LinkedHashMap<>();
    private final Map<QualifiedName, String> protocols = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private WiresharkDissector(CompiledSpec spec) {
        this.spec = spec;
    }

    /**
     * The fields whose type has its codec in Java, which Wireshark cannot call, as packet and field; empty if there are none.
     *
     * @param packets that a dissector is wanted for
     */
    public static Optional<String> unreadable(SpecModel model, Collection<QualifiedName> packets) {
        for (QualifiedName name : withContents(model, packets)) {
            for (Item item : model.packet(name).items()) {
                if (item instanceof Field field
                        && field.type() instanceof FieldType.Extern extern
                        && !CODECS.contains(extern.name())) {
                    return Optional.of(name.name() + "." + field.name());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The dissector as a file of Lua.
     *
     * @param spec with all packets that tables name
     * @param packets that a dissector is wanted for
     */
    public static String of(CompiledSpec spec, TableLoader tables, Collection<QualifiedName> packets) {
        WiresharkDissector dissector = new WiresharkDissector(spec);
        for (QualifiedName name : withContents(spec.model(), packets)) {
            dissector.numbers.put(name, dissector.numbers.size() + 1);
        }
        dissector.nameProtocols();
        dissector.write(tables);
        return dissector.out.toString();
    }

    /** The packets and those nested in them, the outer ones first. */
    private static Set<QualifiedName> withContents(SpecModel model, Collection<QualifiedName> packets) {
        Set<QualifiedName> all = new java.util.LinkedHashSet<>(packets);
        List<QualifiedName> open = new java.util.ArrayList<>(packets);
        while (!open.isEmpty()) {
            for (Item item : model.packet(open.remove(open.size() - 1)).items()) {
                if (item instanceof NestedPacket nested && all.add(nested.target())) {
                    open.add(nested.target());
                }
            }
        }
        return all;
    }

    /** Packets of one name in several folders are told apart by these, and if need be by their files. */
    private void nameProtocols() {
        Set<String> taken = new HashSet<>(Set.of("mpl"));
        for (QualifiedName name : numbers.keySet()) {
            List<String> forms = List.of(
                    name.name(),
                    name.directory() + "_" + name.name(),
                    name.directory() + "_" + name.file() + "_" + name.name());
            String free = forms.stream()
                    .map(form -> "mpl_" + LuaText.filterName(form))
                    .filter(taken::add)
                    .findFirst()
                    .orElseGet(() -> "mpl_" + numbers.get(name));
            protocols.put(name, free);
        }
    }

    private void write(TableLoader tables) {
        out.append(
                "-- Made by mplc wireshark. Load it with: wireshark -X lua_script:FILE, or put it into a folder of plugins.\n");
        out.append(runtime());
        out.append("\n-- Packets\n\nlocal P, F = {}, {}\n\n");
        numbers.forEach((name, number) -> declare(spec.model().packet(name), number));
        numbers.forEach((name, number) -> define(spec.model().packet(name), number));
        out.append("-- Layers\n\n").append(new LuaLayers(spec.model(), tables, numbers).statements());
        out.append("for _, packet in ipairs(P) do\n  M.offer(packet)\nend\n");
    }

    private static String runtime() {
        try (InputStream input = WiresharkDissector.class.getResourceAsStream("runtime.lua")) {
            return new String(Objects.requireNonNull(input).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void declare(PacketType packet, int number) {
        String protocol = Objects.requireNonNull(protocols.get(packet.name()));
        String params = packet.params().stream()
                .map(param -> "[" + LuaText.string(param.name()) + "] = " + (param.index() + 1))
                .collect(Collectors.joining(", "));
        String defaults =
                packet.params().stream().map(WiresharkDissector::defaultOf).collect(Collectors.joining(", "));
        String items = packet.items().stream()
                .filter(Field.class::isInstance)
                .map(item -> "[" + item.id() + "] = " + LuaText.string(item.name()))
                .collect(Collectors.joining(", "));
        out.append(
                "P[" + number + "] = { name = " + LuaText.string(packet.name().name()) + ", proto = Proto("
                        + LuaText.string(protocol) + ", " + LuaText.string(protocol + ": " + packet.name())
                        + "),\n  params = { "
                        + params + " }, defaults = { " + defaults + " }, items = { " + items + " } }\n");
    }

    private static String defaultOf(Param param) {
        return switch (param.kind()) {
            case INT -> "0";
            case BOOL -> "false";
            default -> "\"\"";
        };
    }

    private void define(PacketType packet, int number) {
        LuaFields fields =
                new LuaFields(Objects.requireNonNull(protocols.get(packet.name())), spec.layout(packet.name()), number);
        String body =
                new LuaBlocks(spec.model(), packet, fields, name -> Objects.requireNonNull(numbers.get(name))).body();
        out.append('\n').append("-- " + packet.name() + "\n").append(fields.declarations());
        out.append("P[" + number + "].parse = function(s)\n").append(body).append("end\n");
    }
}
