package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Attributes.ChecksumSpec;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;

/**
 * Adds {@code updateX(value)}: a setter after which the Internet checksum over the field is right if it was before. It changes the checksum by the difference ({@link
 * Optimization#INCREMENTAL_SUMS}, RFC 1624), so it costs the same for any length of packet.
 */
final class SumUpdates {
    private final Members members;
    private final SumDependence dependence;
    private final Set<Integer> updated = new HashSet<>();

    SumUpdates(Members members) {
        this.members = members;
        this.dependence = new SumDependence(members.block());
    }

    /** Adds it for a field that has a setter, where one checksum is all that has to change with it. */
    void add(Field field) {
        if (isAddedUp(field)) {
            dependence.of(field).ifPresent(sum -> add(field, sum));
        }
    }

    /** Whether it is a number whose bits a sum adds in their order. */
    private boolean isAddedUp(Field field) {
        return FieldJava.of(field).isNumber()
                && (!(field.type() instanceof FieldType.Int number)
                        || number.bits() == 8
                        || placed(field).order().equals(ByteOrder.BIG));
    }

    private PlacedItem placed(Field field) {
        return members.frame().placed(field.id());
    }

    private void add(Field field, SumDependence.Sum sum) {
        FieldJava java = FieldJava.of(field);
        String name = members.names().update(field);
        MethodSpec.Builder method = update(name, field, sum, java.type());
        if (isIncremental()) {
            Presence.check(members, field, method);
            CodeBlock shift = shift(field, sum);
            method.addStatement("$T before = $L", TypeName.LONG, found(field))
                    .addStatement("$L(value)", members.names().set(field))
                    .addStatement(
                            "$L($L, $L)",
                            members.names().update(sum.checksum()),
                            shifted(CodeBlock.of("before"), shift),
                            shifted(added(field, CodeBlock.of("value")), shift));
            if (updated.add(sum.checksum().id())) {
                addChange(sum.checksum());
            }
        } else {
            method.addStatement("$L(value)", members.names().set(field)).addCode(anew(sum.checksum()));
        }
        members.add(method.build());
        if (field.enumeration().isPresent()) {
            String cast = java.kind() == FieldJava.Kind.INT ? "(int) " : "";
            members.add(update(name, field, sum, EnumTypes.of(members.block(), field))
                    .addStatement("$L($Lvalue.value())", name, cast)
                    .build());
        }
    }

    private boolean isIncremental() {
        return members.block().packet().spec().isOn(Optimization.INCREMENTAL_SUMS);
    }

    private static MethodSpec.Builder update(String name, Field field, SumDependence.Sum sum, TypeName type) {
        String checksum = Docs.code(sum.checksum().name());
        String zero = isUdp(sum.checksum()) ? " One of zero stays zero." : "";
        return MethodSpec.methodBuilder(name)
                .addJavadoc(new MethodDoc("Overwrites " + Docs.code(field.name()) + " in the buffer, and changes "
                                + checksum + " with it: that is right if it was before." + zero)
                        .param("value", "the new value")
                        .thrown(RuntimeTypes.BUILD_EXCEPTION, "if it does not fit")
                        .build())
                .addModifiers(Modifier.PUBLIC)
                .addParameter(type, "value");
    }

    private static ChecksumSpec spec(Field checksum) {
        return checksum.attributes().checksum().orElseThrow();
    }

    private static boolean isUdp(Field checksum) {
        return spec(checksum).algorithm().equals("udp");
    }

    // The checksum

    private CodeBlock anew(Field checksum) {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock refresh = new RefreshPut(members, checksum).code();
        if (!isUdp(checksum)) {
            return refresh;
        }
        Presence.when(
                members,
                checksum,
                code,
                () -> code.beginControlFlow("if ($L != 0)", read(checksum).operand(Code.EQUALITY))
                        .add(refresh)
                        .endControlFlow());
        return code.build();
    }

    private Code read(Field field) {
        return new FieldReader(members.frame(), field).narrow();
    }

