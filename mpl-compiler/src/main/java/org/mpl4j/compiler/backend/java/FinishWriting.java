package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.model.Attributes.ChecksumSpec;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Writes what is done when all of a scope has been written: what follows from the rest is filled in, and what could not be proven is checked. */
final class FinishWriting {
    private final BuildScope scope;
    private final TagWriting tags;
    private final Set<Integer> filled = new HashSet<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private boolean hasMoving;
    private boolean areWordsStored;

    FinishWriting(BuildScope scope, TagWriting tags) {
        this.scope = scope;
        this.tags = tags;
    }

    /** The statements of {@code finish}. */
    CodeBlock generate() {
        CodeBlock fillings = fillings();
        CodeBlock.Builder code = CodeBlock.builder();
        if (!hasMoving) {
            code.add(fillings);
        } else {
            // A varint that grows can make another one grow; each grows at most nine times.
            String derive = scope.method("derive");
            methods.add(MethodSpec.methodBuilder(derive)
                    .addModifiers(Modifier.PRIVATE)
                    .returns(TypeName.BOOLEAN)
                    .addStatement("boolean hasMoved = false")
                    .addCode(fillings)
                    .addStatement("return hasMoved")
                    .build());
            code.addStatement("int count = 0");
            code.beginControlFlow("while ($L())", derive)
                    .beginControlFlow("if (++count > 100)")
                    .addStatement(
                            "throw $T.contradiction($S, $S)",
                            RuntimeTypes.BUILD_EXCEPTION,
                            scope.packet().type().name().name(),
                            "does not settle on the sizes of its fields")
                    .endControlFlow()
                    .endControlFlow();
        }
        if (scope.isPacket()) {
            code.add(reports());
        }
        CheckWriting checks = new CheckWriting(scope, filled);
        code.add(checks.generate());
        methods.addAll(checks.methods());
        return code.add(new ChoiceNoting(scope, filled).generate()).build();
    }

    List<MethodSpec> methods() {
        return methods;
    }

    private CodeBlock fillings() {
        FillingGroups groups = new FillingGroups(scope);
        for (int id : scope.plan().order()) {
            Field field = (Field) scope.item(id);
            BuildBlock block = scope.blockOf(id);
            BuildFrame frame = scope.frame(block, Set.copyOf(filled));
            if (isSumOfBuffer(field)) {
                storeWords(groups, frame);
            }
            CodeBlock filling = filling(field, block, frame);
            Optional<CodeBlock> condition = scope.isBuilt(frame, id, null);
            if (!filling.isEmpty()) {
                groups.add(filling, block, condition);
                groups.add(storeAgain(field, frame), block, condition);
            }
            filled.add(id);
        }
        storeWords(groups, scope.frame(scope.body(), Set.copyOf(filled)));
        return groups.generate(this::part);
    }

