package org.mpl4j.compiler.interpret.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;

/** Builds one scope: writes its items in order, then computes what follows from them, then checks what the compiler could not prove. */
final class ScopeBuilder {
    private final ShapeTable shapes;
    private final BuildScope scope;
    private final PacketShape packet;
    private final PacketWriter out;
    private final FieldWriter writer;

    private ScopeBuilder(ShapeTable shapes, BuildScope scope) {
        this.shapes = shapes;
        this.scope = scope;
        this.packet = scope.shape().packet();
        this.out = scope.packet().writer();
        this.writer = new FieldWriter(scope);
    }

    /** Builds a packet and all that is in it. */
    static void build(ShapeTable shapes, BuildPacket packet, Given given) {
        ScopeShape shape = packet.shape().scope();
        BuildScope scope = new BuildScope(shape, null, packet, given, false);
        packet.setScope(scope);
        new ScopeBuilder(shapes, scope).build(packet.shape().type().body());
    }

    private void build(Block body) {
        new BranchChoice(scope).chooseAll();
        write(body, scope.isLittleAtStart());
        scope.markWritten();
        scope.given().finish(scope.shape());
        new Derivation(scope, writer).run();
        if (scope.shape().isPacket()) {
            scope.packet().report();
        }
        new Verification(scope).run();
    }

    private void write(Block block, boolean isLittleBefore) {
        boolean isLittle = isLittleBefore;
        for (Item item : block.items()) {
            if (item instanceof EndianSwitch endian) {
                isLittle = holds(endian.when(), endian.name()) ? endian.isLittle() : isLittle;
            } else {
                writeItem(packet.item(item.id()), isLittle);
            }
        }
    }

    private boolean holds(Optional<Expr> condition, String name) {
        try {
            return condition.isEmpty() || scope.node(condition.get()).holds(scope);
        } catch (NotKnownYet e) {
            throw BuildException.invalid(name, "depends on what is not known before it is written");
        } catch (ArithmeticException e) {
            throw BuildException.overflow(name);
        }
    }

    private void writeItem(ItemShape item, boolean isLittle) {
        Presence presence = new Presence(scope);
        if (item.isOptional() && !presence.isWanted(item)) {
            scope.skip(item, here());
            return;
        }
        if (item instanceof FieldShape field) {
            scope.setLittle(field, isLittle);
            writeField(field, presence);
            return;
        }
        scope.begin(item, here());
        if (item instanceof NestedShape nested) {
            writeNested(nested);
        } else if (item instanceof ClassifyShape classify) {
            writeBranch(classify, isLittle);
        } else if (item instanceof ArrayShape array) {
            writeElements(array, isLittle);
        }
        scope.end(item, here());
    }

    /** Items that are no bit fields start and end at whole bytes, but for classifies of bit fields. */
    private long here() {
        return out.bitPosition();
    }

    private void writeField(FieldShape field, Presence presence) {
        Binding binding = packet.plan().binding(field.id());
        String key = field.key(scope);
        Given given = scope.givenFor(field);
        if (binding instanceof Binding.Free) {
            writer.append(field, given.need(key));
        } else if (binding instanceof Binding.Defaulted defaulted) {
            writeDefaulted(field, defaulted.value(), given, key);
        } else if (binding instanceof Binding.Constant constant) {
            given.refuse(key, "it is a constant");
            writer.append(field, constant.value());
        } else if (binding instanceof Binding.Presence) {
            given.refuse(key, "it says whether other fields are there");
            writer.appendNumber(field, presence.valueOf(field) ? 1 : 0);
        } else {
            writeDecided(field, binding, given, key);
        }
    }

    private void writeDefaulted(FieldShape field, Expr defaultValue, Given given, String key) {
        Draft draft = given.take(key);
        if (draft != null) {
            writer.append(field, draft);
        } else {
            writer.append(field, defaultValue);
        }
    }

