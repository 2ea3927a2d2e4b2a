package org.mpl4j.compiler.spl.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.PacketFinder;
import org.mpl4j.compiler.resolve.References;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.spl.check.PolicyChecks;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Explorer;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.property.PropertyCheck;
import org.mpl4j.compiler.spl.property.PropertyReport;
import org.mpl4j.compiler.spl.resolve.PolicyResolver;

/** The stages, one after the other. Each works on the files that the stages before it found no error in. */
public final class PolicyCompiler {
    private PolicyCompiler() {}

    /**
     * Compiles policies. Whatever is wrong with them is in the result; only reading files can fail, with an {@link java.io.UncheckedIOException}.
     *
     * @param path where packets are looked for
     * @param requested the files that the user named
     */
    public static PolicyResult compile(SpecPath path, List<SourceFile> requested) {
        Diagnostics diagnostics = new Diagnostics();
        PacketFinder packets = new PacketFinder(path, diagnostics);
        List<PolicySpec> specs = PolicyResolver.resolve(packets, requested, diagnostics);
        List<CompiledPolicy> policies =
                specs.stream().map(PolicyCompiler::explored).toList();
        for (CompiledPolicy policy : policies) {
            PolicyChecks.check(policy.spec(), policy.explorations(), diagnostics);
            PropertyReport.report(policy.findings(), diagnostics);
        }
        return new PolicyResult(diagnostics.sorted(), policies, packets.model(), packets.references());
    }

    /**
     * What names in policies stand for. That takes no look at what their automata can do.
     *
     * @param path where packets are looked for
     */
    public static References references(SpecPath path, List<SourceFile> files) {
        Diagnostics unheard = new Diagnostics();
        PacketFinder packets = new PacketFinder(path, unheard);
        PolicyResolver.resolve(packets, files, unheard);
        return packets.references();
    }

    private static CompiledPolicy explored(PolicySpec spec) {
        Map<String, Exploration> explorations = new LinkedHashMap<>();
        spec.automata().forEach(a -> explorations.put(a.name(), Explorer.explore(spec, a)));
        return new CompiledPolicy(spec, explorations, PropertyCheck.check(spec, explorations));
    }
}
