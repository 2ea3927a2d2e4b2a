package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.ir.Op;

/**
 * How views of a block come about: the constructor, which only keeps what it is given, and the static methods that find that out.
 *
 * @param creation the constructor, and what else keeps what it is given
 * @param whereEndIsKnown what makes a view of validated bytes whose end is known
 * @param whereStartIsKnown what makes a view of validated bytes and finds its end
 * @param whereParseNoted what makes a view of a branch right after the parse, which noted what it found in it
 * @param methods all that the class gets
 */
record ViewMaking(
        List<MethodSpec> creation,
        Maker whereEndIsKnown,
        Maker whereStartIsKnown,
        Optional<Maker> whereParseNoted,
        List<MethodSpec> methods) {
    static final String AT = "at";
    static final String NOTED = "noted";
    static final String STARTING_AT = "startingAt";

    ViewMaking {
        creation = List.copyOf(creation);
        methods = List.copyOf(methods);
    }

    /** What a method that makes views needs to be given, and its statements. */
    record Maker(List<Var> parameters, CodeBlock code) {}

    static ViewMaking of(Members members) {
        BlockInfo block = members.block();
        Set<Var> kept = members.frame().fields();
        CodeBlock.Builder known = CodeBlock.builder();
        Maker at = maker(TrustedFrame.knowingEnd(block, known, kept), known, kept);
        CodeBlock.Builder found = CodeBlock.builder();
        Maker startingAt = maker(TrustedFrame.findingEnd(block, found, kept), found, kept);
        List<MethodSpec> methods = new ArrayList<>();
        if (block.role() instanceof BlockInfo.Role.PacketBody) {
            methods.addAll(ParseMethods.ofValidated(block.packet(), at, startingAt));
            methods.add(
                    ParseMethods.read(ParseMethods.READ, block.packet(), read(block.packet(), kept, OpEmitter::emit)));
            Beginnings.read(members, kept).ifPresent(methods::add);
        } else {
            methods.add(method(AT, block, at));
            if (block.role() instanceof BlockInfo.Role.ElementBody) {
                methods.add(method(STARTING_AT, block, startingAt));
            }
        }
        Optional<Maker> noted = noted(block, kept);
        noted.ifPresent(maker -> methods.add(method(NOTED, block, maker)));
        List<MethodSpec> creation =
                block.packet().spec().isReusable() ? ReusableViews.creation(members) : List.of(constructor(members));
        return new ViewMaking(creation, at, startingAt, noted, methods);
    }

    private static Optional<Maker> noted(BlockInfo block, Set<Var> kept) {
        boolean isWorthwhile = kept.stream()
                .anyMatch(var -> var instanceof Var.Noted
                        || var instanceof Var.Slot slot && BranchPlaces.areNoted(block, slot.number()));
        if (BranchPlaces.of(block).isEmpty() || !isWorthwhile) {
            return Optional.empty();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        return Optional.of(maker(TrustedFrame.knowingPlaces(block, code, kept), code, kept));
    }

    private static MethodSpec constructor(Members members) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        for (Var var : members.frame().fields()) {
            String name = members.block().name(var);
            constructor.addParameter(members.block().type(var), name);
            constructor.addStatement("this.$L = $L", members.frame().name(var), name);
        }
        return constructor.build();
    }

    private static Maker maker(TrustedFrame frame, CodeBlock.Builder code, Set<Var> kept) {
        code.add(returned(frame, kept));
        return new Maker(frame.parameters(), code.build());
    }

    private static CodeBlock returned(TrustedFrame frame, Set<Var> kept) {
        CodeBlock arguments = kept.stream().map(frame::get).collect(CodeBlock.joining(", "));
        if (frame.block().packet().spec().isReusable()) {
            return ReusableViews.returned(arguments);
        }
        return CodeBlock.builder()
                .addStatement("return new $T($L)", frame.block().className(), arguments)
                .build();
    }

    private static MethodSpec method(String name, BlockInfo block, Maker maker) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(block.className())
                .addCode(maker.code());
        maker.parameters().forEach(var -> method.addParameter(block.type(var), block.name(var)));
        if (block.packet().spec().isReusable()) {
            method.addParameter(ReusableViews.target(block.className()));
        }
        return method.build();
    }

    /** Statements that validate a packet which is in no other, and keep what they find out. */
    static CodeBlock read(PacketInfo packet, Set<Var> kept, BiConsumer<OpEmitter, List<Op>> parse) {
        SkipFrame frame = SkipFrame.ofOutermost(packet);
        CodeBlock.Builder code = CodeBlock.builder();
        if (BranchPlaces.areNotedIn(packet.body())) {
            code.add(PlacesClass.create(packet));
        }
        parse.accept(
                new OpEmitter(frame, code, packet.body().code().skipMethods()),
                packet.body().ops());
        code.add(returned(TrustedFrame.behind(frame, code, kept), kept));
        return code.build();
    }
}
