package org.mpl4j.compiler.backend.java;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.Interval;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.NestedPacket;

/** A block as it is built: its steps, and what of them the caller gives. */
final class BuildBlock {
    /** Methods that every builder has. */
    private static final String[] TAKEN = {
        "begin",
        "build",
        "clone",
        "equals",
        "finalize",
        "finish",
        "getClass",
        "hashCode",
        "notify",
        "notifyAll",
        "put",
        "statecall",
        "toString",
        "wait",
        "write"
    };

    private final BuildScope scope;
    private final BlockInfo info;
    private final @Nullable BuildBlock parent;
    private final List<BuildStep> steps;
    private final List<Offer> offers = new ArrayList<>();
    private final NameScope names;
    private final List<BuildBlock> branches = new ArrayList<>();
    private final Map<BlockInfo, String> branchMethods = new IdentityHashMap<>();
    private final String key;

    BuildBlock(BuildScope scope, BlockInfo info, @Nullable BuildBlock parent) {
        this.scope = scope;
        this.info = info;
        this.parent = parent;
        this.steps = BlockOutline.of(info);
        this.names = parent == null ? new NameScope(null, TAKEN) : new NameScope(parent.names);
        this.key = parent == null ? "" : scope.blockKey(parent.key + label(), parent.key + fullLabel());
        for (int i = 0; i < steps.size(); i++) {
            addOffers(i);
        }
        info.classifies().forEach(this::nameBranches);
        for (ClassifyInfo classify : info.classifies()) {
            classify.branches().forEach(branch -> branches.add(new BuildBlock(scope, branch, this)));
        }
    }

    private void addOffers(int step) {
        if (steps.get(step) instanceof BuildStep.Run run) {
            run.fields().stream().filter(this::isOffered).forEach(field -> addOffer(field, step, true));
        } else if (steps.get(step) instanceof BuildStep.Single single && isOffered(single.item())) {
            addOffer(single.item(), step, false);
        }
    }

    private void addOffer(Item item, int step, boolean isInRun) {
        String name = item instanceof Classify ? item.name() : names.add(JavaNames.member(item.name()));
        offers.add(new Offer(item, offers.size(), step, isInRun, isRequired(item), name));
    }

    private boolean isOffered(Item item) {
        if (!(item instanceof Field field)) {
            return item instanceof NestedPacket || item instanceof ArrayItem || item instanceof Classify;
        }
        Binding binding = binding(field);
        if (binding instanceof Binding.FromChild child) {
            return !child.isTotal() && field.presence().isEmpty();
        } else if (binding instanceof Binding.Tag tag) {
            return field.presence().isEmpty() && mayBeUndecided(tag);
        }
        return binding instanceof Binding.Free || binding instanceof Binding.Defaulted;
    }

    /** Whether there are packets with a tag but none of the classifies on it, so that the caller has to say what it is. */
    private boolean mayBeUndecided(Binding.Tag tag) {
        return tag.elsewhere().value().isEmpty()
                && tag.deciders().stream()
                        .noneMatch(
                                id -> info.holds(id) && info.item(id).presence().isEmpty());
    }

    private boolean isRequired(Item item) {
        if (item.presence().isPresent()) {
            return false;
        } else if (item instanceof ArrayItem array) {
            return !canBeEmpty(array);
        }
        return !(item instanceof Field field) || binding(field) instanceof Binding.Free;
    }

    private boolean canBeEmpty(ArrayItem array) {
        if (array.bound() instanceof Bound.Count count) {
            return mayBeZero(count.count());
        } else if (array.bound() instanceof Bound.Window window) {
            return mayBeZero(window.byteLength());
        }
        return array.bound() instanceof Bound.ToEnd;
    }

    private boolean mayBeZero(Expr size) {
        Interval interval = info.ranges().of(size);
        return interval.contains(0);
    }

    private Binding binding(Field field) {
        return info.packet().plan().binding(field.id());
    }

