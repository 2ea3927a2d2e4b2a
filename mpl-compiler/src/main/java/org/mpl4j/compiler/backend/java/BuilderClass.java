package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.NestedPacket;

/**
 * The class that builds a packet, or the elements of an array: it writes what it is given straight to the buffer, and keeps where things are. Branches are inner
 * classes without state of their own.
 */
final class BuilderClass {
    private final BuildScope scope;
    private final Map<String, Set<String>> readBefore;
    private final StepWriting steps;
    private final TagWriting tags;
    private final Stages stages;
    private final Map<BuildBlock, ClassName> parts = new IdentityHashMap<>();
    private final Map<Integer, ListBuilder> lists = new LinkedHashMap<>();
    private final Map<Integer, List<OfferMethod>> methods = new HashMap<>();

    /** @param readBefore by class, the variables that were read when the same was made before */
    BuilderClass(BuildScope scope, Map<String, Set<String>> readBefore) {
        this.scope = scope;
        this.readBefore = readBefore;
        this.steps = new StepWriting(scope);
        this.tags = new TagWriting(scope);
        this.stages = single().isPresent() ? Stages.hidden(scope) : Stages.of(scope);
        nameParts(scope.body(), scope.className());
    }

    private void nameParts(BuildBlock block, ClassName own) {
        parts.put(block, own);
        for (BuildBlock branch : block.branches()) {
            nameParts(branch, scope.newClass(own, branch.key() + "Branch"));
        }
    }

    BuildScope scope() {
        return scope;
    }

    StepWriting steps() {
        return steps;
    }

    TagWriting tags() {
        return tags;
    }

    Stages stages() {
        return stages;
    }

    /** The class with the methods of a block. */
    ClassName part(BuildBlock block) {
        ClassName part = parts.get(block);
        if (part == null) {
            throw new IllegalArgumentException("no part for " + block.key());
        }
        return part;
    }

    /** What all elements of an array are, if they are just one thing: then callers give that, and never see elements. */
    Optional<Offer> single() {
        List<Offer> offers = scope.body().offers();
        boolean isSingle = !scope.isPacket()
                && offers.size() == 1
                && offers.get(0).isRequired()
                && !(offers.get(0).item() instanceof Classify);
        return isSingle ? Optional.of(offers.get(0)) : Optional.empty();
    }

    /** The function that gives a nested packet. */
    ClassName contentOf(NestedPacket nested) {
        return scope.packet()
                .spec()
                .types()
                .of(nested.target())
                .nestedClass("Builder")
                .nestedClass("Content");
    }

    ClassName viewOf(NestedPacket nested) {
        return scope.packet().spec().types().of(nested.target());
    }

    BuilderClass element(ArrayInfo array, String name) {
        ClassName className = scope.newClass(scope.className(), name);
        Set<String> read = readBefore.getOrDefault(className.toString(), Set.of());
        StageNames names = scope.stageNames().within(name);
        return new BuilderClass(new BuildScope(array.body(), scope, className, names, read), readBefore);
    }

    ListBuilder list(BuildBlock block, ArrayItem array) {
        ListBuilder known = lists.get(array.id());
        if (known == null) {
            known = new ListBuilder(this, block, array);
            lists.put(array.id(), known);
        }
        return known;
    }

    /** The methods by which something is given. */
    List<OfferMethod> methods(BuildBlock block, Offer offer) {
        List<OfferMethod> known = methods.get(offer.item().id());
        if (known == null) {
            known = new OfferMethods(this, block, offer).generate();
            methods.put(offer.item().id(), known);
        }
        return known;
    }

    /** What goes on at a point of a block, in the class of a block. */
    CodeBlock self(BuildBlock block, int point, BuildBlock in) {
        if (block.parent() == null || point < block.offers().size()) {
            return block == in ? CodeBlock.of("this") : CodeBlock.of("$T.this", part(block));
        }
        return self(block.outer(), block.choice().index() + 1, in);
    }

    /** The end of a method that chooses a branch in which something can be given. A builder that is kept keeps the objects for that, which have nothing in them. */
    CodeBlock enter(BuildBlock branch) {
        if (!scope.packet().spec().isReusable()) {
            return CodeBlock.builder()
                    .addStatement("return new $T()", part(branch))
                    .build();
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L == null)", keptPart(branch))
                .addStatement("$L = new $T()", keptPart(branch), part(branch))
                .endControlFlow()
                .addStatement("return $L", keptPart(branch))
                .build();
    }

