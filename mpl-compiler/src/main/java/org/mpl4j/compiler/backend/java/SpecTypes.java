package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;

/** What the declared types of a specification are in Java. */
final class SpecTypes {
    private final JavaPackages packages;
    private final Map<QualifiedName, ClassName> known = new HashMap<>();

    SpecTypes(JavaPackages packages) {
        this.packages = packages;
    }

    /** The class of a packet, struct or shared enumeration. */
    ClassName of(QualifiedName name) {
        return known.computeIfAbsent(
                name, declared -> ClassName.get(packages.packageOf(declared), JavaNames.type(declared.name())));
    }

    /** The type of the values of an extern type. */
    static ClassName valueOf(FieldType.Extern extern) {
        return ofBinaryName(extern.valueClass());
    }

    static ClassName codecOf(FieldType.Extern extern) {
        return ofBinaryName(extern.codecClass());
    }

    private static ClassName ofBinaryName(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        String[] names = binaryName.substring(dot + 1).split("\\$");
        return ClassName.get(
                dot < 0 ? "" : binaryName.substring(0, dot), names[0], Arrays.copyOfRange(names, 1, names.length));
    }

    /** The type of a packet parameter. */
    static TypeName ofParameter(ValueKind kind) {
        return switch (kind) {
            case INT -> TypeName.LONG;
            case BOOL -> TypeName.BOOLEAN;
            default -> RuntimeTypes.BYTES;
        };
    }
}
