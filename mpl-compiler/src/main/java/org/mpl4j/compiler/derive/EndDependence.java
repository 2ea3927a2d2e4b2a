package org.mpl4j.compiler.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/**
 * What depends on how far it is to the end of the window around it ({@code remaining()}) other than by taking all of it as the last: which items are there, which
 * branches are taken, how big something is that has more behind it. Who builds such an item does not know yet what follows it, so nothing can be checked then; once the
 * window is complete, it is read again.
 */
final class EndDependence {
    private static final What NOTHING = new What(false, false, false);
    private static final What OPEN = new What(true, false, false);
    private static final What REST = new What(false, true, false);

    /**
     * What can be said of items that follow each other.
     *
     * @param isOpen whether something depends on where the window around them ends
     * @param takesRest whether the last takes all that is left of that window
     * @param isClosed whether something depends on where a window ends that is among them, and nothing has read that again when they have been built
     */
    private record What(boolean isOpen, boolean takesRest, boolean isClosed) {
        What and(What other) {
            return new What(isOpen || other.isOpen, takesRest || other.takesRest, isClosed || other.isClosed);
        }

        /** The same with more behind it in the same window. */
        What followed() {
            return new What(isOpen || takesRest, false, isClosed);
        }

        /** The same in a window of its own. */
        What enclosed() {
            return new What(false, false, isOpen || isClosed);
        }

        boolean isAny() {
            return isOpen || isClosed;
        }
    }

    private final Map<QualifiedName, What> packets = new HashMap<>();

    EndDependence(SpecModel model) {
        boolean isChanged;
        do {
            isChanged = false;
            for (PacketType packet : model.packets().values()) {
                What what = ofBlock(packet.body(), false);
                isChanged |= !what.equals(packets.put(packet.name(), what));
            }
        } while (isChanged);
    }

    /** Whether an item has a window in which something depends on where that ends, and which nothing within the item reads again. */
    boolean isToBeReadAgain(Item item) {
        if (item instanceof NestedPacket nested) {
            What target = ofPacket(nested.target());
            boolean isOpen = target.isOpen && nested.window().isEmpty();
            return target.isAny() && !isOpen && !usesRemaining(nested.arguments());
        } else if (item instanceof ArrayItem array) {
            What elements = elements(array);
            return endsWindow(array) ? elements.isAny() : elements.isClosed && !elements.isOpen;
        }
        return false;
    }

    /** Whether something in a packet depends on where a window ends, and nothing within the packet reads that again. */
    boolean isDoubtful(QualifiedName packet) {
        return ofPacket(packet).isAny();
    }