    BuildScope scope() {
        return scope;
    }

    BlockInfo info() {
        return info;
    }

    /** The block around a branch; null for the body of a packet or element. */
    @Nullable
    BuildBlock parent() {
        return parent;
    }

    List<BuildStep> steps() {
        return steps;
    }

    List<Offer> offers() {
        return offers;
    }

    List<BuildBlock> branches() {
        return branches;
    }

    /** The branches of one classify, by their index. */
    List<BuildBlock> branches(ClassifyInfo classify) {
        return branches.stream()
                .filter(branch -> branch.branchRole().classify() == classify)
                .toList();
    }

    /** The method that chooses a branch is called like the accessor of its view. */
    String branchMethod(ClassifyInfo classify, int branch) {
        return Objects.requireNonNull(branchMethods.get(classify.branches().get(branch)));
    }

    private void nameBranches(ClassifyInfo classify) {
        String prefix = classify.classify().isNamed()
                ? JavaNames.member(classify.classify().name()) + "As"
                : "as";
        for (BlockInfo branch : classify.branches()) {
            branchMethods.put(branch, names.add(prefix + branch.className().simpleName()));
        }
    }

    /** The block around a branch. */
    BuildBlock outer() {
        return Objects.requireNonNull(parent, "a body is in no other block of its scope");
    }

    BlockInfo.Role.BranchBody branchRole() {
        return (BlockInfo.Role.BranchBody) info.role();
    }

    /** What the caller gives for the classify that this is a branch of. */
    Offer choice() {
        return outer().offer(branchRole().classify().classify().id());
    }

    Offer offer(int itemId) {
        return offers.stream()
                .filter(offer -> offer.item().id() == itemId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("item " + itemId + " is not given"));
    }

    /** Whether what follows the block may be given while some of the block still can be given, too. */
    boolean isOpenEnded() {
        if (offers.isEmpty()) {
            return false;
        }
        Offer last = offers.get(offers.size() - 1);
        return !last.isRequired() || isOpenEnded(last);
    }

    private boolean isOpenEnded(Offer offer) {
        return offer.item() instanceof Classify classify
                && branches(info.classify(classify.id())).stream().anyMatch(BuildBlock::isOpenEnded);
    }

    /** Whether a step that is a single item may be passed otherwise than by its own method: when something behind it is given. */
    boolean isLazy(int step) {
        Optional<Offer> offer = offerOf(step);
        return offer.isEmpty() || !offer.get().isRequired() || isOpenEnded(offer.get());
    }

    /** The last single item among the steps before one; -1 if there is none. */
    int singleBefore(int step) {
        int before = step - 1;
        while (before >= 0 && steps.get(before) instanceof BuildStep.Run) {
            before--;
        }
        return before;
    }

    /** Whether the builder has to remember how far it is. */
    boolean isCounted() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof BuildStep.Single && isLazy(i)) {
                return true;
            }
        }
        return false;
    }

    /** What is given for a step that is a single item. */
    Optional<Offer> offerOf(int step) {
        return offers.stream()
                .filter(offer -> offer.step() == step && !offer.isInRun())
                .findFirst();
    }

    /** The names of the named classifies around, which lead to what is in the block. */
    String path(String name) {
        String path = name;
        for (BuildBlock block = this; block.parent != null; block = block.parent) {
            Classify classify = block.branchRole().classify().classify();
            path = classify.isNamed() ? classify.name() + "." + path : path;
        }
        return path;
    }

    /** What sets apart the methods and types of this block from those of other blocks of the scope; empty for the body. */
    String key() {
        return key;
    }

    private String label() {
        ClassifyInfo classify = branchRole().classify();
        return classify.classify().isNamed()
                ? fullLabel()
                : classify.label(branchRole().branch().index());
    }

    private String fullLabel() {
        ClassifyInfo classify = branchRole().classify();
        return JavaNames.type(classify.classify().name())
                + classify.label(branchRole().branch().index());
    }
}
