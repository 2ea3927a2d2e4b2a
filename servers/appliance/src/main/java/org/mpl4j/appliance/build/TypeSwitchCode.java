package org.mpl4j.appliance.build;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DynamicConstantDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of the first type or constant of an enum, from a number on, that an object has or is; that of all of them if there is none; -1 for null. As {@code SwitchBootstraps.typeSwitch} says. */
final class TypeSwitchCode {
    private static final String ENUM_LABEL = "Ljava/lang/Enum$EnumDesc;";
    private static final String CLASS_LABEL = "Ljava/lang/constant/ClassDesc;";
    private static final int OBJECT = 0;
    private static final int FROM = 1;

    private TypeSwitchCode() {}

    /** A constant of an enum. */
    private record EnumLabel(ClassDesc type, String name) {}

    /** {@return whether what a case stands for is something that is known here} */
    static boolean isKnown(ConstantDesc label) {
        return label instanceof ClassDesc || enumLabel(label) != null;
    }

    /** What javac makes of {@code case Type.NAME} where not all cases are of one enum: EnumDesc.of(ClassDesc.of("Type"), "NAME"); null if a label is something else. */
    private static @Nullable EnumLabel enumLabel(ConstantDesc label) {
        if (label instanceof DynamicConstantDesc<?> constant
                && constant.constantType().descriptorString().equals(ENUM_LABEL)
                && constant.bootstrapArgsList().size() == 3
                && constant.bootstrapArgsList().get(1) instanceof DynamicConstantDesc<?> type
                && type.constantType().descriptorString().equals(CLASS_LABEL)
                && type.bootstrapArgsList().size() == 2
                && type.bootstrapArgsList().get(1) instanceof String typeName
                && constant.bootstrapArgsList().get(2) instanceof String name) {
            return new EnumLabel(ClassDesc.of(typeName), name);
        }
        return null;
    }

    static void write(CodeBuilder code, List<ConstantDesc> labels) {
        Label notNull = code.newLabel();
        code.aload(OBJECT).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(FROM).loadConstant(i).if_icmpgt(next);
            EnumLabel constant = enumLabel(labels.get(i));
            ClassDesc type = constant == null ? (ClassDesc) labels.get(i) : constant.type();
            // Of an enum that the object is none of, nothing is initialized.
            code.aload(OBJECT).instanceOf(type).ifeq(next);
            if (constant != null) {
                code.aload(OBJECT).getstatic(type, constant.name(), type).if_acmpne(next);
            }
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
