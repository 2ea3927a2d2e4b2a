package org.mpl4j.appliance.build;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes out what a class would have made when it is first used: methods that records get ({@code ObjectMethods}) and switches over types and constants of enums ({@code SwitchBootstraps}). Each of them makes classes at run time, which no cache keeps, and costs a start
 * milliseconds; the code that stands for them here does the same. Lambdas and sums of texts stay as they are: these the cache keeps.
 */
final class PlainCode {
    private static final String RECORDS = "Ljava/lang/runtime/ObjectMethods;";
    private static final String SWITCHES = "Ljava/lang/runtime/SwitchBootstraps;";
    private static final String TYPE_SWITCH = "typeSwitch";
    private static final MethodTypeDesc SWITCH_TYPE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private PlainCode() {}

    /** {@return a class that does the same} */
    static byte[] of(byte[] content) {
        ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(new LooseHierarchy()));
        ClassModel model = files.parse(content);
        return isConcerned(model) ? files.transformClass(model, new Writing(model)) : content;
    }

    private static boolean isConcerned(ClassModel model) {
        for (MethodModel method : model.methods()) {
            if (method.code().isPresent()) {
                for (CodeElement element : method.code().get()) {
                    if (element instanceof InvokeDynamicInstruction call && isKnown(call)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isKnown(InvokeDynamicInstruction call) {
        String owner = call.bootstrapMethod().owner().descriptorString();
        return owner.equals(RECORDS)
                || owner.equals(SWITCHES)
                        && call.bootstrapMethod().methodName().equals(TYPE_SWITCH)
                        && call.bootstrapArgs().stream().allMatch(TypeSwitchCode::isKnown);
    }

    /** Writes one class. Calls become calls of methods that are added to it. */
    private static final class Writing implements ClassTransform {
        private final ClassModel model;
        private final boolean isInterface;
        private final List<DynamicCallSiteDesc> calls = new ArrayList<>();

        Writing(ClassModel model) {
            this.model = model;
            isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        }

        @Override
        public void accept(ClassBuilder builder, ClassElement element) {
            if (element instanceof MethodModel method && method.code().isPresent()) {
                builder.transformMethod(
                        method,
                        java.lang.classfile.MethodTransform.transformingCode(
                                CodeTransform.ofStateful(() -> this::replace)));
            } else {
                builder.with(element);
            }
        }

        private void replace(CodeBuilder code, CodeElement element) {
            if (element instanceof InvokeDynamicInstruction call && isKnown(call)) {
                DynamicCallSiteDesc site = DynamicCallSiteDesc.of(
                        call.bootstrapMethod(),
                        call.name().stringValue(),
                        call.typeSymbol(),
                        call.bootstrapArgs().toArray(ConstantDesc[]::new));
                code.invokestatic(owner(), name(calls.size()), type(site), isInterface);
                calls.add(site);
            } else {
                code.with(element);
            }
        }

        private ClassDesc owner() {
            return model.thisClass().asSymbol();
        }

        private static String name(int number) {
            return "plain$" + number;
        }

        /** Switches are called with the type of what is looked at. */
        private static MethodTypeDesc type(DynamicCallSiteDesc site) {
            return isSwitch(site) ? SWITCH_TYPE : site.invocationType();
        }

        private static boolean isSwitch(DynamicCallSiteDesc site) {
            return ((DirectMethodHandleDesc) site.bootstrapMethod())
                    .owner()
                    .descriptorString()
                    .equals(SWITCHES);
        }

        @Override
        public void atEnd(ClassBuilder builder) {
            for (int i = 0; i < calls.size(); i++) {
                DynamicCallSiteDesc site = calls.get(i);
                builder.withMethodBody(
                        name(i),
                        type(site),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> write(code, site));
            }
        }

        private static void write(CodeBuilder code, DynamicCallSiteDesc site) {
            if (isSwitch(site)) {
                TypeSwitchCode.write(code, List.of(site.bootstrapArgs()));
            } else {
                new RecordCode(code, site).write();
            }
        }
    }
}
