package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.derive.SizeCheck;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;

/** Writes the checks that a parse will find what was written, as far as the compiler could not prove it. */
final class CheckWriting {
    private final BuildScope scope;
    private final Set<Integer> filled;
    private final List<MethodSpec> methods = new ArrayList<>();

    /** @param filled all computed fields, which have been written by now */
    CheckWriting(BuildScope scope, Set<Integer> filled) {
        this.scope = scope;
        this.filled = filled;
    }

    CodeBlock generate() {
        CodeBlock.Builder code = CodeBlock.builder();
        addBounds(scope.body(), code);
        scope.plan().checks().forEach(check -> code.add(of(check)));
        scope.plan().rereads().forEach(id -> code.add(reread(id)));
        scope.plan().doubtful().forEach(id -> code.add(reread(id)));
        return code.build();
    }

    private void addBounds(BuildBlock block, CodeBlock.Builder code) {
        for (PlacedItem placed : block.info().placed().items()) {
            if (placed.item() instanceof Field field
                    && FieldJava.of(field).isNumber()
                    && FieldJava.of(field).kind() != FieldJava.Kind.BOOLEAN) {
                BuildFrame frame = scope.frame(block, filled);
                FieldBounds.Checks checks =
                        new FieldBounds(frame, field, block.path(field.name())).checkComputedBounds();
                if (!checks.code().isEmpty()) {
                    List<CodeBlock> conditions = new ArrayList<>();
                    scope.isBuilt(frame, field.id(), null).ifPresent(conditions::add);
                    code.add(when(
                            conditions,
                            BuildFaults.guarded(checks.code(), block.path(field.name()), checks.mayFault())));
                }
            }
        }
        block.branches().forEach(branch -> addBounds(branch, code));
    }

    private CodeBlock of(SizeCheck check) {
        BuildBlock block = scope.blockOf(check.itemId());
        BuildFrame frame = scope.frame(block, filled);
        List<CodeBlock> conditions = new ArrayList<>();
        (check.what() == SizeCheck.What.PRESENCE
                        ? scope.isTaken(frame, block, null)
                        : scope.isBuilt(frame, check.itemId(), null))
                .ifPresent(conditions::add);
        if (!check.params().isEmpty()) {
            conditions.add(scope.parameters().areKnown(check.params(), frame));
        }
        if (check.what() == SizeCheck.What.BRANCH) {
            isUnproven(frame, (Classify) scope.item(check.itemId())).ifPresent(conditions::add);
        }
        Statements statements = statements(check, block, frame);
        CodeBlock guarded =
                BuildFaults.guarded(statements.code, block.path(statements.item.name()), statements.mayFault);
        return when(conditions, guarded);
    }

    /** Whether a branch was taken that a constant does not choose ({@link Optimization#LITERAL_TAGS}); empty if that is not worth asking. */
    private Optional<CodeBlock> isUnproven(BuildFrame frame, Classify classify) {
        boolean isDecidedHere = classify.tag() instanceof Expr.FieldValue tag
                && scope.packet().plan().binding(tag.itemId()) instanceof Binding.Tag binding
                && binding.deciders().equals(List.of(classify.id()));
        boolean isGuarded =
                classify.branches().stream().anyMatch(branch -> branch.guard().isPresent());
        // Without guards, patterns don't overlap.
        List<CodeBlock> unproven = classify.branches().stream()
                .filter(branch -> !branch.pattern().isSingleValued())
                .map(branch -> CodeBlock.of("$L == $L", frame.choice(classify.id()), branch.index()))
                .toList();
        boolean isWorthIt = unproven.size() == 1 && classify.branches().size() > 2;
        return isDecidedHere && !isGuarded && isWorthIt && scope.packet().spec().isOn(Optimization.LITERAL_TAGS)
                ? Optional.of(unproven.get(0))
                : Optional.empty();
    }

    private static CodeBlock when(List<CodeBlock> conditions, CodeBlock statements) {
        return conditions.isEmpty()
                ? statements
                : CodeBlock.builder()
                        .beginControlFlow("if ($L)", CodeBlock.join(conditions, " && "))
                        .add(statements)
                        .endControlFlow()
                        .build();
    }

    private record Statements(Item item, CodeBlock code, boolean mayFault) {}

    private Statements statements(SizeCheck check, BuildBlock block, BuildFrame frame) {
        Item item = scope.item(check.itemId());
        ExprEmitter emitter = new ExprEmitter(frame, frame.placed(item.id()).start());
        return switch (check.what()) {
            case SIZE -> {
                Code expected = emitter.number(check.expected());
                yield new Statements(
                        item, size(item, block, written(frame, item.id()), expected, "bytes"), expected.mayFault());
            }
            case COUNT -> {
                Code expected = emitter.number(check.expected());
                Code count = frame.countOf((ArrayItem) item);
                yield new Statements(item, size(item, block, count, expected, "elements"), expected.mayFault());
            }
            case PRESENCE -> {
                Code expected = emitter.truth(check.expected());
                yield new Statements(item, presence(item, block, frame, expected), expected.mayFault());
            }
            case BRANCH -> branch(block, frame, (Classify) item);
        };
    }

