package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * Adds {@code refresh()} and the methods that it consists of. Values can depend on what lies around them, so they are computed from the outermost packet inwards; checksums
 * cover what is inside, so theirs is the way back. Within a scope the build plan gives the order, wherever the branches are that hold the fields.
 */
final class RefreshMethods {
    /** What packets call of those inside them. */
    static final String SUMS = "refreshSums";

    private static final String VALUES = "refreshValues";

    private final Members members;
    private final BlockInfo block;
    private final RefreshFacts facts;
    private final QualifiedName packet;

    RefreshMethods(Members members) {
        this.members = members;
        this.block = members.block();
        this.facts = block.packet().spec().refreshFacts();
        this.packet = block.packet().type().name();
    }

    void add() {
        boolean hasValues = holdsValues(block);
        boolean hasSums = holdsSums(block);
        if (!hasValues && !hasSums) {
            return;
        }
        MethodSpec.Builder refresh =
                MethodSpec.methodBuilder("refresh").addJavadoc(doc()).addModifiers(Modifier.PUBLIC);
        if (hasValues) {
            refresh.addStatement("$L()", VALUES);
        }
        if (hasSums) {
            refresh.addStatement("$L()", SUMS);
        }
        members.add(refresh.build());
        if (hasValues) {
            members.add(part(VALUES, "computes values, from here inwards")
                    .addCode(values())
                    .build());
        }
        if (hasSums) {
            new RefreshSums(members, this::holdsSums).add(part(SUMS, "computes checksums, from inside outwards"));
        }
    }

    private static CodeBlock doc() {
        return new MethodDoc("""
                        Computes anew, in the buffer, what derives from other fields, after setters have changed those: first what
                            {@code value} says, from here inwards, then checksums, the innermost first. Nested packets, elements of arrays
                            and the branches that were taken are included. What says where fields lie (lengths, counts, tags) stays as it
                            was parsed, since setters change nothing that it depends on; so do numbers of variable size.""")
                .thrown(RuntimeTypes.BUILD_EXCEPTION, "if a result does not fit; what was computed before that stays")
                .build();
    }

    /** A method that packets around this one call. */
    private MethodSpec.Builder part(String name, String what) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name);
        return block.role() instanceof BlockInfo.Role.PacketBody
                ? method.addJavadoc("For generated code: $L.\n\n@hidden\n", what)
                        .addModifiers(Modifier.PUBLIC)
                : method.addModifiers(Modifier.PRIVATE);
    }

    // What blocks have

    private boolean holdsValues(BlockInfo block) {
        return holds(block, facts::isValue, facts::holdsValues);
    }

    private boolean holdsSums(BlockInfo block) {
        return holds(block, facts::isSum, facts::holdsSums);
    }

    private boolean holds(
            BlockInfo block, BiFunction<QualifiedName, Field, Boolean> isOne, Predicate<QualifiedName> holdsOne) {
        for (PlacedItem placed : block.placed().items()) {
            Item item = placed.item();
            boolean isHolder = item instanceof Field field && isOne.apply(packet, field)
                    || item instanceof NestedPacket nested && holdsOne.test(nested.target())
                    || item instanceof ArrayItem array
                            && holds(block.array(array.id()).body(), isOne, holdsOne)
                    || item instanceof Classify classify
                            && block.classify(classify.id()).branches().stream()
                                    .anyMatch(branch -> holds(branch, isOne, holdsOne));
            if (isHolder) {
                return true;
            }
        }
        return false;
    }

    // Values

    private CodeBlock values() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int id : order()) {
            if (block.holds(id) && facts.isValue(packet, (Field) block.item(id))) {
                code.add(new RefreshPut(members, (Field) block.item(id)).code());
            }
        }
        new InnerCalls(members, this::holdsValues, facts::holdsValues).add(code, VALUES, this::holdsValues, VALUES);
        return code.build();
    }

    private List<Integer> order() {
        return block.packet().plan().scope(block.scope().owner()).order();
    }
}