    private String keptPart(BuildBlock branch) {
        return "kept" + part(branch).simpleName();
    }

    private void addKeptParts(BuildBlock block, TypeSpec.Builder type) {
        for (BuildBlock branch : block.branches()) {
            if (scope.packet().spec().isReusable() && !branch.offers().isEmpty()) {
                type.addField(part(branch), keptPart(branch), Modifier.PRIVATE);
            }
        }
    }

    /** The end of a method in the class of a block: branches that are complete are ended, and what may be given next is returned. */
    CodeBlock arrive(BuildBlock block, int point, BuildBlock in) {
        return CodeBlock.builder()
                .add(endComplete(block, point))
                .addStatement("return $L", self(block, point, in))
                .build();
    }

    /** Ends the branches that are complete at a point of a block. */
    CodeBlock endComplete(BuildBlock block, int point) {
        if (block.parent() == null || point < block.offers().size()) {
            return CodeBlock.builder().build();
        }
        BuildBlock outer = block.outer();
        Offer choice = block.choice();
        CodeBlock.Builder code = CodeBlock.builder();
        if (!isPassed(block, point)) {
            code.add(steps.ensureEnd(block));
        }
        code.add(
                outer.isLazy(choice.step()) && !steps.isKnownEnd(outer, choice.step())
                        ? steps.ensure(outer, choice.step() + 1)
                        : steps.after(outer, choice.step()));
        return code.add(endComplete(outer, choice.index() + 1)).build();
    }

    private void makeMethods(BuildBlock block) {
        block.offers().forEach(offer -> methods(block, offer));
        block.branches().forEach(this::makeMethods);
    }

    /** Whether what was given last was the last step that could be left out. */
    private static boolean isPassed(BuildBlock block, int point) {
        int last = block.singleBefore(block.steps().size());
        return point > 0
                && !block.offers().get(point - 1).isInRun()
                && block.offers().get(point - 1).step() == last;
    }

    /** The interfaces for the caller. */
    List<TypeSpec> stageTypes() {
        makeMethods(scope.body());
        List<TypeSpec> types = new ArrayList<>(stages.areHidden() ? List.of() : stages.types(this::methods));
        lists.values().forEach(list -> types.addAll(list.stageTypes()));
        return types;
    }

