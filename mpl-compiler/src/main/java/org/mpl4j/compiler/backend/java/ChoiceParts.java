package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.mpl4j.compiler.backend.Optimization;

/** The choice of a branch by a method that, where there are many branches, calls others of its kind: each small enough for the JVM to take it into its callers. */
final class ChoiceParts {
    /** With more of them, a method would have more than the 325 bytes of code up to which the JVM does that. */
    private static final int MOST_CASES = 12;

    private final SkipFrame frame;
    private final BranchSwitch branches;
    private final IntFunction<CodeBlock> leaf;
    private final BiFunction<String, CodeBlock, MethodSpec> method;
    private final List<MethodSpec> further = new ArrayList<>();

    /**
     * @param frame of all the methods, which have the same parameters
     * @param leaf by branch, what to do: statements that leave the method
     * @param method makes one, from what comes behind its name, and its statements
     */
    ChoiceParts(
            SkipFrame frame,
            BranchSwitch branches,
            IntFunction<CodeBlock> leaf,
            BiFunction<String, CodeBlock, MethodSpec> method) {
        this.frame = frame;
        this.branches = branches;
        this.leaf = leaf;
        this.method = method;
    }

    /**
     * The statements of the first method; where no branch fits, what comes behind them is reached.
     *
     * @param isSplit whether there may be others
     * @param noBranch what happens in others where no branch fits
     */
    CodeBlock first(boolean isSplit, CodeBlock noBranch) {
        boolean isOn = isSplit && frame.block().packet().spec().isOn(Optimization.SMALL_METHODS);
        CodeBlock end = branches.isTotal() ? CodeBlock.of("") : noBranch;
        // What the methods need is known when all has been written once.
        parts(isOn, end);
        further.clear();
        return parts(isOn, end);
    }

    /** The same with what happens where no branch fits. */
    CodeBlock first(CodeBlock noBranch) {
        CodeBlock choice = first(true, noBranch);
        boolean isReached = further.isEmpty() && !branches.isTotal();
        return isReached ? CodeBlock.builder().add(choice).add(noBranch).build() : choice;
    }

    private CodeBlock parts(boolean isSplit, CodeBlock end) {
        return branches.emit(leaf, isSplit ? MOST_CASES : Integer.MAX_VALUE, (part, rest) -> {
            // The last part comes first.
            CodeBlock all =
                    further.isEmpty() ? CodeBlock.builder().add(rest).add(end).build() : rest;
            MethodSpec made = method.apply("_" + part, all);
            further.add(made);
            CodeBlock arguments = frame.parameters().stream().map(frame::get).collect(CodeBlock.joining(", "));
            return CodeBlock.builder()
                    .addStatement("return $N($L)", made, arguments)
                    .build();
        });
    }

    /** The other methods. */
    List<MethodSpec> further() {
        return List.copyOf(further);
    }
}
