package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The static methods that parse the classifies and arrays of a block, made when they are first called. */
final class SkipMethods {
    private final Map<Integer, SkipMethod> skipMethods = new LinkedHashMap<>();

    /**
     * A method that validates and gives the end.
     *
     * @param owner the class that it is in
     * @param further methods that it calls
     */
    record SkipMethod(BlockInfo owner, MethodSpec method, List<Var> parameters, List<MethodSpec> further) {
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

    SkipMethod ofClassify(ClassifyInfo classify) {
        SkipMethod known = skipMethods.get(classify.classify().id());
        return known != null ? known : put(classify.classify().id(), new ClassifySkip(classify).skipMethod());
    }

    SkipMethod ofArray(ArrayInfo array) {
        SkipMethod known = skipMethods.get(array.array().id());
        return known != null ? known : put(array.array().id(), new ArraySkip(array).skipMethod());
    }

    private SkipMethod put(int id, SkipMethod skipMethod) {
        skipMethods.put(id, skipMethod);
        return skipMethod;
    }

    List<MethodSpec> methods() {
        return skipMethods.values().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.method()), one.further().stream()))
                .toList();
    }

    /** A variable for bytes that have been validated. */
    static CodeBlock unlimited(Frame frame, Var var) {
        if (var == Var.Basic.DEPTH) {
            return CodeBlock.of("0");
        } else if (var == Var.Basic.PLACES) {
            return CodeBlock.of("null");
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
