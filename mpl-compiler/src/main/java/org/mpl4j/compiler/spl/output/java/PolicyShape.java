package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * What the methods of a policy's class are made of.
 *
 * @param policy what the policy is called: its composition, or its automaton
 * @param parts its automata
 */
record PolicyShape(String policy, ClassName className, StatecallEnum statecalls, List<Part> parts) {
    private static final String[] POSITIONS = {
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"
    };

    PolicyShape {
        parts = List.copyOf(parts);
    }

    /** The fields that are given with a statecall, in order. */
    List<String> fields(Statecall call) {
        Set<String> fields = new LinkedHashSet<>();
        parts.forEach(part -> fields.addAll(part.fields(call)));
        return List.copyOf(fields);
    }

    /** Whether an automaton takes notice of a statecall. */
    boolean knows(Statecall call) {
        return parts.stream().anyMatch(part -> part.columns().isKnown(call));
    }

    /** How many fields are given with a statecall at most. */
    int mostFields() {
        return statecalls.calls().stream()
                .mapToInt(call -> fields(call).size())
                .max()
                .orElse(0);
    }

    boolean hasFields() {
        return mostFields() > 0;
    }

    boolean hasKeys() {
        return parts.stream().anyMatch(Part::isKeyed);
    }

    boolean hasSets() {
        return parts.stream().anyMatch(Part::isSet);
    }

    /** Whether the columns of all automata fit into one number, a byte each. */
    boolean isPacked() {
        return parts.size() > 1
                && parts.size() <= Long.BYTES
                && parts.stream().allMatch(part -> part.columns().count() < 0xff);
    }

    /** The limits of all automata; those of one name are one. */
    List<String> limits() {
        return parts.stream().flatMap(part -> part.limits().stream()).distinct().toList();
    }

    /** The name of the parameter for the value of a field, by its place among the fields of the statecall. */
    static String argument(int index) {
        return index < POSITIONS.length ? POSITIONS[index] : "value" + (index + 1);
    }

    /** The parameter for a field that is given with a statecall. */
    String argument(Statecall call, String field) {
        return argument(fields(call).indexOf(field));
    }

    int ordinal(Statecall call) {
        return statecalls.ordinal(call);
    }

    void addArguments(MethodSpec.Builder method, int count) {
        IntStream.range(0, count).forEach(i -> method.addParameter(TypeName.LONG, argument(i)));
    }

    /** All arguments, of which some are given and the others 0. */
    CodeBlock arguments(int given) {
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < mostFields(); i++) {
            values.add(i < given ? CodeBlock.of("$L", argument(i)) : CodeBlock.of("0"));
        }
        return values.stream().map(value -> CodeBlock.of(", $L", value)).collect(CodeBlock.joining(""));
    }
}