    /** The method by which all updates change a checksum. */
    private void addChange(Field checksum) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(members.names().update(checksum))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.LONG, "before")
                .addParameter(TypeName.LONG, "after");
        CodeBlock.Builder code = CodeBlock.builder();
        Presence.when(members, checksum, code, () -> addChange(checksum, code));
        members.add(method.addCode(code.build()).build());
    }

    private void addChange(Field checksum, CodeBlock.Builder code) {
        code.addStatement(
                "long sum = $T.$L($L, before, after)",
                RuntimeTypes.INTERNET_CHECKSUM,
                isUdp(checksum) ? "updateUdp" : "update64",
                read(checksum).text());
        if (!isUdp(checksum)) {
            CodeBlock algorithm = ChecksumWriting.algorithm(spec(checksum));
            code.beginControlFlow("if ($L.isSame(0, sum))", algorithm)
                    .add("// Zero has two forms; which one it is depends on all of the data.\n")
                    .addStatement("long anew = $L()", members.names().sum(checksum))
                    .addStatement("sum = $L.isSame(anew, sum) ? anew : sum", algorithm)
                    .endControlFlow();
        }
        code.add(new FieldPut(members.frame(), checksum).put(CodeBlock.of("sum"), true));
    }

    // What a field adds to a sum

    /** What is there; of a boolean, any byte may be. */
    private CodeBlock found(Field field) {
        return field.type() instanceof FieldType.Bool
                ? CodeBlock.of(
                        "$L & 0xff",
                        members.frame()
                                .load(
                                        Byte.BYTES,
                                        members.frame().startOf(field.id()).text()))
                : added(field, read(field).text());
    }

    /** A value of a field as an unsigned number. */
    private static CodeBlock added(Field field, CodeBlock value) {
        FieldJava java = FieldJava.of(field);
        boolean isSigned = field.type() instanceof FieldType.Int number && number.signed();
        if (java.kind() == FieldJava.Kind.BOOLEAN) {
            return CodeBlock.of("$L ? 1 : 0", value);
        } else if (field.type() instanceof FieldType.Bool) {
            return CodeBlock.of("$L != 0 ? 1 : 0", value);
        }
        return isSigned && java.bits() < Long.SIZE
                ? CodeBlock.of("$L & 0x$LL", value, Long.toHexString((1L << java.bits()) - 1))
                : value;
    }

    /** In words of 16 bits, turning a number of 64 bits is to shift it: what leaves it at one end has the same weight at the other. */
    private static CodeBlock shifted(CodeBlock value, CodeBlock shift) {
        return shift.toString().equals("0") ? value : CodeBlock.of("$T.rotateLeft($L, $L)", Long.class, value, shift);
    }

    /** How many bits behind the field belong to its word of 16 bits: where those begin depends on all that the sum adds up before. */
    private CodeBlock shift(Field field, SumDependence.Sum sum) {
        ViewFrame frame = members.frame();
        Place start = placed(field).start();
        Place first = frame.placed(sum.range().firstItemId()).start();
        Place end = start.plusBits(FieldJava.of(field).bits());
        int inByte = (8 - end.bitPhase()) % 8;
        boolean isNear = start.base() == first.base();
        long known = isNear ? end.plusBits(7).byteOffset() - first.byteOffset() : 0;
        CodeBlock.Builder unknown = CodeBlock.builder();
        if (!isNear) {
            unknown.add(" + $L", frame.byteAfter(end).minus(frame.byteAt(first)).text());
        }
        for (Expr input : spec(sum.checksum()).inputs()) {
            if (input == sum.range()) {
                break;
            }
            length(input).ifPresent(length -> unknown.add(" + $L", length));
        }
        if (unknown.isEmpty()) {
            return CodeBlock.of("$L", inByte + 8 * (known & 1));
        }
        CodeBlock odd = CodeBlock.of("($L$L & 1) * 8", known & 1, unknown.build());
        return inByte == 0 ? odd : CodeBlock.of("$L + $L", odd, inByte);
    }

    /** The length of what is added up before; empty for what is always even. */
    private Optional<CodeBlock> length(Expr input) {
        if (input.kind() != ValueKind.BYTES) {
            return Optional.empty();
        }
        BytesCode content = new ExprEmitter(members.frame(), null).content(input);
        return Optional.of(
                content instanceof BytesCode.Region region
                        ? region.to().minus(region.from()).text()
                        : CodeBlock.of("$L.length()", content.object()));
    }
}
