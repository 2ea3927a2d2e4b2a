package org.mpl4j.compiler.capture;

import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketShape;

/** Finds items of the capture formats' specifications by the names that the readers rely on. */
final class ShapeFields {
    private ShapeFields() {}

    static <T extends ItemShape> T find(PacketShape packet, String name, Class<T> type) {
        return find(packet.scope().body(), packet.name(), name, type);
    }

    /** An item of the branch with that label. */
    static <T extends ItemShape> T find(ClassifyShape classify, String branch, String name, Class<T> type) {
        BlockShape body = classify.branches().stream()
                .filter(candidate -> candidate.label().equals(branch))
                .findFirst()
                .orElseThrow(() -> missing(classify.name(), branch))
                .body();
        return find(body, branch, name, type);
    }

    private static <T extends ItemShape> T find(BlockShape body, String owner, String name, Class<T> type) {
        for (ItemShape item : body.items()) {
            if (item.name().equals(name) && type.isInstance(item)) {
                return type.cast(item);
            }
        }
        throw missing(owner, name);
    }

    private static IllegalArgumentException missing(String owner, String name) {
        return new IllegalArgumentException("the specification of the capture format on the spec path has no `" + name
                + "` in `" + owner + "`, which reading captures needs");
    }
}
