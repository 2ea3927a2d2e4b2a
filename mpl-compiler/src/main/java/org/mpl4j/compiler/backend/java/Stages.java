package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.JavaNames;

/**
 * The stages of building a scope: the points at which its caller can be, each an interface with what may be given next. So what is missing is missed by javac.
 */
final class Stages {
    private final BuildScope scope;
    private final ClassName complete;
    private final ClassName content;
    private final Map<Point, ClassName> stages = new LinkedHashMap<>();

    /** In front of one of what is given for a block, or behind all of it. */
    private record Point(BuildBlock block, int offer) {}

    /** Something that may be given next. */
    record Next(BuildBlock block, Offer offer) {}

    private Stages(BuildScope scope, ClassName complete, ClassName content) {
        this.scope = scope;
        this.complete = complete;
        this.content = content;
        nameAll(scope.body());
    }

    static Stages of(BuildScope scope) {
        return new Stages(
                scope, scope.stageNames().add("Complete"), scope.stageNames().add("Content"));
    }

    /** Stages that no caller sees: all are the class that builds. */
    static Stages hidden(BuildScope scope) {
        return new Stages(scope, scope.className(), scope.className());
    }

    boolean areHidden() {
        return complete.equals(scope.className());
    }

    private void nameAll(BuildBlock block) {
        for (int point : points(block)) {
            stages.put(new Point(block, point), areHidden() ? complete : name(block, point));
        }
        block.branches().forEach(this::nameAll);
    }

    /** The points of a block at which a caller can be. */
    private static List<Integer> points(BuildBlock block) {
        TreeSet<Integer> points = new TreeSet<>();
        points.add(0);
        for (Offer offer : block.offers()) {
            points.add(target(block, offer));
        }
        boolean isBranch = block.parent() != null;
        points.removeIf(point -> isBranch && point >= block.offers().size());
        return List.copyOf(points);
    }

    /** The point at which a caller is after giving something. */
    static int target(BuildBlock block, Offer offer) {
        if (!offer.isRepeatable()) {
            return offer.index() + 1;
        }
        int point = offer.index();
        while (point > 0 && isBeside(block.offers().get(point - 1), offer)) {
            point--;
        }
        return point;
    }

    private static boolean isBeside(Offer before, Offer offer) {
        return before.isRepeatable() && before.step() == offer.step();
    }

    private ClassName name(BuildBlock block, int point) {
        List<Next> next = next(block, point);
        if (next.isEmpty()) {
            return complete;
        }
        Offer last = next.get(next.size() - 1).offer();
        boolean isNeeded = last.isRequired();
        String what = subject(isNeeded ? last : next.get(0).offer());
        String wanted = block.key() + (isNeeded ? "Needs" : "MayHave") + what;
        String after = point == 0 ? "" : "After" + subject(block.offers().get(point - 1));
        return scope.stageNames().add(wanted, wanted + after);
    }

    private static String subject(Offer offer) {
        boolean isUnnamed = offer.item() instanceof Classify classify && !classify.isNamed();
        return JavaNames.type(offer.item().name()) + (isUnnamed ? "Branch" : "");
    }

    /** What may be given at a point; the last of it is required, unless the packet may end before that. */
    static List<Next> next(BuildBlock block, int point) {
        List<Next> next = new ArrayList<>();
        for (Offer offer : block.offers().subList(point, block.offers().size())) {
            next.add(new Next(block, offer));
            if (offer.isRequired()) {
                return next;
            }
        }
        if (block.parent() != null) {
            next.addAll(next(block.outer(), block.choice().index() + 1));
        }
        return next;
    }

    /** The type of what is returned at a point. */
    ClassName at(BuildBlock block, int point) {
        boolean isOver = block.parent() != null && point >= block.offers().size();
        return isOver
                ? at(block.outer(), block.choice().index() + 1)
                : Objects.requireNonNull(stages.get(new Point(block, point)), "a point that can be reached");
    }

    ClassName first() {
        return at(scope.body(), 0);
    }

    /** What the caller has when nothing is missing. */
    ClassName complete() {
        return complete;
    }

    /** The function that a caller gives for a nested packet, or element. */
    ClassName content() {
        return content;
    }

    /** The interfaces that the class of a block implements. */
    List<ClassName> of(BuildBlock block) {
        return stages.entrySet().stream()
                .filter(entry -> entry.getKey().block() == block)
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    /** All interfaces. */
    List<TypeSpec> types(BiFunction<BuildBlock, Offer, List<OfferMethod>> methods) {
        List<TypeSpec> types = new ArrayList<>();
        stages.forEach((point, name) -> {
            if (!name.equals(complete)) {
                types.add(stage(point, name, methods));
            }
        });
        types.add(completeType());
        types.add(contentType());
        return types;
    }

    private static TypeSpec.Builder type(ClassName name) {
        return TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    }

    private TypeSpec stage(Point point, ClassName name, BiFunction<BuildBlock, Offer, List<OfferMethod>> methods) {
        List<Next> next = next(point.block(), point.offer());
        TypeSpec.Builder type = type(name);
        Offer last = next.get(next.size() - 1).offer();
        if (last.isRequired()) {
            type.addJavadoc("$L is still missing.\n", Docs.code(last.item().name()));
        } else {
            type.addSuperinterface(complete);
            type.addJavadoc(
                    "Nothing is missing; $L may be given.\n",
                    next.stream()
                            .map(n -> Docs.code(n.offer().item().name()))
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        next.forEach(n -> methods.apply(n.block(), n.offer()).forEach(method -> type.addMethod(method.declaration())));
        return type.build();
    }

    private TypeSpec completeType() {
        TypeSpec.Builder type = type(complete).addJavadoc("Nothing is missing.\n");
        if (scope.isPacket()) {
            type.addMethod(BuilderLeaf.declaration(scope));
            type.addMethod(build().addModifiers(Modifier.ABSTRACT).build());
        }
        return type.build();
    }

    static MethodSpec.Builder build() {
        return MethodSpec.methodBuilder("build")
                .addJavadoc(new MethodDoc(
                                "Fills in what follows from the rest, and ends the packet. Inside of other packets these do that.")
                        .returns("the buffer, whose position is now behind the packet")
                        .thrown(
                                RuntimeTypes.BUILD_EXCEPTION,
                                "if something does not fit, or contradicts something else")
                        .build())
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.BYTE_BUFFER);
    }

    private TypeSpec contentType() {
        String what = scope.isPacket() ? "the packet" : "the element";
        return type(content)
                .addJavadoc(
                        "Gives what $L consists of. One that captures nothing, or is kept, costs no allocation.\n",
                        what)
                .addAnnotation(FunctionalInterface.class)
                .addMethod(MethodSpec.methodBuilder("write")
                        .addJavadoc(new MethodDoc("Gives all of it.")
                                .param("builder", "to be given it")
                                .returns("what remains when nothing is missing")
                                .build())
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .returns(complete)
                        .addParameter(first(), "builder")
                        .build())
                .build();
    }
}
