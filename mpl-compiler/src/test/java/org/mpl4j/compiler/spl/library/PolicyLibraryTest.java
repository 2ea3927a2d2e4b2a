package org.mpl4j.compiler.spl.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.ast.PolicyPrinter;
import org.mpl4j.compiler.spl.model.Property.Trace;
import org.mpl4j.compiler.spl.parse.PolicyParser;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;
import org.mpl4j.compiler.spl.property.TraceCheck;
import org.mpl4j.compiler.spl.property.Verdict;

/** The policies of specs/ keep what they promise, and are in the canonical layout. */
final class PolicyLibraryTest {
    private static final SpecPath LIBRARY = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp/tcp.spl",
                "dhcp/client.spl",
                "bgp/bgp.spl",
                "ssh/server.spl",
                "ssh/client.spl",
                "summon/appliance.spl"
            })
    void compilesWithoutWarningsAndKeepsItsPromises(String name) throws IOException {
        PolicyResult result = PolicyCompiler.compile(LIBRARY, List.of(load(name)));
        assertThat(result.diagnostics()).isEmpty();
        CompiledPolicy policy = result.policies().get(0);
        assertThat(policy.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict()).isInstanceOf(Verdict.Holds.class));
        assertThat(policy.spec().traces()).extracting(Trace::isGood).contains(true, false);
        assertThat(TraceCheck.check(policy.spec(), policy.explorations()))
                .allSatisfy(finding -> assertThat(finding.isAsSaid()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp/tcp.spl",
                "dhcp/client.spl",
                "bgp/bgp.spl",
                "ssh/server.spl",
                "ssh/client.spl",
                "summon/appliance.spl"
            })
    void isInTheCanonicalLayout(String name) throws IOException {
        SourceFile file = load(name);
        Diagnostics diagnostics = new Diagnostics();
        assertThat(PolicyPrinter.print(PolicyParser.parse(file, diagnostics), PolicyParser.tokens(file)))
                .isEqualTo(file.text());
        assertThat(diagnostics.sorted()).isEmpty();
    }

    private static SourceFile load(String name) throws IOException {
        return LIBRARY.load(name).orElseThrow();
    }
}
