package org.mpl4j.appliance.build;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.List;

/** The number of the first type, from a number on, that an object has; that of types if it has none; -1 for null. As {@code SwitchBootstraps.typeSwitch} says. */
final class TypeSwitchCode {
    private static final int OBJECT = 0;
    private static final int FROM = 1;

    private TypeSwitchCode() {}

    static void write(CodeBuilder code, List<ConstantDesc> types) {
        Label notNull = code.newLabel();
        code.aload(OBJECT).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
        for (int i = 0; i < types.size(); i++) {
            Label next = code.newLabel();
            code.iload(FROM).loadConstant(i).if_icmpgt(next);
            code.aload(OBJECT).instanceOf((ClassDesc) types.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }
}
