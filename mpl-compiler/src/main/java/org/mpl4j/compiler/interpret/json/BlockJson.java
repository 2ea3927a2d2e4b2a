package org.mpl4j.compiler.interpret.json;

import java.nio.charset.StandardCharsets;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.LabelShape;
import org.mpl4j.compiler.interpret.value.Omission;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** How the items of a block are written, as members of an object. */
final class BlockJson {
    static final byte[] FIELDS = "\"fields\":{".getBytes(StandardCharsets.US_ASCII);

    private final ItemJson[] items;

    BlockJson(BlockShape block, PacketJson packets) {
        items = block.items().stream()
                .filter(item -> !(item instanceof LabelShape))
                .map(item -> ItemJson.of(item, packets))
                .toArray(ItemJson[]::new);
    }

    void write(JsonBuffer out, ScopeValue scope, Omission omission) {
        for (ItemJson item : items) {
            ItemShape shape = item.shape();
            if (shape.isPresent(scope) && !omission.omits(shape, scope)) {
                item.write(out, scope, omission);
            }
        }
    }
}
