package org.mpl4j.compiler.spl.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;

/** Automata with a key in a composition: there may be no instance of them, or many. */
final class KeyedCompositionTest {
    private static final SpecPath LIBRARY = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));

    private static final String CHANNEL = """
            use ssh_connection as connection;

            automaton channel [int id] () {
              Receive_Connection_ChannelOpenConfirmation[recipient_channel] new;
              state open;
              multiple { Receive_Connection_ChannelData[recipient_channel]; }
              Receive_Connection_ChannelClose[recipient_channel];
            }

            policy server = session, channel;
            """;

    private static PolicyResult compile(String session) {
        return PolicyCompiler.compile(LIBRARY, List.of(new SourceFile("test.spl", "", CHANNEL + session)));
    }

    private static List<String> broken(String session) {
        return compile(session).policies().get(0).findings().stream()
                .filter(finding -> finding.verdict() instanceof Verdict.Fails)
                .map(finding -> finding.property().name())
                .toList();
    }

    @Test
    void twoInstancesDoNotBlockWhatOneWould() {
        PolicyResult result = compile("""
                automaton session () {
                  Receive_Connection_ChannelOpenConfirmation;
                  Receive_Connection_ChannelOpenConfirmation;
                  Receive_Connection_ChannelClose;
                  Receive_Connection_ChannelClose;
                }
                """);
        assertThat(result.policies()).hasSize(1);
        assertThat(result.diagnostics()).noneMatch(found -> found.code() == Code.S0130);
    }

    @Test
    void aPropertyOfOthersHasToHoldWithAnyNumberOfInstances() {
        assertThat(broken("""
                event Done;
                automaton session () {
                  multiple { Receive_Connection_ChannelOpenConfirmation; Receive_Connection_ChannelClose; }
                  Done;
                  state done;
                  Receive_Connection_ChannelData;
                }
                property one_by_one: ltl {
                  [] (Receive_Connection_ChannelOpenConfirmation -> X (Receive_Connection_ChannelClose || Receive_Connection_ChannelOpenConfirmation)) };
                property done_first: ltl { !Receive_Connection_ChannelData W session.done };
                property never_done: ltl { [] !session.done };
                """)).containsExactly("never_done");
    }

    @Test
    void whatOnlyAnInstanceForbidsIsForbidden() {
        assertThat(broken("""
                automaton session () {
                  multiple { either { Receive_Connection_ChannelData; } or { Receive_Connection_ChannelOpenConfirmation; } }
                }
                property opened_first: ltl { !Receive_Connection_ChannelData W Receive_Connection_ChannelOpenConfirmation };
                property data_first: ltl { !Receive_Connection_ChannelOpenConfirmation W Receive_Connection_ChannelData };
                """)).containsExactly("data_first");
    }

    @Test
    void aNamedStateIsThatOfOneInstance() {
        assertThat(broken("""
                automaton session () { multiple { Receive_Connection_ChannelData; } }
                property while_open: ltl { [] (Receive_Connection_ChannelData -> channel.open) };
                property never_open: ltl { [] !channel.open };
                """)).containsExactly("never_open");
    }
}
