package org.mpl4j.compiler.spl.output.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.spl.output.Tables;
import org.mpl4j.compiler.spl.table.StateTable;

/** Pictures of small automata. */
final class DiagramTest {
    /** RFC 9293's figure 5. */
    static final StateTable TCP = Tables.of(
            "tcp",
            "CLOSED! Open_Passive> LISTEN",
            "CLOSED Transmit_SYN> SYN_SENT",
            "LISTEN Receive_SYN> SYN_RECEIVED",
            "LISTEN Transmit_SYN> SYN_SENT",
            "LISTEN Close> CLOSED",
            "SYN_SENT Close> CLOSED",
            "SYN_SENT Receive_SYN> SYN_RECEIVED",
            "SYN_SENT Receive_SYN_ACK> ESTABLISHED",
            "SYN_RECEIVED Transmit_SYN_ACK> SYN_RECEIVED",
            "SYN_RECEIVED Receive_ACK> ESTABLISHED",
            "SYN_RECEIVED Receive_RST> LISTEN",
            "SYN_RECEIVED Transmit_FIN> FIN_WAIT_1",
            "ESTABLISHED Transmit_FIN> FIN_WAIT_1",
            "ESTABLISHED Receive_FIN> CLOSE_WAIT",
            "ESTABLISHED Receive_ACK> ESTABLISHED",
            "FIN_WAIT_1 Receive_ACK_of_FIN> FIN_WAIT_2",
            "FIN_WAIT_1 Receive_FIN> CLOSING",
            "FIN_WAIT_1 Receive_FIN_and_ACK_of_FIN> TIME_WAIT",
            "FIN_WAIT_2 Receive_FIN> TIME_WAIT",
            "CLOSING Receive_ACK_of_FIN> TIME_WAIT",
            "CLOSE_WAIT Transmit_FIN> LAST_ACK",
            "LAST_ACK Receive_ACK_of_FIN> CLOSED",
            "TIME_WAIT Timeout_2MSL> CLOSED");

    @Test
    void isTheSameEachTime() {
        assertThat(SvgPrinter.print(List.of(TCP), true)).isEqualTo(SvgPrinter.print(List.of(TCP), true));
    }

    @Test
    void hasEveryStateAndSegment() {
        String svg = SvgPrinter.print(List.of(TCP), true);
        assertThat(svg).contains(">FIN-WAIT-1<", ">TIME-WAIT<", ">rcv SYN ACK<", ">snd FIN<", ">Timeout 2MSL<");
        assertThat(svg.split("class=\"state\"", -1)).hasSize(1 + TCP.states().size());
        assertThat(svg).contains("prefers-color-scheme: dark");
    }

    @Test
    void marksTheEnd() {
        assertThat(SvgPrinter.print(List.of(TCP), true).split("class=\"rim\"", -1))
                .hasSize(2);
        assertThat(DotPrinter.print(List.of(TCP), true)).contains("s0 [label=\"CLOSED\", peripheries=2];");
    }

    @Test
    void theTableSaysWhereStatecallsLead() {
        assertThat(MarkdownPrinter.print(List.of(TCP)))
                .contains("| `Receive_SYN` |  | SYN-RECEIVED | SYN-RECEIVED |  |  |  |  |  |  |  |  |");
    }
}
