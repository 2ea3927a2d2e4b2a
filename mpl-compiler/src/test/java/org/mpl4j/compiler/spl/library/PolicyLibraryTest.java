package org.mpl4j.compiler.spl.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spin.Spin;
import org.mpl4j.compiler.spin.SpinLimits;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.promela.PromelaPrinter;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;
import org.mpl4j.compiler.spl.property.PropertyCheck;
import org.mpl4j.compiler.spl.property.TraceCheck;
import org.mpl4j.compiler.spl.property.Verdict;
import org.mpl4j.compiler.spl.table.StateTable;

/** The policies of specs/ keep what they promise, and would not without the parts that the promises are about. */
final class PolicyLibraryTest {
    private static final SpecPath LIBRARY = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));

    @ParameterizedTest
    @ValueSource(strings = {"tcp/tcp.spl", "dhcp/client.spl", "bgp/bgp.spl", "ssh/server.spl", "ssh/client.spl"})
    void compilesWithoutWarningsAndKeepsItsPromises(String file) throws IOException {
        PolicyResult result = PolicyCompiler.compile(LIBRARY, List.of(load(file)));
        assertThat(result.diagnostics()).isEmpty();
        CompiledPolicy policy = result.policies().get(0);
        assertThat(policy.spec().properties()).isNotEmpty();
        assertThat(PropertyCheck.check(policy.spec(), policy.explorations()))
                .allSatisfy(finding -> assertThat(finding.verdict()).isInstanceOf(Verdict.Holds.class));
        assertThat(TraceCheck.check(policy.spec(), policy.explorations()))
                .allSatisfy(finding -> assertThat(finding.isAsSaid()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp/tcp.spl", "dhcp/client.spl", "bgp/bgp.spl"})
    void spinSaysWhatTheSearchSays(String file) throws IOException {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Optional<Spin> spin = Spin.find(path, SpinLimits.usual());
        assumeTrue(spin.isPresent(), () -> Spin.missing(path));
        CompiledPolicy policy =
                PolicyCompiler.compile(LIBRARY, List.of(load(file))).policies().get(0);
        List<Property> properties = policy.spec().properties();
        Composition composition =
                PropertyCheck.compositions(policy.spec(), properties.get(0)).get(0);
        List<StateTable> tables = composition.automata().stream()
                .map(name -> ((Exploration.Table)
                                Objects.requireNonNull(policy.explorations().get(name)))
                        .table())
                .toList();
        assertThat(spin.get().check(PromelaPrinter.print(Product.of(composition.name(), tables), properties)))
                .hasSameSizeAs(properties)
                .allSatisfy(verdict -> assertThat(verdict.holds()).isTrue());
    }

    /** What is taken out of a policy, and the property that then fails. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tcp/tcp.spl | or { Receive_FIN_and_ACK_of_FIN; } | or { Receive_SYN; } | both_fins",
                "tcp/tcp.spl | either { Receive_ACK; phase = 3; } | either { Transmit_SYN_ACK; phase = 3; } | acknowledged",
                "tcp/tcp.spl | either { Transmit_FIN; phase = 4; } | either { Transmit_FIN; state ESTABLISHED; Receive_SYN; phase = 4; } | fin_is_last",
                "dhcp/client.spl | state SELECTING; Receive_DHCPOFFER; | state SELECTING; Transmit_DHCPDISCOVER; | offers_first",
                "dhcp/client.spl | or { Receive_DHCPNAK; } or | or { Receive_DHCPNAK; granted = true; } or | refused",
                "bgp/bgp.spl | E28_UpdateMsgErr; wrong = true; | E28_UpdateMsgErr; | errors_are_told",
                "bgp/bgp.spl | always_allow (Transmit_Bgp_KEEPALIVE) { | always_allow (Transmit_Bgp_KEEPALIVE, Transmit_Bgp_UPDATE) { | updates_when_established",
                "ssh/server.spl | either (strict) { | either (!strict && strict) { } or (strict) { Receive_Transport_Debug; | strict_in",
                "ssh/server.spl | always_allow (Transmit_Auth_Banner) { | always_allow (Transmit_Auth_Banner, Receive_Connection_ChannelRequest) { | no_channel_before_success",
                "ssh/client.spl | always_allow (Receive_Auth_Banner) { | always_allow (Receive_Auth_Banner, Transmit_Connection_ChannelOpen) { | no_channel_before_success",
            })
    void eachPromiseNeedsItsGuard(String file, String part, String instead, String property) throws IOException {
        String text = load(file).text();
        assertThat(text).contains(part);
        SourceFile mutant = new SourceFile(file, "", text.replace(part, instead));
        CompiledPolicy policy =
                PolicyCompiler.compile(LIBRARY, List.of(mutant)).policies().get(0);
        assertThat(PropertyCheck.check(policy.spec(), policy.explorations()))
                .filteredOn(finding -> finding.property().name().equals(property))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict()).isInstanceOf(Verdict.Fails.class));
    }

    private static SourceFile load(String file) throws IOException {
        return LIBRARY.load(file).orElseThrow();
    }
}
