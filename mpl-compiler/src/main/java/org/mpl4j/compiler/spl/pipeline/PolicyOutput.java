package org.mpl4j.compiler.spl.pipeline;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.output.java.FormLimits;
import org.mpl4j.compiler.spl.output.java.PolicyJava;
import org.mpl4j.compiler.spl.output.java.PolicyPackets;

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
     * @throws IllegalArgumentException if no Java is made of an automaton; the message says why
     */
    public static Stream<OutputFile> generate(PolicyResult result, JavaPackages packages, Backend backend) {
        PolicyPackets packets = new PolicyPackets(result.packets(), packages);
        return result.policies().stream().flatMap(policy -> {
            PolicyJava java = new PolicyJava(policy.spec(), explorations(policy), packageOf(policy, packages), packets);
            List<OutputFile> files = backend == Backend.JAVA ? java.generate() : java.generateTests();
            return files.stream();
        });
    }

    private static String packageOf(CompiledPolicy policy, JavaPackages packages) {
        String directory = policy.spec().file().directory();
        return packages.packageOf(
                new QualifiedName(directory, policy.spec().file().baseName(), ""));
    }

    private static Map<String, Exploration> explorations(CompiledPolicy policy) {
        policy.explorations()
                .forEach((name, exploration) -> FormLimits.obstacle(policy.spec(), exploration)
                        .ifPresent(why -> {
                            throw new IllegalArgumentException(policy.spec().file() + ": no Java is made of `" + name
                                    + "`: " + why
                                    + "; bounds such as `int[0..3]` for its variables make it smaller");
                        }));
        return policy.explorations();
    }
}
