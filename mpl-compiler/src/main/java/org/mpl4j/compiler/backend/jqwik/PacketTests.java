package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;

/** A packet that tests are made for, and what they are called. */
final class PacketTests {
    private static final Set<String> OWN = Set.of("bytes", "mutations", "buffer", "values", "given", "made", "told");

    private final QualifiedName name;
    private final OutlineTable outlines;
    private final BuilderOutline outline;

    PacketTests(QualifiedName name, OutlineTable outlines) {
        this.name = name;
        this.outlines = outlines;
        this.outline = outlines.of(name);
    }

    QualifiedName name() {
        return name;
    }

    OutlineTable outlines() {
        return outlines;
    }

    BuilderOutline outline() {
        return outline;
    }

    BuildPlan plan() {
        return outlines.spec().plan(name);
    }

    PacketLayout layout() {
        return outlines.spec().layout(name);
    }

    String packageName() {
        return outline.packageName();
    }

    ClassName packet() {
        return outlines.classOf(name);
    }

    ClassName arbitraries() {
        return outlines.arbitrariesOf(name);
    }

    ClassName input() {
        return arbitraries().nestedClass("Input");
    }

    ClassName support() {
        return ClassName.get(packageName(), "MplInputs");
    }

    List<Param> params() {
        return outlines.spec().model().packet(name).params();
    }

    boolean isGiven(Param param) {
        return outline.given().contains(param);
    }

    static String nameOf(Param param) {
        String member = JavaNames.member(param.name());
        return OWN.contains(member) ? member + "_" : member;
    }

    static TypeName typeOf(Param param) {
        return switch (param.kind()) {
            case INT -> TypeName.LONG;
            case BOOL -> TypeName.BOOLEAN;
            default -> ClassName.get("org.mpl4j.runtime", "Bytes");
        };
    }

    /** Whether a parameter has to be chosen before branches and optional items. */
    boolean isChosenFirst(Param param) {
        return KnownNumbers.isNumber(param)
                && ChoosingParams.has(outlines.spec().model(), name, param.index());
    }

    DecidedParam decided(Param param) {
        return new DecidedParam(this, param);
    }

    /** Whether all parameters are known from what is given, and so are sizes or they follow from content, so that there are tests of the packet by itself. */
    boolean canBeAlone() {
        return params().stream()
                        .allMatch(param -> isGiven(param) || decided(param).isKnown())
                && !SizesApart.of(this);
    }

    /** Names of arguments of the packet's methods, with a comma before each. */
    static CodeBlock passed(List<Param> params, String prefix, String suffix) {
        return params.stream()
                .map(param -> CodeBlock.of(", $L$L$L", prefix, nameOf(param), suffix))
                .collect(CodeBlock.joining(""));
    }
}
