package org.mpl4j.compiler.derive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.Classify;

/** Places as linear forms: which item it is whose end a place counts from. (Branches share slots, so a slot's number does not tell.) */
final class Anchors {
    private final Map<Integer, LinearForm> starts = new HashMap<>();
    private final Map<Integer, LinearForm> ends = new HashMap<>();
    private final Map<Integer, LinearForm> scopeEnds = new HashMap<>();

    /** By classify, where its branches end; and what its own end anchor then is. */
    private final Map<Integer, LinearForm[]> branchAnchors = new HashMap<>();

    private final Map<Integer, LinearForm[]> branchEnds = new HashMap<>();

    Anchors(PacketLayout layout) {
        for (Scope scope : layout.scopes().values()) {
            int[] setters = new int[scope.slotCount()];
            Arrays.fill(setters, Place.START);
            walk(scope.body(), setters);
            scopeEnds.put(scope.owner(), form(scope.body().end(), setters));
        }
    }

    /** In bytes from the start of the item's scope; of the byte in which it starts. */
    LinearForm start(int itemId) {
        return starts.getOrDefault(itemId, LinearForm.ZERO);
    }

    LinearForm end(int itemId) {
        return ends.getOrDefault(itemId, LinearForm.ZERO);
    }

    LinearForm scopeEnd(int owner) {
        return scopeEnds.getOrDefault(owner, LinearForm.ZERO);
    }

    /** Where a branch ends. */
    LinearForm branchEnd(int classifyId, int branch) {
        return branchEnds.getOrDefault(classifyId, new LinearForm[0])[branch];
    }

    /** What the anchor of a classify is for those who are in a branch of it. */
    LinearForm anchorInBranch(int classifyId, int branch) {
        return branchAnchors.getOrDefault(classifyId, new LinearForm[0])[branch];
    }

    private void walk(PlacedBlock block, int[] setters) {
        for (PlacedItem placed : block.items()) {
            int id = placed.item().id();
            starts.put(id, form(placed.start(), setters));
            if (placed.item() instanceof Classify) {
                walkBranches(placed, setters);
            }
            if (placed.endSlot().isPresent()) {
                setters[placed.endSlot().getAsInt()] = id;
            } else if (placed.end().base() != placed.start().base()
                    && placed.end().base() != Place.START) {
                setters[placed.end().base()] = id;
            }
            ends.put(id, form(placed.end(), setters));
        }
    }

    private void walkBranches(PlacedItem classify, int[] setters) {
        int count = classify.blocks().size();
        LinearForm[] anchors = new LinearForm[count];
        LinearForm[] branches = new LinearForm[count];
        for (int i = 0; i < count; i++) {
            PlacedBlock block = classify.blocks().get(i);
            walk(block, setters);
            branches[i] = form(block.end(), setters);
            boolean hasOwnSlot = classify.endSlot().isPresent();
            anchors[i] = hasOwnSlot ? branches[i] : form(new Place(block.end().base(), 0), setters);
        }
        branchAnchors.put(classify.item().id(), anchors);
        branchEnds.put(classify.item().id(), branches);
    }

    private static LinearForm form(Place place, int[] setters) {
        LinearForm offset = LinearForm.of(place.byteOffset());
        return place.base() == Place.START
                ? offset
                : LinearForm.of(Symbol.of(Symbol.Kind.ANCHOR, setters[place.base()]))
                        .plus(offset);
    }
}
