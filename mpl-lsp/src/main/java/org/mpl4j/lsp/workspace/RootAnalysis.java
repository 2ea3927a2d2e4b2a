package org.mpl4j.lsp.workspace;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.pipeline.Analysis;

/** What is known of all specifications and policies below one root, by place. */
public final class RootAnalysis {
    private final Path root;
    private final Analysis analysis;
    private final NameIndex names;
    private final Map<Place, PacketType> packets = new HashMap<>();
    private final Map<Place, ItemOfPacket> items = new HashMap<>();
    private final Map<Place, ParamOfPacket> params = new HashMap<>();
    private final Map<Place, ConstantOfEnum> constants = new HashMap<>();
    private final Map<Place, EnumType> enumerations = new HashMap<>();

    /** An item and what it is part of. */
    public record ItemOfPacket(PacketType packet, Item item) {}

    /** A parameter and what it is part of. */
    public record ParamOfPacket(PacketType packet, Param param) {}

    /** A tag and the enumeration that has it. */
    public record ConstantOfEnum(EnumType enumeration, EnumType.Constant constant) {}

    RootAnalysis(Path root, Analysis analysis, NameIndex names) {
        this.root = root;
        this.analysis = analysis;
        this.names = names;
        for (PacketType packet : analysis.packets()) {
            packets.put(Place.of(packet.span()), packet);
            packet.params().forEach(param -> params.put(Place.of(param.span()), new ParamOfPacket(packet, param)));
            packet.items().stream().filter(item -> item != null).forEach(item -> add(packet, item));
        }
        analysis.enumerations().values().forEach(enumeration -> {
            enumerations.put(Place.of(enumeration.span()), enumeration);
            add(enumeration);
        });
    }

    private void add(PacketType packet, Item item) {
        items.putIfAbsent(Place.of(item.span()), new ItemOfPacket(packet, item));
        if (item instanceof org.mpl4j.compiler.model.Field field) {
            field.enumeration().ifPresent(this::add);
        }
    }

    private void add(EnumType enumeration) {
        enumeration
                .constants()
                .forEach(constant ->
                        constants.putIfAbsent(Place.of(constant.span()), new ConstantOfEnum(enumeration, constant)));
    }

    public Path root() {
        return root;
    }

    public Analysis analysis() {
        return analysis;
    }

    public NameIndex names() {
        return names;
    }

    /** The packet whose name is declared there. */
    public Optional<PacketType> packet(Place declared) {
        return Optional.ofNullable(packets.get(declared));
    }

    /** The item whose name is declared there. */
    public Optional<ItemOfPacket> item(Place declared) {
        return Optional.ofNullable(items.get(declared));
    }

    public Optional<ParamOfPacket> param(Place declared) {
        return Optional.ofNullable(params.get(declared));
    }

    public Optional<ConstantOfEnum> constant(Place declared) {
        return Optional.ofNullable(constants.get(declared));
    }

    /** The shared enumeration whose typedef is declared there. */
    public Optional<EnumType> enumeration(Place declared) {
        return Optional.ofNullable(enumerations.get(declared));
    }

    /** The layout of a packet; empty where there is an error in it. */
    public Optional<PacketLayout> layout(PacketType packet) {
        return Optional.ofNullable(analysis.layouts().get(packet.name()));
    }
}
