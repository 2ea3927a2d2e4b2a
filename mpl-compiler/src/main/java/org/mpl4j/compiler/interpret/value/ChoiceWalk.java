package org.mpl4j.compiler.interpret.value;

/** Goes through everything in a packet, and says which optional items are there and which branches were taken, in nested packets and elements, too. */
public abstract class ChoiceWalk {
    /** There is an optional item, or there might be. */
    protected abstract void optional(ItemShape item, boolean isPresent);

    /** A branch was taken. */
    protected abstract void taken(ClassifyShape classify, BranchShape branch);

    public final void walk(PacketValue packet) {
        walk(packet, packet.shape().body());
    }

    private void walk(ScopeValue scope, BlockShape body) {
        for (ItemShape item : body.items()) {
            if (item.isOptional()) {
                optional(item, item.isPresent(scope));
            }
            if (item.isPresent(scope)) {
                walkInside(scope, item);
            }
        }
    }

    private void walkInside(ScopeValue scope, ItemShape item) {
        if (item instanceof ClassifyShape classify) {
            BranchShape branch = classify.branch(scope);
            if (branch != null) {
                taken(classify, branch);
                walk(scope, branch.body());
            }
        } else if (item instanceof NestedShape nested) {
            PacketValue inside = nested.packet(scope);
            if (inside != null) {
                walk(inside);
            }
        } else if (item instanceof ArrayShape array) {
            ListValue list = array.list(scope);
            for (int i = 0; list != null && i < list.size(); i++) {
                walk(list.get(i), list.get(i).shape().body());
            }
        }
    }
}
