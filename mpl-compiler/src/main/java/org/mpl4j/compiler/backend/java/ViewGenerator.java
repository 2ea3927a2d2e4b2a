package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.diagram.BitDiagram;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;

/** Makes the view class of a block, with everything that is nested in it. */
final class ViewGenerator {
    private final BlockInfo block;
    private final Members members;
    private final Setters setters;

    ViewGenerator(BlockInfo block) {
        this.block = block;
        this.members = new Members(block);
        this.setters = new Setters(members);
    }

    ViewClass generate() {
        if (block.role() instanceof BlockInfo.Role.PacketBody) {
            ParseMethods.add(members, block.packet());
        }
        ViewBasics.add(members);
        for (PlacedItem placed : block.placed().items()) {
            addAccessors(placed.item());
        }
        ViewLeaf.add(members);
        new Violations(members).add();
        new RefreshMethods(members).add();
        ViewText.add(members);
        Equality.add(members);
        ChoiceMethods.add(members);
        BranchTag.add(members);
        TypeSpec.Builder type = header();
        ViewMaking making = ViewMaking.of(members);
        members.frame().fields().forEach(var -> type.addField(kept(var)));
        type.addMethods(making.creation()).addMethods(members.methods()).addMethods(making.methods());
        return new ViewClass(block, type.build(), members, making);
    }

    private FieldSpec kept(Var var) {
        if (block.packet().spec().isReusable()) {
            return ReusableViews.field(block, var, members.frame().name(var));
        }
        FieldSpec.Builder field =
                FieldSpec.builder(block.type(var), members.frame().name(var), Modifier.PRIVATE);
        if (!members.frame().changes(var)) {
            field.addModifiers(Modifier.FINAL);
        }
        return field.build();
    }

    private void addAccessors(Item item) {
        if (item instanceof Field field) {
            new FieldAccessors(members, field).add();
            setters.add(field);
        } else if (item instanceof Label label) {
            LabelAccessors.add(members, label);
        } else if (item instanceof NestedPacket nested) {
            NestedAccessors.add(members, nested);
        } else if (item instanceof ArrayItem array) {
            new ArrayAccessors(members, block.array(array.id())).add();
        } else if (item instanceof Classify classify) {
            new ClassifyAccessors(members, block.classify(classify.id())).add();
        }
    }

    private TypeSpec.Builder header() {
        TypeSpec.Builder type = TypeSpec.classBuilder(block.className()).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        if (block.role() instanceof BlockInfo.Role.BranchBody branch) {
            type.addModifiers(Modifier.STATIC)
                    .addSuperinterface(branch.classify().type());
            type.addJavadoc(Docs.sentence(
                    "Branch " + Docs.code(branch.branch().label()) + ".",
                    branch.branch().doc()));
        } else {
            type.addSuperinterface(RuntimeTypes.VIEW).addSuperinterface(RuntimeTypes.TREE_PRINTABLE);
            if (block.role() instanceof BlockInfo.Role.ElementBody element) {
                type.addModifiers(Modifier.STATIC)
                        .addJavadoc(Docs.sentence(
                                "An element of " + Docs.code(element.array().name()) + ".", Optional.empty()));
            } else {
                type.addJavadoc(packetDoc(block.packet().type()));
            }
        }
        return type.addJavadoc(Docs.preformatted(BitDiagram.draw(block.packet().type(), block.placed())));
    }

    private static CodeBlock packetDoc(PacketType packet) {
        String kind = packet.isStruct() ? "Struct " : "Packet ";
        return Docs.sentence(kind + Docs.code(packet.name().name()) + ".", packet.doc());
    }
}
