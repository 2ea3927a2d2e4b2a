package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.ir.PacketProgram;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;

/** One packet with all that the stages know of it, and what it is called in Java. */
final class PacketInfo {
    private final SpecInfo spec;
    private final PacketProgram program;
    private final BuildPlan plan;
    private final BlockInfo body;
    private final Constants constants = new Constants();

    PacketInfo(SpecInfo spec, PacketProgram program, BuildPlan plan) {
        this.spec = spec;
        this.program = program;
        this.plan = plan;
        this.body = BlockInfo.ofPacket(this, program.body());
    }

    SpecInfo spec() {
        return spec;
    }

    PacketType type() {
        return program.packet();
    }

    PacketLayout layout() {
        return program.layout();
    }

    BuildPlan plan() {
        return plan;
    }

    BlockInfo body() {
        return body;
    }

    /** Runs of bytes that the generated code compares with or writes. */
    Constants constants() {
        return constants;
    }

    ClassName className() {
        return spec.types().of(type().name());
    }

    Item item(int id) {
        return type().item(id);
    }

    PlacedItem placed(int itemId) {
        return layout().place(itemId);
    }

    /** The packet's class. */
    TypeSpec.Builder generate() {
        // First, as it uses methods of the view.
        TypeSpec.Builder built = TypeSpec.classBuilder(className());
        new BuilderGenerator(this).addTo(built);
        TypeSpec builder = built.build();
        TypeSpec.Builder view = body.code().view().type().toBuilder();
        if (type().params().isEmpty()) {
            view.addType(SequenceClass.of(this));
        }
        if (BranchPlaces.areNotedIn(body)) {
            view.addType(PlacesClass.of(this));
            if (spec.isReusable()) {
                view.addField(PlacesClass.kept(this));
            }
        }
        return view.addMethods(builder.methodSpecs())
                .addTypes(builder.typeSpecs())
                .addFields(constants.fields());
    }

    static String parameterName(Param param) {
        return JavaNames.member(param.name());
    }
}