    private void writeDecided(FieldShape field, Binding binding, Given given, String key) {
        if (binding instanceof Binding.Tag tag) {
            TagDecision decision = TagDecision.of(tag, packet, scope);
            if (decision instanceof TagDecision.Argument && tag.defaultValue().isPresent()) {
                writeDefaulted(field, tag.defaultValue().get(), given, key);
            } else if (decision instanceof TagDecision.Argument) {
                writer.append(field, given.need(key));
            } else {
                given.refuse(key, "the branch decides it");
                writeTag(field, decision);
            }
            return;
        }
        Draft draft = binding instanceof Binding.FromChild ? given.take(key) : null;
        if (draft != null) {
            writer.append(field, draft);
            scope.setSupplied(field);
        } else if (binding instanceof Binding.Derived derived && field.kind().isBytes()) {
            given.refuse(key, "it is computed");
            writer.append(field, derived.value());
        } else {
            given.refuse(key, "it is computed");
            writer.reserve(field);
        }
    }

    private void writeTag(FieldShape field, TagDecision decision) {
        if (decision instanceof TagDecision.Computed computed && field.kind().isBytes()) {
            writer.append(field, computed.by().value());
        } else if (!(decision instanceof TagDecision.Literal literal)) {
            writer.reserve(field);
        } else if (literal.pattern() instanceof Pattern.Text text) {
            writer.appendContent(field, Bytes.wrap(text.value().toArray()));
        } else {
            writer.appendNumber(field, literal.number());
        }
    }

    private void writeBranch(ClassifyShape classify, boolean isLittle) {
        int index = scope.branchOf(classify);
        try {
            write(classify.classify().branches().get(index).body(), isLittle);
            if (classify.isNamed()) {
                scope.givenInside(classify).finish(scope.shape());
            }
        } catch (BuildException e) {
            throw classify.isNamed() ? e.within(classify.name()) : e;
        }
    }

    private void writeElements(ArrayShape array, boolean isLittle) {
        Draft draft = scope.givenFor(array).need(array.key(scope));
        if (!(draft instanceof Draft.Items items)) {
            throw BuildException.invalid(array.name(), "must be a list, is " + draft.kind());
        }
        List<BuildScope> elements = new ArrayList<>();
        for (Draft element : items.elements()) {
            try {
                elements.add(writeElement(array, element, isLittle));
            } catch (BuildException e) {
                throw e.within(array.name(), elements.size());
            }
        }
        scope.setElements(array, elements);
    }

    private BuildScope writeElement(ArrayShape array, Draft draft, boolean isLittle) {
        BuildScope element =
                new BuildScope(array.element(), scope, scope.packet(), Given.of(draft, array.element(), ""), isLittle);
        new ScopeBuilder(shapes, element).build(array.array().element());
        return element;
    }

    private void writeNested(NestedShape nested) {
        Draft draft = scope.givenFor(nested).need(nested.key(scope));
        boolean isWindowed = nested.nested().window().isPresent();
        if (isWindowed) {
            out.pushOrigin();
        }
        try {
            PacketShape target = shapes.shape(nested.nested().target());
            BuildPacket inside = new BuildPacket(
                    target,
                    arguments(nested.nested(), target),
                    isWindowed,
                    out,
                    scope.packet().cache());
            build(shapes, inside, Given.of(draft, target.scope(), ""));
            scope.setNested(nested, inside);
        } catch (BuildException e) {
            throw e.within(nested.name());
        }
        if (isWindowed) {
            out.popOrigin();
        }
    }

    /** What can be known of the arguments now. */
    private Arguments arguments(NestedPacket nested, PacketShape target) {
        Arguments arguments = new Arguments(nested.arguments().size());
        for (Param param : target.type().params()) {
            Expr argument = nested.arguments().get(param.index());
            try {
                if (param.kind() == ValueKind.BYTES) {
                    arguments.set(param.index(), scope.node(argument).content(scope));
                } else {
                    arguments.set(param.index(), scope.node(argument).number(scope));
                }
            } catch (NotKnownYet e) {
                continue;
            } catch (ArithmeticException e) {
                throw BuildException.overflow(param.name());
            }
        }
        return arguments;
    }
}
