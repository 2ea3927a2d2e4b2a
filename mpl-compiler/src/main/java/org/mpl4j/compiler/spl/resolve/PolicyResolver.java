package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.PacketFinder;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.parse.PolicyParser;

/** From policy files to what they mean. */
public final class PolicyResolver {
    private PolicyResolver() {}

    /**
     * Reads and resolves files.
     *
     * @param path where packets are looked for
     * @return a specification for each file without errors, in the order of the files
     */
    public static List<PolicySpec> resolve(SpecPath path, List<SourceFile> files, Diagnostics diagnostics) {
        return resolve(new PacketFinder(path, diagnostics), files, diagnostics);
    }

    /** The same, with packets that others look for, too. */
    public static List<PolicySpec> resolve(PacketFinder finder, List<SourceFile> files, Diagnostics diagnostics) {
        List<PolicySpec> specs = new ArrayList<>();
        for (SourceFile source : files) {
            int errors = diagnostics.errorSpans().size();
            PolicyFile file = PolicyParser.parse(source, diagnostics);
            if (diagnostics.errorSpans().size() > errors) {
                continue;
            }
            FileResolver resolver = new FileResolver(file, finder, diagnostics);
            PolicySpec spec = resolver.resolve();
            if (resolver.isWhole() && diagnostics.errorSpans().size() == errors) {
                specs.add(spec);
            }
        }
        return List.copyOf(specs);
    }
}
