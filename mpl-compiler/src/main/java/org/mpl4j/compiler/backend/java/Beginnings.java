package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;

/**
 * The beginning of a packet read as that packet, of which a message quotes no more: where what ends a packet says how long it is, it ends with the bytes at the latest. It is made on request (the option
 * {@value #OPTION}) for packets that end so: with bytes or a window of a computed length.
 */
final class Beginnings {
    static final String OPTION = "beginnings";

    private static final String READ = "readBeginning";
    private static final String PARSE = "parseBeginning";
    private static final String WRAP = "wrapBeginning";

    private Beginnings() {}

    /** What ends a packet. */
    private record Last(Item item, Place at, Expr length) {}

    /** What ends a packet that may be cut off. */
    private static Optional<Last> last(Members members) {
        PacketInfo packet = members.block().packet();
        List<Op> ops = members.block().ops();
        if (!packet.spec().hasBeginnings() || ops.isEmpty()) {
            return Optional.empty();
        }
        Op last = ops.get(ops.size() - 1);
        Optional<Last> found = Optional.empty();
        if (last instanceof Op.TakeBytes take && take.endSlot().isPresent()) {
            found = Optional.of(new Last(take.field(), take.at(), take.length()));
        } else if (last instanceof Op.Window window) {
            found = Optional.of(new Last(packet.item(window.itemId()), window.at(), window.length()));
        }
        return found.filter(end -> isSaid(members, end));
    }

    /** Whether the packet says how long its end is, in a way that always has a result. */
    private static boolean isSaid(Members members, Last last) {
        return !(last.length() instanceof Expr.Remaining)
                && !(last.length() instanceof Expr.IntConst)
                && !length(members, last).mayFault();
    }

    private static Code length(Members members, Last last) {
        return new ExprEmitter(members.frame(), last.at()).number(last.length());
    }

    /** Adds the methods, where a packet has them. */
    static void add(Members members, ParseMethods methods) {
        last(members).ifPresent(last -> {
            PacketInfo packet = members.block().packet();
            members.add(parse(packet, methods));
            if (packet.spec().isReusable()) {
                members.add(wrap(packet, methods));
            }
            members.add(isWhole(members, last));
        });
    }

    /** The method that the public ones share, where a packet has them. */
    static Optional<MethodSpec> read(Members members, Set<Var> kept) {
        return last(members)
                .map(last -> ParseMethods.read(
                        READ,
                        members.block().packet(),
                        ViewMaking.read(members.block().packet(), kept, OpEmitter::emitBeginning)));
    }

    private static MethodDoc doc() {
        return new MethodDoc(
                        "Parses a packet of which the end may be missing, as where an error quotes its beginning: what ends it ends with the bytes"
                                + "\n    if it says that it is longer.")
                .thrown(
                        RuntimeTypes.PARSE_EXCEPTION,
                        "if no packet begins so, or something before its last part is missing");
    }

    private static MethodSpec parse(PacketInfo packet, ParseMethods methods) {
        MethodDoc doc =
                doc().param("bytes", "the beginning, or all of it").returns("a view of the buffer under the bytes");
        MethodSpec.Builder method = MethodSpec.methodBuilder(PARSE)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addException(RuntimeTypes.PARSE_EXCEPTION)
                .returns(packet.className())
                .addParameter(RuntimeTypes.BYTES, "bytes");
        methods.addParams(method, doc);
        return method.addJavadoc(doc.build())
                .addStatement("int start = bytes.sourceOffset()")
                .addStatement(
                        "return $L(bytes.source(), start, start + bytes.length(), start, $T.DEFAULT$L$L)",
                        READ,
                        RuntimeTypes.LIMITS,
                        methods.arguments(),
                        methods.fresh())
                .build();
    }

    private static MethodSpec wrap(PacketInfo packet, ParseMethods methods) {
        MethodDoc doc = doc().param("buffer", "what the beginning is in; its position does not count")
                .param("start", "where it begins")
                .param("end", "where it ends; at most the limit of the buffer")
                .returns("this view, which stays where it is if there is none");
        MethodSpec.Builder method = MethodSpec.methodBuilder(WRAP)
                .addModifiers(Modifier.PUBLIC)
                .addException(RuntimeTypes.PARSE_EXCEPTION)
                .returns(packet.className())
                .addParameter(RuntimeTypes.BYTE_BUFFER, "buffer")
                .addParameter(ParameterSpec.builder(TypeName.INT, "start").build())
                .addParameter(ParameterSpec.builder(TypeName.INT, "end").build());
        methods.addParams(method, doc);
        return method.addJavadoc(doc.build()).addCode(methods.wrapped(READ)).build();
    }

    private static MethodSpec isWhole(Members members, Last last) {
        Code end = members.frame().endOf(last.item().id());
        Code there = end.minus(members.frame().byteAt(last.at()));
        CodeBlock doc = Docs.returning(
                "whether all of the packet is there: after {@code " + PARSE + "}, the end of "
                        + Docs.code(last.item().name()) + " may be missing",
                Optional.empty());
        return Members.getter(members.names().isWhole(last.item()), TypeName.BOOLEAN, doc)
                .addStatement(
                        "return $L == $L",
                        length(members, last).operand(Code.RELATIONAL),
                        there.operand(Code.RELATIONAL))
                .build();
    }
}
