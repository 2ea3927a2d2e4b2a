package org.mpl4j.tcpip.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not so fails, and says where, what was asked for, and what was there. */
class ScenarioRunnerTest {
    private static final String RULE = "# RFC 9293 section 3.5: the handshake\n";
    private static final String OPEN = RULE + """
            listen
            < S 0 win 65535 <mss 1460>
            > S. 0 ack 1
            < . 1 ack 1
            accept
            """;

    private static void run(String text) {
        ScenarioRunner.run(Scenario.parse("test.scenario", text));
    }

    @Test
    void whatIsSoPasses() {
        run(OPEN + "write 100\n> P. 1:101 ack 1\n= state ESTABLISHED\n");
    }

    @Test
    void showsTheLineAndBothPacketsAsTcpdumpDoes() {
        assertThatThrownBy(() -> run(OPEN + "write 100\n> P. 1:101 ack 7\n"))
                .isInstanceOf(ScenarioFailure.class)
                .hasMessageContaining("test.scenario:8: another packet went out: ack is '1', not '7'")
                .hasMessageContaining(
                        "expected  0.000000 > IP 192.0.2.1.80 > 192.0.2.2.5000: Flags [P.], seq 1:101, ack 7")
                .hasMessageContaining(
                        "real      0.000000 > IP 192.0.2.1.80 > 192.0.2.2.5000: Flags [P.], seq 1:101, ack 1, win 65535, length 100")
                .hasMessageContaining("rule      RFC 9293 section 3.5: the handshake");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "> P. 2:102 ack 1 | seq is '1:101', not '2:102'",
                "> F. 1:101 ack 1 | flags is 'P.', not 'F.'",
                "> P. 1:101 ack 1 win 5 | win is '65535', not '5'",
                "> P. 1:101 ack 1 <mss 5> | options is '', not 'mss 5'",
                "> P. 1:101 ack 1 ip(ttl 3) | ip.ttl is '64', not '3'",
                "> P. 1:101 ack 1 urg 3 | urg is '', not '3'",
                "> arp who-has 192.0.2.2 tell 192.0.2.1 | it is tcp, not arp",
                "+1 > P. 1:101 ack 1 | the packet went out too early",
            })
    void otherPacketsFail(String line, String message) {
        assertThatThrownBy(() -> run(OPEN + "write 100\n" + line)).hasMessageContaining(message);
    }

    @Test
    void aPacketThatDoesNotComeFails() {
        assertThatThrownBy(() -> run(OPEN + "+2 > P. 1:101 ack 1\n"))
                .hasMessageContaining("test.scenario:7: no packet went out until 2.004");
    }

    @Test
    void aPacketThatComesTooLateFails() {
        assertThatThrownBy(() -> run(OPEN + "< P. 1:2 ack 1\n+10ms > . 1 ack 2\n"))
                .hasMessageContaining("no packet went out until 0.014");
    }

    @Test
    void aPacketThatNobodyAsksForFails() {
        String message = "a packet went out that the scenario does not ask for";
        assertThatThrownBy(() -> run(OPEN + "write 100\n")).hasMessageContaining(message);
        assertThatThrownBy(() -> run(OPEN + "write 100\n= state ESTABLISHED\n")).hasMessageContaining(message);
        assertThatThrownBy(() -> run(OPEN + "< P. 1:2 ack 1\n+1\n")).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "= state CLOSED | it is not so",
                "= count tcp resets-sent 3 | it is not so",
                "= connections 0..0 | it is not so",
                "= moon full | nobody knows what 'moon' is",
                "read 5 | only 0 bytes could be read",
                "read end | it is not the end: 0 byte(s) could be read",
                "accept @d | there is no connection to accept",
                "state ESTABLISHED | nobody knows how to 'state'",
                "< Q 1 | 'Q' is neither a protocol nor flags of TCP",
                "< . 1 | the flag '.' and 'ack N' belong together",
                "< . 1:9000 ack 1 | the link takes no packets of 9039 bytes",
                "udp send 192.0.2.2 5 | no socket is bound",
            })
    void whatIsNotSoFails(String line, String message) {
        assertThatThrownBy(() -> run(OPEN + line + "\n"))
                .hasMessageContaining("test.scenario:7: ")
                .hasMessageContaining(message);
    }

    @Test
    void aStateThatIsAnotherOneIsShown() {
        assertThatThrownBy(() -> run(OPEN + "= state CLOSED\n"))
                .hasMessageContaining("expected  CLOSED\n  real      ESTABLISHED");
    }

    @Test
    void dataThatIsNotWhatWasSentFails() {
        assertThatThrownBy(() -> run(OPEN + "< P. 2:12 ack 1\n> . 1 ack 1\n< P. 1:2 ack 1 \n> . 1 ack 12\nread 12\n"))
                .hasMessageContaining("only 11 bytes could be read");
        assertThat(StreamBytes.at(0)).isNotEqualTo(StreamBytes.at(1));
    }

    @Test
    void theFirstLineNamesARule() {
        assertThatThrownBy(() -> run("listen\n")).hasMessageContaining("the first line names the rule");
        assertThatThrownBy(() -> run("# a handshake\nlisten\n")).hasMessageContaining("the first line names the rule");
    }

    @Test
    void timesAreUnderstood() {
        assertThatThrownBy(() -> run(RULE + "+5min listen\n")).hasMessageContaining("'5min' is no time");
        assertThat(Step.parse(1, "+1.5 wait").after()).isEqualTo(1_500_000_000L);
        assertThat(Step.parse(1, "+2..3 > S 0").before()).isEqualTo(3_000_000_000L);
        assertThat(Step.parse(1, "+40ms").text()).isEqualTo("wait");
    }
}