    TypeSpec.Builder type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(scope.className());
        if (!stages.areHidden()) {
            type.addSuperinterfaces(stages.of(scope.body()));
        }
        List<MethodSpec> own = new ArrayList<>();
        List<TypeSpec> inner = new ArrayList<>();
        addBlock(scope.body(), own, inner);
        FinishWriting finish = new FinishWriting(scope, tags);
        CodeBlock finishing = CodeBlock.builder()
                .add(steps.ensureEnd(scope.body()))
                .add(finish.generate())
                .build();
        own.addAll(finish.methods());
        addEnd(own);
        passMethods(scope.body(), own);
        // Only now it is known which variables there are.
        CodeBlock entry = steps.enter(scope.body());
        own.addAll(tags.methods());
        type.addMethods(beginAndFinish(entry, finishing)).addMethods(own);
        if (scope.isPacket()) {
            type.addField(RuntimeTypes.PACKET_WRITER, "out", Modifier.PRIVATE);
            type.addFields(scope.parameters().fields());
            type.addMethods(scope.parameters().accessors());
        }
        type.addFields(scope.variables().fields());
        addKeptParts(scope.body(), type);
        inner.forEach(type::addType);
        lists.values().forEach(list -> list.classes().forEach(type::addType));
        return type;
    }

    /** The variables that were read, by class. */
    void noteRead(Map<String, Set<String>> read) {
        read.put(scope.className().toString(), scope.variables().read());
        lists.values().forEach(list -> list.noteRead(read));
    }

    private void passMethods(BuildBlock block, List<MethodSpec> own) {
        own.addAll(steps.passMethods(block));
        block.branches().forEach(branch -> passMethods(branch, own));
    }

    private void addEnd(List<MethodSpec> own) {
        if (scope.body().info().role() instanceof BlockInfo.Role.ElementBody element
                && element.array().bound() instanceof Bound.Until until) {
            own.add(endsList(until));
        }
    }

    private MethodSpec endsList(Bound.Until until) {
        BuildFrame frame = scope.frame(scope.body(), Set.copyOf(scope.plan().order()));
        Code isLast = new ExprEmitter(frame, null).truth(until.condition());
        CodeBlock code =
                CodeBlock.builder().addStatement("return $L", isLast.text()).build();
        String name = ((BlockInfo.Role.ElementBody) scope.body().info().role())
                .array()
                .name();
        return MethodSpec.methodBuilder("endsList")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.BOOLEAN)
                .addCode(BuildFaults.guarded(code, name, isLast.mayFault()))
                .build();
    }

    /** Adds the methods of a block, and the classes of its branches. */
    private void addBlock(BuildBlock block, List<MethodSpec> own, List<TypeSpec> inner) {
        boolean isOverride = !stages.areHidden();
        block.offers()
                .forEach(offer -> methods(block, offer).forEach(method -> own.add(method.implementation(isOverride))));
        if (!isCopied(block)) {
            own.add(new PutMethods(this, block).all());
        }
        for (BuildBlock branch : block.branches()) {
            if (!branch.offers().isEmpty()) {
                inner.add(partType(branch));
            }
        }
    }

    /** Whether views of a block are copied, so that nobody gives what is in them. */
    private static boolean isCopied(BuildBlock block) {
        BlockInfo info = block.info();
        return info.role() instanceof BlockInfo.Role.ElementBody
                && Verbatim.areElements(
                        info.ofElement().owner(), info.ofElement().array());
    }

    private TypeSpec partType(BuildBlock branch) {
        TypeSpec.Builder type = TypeSpec.classBuilder(part(branch))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addSuperinterfaces(stages.of(branch));
        List<MethodSpec> own = new ArrayList<>();
        List<TypeSpec> inner = new ArrayList<>();
        addBlock(branch, own, inner);
        if (!branch.offers().get(branch.offers().size() - 1).isRequired()) {
            addFollowing(branch, own);
        }
        addKeptParts(branch, type);
        return type.addMethods(own).addTypes(inner).build();
    }

    /** What may be given next although some of the branch may be given, too. */
    private void addFollowing(BuildBlock branch, List<MethodSpec> own) {
        List<Stages.Next> following =
                Stages.next(branch.outer(), branch.choice().index() + 1);
        for (Stages.Next next : following) {
            CodeBlock to = CodeBlock.of("$T.this", part(next.block()));
            methods(next.block(), next.offer()).forEach(method -> own.add(method.delegation(to)));
        }
        boolean mayEnd = following.isEmpty()
                || !following.get(following.size() - 1).offer().isRequired();
        if (mayEnd && scope.isPacket()) {
            own.add(MethodSpec.methodBuilder("build")
                    .addAnnotation(RuntimeTypes.OVERRIDE)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(RuntimeTypes.BYTE_BUFFER)
                    .addStatement("return $T.this.build()", scope.className())
                    .build());
            if (BuilderLeaf.isChoice(scope)) {
                own.add(BuilderLeaf.delegation(scope));
            }
        }
    }

    /** A statement for the end of a packet that is built by itself. */
    CodeBlock readAgain() {
        return scope.packet().plan().watch().isReadAgain()
                ? CodeBlock.builder()
                        .beginControlFlow("if (out.choices().isDoubtful())")
                        .addStatement("readAgain()")
                        .endControlFlow()
                        .build()
                : CodeBlock.builder().build();
    }

    /** The methods around all others. */
    private List<MethodSpec> beginAndFinish(CodeBlock entry, CodeBlock finishing) {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(new BeginWriting(scope).generate(entry));
        MethodSpec.Builder finish = MethodSpec.methodBuilder("finish");
        if (scope.isPacket()) {
            finish.addModifiers(Modifier.PUBLIC)
                    .addJavadoc("For generated code: fills in and checks what follows from the rest.\n\n@hidden\n");
        } else {
            finish.addModifiers(Modifier.PRIVATE);
        }
        methods.add(finish.addCode(finishing).build());
        if (scope.isPacket() && scope.packet().plan().watch().isReadAgain()) {
            methods.add(MethodSpec.methodBuilder("readAgain")
                    .addModifiers(Modifier.PRIVATE)
                    .addCode(Reread.whole(scope))
                    .build());
        }
        if (scope.isPacket() && BuilderLeaf.isChoice(scope)) {
            methods.add(BuilderLeaf.implementation(scope));
        }
        if (scope.isPacket()) {
            methods.add(MethodSpec.methodBuilder("build")
                    .addAnnotation(RuntimeTypes.OVERRIDE)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(RuntimeTypes.BYTE_BUFFER)
                    .addStatement("finish()")
                    .addCode(readAgain())
                    .addStatement("return out.finish()")
                    .build());
        }
        return methods;
    }
}
