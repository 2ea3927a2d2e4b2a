package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.ir.ScopeProgram;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.Ranges;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.Param;

/** A packet's body, a branch or an array's element: what becomes one view class and one builder class. */
final class BlockInfo {
    private static final List<String> SUFFIXES = Stream.of(
                    Stream.of(SlotUse.Kind.values()).map(SlotUse.Kind::suffix),
                    Stream.of(Var.Fact.Kind.values()).map(Var.Fact.Kind::suffix),
                    Stream.of(BuildVariables.SUFFIXES))
            .flatMap(suffixes -> suffixes)
            .distinct()
            .toList();

    /** Names of variables in generated code that stand for nothing in the specification. */
    private static final String[] RESERVED_NAMES = {
        "at",
        "b",
        "buffer",
        "bytes",
        "content",
        "count",
        "depth",
        "e",
        "end",
        "found",
        "i",
        "index",
        "isLast",
        "isLittle",
        "knowsPlaces",
        "limit",
        "limits",
        "list",
        "next",
        "origin",
        "other",
        "out",
        "places",
        "size",
        "start",
        "step",
        "tag",
        "target",
        "that",
        "tree",
        "value"
    };

    private final PacketInfo packet;
    private final @Nullable BlockInfo parent;
    private final Scope scope;
    private final Role role;
    private final PlacedBlock placed;
    private final List<Op> ops;
    private final Ranges ranges;
    private final NameScope names;
    private final NameScope typeNames;
    private final ClassName className;
    private final Map<Integer, String> stems = new HashMap<>();
    private final Map<Integer, SlotUse> slots = new LinkedHashMap<>();
    private final Map<Integer, ClassifyInfo> classifies = new LinkedHashMap<>();
    private final Map<Integer, ArrayInfo> arrays = new LinkedHashMap<>();
    private final Map<Integer, ClassName> enums = new HashMap<>();
    private final Map<Integer, String> wordNames = new HashMap<>();
    private final Map<Integer, String> notedNames = new HashMap<>();
    private @Nullable BlockWords words;
    private final BlockCode code = new BlockCode(this);
    private final MemberNames memberNames;

    /** What the block is. */
    sealed interface Role {
        record PacketBody() implements Role {}

        record BranchBody(ClassifyInfo classify, Classify.Branch branch) implements Role {}

        record ElementBody(ArrayItem array) implements Role {}
    }

    private BlockInfo(
            PacketInfo packet,
            @Nullable BlockInfo parent,
            Scope scope,
            Role role,
            PlacedBlock placed,
            List<Op> ops,
            Ranges ranges,
            ClassName className) {
        this.packet = packet;
        this.parent = parent;
        this.scope = scope;
        this.role = role;
        this.placed = placed;
        this.ops = ops;
        this.ranges = ranges;
        this.className = className;
        this.names = parent == null ? new NameScope(null, RESERVED_NAMES) : new NameScope(parent.names);
        this.typeNames = new NameScope(
                parent == null ? packet.spec().unqualifiable() : parent.typeNames,
                className.simpleName(),
                SequenceClass.name(packet.spec(), packet.className()).simpleName());
        if (parent == null) {
            packet.type()
                    .params()
                    .forEach(param ->
                            stems.put(-1 - param.index(), names.stem(PacketInfo.parameterName(param), SUFFIXES)));
        }
        placed.items().forEach(item -> stems.put(item.item().id(), names.stem(stem(item.item()), SUFFIXES)));
        placed.items().forEach(item -> nameEnum(item.item()));
        memberNames = new MemberNames(placed);
        new SlotUses(packet::item, slots).add(ops);
        new Children(this).add(ops);
        classifies.values().forEach(memberNames::addBranches);
    }

    private static String stem(Item item) {
        boolean isUnnamed = item instanceof Classify classify && !classify.isNamed();
        return JavaNames.member(item.name()) + (isUnnamed ? "Branch" : "");
    }

    private void nameEnum(Item item) {
        if (item instanceof Field field
                && field.enumeration().isPresent()
                && field.enumeration().get().sharedName().isEmpty()) {
            enums.put(field.id(), newType(JavaNames.type(field.name())));
        }
    }

    static BlockInfo ofPacket(PacketInfo packet, ScopeProgram program) {
        Scope scope = program.scope();
        return new BlockInfo(
                packet,
                null,
                scope,
                new Role.PacketBody(),
                scope.body(),
                program.body(),
                packet.layout().ranges(),
                packet.className());
    }

    BlockInfo branch(ClassifyInfo classify, Op.Case one, ClassName branchClass) {
        PlacedBlock block = packet.placed(classify.classify().id())
                .blocks()
                .get(one.branch().index());
        Ranges inside = ranges.within(classify.classify(), one.branch());
        return new BlockInfo(
                packet,
                this,
                scope,
                new Role.BranchBody(classify, one.branch()),
                block,
                one.body(),
                inside,
                branchClass);
    }

    BlockInfo element(ArrayItem array, ScopeProgram program, ClassName elementClass) {
        Scope inner = program.scope();
        return new BlockInfo(
                packet, this, inner, new Role.ElementBody(array), inner.body(), program.body(), ranges, elementClass);
    }

    void put(ClassifyInfo classify) {
        classifies.put(classify.classify().id(), classify);
    }

    void put(ArrayInfo array) {
        arrays.put(array.array().id(), array);
    }

    PacketInfo packet() {
        return packet;
    }

