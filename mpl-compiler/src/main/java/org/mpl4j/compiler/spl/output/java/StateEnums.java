package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.spl.table.TableState;

/** Adds the enumeration of each automaton's states, and the methods that tell in which it is. */
final class StateEnums {
    private static final int MANY = 100;

    private StateEnums() {}

    static void add(PolicyShape shape, TypeSpec.Builder type) {
        for (Part part : shape.parts()) {
            TypeName states = ArrayTypeName.of(part.stateType());
            type.addField(FieldSpec.builder(states, all(part), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.values()", part.stateType())
                    .build());
            type.addType(states(part));
            type.addMethod(part.isKeyed() ? ofKey(part) : ofRow(part));
            if (part.isKeyed()) {
                type.addMethod(count(part));
            }
        }
    }

    /** The array of all states. */
    static String all(Part part) {
        return part.constant() + "_STATES";
    }

    /** The state of a row. */
    static CodeBlock of(Part part, String row) {
        return CodeBlock.of("$L[$L.stateOf($L)]", all(part), part.constant(), row);
    }

    private static TypeSpec states(Part part) {
        Map<String, Set<Integer>> lines = new LinkedHashMap<>();
        for (TableState state : part.table().states()) {
            Set<Integer> known = lines.computeIfAbsent(part.label(state), label -> new LinkedHashSet<>());
            state.places().stream().limit(1).forEach(place -> known.add(place.line()));
        }
        String all = part.states().keySet().stream()
                .map(label -> label + where(lines.getOrDefault(label, Set.of())))
                .collect(Collectors.joining(", "));
        TypeSpec.Builder type = TypeSpec.enumBuilder(part.stateType())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "$L",
                        Lines.wrapped("The states of {@code " + part.name() + "}, and the lines where they are: " + all
                                + "."));
        part.states().values().forEach(type::addEnumConstant);
        return type.build();
    }

    private static String where(Set<Integer> lines) {
        return lines.isEmpty() || lines.size() > MANY
                ? ""
                : " (" + lines.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    private static String method(Part part) {
        return part.isOnly() ? "state" : part.member() + "State";
    }

    private static MethodSpec ofRow(Part part) {
        return MethodSpec.methodBuilder(method(part))
                .addJavadoc("{@return the state that {@code $L} is in}\n", part.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(part.stateType())
                .addStatement("return $L", of(part, part.row()))
                .build();
    }

    private static MethodSpec ofKey(Part part) {
        return MethodSpec.methodBuilder(method(part))
                .addJavadoc(
                        "The state that an instance of {@code $L} is in.\n\n@param key its key\n@return its state; the first one if there is no such instance\n",
                        part.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(part.stateType())
                .addParameter(TypeName.LONG, "key")
                .addStatement("return $L", of(part, part.instances() + ".rowOf(key, " + part.row() + ")"))
                .build();
    }

    private static MethodSpec count(Part part) {
        return MethodSpec.methodBuilder(part.member() + "Count")
                .addJavadoc("{@return how many instances of {@code $L} have begun and not ended}\n", part.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $L.count()", part.instances())
                .build();
    }
}
