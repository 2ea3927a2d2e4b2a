package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.ValueKind;

/** Writes the checks of the rules that a field has. */
final class FieldRules {
    private final Members members;
    private final Field field;
    private final FieldJava java;
    private final ExprEmitter emitter;
    private final CodeBlock.Builder code = CodeBlock.builder();

    FieldRules(Members members, Field field) {
        this.members = members;
        this.field = field;
        this.java = FieldJava.of(field);
        this.emitter = new ExprEmitter(
                members.frame(), members.frame().placed(field.id()).start());
    }

    CodeBlock generate() {
        Attributes attributes = field.attributes();
        if (!attributes.isMagic()) {
            attributes.constant().ifPresent(this::constant);
        }
        attributes.min().ifPresent(min -> compare("MIN", min, "<"));
        attributes.max().ifPresent(max -> compare("MAX", max, ">"));
        value();
        if (attributes.alignBits() != 0) {
            code.addStatement(
                    "$T.checkAlign(found, $S, $L, $L, $L)",
                    RuntimeTypes.VIOLATION,
                    field.name(),
                    start(),
                    members.frame().sizeOf(field.id()).text(),
                    attributes.alignBits() / 8);
        }
        attributes.checksum().ifPresent(this::checksum);
        return code.build();
    }

    private CodeBlock start() {
        return members.frame().startOf(field.id()).text();
    }

    private Code actual() {
        return emitter.raw(new Expr.FieldValue(field.id(), ValueKind.INT, field.span()));
    }

    private void constant(Expr constant) {
        if (java.isNumber()) {
            compare("CONST", constant, "!=");
            return;
        } else if (java.kind() != FieldJava.Kind.BYTES) {
            return;
        }
        CodeBlock expected = constant.kind() == ValueKind.BYTES
                ? emitter.content(constant).object()
                : CodeBlock.of(
                        "$T.filled($L, $L)",
                        RuntimeTypes.BYTES,
                        emitter.number(constant).text(),
                        members.frame().sizeOf(field.id()).text());
        compareContent("checkConst", expected);
    }

    private void compareContent(String check, CodeBlock expected) {
        code.addStatement(
                "$T.$L(found, $S, $L, $L, $L)",
                RuntimeTypes.VIOLATION,
                check,
                field.name(),
                start(),
                expected,
                members.frame().content(field).object());
    }

    private void compareValue(Expr value) {
        if (java.kind() == FieldJava.Kind.BYTES) {
            compareContent("checkValue", emitter.content(value).object());
        } else {
            compare("VALUE", value, "!=");
        }
    }

    private void compare(String kind, Expr expected, String operator) {
        Code wanted = emitter.raw(expected);
        Code actual = actual();
        boolean mayBeNegative = java.isUnsigned64()
                && !(expected instanceof Expr.IntConst)
                && !emitter.isUnsigned(expected)
                && members.block().ranges().of(expected).lo() < 0;
        CodeBlock isBroken = comparison(actual, operator, wanted);
        if (mayBeNegative) {
            // Less than any number that the field can have.
            String format = operator.equals("<") ? "$L >= 0 && $L" : "$L < 0 || $L";
            isBroken = CodeBlock.of(format, wanted.operand(Code.RELATIONAL + 1), isBroken);
        }
        CodeBlock check = CodeBlock.builder()
                .beginControlFlow("if ($L)", isBroken)
                .addStatement("found.add($L)", violation(kind, mayBeNegative, wanted.text(), actual.text()))
                .endControlFlow()
                .build();
        add(check, wanted.mayFault() || actual.mayFault());
    }

    private CodeBlock comparison(Code actual, String operator, Code wanted) {
        return java.isUnsigned64() && !operator.equals("!=")
                ? CodeBlock.of("$T.compareUnsigned($L, $L) $L 0", Long.class, actual.text(), wanted.text(), operator)
                : CodeBlock.of(
                        "$L $L $L", actual.operand(Code.RELATIONAL + 1), operator, wanted.operand(Code.RELATIONAL + 1));
    }

    /** A violation about numbers, which are in hexadecimal where the field is. */
    private CodeBlock violation(String kind, boolean mayBeNegative, CodeBlock wanted, CodeBlock actual) {
        boolean isHex = field.attributes()
                .show()
                .filter(format -> format == Attributes.ShowFormat.HEX)
                .isPresent();
        CodeBlock numbers = CodeBlock.of("$L, $L", wanted, actual);
        return CodeBlock.of(
                "$1T.$2L($3S, $4L, $1T.Kind.$5L, $6L)",
                RuntimeTypes.VIOLATION,
                isHex ? "hex" : !java.isUnsigned64() ? "of" : mayBeNegative ? "ofUnsigned" : "unsigned",
                field.name(),
                start(),
                kind,
                isHex ? CodeBlock.of("$L, $L", numbers, java.bits()) : numbers);
    }

    /** What can't be computed is no violation. */
    private void add(CodeBlock check, boolean mayFault) {
        if (mayFault) {
            code.beginControlFlow("try").add(check);
            code.nextControlFlow("catch ($T e)", ArithmeticException.class);
            code.add("// Then no value would be right.\n");
            code.endControlFlow();
        } else {
            code.add(check);
        }
    }

    private void value() {
        Binding binding = members.block().packet().plan().binding(field.id());
        if (binding instanceof Binding.Derived derived) {
            compareValue(derived.value());
        } else if (binding instanceof Binding.Tag tag
                && tag.computations().findAny().isPresent()) {
            field.attributes().value().ifPresent(value -> {
                code.beginControlFlow("if ($L())", new TagValueRule(members, field, tag).add());
                compareValue(value);
                code.endControlFlow();
            });
        }
    }

    private void checksum(Attributes.ChecksumSpec spec) {
        ChecksumMethods methods = new ChecksumMethods(members, field, spec);
        methods.add();
        CodeBlock sum = CodeBlock.of("$L()", members.names().sum(field));
        CodeBlock check = CodeBlock.builder()
                .beginControlFlow("if (!$L())", members.names().isValid(field))
                .addStatement("found.add($L)", violation("CHECKSUM", false, sum, actual().text()))
                .endControlFlow()
                .build();
        add(check, methods.mayFault());
    }
}