    /** The block around this one: of the same scope for a branch, of the scope around for an element. */
    @Nullable
    BlockInfo parent() {
        return parent;
    }

    Scope scope() {
        return scope;
    }

    Role role() {
        return role;
    }

    PlacedBlock placed() {
        return placed;
    }

    List<Op> ops() {
        return ops;
    }

    Ranges ranges() {
        return ranges;
    }

    ClassName className() {
        return className;
    }

    /** Slots that steps of this block set, steps of its branches not included, in the order in which they are set. */
    Map<Integer, SlotUse> slots() {
        return slots;
    }

    ClassifyInfo classify(int itemId) {
        return found(classifies.get(itemId), itemId);
    }

    Collection<ClassifyInfo> classifies() {
        return classifies.values();
    }

    Collection<ArrayInfo> arrays() {
        return arrays.values();
    }

    ArrayInfo array(int itemId) {
        return found(arrays.get(itemId), itemId);
    }

    /** The array that this is the element of. */
    ArrayInfo ofElement() {
        return Objects.requireNonNull(parent)
                .array(((Role.ElementBody) role).array().id());
    }

    private static <T> T found(@Nullable T info, int itemId) {
        if (info == null) {
            throw new IllegalArgumentException("item " + itemId + " is in another block");
        }
        return info;
    }

    Place end() {
        return placed.end();
    }

    boolean isBranch() {
        return role instanceof Role.BranchBody;
    }

    /** The code that has been made for this block. */
    BlockCode code() {
        return code;
    }

    /** What the methods of the block's view are called. */
    MemberNames memberNames() {
        return memberNames;
    }

    /** What is read at once of fields that are directly in this block. */
    BlockWords words() {
        if (words == null) {
            words = new BlockWords(this);
        }
        return words;
    }

    /** The class of a field's own enumeration. */
    ClassName inlineEnum(int fieldId) {
        for (BlockInfo block = this; block != null; block = block.parent) {
            ClassName name = block.enums.get(fieldId);
            if (name != null) {
                return name;
            }
        }
        throw new IllegalArgumentException("item " + fieldId + " has no enumeration of its own");
    }

    /** Whether an item is directly in this block. */
    boolean holds(int itemId) {
        return placed.items().stream().anyMatch(item -> item.item().id() == itemId);
    }

    /** A name for a class in this block's class. */
    ClassName newType(String wanted) {
        return className.nestedClass(typeNames.add(wanted));
    }

    NameScope typeNames() {
        return typeNames;
    }

    /** The use of a slot by this block or one around it in the same scope. */
    SlotUse slotUse(int slot) {
        for (BlockInfo block = this; block != null; block = block.isBranch() ? block.parent : null) {
            SlotUse use = block.slots.get(slot);
            if (use != null) {
                return use;
            }
        }
        throw new IllegalArgumentException("slot " + slot + " is not set in " + className);
    }

    String name(Var var) {
        if (var instanceof Var.Basic basic) {
            return basic.javaName();
        } else if (var instanceof Var.Slot slot) {
            SlotUse use = slotUse(slot.number());
            return stem(use.item().id()) + use.kind().suffix();
        } else if (var instanceof Var.Fact fact) {
            return stem(fact.itemId()) + fact.kind().suffix();
        } else if (var instanceof Var.InWord word) {
            return wordNames.computeIfAbsent(word.number(), number -> names.add("word" + number));
        } else if (var instanceof Var.Noted noted) {
            return notedNames.computeIfAbsent(noted.number(), number -> names.add(PlacesClass.field(number)));
        }
        return stem(-1 - var.number());
    }

    /** The name of a variable that is about an item of this block or one around it. */
    String variable(int itemId, String suffix) {
        return stem(itemId) + suffix;
    }

    private String stem(int key) {
        for (BlockInfo block = this; block != null; block = block.parent) {
            String stem = block.stems.get(key);
            if (stem != null) {
                return stem;
            }
        }
        throw new IllegalArgumentException("no item " + key + " in or around " + className);
    }

    TypeName type(Var var) {
        if (var == Var.Basic.BUFFER) {
            return RuntimeTypes.BYTE_BUFFER;
        } else if (var == Var.Basic.PLACES) {
            return PlacesClass.name(packet);
        } else if (var instanceof Var.InWord in) {
            return in.word().bytes() == Long.BYTES ? TypeName.LONG : TypeName.INT;
        } else if (var == Var.Basic.LIMITS) {
            return RuntimeTypes.LIMITS;
        } else if (var instanceof Var.Slot slot) {
            return slotUse(slot.number()).kind() == SlotUse.Kind.ORDER ? TypeName.BOOLEAN : TypeName.INT;
        } else if (var instanceof Var.Fact fact && fact.kind() == Var.Fact.Kind.VALUE) {
            return FieldJava.of((Field) packet.item(fact.itemId())).type();
        } else if (var instanceof Var.Parameter parameter) {
            Param param = packet.type().params().get(parameter.number());
            return SpecTypes.ofParameter(param.kind());
        }
        return var == Var.Basic.IS_LITTLE || var == Var.Basic.KNOWS_PLACES ? TypeName.BOOLEAN : TypeName.INT;
    }

    Item item(int id) {
        return packet.item(id);
    }

    /** The slot that the block's end counts from, if it does. */
    OptionalInt endSlot() {
        return end().base() == Place.START ? OptionalInt.empty() : OptionalInt.of(end().base());
    }
}