    /** How many bytes an item has. */
    private static Code written(BuildFrame frame, int itemId) {
        PlacedItem placed = frame.placed(itemId);
        return placed.endSlot().isPresent()
                ? frame.byteAt(Place.afterSlot(placed.endSlot().getAsInt())).minus(frame.startOf(itemId))
                : frame.sizeOf(itemId);
    }

    private CodeBlock size(Item item, BuildBlock block, Code actual, Code expected, String unit) {
        return CodeBlock.builder()
                .beginControlFlow(
                        "if ($L != $L)", actual.operand(Code.RELATIONAL + 1), expected.operand(Code.RELATIONAL + 1))
                .addStatement(
                        "throw $L",
                        failure(
                                item,
                                block,
                                CodeBlock.of(
                                        "$T.wrongSize($S, $L, $L, $S)",
                                        RuntimeTypes.BUILD_EXCEPTION,
                                        block.path(item.name()),
                                        actual.text(),
                                        expected.text(),
                                        unit)))
                .endControlFlow()
                .build();
    }

    private CodeBlock presence(Item item, BuildBlock block, BuildFrame frame, Code expected) {
        CodeBlock isThere = scope.wasGiven(frame, item.id());
        return CodeBlock.builder()
                .beginControlFlow("if (($L) != ($L))", isThere, expected.text())
                .addStatement(
                        "throw $L",
                        failure(
                                item,
                                block,
                                CodeBlock.of(
                                        "$T.contradiction($S, $L ? $S : $S)",
                                        RuntimeTypes.BUILD_EXCEPTION,
                                        block.path(item.name()),
                                        isThere,
                                        "is given, but its condition does not hold",
                                        "is missing, but its condition holds")))
                .endControlFlow()
                .build();
    }

    private Statements branch(BuildBlock block, BuildFrame frame, Classify classify) {
        ClassifyInfo info = block.info().classify(classify.id());
        BranchSwitch choice = new BranchSwitch(frame, classify);
        choice.emit(index -> CodeBlock.builder().build());
        CodeBlock taken = frame.choice(classify.id());
        CodeBlock code = CodeBlock.builder()
                .beginControlFlow(
                        "if ($L != $L)", info.owner().code().selectors().call(info, frame), taken)
                .addStatement(
                        "throw $L",
                        failure(
                                classify,
                                block,
                                CodeBlock.of(
                                        "$T.contradiction($S, $S + $T.of($L).label() + $S + ($L) + $S)",
                                        RuntimeTypes.BUILD_EXCEPTION,
                                        block.path(classify.name()),
                                        "is branch ",
                                        info.kind(),
                                        taken,
                                        ", but a tag of ",
                                        choice.tag(),
                                        " does not choose that")))
                .endControlFlow()
                .build();
        return new Statements(classify, code, choice.mayFault());
    }

    /** What is thrown, made by a method of its own ({@link Optimization#SPLIT_FINISH}): it would count as code that is inlined, although it is never run. */
    private CodeBlock failure(Item item, BuildBlock block, CodeBlock exception) {
        if (!scope.packet().spec().isOn(Optimization.SPLIT_FINISH)) {
            return exception;
        }
        String subject = BuildParameters.upper(JavaNames.member(item.name()));
        String name = scope.method("failure " + methods.size(), "wrong" + block.key() + subject);
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(RuntimeTypes.BUILD_EXCEPTION)
                .addStatement("return $L", exception)
                .build());
        return CodeBlock.of("$L()", name);
    }

    private CodeBlock reread(int itemId) {
        BuildBlock block = scope.blockOf(itemId);
        BuildFrame frame = scope.frame(block, filled);
        List<CodeBlock> conditions = new ArrayList<>();
        scope.isBuilt(frame, itemId, null).ifPresent(conditions::add);
        Reread reread = new Reread(scope, block, scope.item(itemId));
        if (scope.plan().doubtful().contains(itemId)) {
            conditions.add(reread.isDoubtful(frame));
        }
        return when(conditions, apart(reread.check(frame), block, itemId));
    }

    /** In a method of its own ({@link Optimization#SPLIT_FINISH}). */
    private CodeBlock apart(CodeBlock statements, BuildBlock block, int itemId) {
        if (!scope.packet().spec().isOn(Optimization.SPLIT_FINISH)) {
            return statements;
        }
        String item = BuildParameters.upper(JavaNames.member(scope.item(itemId).name()));
        String name = scope.method("reread " + itemId, "read" + block.key() + item + "Again");
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addCode(statements)
                .build());
        return CodeBlock.builder().addStatement("$L()", name).build();
    }

    /** The methods that the statements call. */
    List<MethodSpec> methods() {
        return methods;
    }
}
