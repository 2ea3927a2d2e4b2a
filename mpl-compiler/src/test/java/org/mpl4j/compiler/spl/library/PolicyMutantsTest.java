package org.mpl4j.compiler.spl.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.property.Verdict;

/** The policies of specs/ would not keep their promises without the parts that the promises are about. */
final class PolicyMutantsTest {
    private static final SpecPath LIBRARY = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));

    private static final String SERVER = "ssh/server.spl";
    private static final String CLIENT = "ssh/client.spl";
    private static final String TCP = "tcp/tcp.spl";
    private static final String DHCP = "dhcp/client.spl";
    private static final String BGP = "bgp/bgp.spl";

    /**
     * A policy with another text in place of a part of it.
     *
     * @param part wherever it stands, whatever the spaces and lines between its words
     * @param property what then fails
     */
    record Mutant(String file, String property, String part, String instead) {
        String apply(String text) {
            String words = Stream.of(part.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
            assertThat(text).containsPattern(words);
            return text.replaceAll(words, Matcher.quoteReplacement(instead));
        }

        @Override
        public String toString() {
            return file + " " + property;
        }
    }

    static List<Mutant> mutants() {
        List<Mutant> all = new ArrayList<>(tcp());
        all.addAll(dhcp());
        all.addAll(bgp());
        all.addAll(ssh(SERVER, "Receive", "Transmit"));
        all.addAll(ssh(CLIENT, "Transmit", "Receive"));
        return all;
    }

    private static List<Mutant> tcp() {
        return List.of(
                new Mutant(TCP, "synchronized", "Receive_SYN_ACK; phase = 3;", "Receive_ACK; phase = 3;"),
                new Mutant(TCP, "acknowledged", "either { Receive_ACK; phase = 3; }", "either { Close; phase = 3; }"),
                new Mutant(
                        TCP,
                        "fin_is_last",
                        "either { Transmit_FIN; phase = 4; }",
                        "either { Transmit_FIN; state ESTABLISHED; Receive_SYN; phase = 4; }"),
                new Mutant(TCP, "both_fins", "or { Receive_FIN_and_ACK_of_FIN; }", "or { Receive_SYN; }"),
                new Mutant(
                        TCP,
                        "waits",
                        "state TIME_WAIT; Receive_FIN;",
                        "state TIME_WAIT; Receive_FIN; state FIN_WAIT_2; Receive_FIN;"),
                new Mutant(
                        TCP,
                        "no_handshake_twice",
                        "either { Transmit_FIN; phase = 4; }",
                        "either { Transmit_FIN; phase = 4; } or { Receive_SYN; state SYN_RECEIVED; Receive_ACK; phase = 4; }"));
    }

    private static List<Mutant> dhcp() {
        return List.of(
                new Mutant(
                        DHCP,
                        "asked",
                        "state SELECTING; Transmit_DHCPREQUEST;",
                        "state SELECTING; Transmit_DHCPDISCOVER;"),
                new Mutant(DHCP, "acknowledged", "either { Receive_DHCPACK;", "either { Receive_DHCPOFFER;"),
                new Mutant(DHCP, "refused", "or { Receive_DHCPNAK; } or", "or { Receive_DHCPNAK; granted = true; } or"),
                new Mutant(
                        DHCP,
                        "released",
                        "either { Transmit_DHCPRELEASE; }",
                        "either { Transmit_DHCPRELEASE; granted = true; }"),
                new Mutant(
                        DHCP,
                        "offers_first",
                        "state SELECTING; Receive_DHCPOFFER;",
                        "state SELECTING; Transmit_DHCPDISCOVER;"),
                new Mutant(
                        DHCP,
                        "rebinding_last",
                        "or (fresh) { Transmit_DHCPDECLINE; }",
                        "or (fresh) { Transmit_DHCPDECLINE; state REBINDING; Receive_DHCPACK; }"));
    }

    private static List<Mutant> bgp() {
        return List.of(
                new Mutant(
                        BGP,
                        "open_first",
                        "state OpenSent; Transmit_Bgp_OPEN;",
                        "state OpenSent; either { Transmit_Bgp_OPEN; } or { Transmit_Bgp_KEEPALIVE; }"),
                new Mutant(
                        BGP,
                        "open_once",
                        "always_allow (Transmit_Bgp_KEEPALIVE)",
                        "always_allow (Transmit_Bgp_KEEPALIVE, Receive_Bgp_OPEN)"),
                new Mutant(
                        BGP,
                        "confirmed",
                        "state OpenConfirm; Receive_Bgp_KEEPALIVE;",
                        "state OpenConfirm; Transmit_Bgp_UPDATE;"),
                new Mutant(
                        BGP,
                        "updates_when_established",
                        "always_allow (Transmit_Bgp_KEEPALIVE)",
                        "always_allow (Transmit_Bgp_KEEPALIVE, Transmit_Bgp_UPDATE)"),
                new Mutant(BGP, "errors_are_told", "E28_UpdateMsgErr; wrong = true;", "E28_UpdateMsgErr;"),
                new Mutant(
                        BGP,
                        "over_is_over",
                        "either { Receive_Bgp_NOTIFICATION; }",
                        "either { Receive_Bgp_NOTIFICATION; Receive_Bgp_KEEPALIVE; }"));
    }

    /**
     * Both ends of SSH.
     *
     * @param up the direction of what a client sends
     * @param down the direction of what a server sends
     */
    private static List<Mutant> ssh(String file, String up, String down) {
        String first = "Transport_Ignore, $_Transport_Debug, $_Transport_Unimplemented";
        String received =
                "always_allow (" + ("Receive_" + first).replace("$", "Receive") + ", Receive_Transport_Unknown) {";
        String own = up.equals("Receive")
                ? received
                : "always_allow (" + ("Transmit_" + first).replace("$", "Transmit") + ") {";
        return List.of(
                strict(file, "strict_in", "Receive"),
                strict(file, "strict_out", "Transmit"),
                new Mutant(
                        file,
                        "keys_first",
                        own + " state first_kex;",
                        "always_allow (" + up + "_Transport_ServiceRequest) { state first_kex;"),
                new Mutant(
                        file,
                        "quiet_rekeying",
                        received + " state rekeying;",
                        "always_allow (Receive_Connection_ChannelData) { state rekeying;"),
                new Mutant(
                        file, "keys_in_turn", "Receive_Transport_KexInit;", "optional { Receive_Transport_KexInit; }"),
                new Mutant(
                        file,
                        "group_before_its_use",
                        "state group_asked; " + down + "_Gex_Group;",
                        "optional { state group_asked; " + down + "_Gex_Group; }"),
                new Mutant(
                        file,
                        "no_channel_before_success",
                        "always_allow (" + down + "_Auth_Banner) {",
                        "always_allow (" + down + "_Auth_Banner, " + up + "_Connection_ChannelOpen) {"),
                new Mutant(file, "success_is_final", down + "_Auth_Success; again = false;", down + "_Auth_Success;"),
                afterDisconnect(file, "nothing_after_disconnect"),
                afterDisconnect(file, "nothing_after_our_disconnect"),
                new Mutant(
                        file,
                        "no_data_after_eof",
                        "state half_closed; Receive_Connection_ChannelClose[recipient_channel];",
                        "always_allow (Receive_Connection_ChannelData[recipient_channel]) { state half_closed; Receive_Connection_ChannelClose[recipient_channel]; }"),
                afterClose(file, "nothing_after_close", "Receive"),
                afterClose(file, "nothing_sent_after_close", "Transmit"));
    }

    private static Mutant strict(String file, String property, String direction) {
        String begin = direction + "_Transport_KexInit;";
        return new Mutant(
                file,
                property,
                "either (strict) { state strict_kex; " + begin,
                "either (strict) { always_allow (" + direction + "_Transport_Debug) { state strict_kex; " + begin
                        + " }");
    }

    private static Mutant afterDisconnect(String file, String property) {
        return new Mutant(
                file, property, "or { Transmit_Transport_Disconnect; } exit;", "or { Transmit_Transport_Disconnect; }");
    }

    private static Mutant afterClose(String file, String property, String direction) {
        String close = direction + "_Connection_ChannelClose[recipient_channel];";
        return new Mutant(file, property, close + " exit;", close);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void eachPromiseNeedsItsGuard(Mutant mutant) throws IOException {
        SourceFile changed = new SourceFile(
                mutant.file(), "", mutant.apply(load(mutant.file()).text()));
        CompiledPolicy policy =
                PolicyCompiler.compile(LIBRARY, List.of(changed)).policies().get(0);
        assertThat(policy.findings())
                .filteredOn(finding -> finding.property().name().equals(mutant.property()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict()).isInstanceOf(Verdict.Fails.class));
    }

    @Test
    void everyPropertyHasAMutant() throws IOException {
        List<String> properties = new ArrayList<>();
        for (String file : List.of(TCP, DHCP, BGP, SERVER, CLIENT)) {
            PolicyCompiler.compile(LIBRARY, List.of(load(file))).policies().get(0).spec().properties().stream()
                    .map(property -> file + " " + property.name())
                    .forEach(properties::add);
        }
        assertThat(mutants()).extracting(Mutant::toString).containsExactlyInAnyOrderElementsOf(properties);
    }

    private static SourceFile load(String file) throws IOException {
        return LIBRARY.load(file).orElseThrow();
    }
}
