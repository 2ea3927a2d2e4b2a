package org.mpl4j.appliance.build;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The methods that every record has unless it says otherwise, as {@code ObjectMethods} makes them. */
final class RecordCode {
    private static final int SELF = 0;
    private static final int OTHER = 1;
    private static final int FACTOR = 31;
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

    /** A component: its name, its field and the field's type. */
    private record Component(String name, DirectMethodHandleDesc getter) {
        ClassDesc type() {
            return getter.invocationType().returnType();
        }
    }

    private final CodeBuilder code;
    private final String method;
    private final ClassDesc type;
    private final List<Component> components = new ArrayList<>();

    RecordCode(CodeBuilder code, DynamicCallSiteDesc site) {
        this.code = code;
        method = site.invocationName();
        ConstantDesc[] arguments = site.bootstrapArgs();
        type = (ClassDesc) arguments[0];
        String[] names = ((String) arguments[1]).split(";");
        for (int i = 2; i < arguments.length; i++) {
            components.add(new Component(names[i - 2], (DirectMethodHandleDesc) arguments[i]));
        }
    }

    void write() {
        switch (method) {
            case "equals" -> equality();
            case "hashCode" -> hash();
            case "toString" -> text();
            default -> throw new IllegalStateException("records have no method " + method);
        }
    }

    private void get(int self, Component component) {
        code.aload(self).getfield(type, component.getter.methodName(), component.type());
    }

    private void equality() {
        Label differs = code.newLabel();
        code.aload(OTHER).instanceOf(type).ifeq(differs);
        code.aload(OTHER).checkcast(type).astore(OTHER);
        for (Component component : components) {
            get(SELF, component);
            get(OTHER, component);
            differ(component.type(), differs);
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    /** Goes on to a place if the two values on the stack differ. */
    private void differ(ClassDesc value, Label differs) {
        switch (TypeKind.from(value)) {
            case LONG -> code.lcmp().ifne(differs);
            case FLOAT, DOUBLE ->
                code.invokestatic(box(value), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, value, value))
                        .ifne(differs);
            case REFERENCE ->
                code.invokestatic(
                                OBJECTS,
                                "equals",
                                MethodTypeDesc.of(
                                        ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                        .ifeq(differs);
            default -> code.if_icmpne(differs);
        }
    }

    private void hash() {
        code.iconst_0();
        for (Component component : components) {
            code.loadConstant(FACTOR).imul();
            get(SELF, component);
            boolean isReference = !component.type().isPrimitive();
            code.invokestatic(
                    isReference ? OBJECTS : box(component.type()),
                    "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, isReference ? ConstantDescs.CD_Object : component.type()));
            code.iadd();
        }
        code.ireturn();
    }

    private void text() {
        code.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        append(type.displayName().replaceFirst(".*\\$", "") + "[");
        String separator = "";
        for (Component component : components) {
            append(separator + component.name + "=");
            get(SELF, component);
            ClassDesc value = component.type().isPrimitive() ? component.type() : ConstantDescs.CD_Object;
            code.invokestatic(
                    ConstantDescs.CD_String, "valueOf", MethodTypeDesc.of(ConstantDescs.CD_String, widened(value)));
            appendString();
            separator = ", ";
        }
        append("]");
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String))
                .areturn();
    }

    private void append(String text) {
        code.loadConstant(text);
        appendString();
    }

    private void appendString() {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, ConstantDescs.CD_String));
    }

    private static ClassDesc widened(ClassDesc value) {
        TypeKind kind = TypeKind.from(value);
        return kind == TypeKind.BYTE || kind == TypeKind.SHORT ? ConstantDescs.CD_int : value;
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case SHORT -> ConstantDescs.CD_Short;
            case CHAR -> ConstantDescs.CD_Character;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            default -> throw new IllegalStateException(primitive + " is no primitive type");
        };
    }
}
