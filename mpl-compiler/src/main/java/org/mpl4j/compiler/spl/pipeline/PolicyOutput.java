package org.mpl4j.compiler.spl.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.spl.output.java.PolicyClasses;

/** The Java of policies that were compiled. */
public final class PolicyOutput {
    /** Tells the files of policies from those of packets in one folder. */
    public static final String OWNER = "policies";

    private PolicyOutput() {}

    /** What is generated. */
    public enum Backend {
        /** Classes that say which statecalls are legal. */
        JAVA,
        /** Traces for tests. */
        JQWIK
    }

    /**
     * The files, in the packages that the folders of the policies become.
     *
     * @throws IllegalArgumentException if an automaton has too many states for Java; the message says which, and why
     */
    public static Stream<OutputFile> generate(PolicyResult result, JavaPackages packages, Backend backend) {
        List<OutputFile> files = new ArrayList<>();
        for (CompiledPolicy policy : result.policies()) {
            PolicyClasses classes = new PolicyClasses(policy.spec(), result.packets(), packages);
            files.addAll(backend == Backend.JAVA ? classes.ofProgram() : classes.ofTests());
        }
        return files.stream();
    }
}