    /**
     * What the builder of a packet marks, by ids of items.
     *
     * @param doubts are read as the end of the window around them says
     * @param rests take all that is left of the window around them, and nothing in their scope is behind them
     * @param followed have something in them that may take all that is left, and something behind them
     * @param last have something in them that may take all that is left, and marks that itself; nothing in their scope is behind them
     */
    record Marks(Set<Integer> doubts, Set<Integer> rests, Set<Integer> followed, Set<Integer> last) {
        Marks() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }
    }

    Marks marks(PacketType packet) {
        Marks marks = new Marks();
        addMarks(packet.body(), false, marks);
        return marks;
    }

    private void addMarks(Block block, boolean isFollowed, Marks marks) {
        boolean hasMore = isFollowed;
        for (int i = block.items().size() - 1; i >= 0; i--) {
            Item item = block.items().get(i);
            boolean isMore = hasMore;
            if (item instanceof Classify classify) {
                boolean isOpen = classify.window().isEmpty();
                classify.branches().forEach(branch -> addMarks(branch.body(), isMore && isOpen, marks));
            } else if (item instanceof ArrayItem array) {
                addMarks(array.element(), false, marks);
            }
            What own = byItself(item);
            if (own.isAny() || own.takesRest && hasMore) {
                marks.doubts.add(item.id());
            } else if (own.takesRest) {
                marks.rests.add(item.id());
            }
            if (mayTakeRest(item)) {
                (hasMore ? marks.followed : marks.last).add(item.id());
            }
            hasMore |= takesPlace(item);
        }
    }

    /** What can be said of an item without the branches, elements and nested packet in it, which speak for themselves. */
    private static What byItself(Item item) {
        What what = usesRemaining(item.presence()) ? OPEN : NOTHING;
        if (item instanceof Field field) {
            return what.and(ofField(field));
        } else if (item instanceof NestedPacket nested) {
            return what.and(ofPlace(nested));
        } else if (item instanceof ArrayItem array) {
            return what.and(ofPlace(array));
        }
        return item instanceof Classify classify ? ofChoice(classify) : what;
    }

    /** Whether something in a nested packet or elements may take all that is left of the window around the item. */
    boolean mayTakeRest(Item item) {
        if (item instanceof NestedPacket nested) {
            return nested.window().isEmpty() && ofPacket(nested.target()).takesRest;
        }
        return item instanceof ArrayItem array && !endsWindow(array) && ofBlock(array.element(), false).takesRest;
    }

    private static boolean takesPlace(Item item) {
        return !(item instanceof Label) && !(item instanceof EndianSwitch);
    }

    private What ofPacket(QualifiedName packet) {
        return packets.getOrDefault(packet, NOTHING);
    }

    private static boolean endsWindow(ArrayItem array) {
        return array.bound() instanceof ArrayItem.Bound.Window || array.bound() instanceof ArrayItem.Bound.ToEnd;
    }

    /** @param isFollowed whether something comes behind the block in the same window */
    private What ofBlock(Block block, boolean isFollowed) {
        What what = NOTHING;
        boolean hasMore = isFollowed;
        List<Item> items = block.items();
        for (int i = items.size() - 1; i >= 0; i--) {
            Item item = items.get(i);
            What own = ofItem(item, hasMore);
            what = what.and(hasMore ? own.followed() : own);
            hasMore |= takesPlace(item);
        }
        return what;
    }

    private What ofItem(Item item, boolean hasMore) {
        What what = usesRemaining(item.presence()) ? OPEN : NOTHING;
        if (item instanceof Field field) {
            return what.and(ofField(field));
        } else if (item instanceof NestedPacket nested) {
            return what.and(ofNested(nested));
        } else if (item instanceof ArrayItem array) {
            return what.and(ofArray(array));
        } else if (item instanceof Classify classify) {
            return what.and(ofClassify(classify, hasMore));
        }
        return what;
    }

    private static What ofField(Field field) {
        if (field.type() instanceof FieldType.ByteArray bytes) {
            return ofSize(bytes.length());
        }
        return field.type() instanceof FieldType.Bits bits && usesRemaining(List.of(bits.width())) ? OPEN : NOTHING;
    }

    private static What ofSize(Expr size) {
        if (size instanceof Expr.Remaining) {
            return REST;
        }
        return usesRemaining(List.of(size)) ? OPEN : NOTHING;
    }

    private What ofNested(NestedPacket nested) {
        What around = ofPlace(nested);
        What target = ofPacket(nested.target());
        if (nested.window().isEmpty() && (target.isOpen || target.takesRest)) {
            around = around.and(target);
        }
        return around;
    }

    private static What ofPlace(NestedPacket nested) {
        What around = nested.window().map(EndDependence::ofSize).orElse(NOTHING);
        return usesRemaining(nested.arguments()) ? around.and(OPEN) : around;
    }

    private What ofArray(ArrayItem array) {
        What around = ofPlace(array);
        What elements = elements(array);
        return endsWindow(array) || !elements.isOpen ? around : around.and(elements);
    }

    private static What ofPlace(ArrayItem array) {
        if (array.bound() instanceof ArrayItem.Bound.Window window) {
            return ofSize(window.byteLength());
        } else if (array.bound() instanceof ArrayItem.Bound.Count count) {
            return usesRemaining(List.of(count.count())) ? OPEN : NOTHING;
        }
        return array.bound() instanceof ArrayItem.Bound.ToEnd ? REST : NOTHING;
    }

    /** Other elements may be behind each. */
    private What elements(ArrayItem array) {
        return ofBlock(array.element(), true);
    }

    private What ofClassify(Classify classify, boolean hasMore) {
        boolean hasWindow = classify.window().isPresent();
        What what = ofChoice(classify);
        for (Classify.Branch branch : classify.branches()) {
            What body = ofBlock(branch.body(), hasMore && !hasWindow);
            what = what.and(hasWindow ? body.enclosed() : body);
        }
        return what;
    }

    /** What can be said of a classify without what is in its branches. */
    private static What ofChoice(Classify classify) {
        What what = classify.window().map(EndDependence::ofSize).orElse(NOTHING);
        if (usesRemaining(classify.presence())) {
            what = what.and(OPEN);
        }
        boolean isGuarded = classify.branches().stream().anyMatch(branch -> usesRemaining(branch.guard()));
        return !isGuarded ? what : what.and(classify.window().isPresent() ? OPEN.enclosed() : OPEN);
    }

    private static boolean usesRemaining(Optional<Expr> expression) {
        return usesRemaining(expression.stream().toList());
    }

    /** Whether one of the expressions counts from the end of the window around it. */
    static boolean usesRemaining(List<Expr> expressions) {
        boolean[] found = new boolean[1];
        expressions.forEach(expr -> Expressions.visit(expr, part -> found[0] |= part instanceof Expr.Remaining));
        return found[0];
    }
}
