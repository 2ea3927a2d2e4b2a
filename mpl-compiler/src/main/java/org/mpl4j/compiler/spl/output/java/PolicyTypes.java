package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;

/** The classes that generated policies name. */
final class PolicyTypes {
    static final ClassName OVERRIDE = ClassName.get("java.lang", "Override");
    static final ClassName STRING = ClassName.get("java.lang", "String");
    static final ClassName OBJECT = ClassName.get("java.lang", "Object");
    static final ClassName LONG = ClassName.get("java.lang", "Long");
    static final TypeName ENUM =
            ParameterizedTypeName.get(ClassName.get("java.lang", "Enum"), WildcardTypeName.subtypeOf(Object.class));
    static final ClassName LIST = ClassName.get("java.util", "List");
    static final ClassName SET = ClassName.get("java.util", "Set");
    static final ClassName ARRAY_LIST = ClassName.get("java.util", "ArrayList");
    static final ClassName ILLEGAL_ARGUMENT = ClassName.get("java.lang", "IllegalArgumentException");

    static final ClassName GENERATED_BY_MPL = ClassName.get("org.mpl4j.runtime", "GeneratedByMpl");
    static final ClassName STATECALL = of("Statecall");
    static final ClassName DIRECTION = STATECALL.nestedClass("Direction");
    static final ClassName VIOLATION = of("PolicyViolation");
    static final ClassName REASON = VIOLATION.nestedClass("Reason");
    static final ClassName LISTENER = of("PolicyListener");
    static final ClassName AUTOMATON = of("Automaton");
    static final ClassName ALLOWED_SETS = of("AllowedSets");
    static final ClassName INSTANCES = of("Instances");
    static final ClassName SPARSE_TABLE = of("SparseTable");
    static final ClassName CONFIGURATION_BITS = of("ConfigurationBits");
    static final ClassName CONFIGURATION_PROGRAM = of("ConfigurationProgram");
    static final ClassName REGISTERS = of("Registers");
    static final ClassName REGISTER_PROGRAM = of("RegisterProgram");
    static final ClassName TRACES = of("Traces");

    static final ClassName ARBITRARY = ClassName.get("net.jqwik.api", "Arbitrary");
    static final ClassName ARBITRARIES = ClassName.get("net.jqwik.api", "Arbitraries");
    static final ClassName SUPPLIER = ClassName.get("java.util.function", "Supplier");

    private PolicyTypes() {}

    private static ClassName of(String name) {
        return ClassName.get("org.mpl4j.runtime.policy", name);
    }
}
