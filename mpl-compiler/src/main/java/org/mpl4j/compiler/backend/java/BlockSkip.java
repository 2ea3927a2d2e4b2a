package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Param;

/**
 * The static method that validates a branch, an element or a packet, and gives its end.
 *
 * @param parameters in order
 */
record BlockSkip(BlockInfo block, MethodSpec method, List<Var> parameters) {
    /** Of a branch or an element. */
    static BlockSkip of(BlockInfo block) {
        SkipFrame frame = new SkipFrame(block, true);
        CodeBlock body = body(frame);
        MethodSpec method = SkipMethods.method(name(block), frame).addCode(body).build();
        return new BlockSkip(block, method, frame.parameters());
    }

    /** An element that is nothing but a nested packet has no class of its own: the method is in the class around. */
    private static String name(BlockInfo block) {
        BlockInfo around = block.parent();
        if (around != null && block.role() instanceof BlockInfo.Role.ElementBody element) {
            ArrayInfo array = around.array(element.array().id());
            return array.single().isPresent() ? "skipOneOf" + array.list().simpleName() : "skip";
        }
        return "skip";
    }

    private static CodeBlock body(SkipFrame frame) {
        BlockInfo block = frame.block();
        CodeBlock.Builder code = CodeBlock.builder();
        new OpEmitter(frame, code, block.code().skipMethods()).emit(block.ops());
        BranchPlaces.of(block).ifPresent(places -> code.add(places.note(frame)));
        return code.addStatement("return $L", frame.byteAfter(block.end()).text())
                .build();
    }

    /** Of a packet: the method that the packets around it call, with parameters that all packets have. */
    static MethodSpec ofPacket(PacketInfo packet) {
        SkipFrame frame = new SkipFrame(packet.body(), true);
        CodeBlock body = body(frame);
        MethodSpec.Builder method = MethodSpec.methodBuilder("skip")
                .addJavadoc(
                        "For generated code: validates a packet and finds its end, allocating nothing.\n\n@hidden\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(int.class)
                .addException(RuntimeTypes.PARSE_EXCEPTION);
        for (Var var : standardParameters(packet)) {
            method.addParameter(packet.body().type(var), packet.body().name(var));
        }
        return method.addStatement("limits.checkDepth(depth, start)")
                .addCode(body)
                .build();
    }

    private static List<Var> standardParameters(PacketInfo packet) {
        List<Var> parameters = new ArrayList<>(List.of(
                Var.Basic.BUFFER,
                Var.Basic.START,
                Var.Basic.LIMIT,
                Var.Basic.ORIGIN,
                Var.Basic.DEPTH,
                Var.Basic.LIMITS));
        for (Param param : packet.type().params()) {
            if (packet.spec().facts().isParsed(packet.type().name(), param)) {
                parameters.add(new Var.Parameter(param.index()));
            }
        }
        return parameters;
    }

    /** A call from the code around, which gives the variables that are its own to give. */
    CodeBlock call(Function<Var, CodeBlock> arguments) {
        CodeBlock all = parameters.stream().map(arguments).collect(CodeBlock.joining(", "));
        return method.name().equals("skip")
                ? CodeBlock.of("$T.skip($L)", block.className(), all)
                : CodeBlock.of("$N($L)", method, all);
    }
}
