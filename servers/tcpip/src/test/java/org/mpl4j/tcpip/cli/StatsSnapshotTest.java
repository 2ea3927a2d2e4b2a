package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatsSnapshotTest {
    private static final String BEFORE = """
            stack\ttap0\t192.0.2.2/24 2001:db8::2/64\t1500\t1000000000
            listener\t::\t80\t2
            connection\t192.0.2.2\t80\t192.0.2.1\t4711\tESTABLISHED\t1500000\t14600\t0\t20000\t3
            connection\t2001:db8::2\t5000\t2001:db8::1\t80\tSYN_SENT\t-1\t0\t0\t0\t0
            counter\ttcp\treceived\t100""";
    private static final String AFTER = """
            stack\ttap0\t192.0.2.2/24\t1500\t3000000000
            counter\ttcp\treceived\t500
            counter\ttcp\tsent\t4
            counter\tip\tno route\t7""";

    @Test
    void isATable() throws IOException {
        assertThat(StatsTable.connections(StatsSnapshot.of(BEFORE)))
                .containsExactly(
                        "Local               Remote            State        RTT ms  Cwnd  Send-Q  Recv-Q  Retrans",
                        "[::]:80             *                 LISTEN                                  2",
                        "192.0.2.2:80        192.0.2.1:4711    ESTABLISHED   1.500   14K       0     20K        3",
                        "[2001:db8::2]:5000  [2001:db8::1]:80  SYN_SENT          -     0       0       0        0");
    }

    @Test
    void countersHaveRates() throws IOException {
        StatsSnapshot before = StatsSnapshot.of(BEFORE);
        StatsSnapshot after = StatsSnapshot.of(AFTER);
        assertThat(StatsTable.counters(before, null)).containsExactly("tcp:", "    100 received");
        assertThat(StatsTable.counters(after, before))
                .containsExactly(
                        "tcp:", "    500 received  (+200/s)", "    4 sent  (+2/s)", "ip:", "    7 no route  (+4/s)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 400 Bad Request",
                "counter\ttcp\treceived\t100",
                "stack\ttap0",
                "stack\ttap0\t\tmany\t0",
                "error\tthe only question is `stats`"
            })
    void whoTellsSomethingElseIsToldApart(String report) {
        assertThatThrownBy(() -> StatsSnapshot.of(report))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("whoever listens there");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10239, 10239", "10240, 10K", "1048576, 1.0M", "262144, 256K", "5368709120, 5.0G"})
    void bytesHaveUnits(long count, String text) {
        assertThat(StatsTable.bytes(count)).isEqualTo(text);
    }
}