    /** Branches have a method of their own, so that none becomes too large to be compiled well. */
    private CodeBlock part(FillingGroups.Group group) {
        if (group.block().parent() == null || hasMoving) {
            return group.code();
        }
        String name = scope.method(
                "finish " + methods.size(), "finish" + group.block().key());
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addCode(group.code())
                .build());
        return CodeBlock.builder().addStatement("$L()", name).build();
    }

    /** Whether a field is a checksum of bytes that have to be in the buffer, words included. */
    private boolean isSumOfBuffer(Field field) {
        return field.attributes()
                .checksum()
                .filter(spec -> !new WordSums(scope, spec).isComplete())
                .isPresent();
    }

    private void storeWords(FillingGroups groups, BuildFrame frame) {
        if (!areWordsStored) {
            for (Word word : scope.words().all()) {
                groups.add(word.store(frame.in(scope.body().info())), scope.body(), Optional.empty());
            }
        }
        areWordsStored = true;
    }

    /** What has been stored already is stored once more, with the field. */
    private CodeBlock storeAgain(Field field, BuildFrame frame) {
        return scope.words()
                .of(field)
                .filter(part -> areWordsStored)
                .map(part -> part.word().store(frame))
                .orElse(CodeBlock.builder().build());
    }

    private CodeBlock filling(Field field, BuildBlock block, BuildFrame frame) {
        Binding binding = block.info().packet().plan().binding(field.id());
        if (binding instanceof Binding.Checksum) {
            return checksum(field, block, frame);
        } else if (binding instanceof Binding.Tag tag) {
            return tag(field, tag, block, frame);
        } else if (binding instanceof Binding.FromChild) {
            return missing(block, frame, field);
        } else if (!FieldJava.of(field).isNumber()) {
            return CodeBlock.builder().build();
        }
        Computation computation = new Computation(frame, field);
        return fill(field, block, frame, computation.value());
    }

    private CodeBlock fill(Field field, BuildBlock block, BuildFrame frame, Code value) {
        FieldWriting writing = new FieldWriting(frame, block, field);
        CodeBlock.Builder code = CodeBlock.builder();
        if (TagWriting.isVariable(field)) {
            hasMoving = true;
            code.addStatement("hasMoved |= $L", tags.fill(field, writing.checked(value, true)));
        } else {
            code.add(writing.putComputed(value, true));
        }
        return BuildFaults.guarded(code.build(), writing.path(), value.mayFault());
    }

    private CodeBlock missing(BuildBlock block, BuildFrame frame, Field field) {
        return CodeBlock.builder()
                .beginControlFlow("if (!$L)", frame.isKnown(field.id()))
                .addStatement(
                        "throw $T.invalid($S, $S)",
                        RuntimeTypes.BUILD_EXCEPTION,
                        block.path(field.name()),
                        "is missing: nothing that is built decides it")
                .endControlFlow()
                .build();
    }

    // Tags

    private CodeBlock tag(Field field, Binding.Tag tag, BuildBlock block, BuildFrame frame) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int decider : tag.deciders()) {
            ClassifyInfo info = scope.blockOf(decider).info().classify(decider);
            for (Classify.Branch branch : info.classify().branches()) {
                tag.computed(decider, branch.index()).ifPresent(derived -> {
                    code.beginControlFlow("if ($L)", isTaken(frame, info, branch.index(), block));
                    code.add(decide(field, block, frame, derived, branchFrame(frame, info, branch.index())));
                    code.endControlFlow();
                });
            }
        }
        if (TagWriting.needsFlag(block, field)) {
            code.add(elsewhere(field, tag, block, frame));
        }
        return code.build();
    }

    private BuildFrame branchFrame(BuildFrame frame, ClassifyInfo info, int branch) {
        return frame.in(info.branches().get(branch));
    }

    private CodeBlock isTaken(BuildFrame frame, ClassifyInfo info, int branch, BuildBlock known) {
        BuildBlock owner = scope.blockOf(info.classify().id());
        BuildBlock taken = owner.branches(info).get(branch);
        return scope.isTaken(frame, taken, known).orElseThrow();
    }

    private CodeBlock decide(Field field, BuildBlock block, BuildFrame frame, Binding.Derived derived, BuildFrame at) {
        if (field.type().kind() == ValueKind.BYTES) {
            ExprEmitter emitter = new ExprEmitter(at, frame.placed(field.id()).start());
            CodeBlock content = emitter.content(derived.value()).object();
            return CodeBlock.builder().addStatement(tags.decide(field, content)).build();
        }
        Code value = new Computation(frame, field).of(derived, at);
        CodeBlock number = value.num() == Code.Num.BOOLEAN ? CodeBlock.of("$L ? 1 : 0", value.text()) : value.text();
        CodeBlock.Builder code = CodeBlock.builder();
        if (TagWriting.isVariable(field)) {
            // Nothing else decides it, and it may have to be computed again.
            hasMoving = true;
            CodeBlock checked = new FieldWriting(frame, block, field).checked(value, true);
            code.addStatement("hasMoved |= $L", tags.fill(field, checked));
            code.add(scope.variables().assign(block.info().variable(field.id(), "IsKnown"), CodeBlock.of("true")));
        } else {
            code.addStatement(tags.decide(field, number));
        }
        return BuildFaults.guarded(code.build(), block.path(field.name()), value.mayFault());
    }

    /** Where none of the classifies on the tag is there. */
    private CodeBlock elsewhere(Field field, Binding.Tag tag, BuildBlock block, BuildFrame frame) {
        if (tag.elsewhere().value().isPresent()) {
            return ifUnknown(
                    field,
                    frame,
                    Optional.empty(),
                    decide(field, block, frame, tag.elsewhere().value().get(), frame));
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (Binding.Solution solution : tag.elsewhere().solutions()) {
            BuildFrame at = frame.in(scope.blockOf(solution.itemId()).info());
            code.add(ifUnknown(
                    field,
                    frame,
                    scope.isBuilt(frame, solution.itemId(), block),
                    decide(field, block, frame, solution.by(), at)));
        }
        return code.add(tag.defaultValue()
                        .map(value ->
                                ifUnknown(field, frame, Optional.empty(), decideDefault(field, block, frame, value)))
                        .orElseGet(() -> missing(block, frame, field)))
                .build();
    }

    private static CodeBlock ifUnknown(
            Field field, BuildFrame frame, Optional<CodeBlock> condition, CodeBlock statements) {
        CodeBlock isUnknown = CodeBlock.of("!$L", frame.isKnown(field.id()));
        return CodeBlock.builder()
                .beginControlFlow(
                        "if ($L)",
                        condition
                                .map(c -> CodeBlock.of("$L && $L", isUnknown, c))
                                .orElse(isUnknown))
                .add(statements)
                .endControlFlow()
                .build();
    }

    private CodeBlock decideDefault(Field field, BuildBlock block, BuildFrame frame, Expr value) {
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(field.id()).start());
        boolean isContent = value.kind() == ValueKind.BYTES;
        CodeBlock given = isContent
                ? emitter.content(value).object()
                : emitter.number(value).text();
        CodeBlock code =
                CodeBlock.builder().addStatement(tags.decide(field, given)).build();
        return BuildFaults.guarded(
                code,
                block.path(field.name()),
                !isContent && emitter.number(value).mayFault());
    }

    // Parameters

    /** What computed tags say about parameters. */
    private CodeBlock reports() {
        CodeBlock.Builder code = CodeBlock.builder();
        BuildFrame frame = scope.frame(scope.body(), Set.copyOf(filled));
        scope.packet().plan().reportedParams().forEach((index, binding) -> {
            Param param = scope.parameters().params().get(index);
            if (binding instanceof Binding.Tag tag) {
                for (int decider : tag.deciders()) {
                    ClassifyInfo info = scope.blockOf(decider).info().classify(decider);
                    for (Classify.Branch branch : info.classify().branches()) {
                        tag.computed(decider, branch.index())
                                .ifPresent(derived -> code.add(report(param, derived, info, branch, frame)));
                    }
                }
            }
        });
        return code.build();
    }

    private CodeBlock report(
            Param param, Binding.Derived derived, ClassifyInfo info, Classify.Branch branch, BuildFrame frame) {
        BuildFrame at = branchFrame(frame, info, branch.index());
        ExprEmitter emitter =
                new ExprEmitter(at, frame.placed(info.classify().id()).start());
        Code value = param.kind() == ValueKind.BOOL
                ? emitter.truth(derived.value())
                : Computation.divided(param.name(), emitter.number(derived.value()), derived);
        CodeBlock code = CodeBlock.builder()
                .beginControlFlow("if ($L)", isTaken(frame, info, branch.index(), scope.body()))
                .addStatement(tags.decide(param, value.text()))
                .endControlFlow()
                .build();
        return BuildFaults.guarded(code, param.name(), value.mayFault());
    }

    // Checksums

    private CodeBlock checksum(Field field, BuildBlock block, BuildFrame frame) {
        ChecksumSpec spec = field.attributes().checksum().orElseThrow();
        boolean isOnlyPass =
                scope.plan().order().stream().noneMatch(id -> TagWriting.isVariable((Field) scope.item(id)));
        ChecksumWriting writing = new ChecksumWriting(frame, field, spec);
        if (!areWordsStored) {
            writing.with(new WordSums(scope, spec));
        }
        return writing.put(new FieldWriting(frame, block, field), isOnlyPass);
    }
}
