package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The static methods that parse the classifies and arrays of a block, made when they are first called. */
final class SkipHelpers {
    private final Map<Integer, Helper> helpers = new LinkedHashMap<>();

    /**
     * A method that validates and gives the end.
     *
     * @param owner the class that it is in
     */
    record Helper(BlockInfo owner, MethodSpec method, List<Var> parameters) {
        /** A call from a method of the same block. */
        CodeBlock call(Frame frame, CodeBlock limit) {
            List<CodeBlock> arguments = new ArrayList<>();
            for (Var var : parameters) {
                arguments.add(var == Var.Basic.LIMIT ? limit : frame.pass(var));
            }
            return CodeBlock.of("$N($L)", method, CodeBlock.join(arguments, ", "));
        }

        /** A call for bytes that have been validated. */
        CodeBlock walk(Frame frame, CodeBlock limit) {
            List<CodeBlock> arguments = new ArrayList<>();
            for (Var var : parameters) {
                arguments.add(var == Var.Basic.LIMIT ? limit : unlimited(frame, var));
            }
            return CodeBlock.of("$N($L)", method, CodeBlock.join(arguments, ", "));
        }
    }

    Helper ofClassify(ClassifyInfo classify) {
        Helper known = helpers.get(classify.classify().id());
        return known != null ? known : put(classify.classify().id(), new ClassifySkip(classify).helper());
    }

    Helper ofArray(ArrayInfo array) {
        Helper known = helpers.get(array.array().id());
        return known != null ? known : put(array.array().id(), new ArraySkip(array).helper());
    }

    private Helper put(int id, Helper helper) {
        helpers.put(id, helper);
        return helper;
    }

    List<MethodSpec> methods() {
        return helpers.values().stream().map(Helper::method).toList();
    }

    /** A variable for bytes that have been validated. */
    static CodeBlock unlimited(Frame frame, Var var) {
        if (var == Var.Basic.DEPTH) {
            return CodeBlock.of("0");
        }
        return var == Var.Basic.LIMITS ? CodeBlock.of("$T.NONE", RuntimeTypes.LIMITS) : frame.pass(var);
    }

    static MethodSpec.Builder method(String name, SkipFrame frame) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(int.class)
                .addException(RuntimeTypes.PARSE_EXCEPTION);
        frame.addParameters(method);
        return method;
    }
}
