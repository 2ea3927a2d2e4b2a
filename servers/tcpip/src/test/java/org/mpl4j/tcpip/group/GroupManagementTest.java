package org.mpl4j.tcpip.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.ip.ProtocolHandler;
import org.mpl4j.tcpip.packets.igmp.Igmp;
import org.mpl4j.tcpip.stack.TwoStacks;

/** What one stack tells of its groups, to another one that plays a querier. Times are those of RFC 3376, RFC 2236 and RFC 3810. */
class GroupManagementTest {
    private static final String ALL = "0.0.0.0";
    private static final String GROUP = "239.1.2.3";
    private static final String OTHER_GROUP = "239.9.9.9";
    private static final String NEW_GROUP = "239.5.5.5";
    private static final int IGMP = 2;
    private static final int MESSAGE = 8;
    private static final int QUERY_3 = 12;

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final List<String> heard = new ArrayList<>();
    private final Outgoing outgoing = new Outgoing();

    @BeforeEach
    void listen() {
        stacks.left().ip().input().registerV4(IGMP, new Listener());
        for (String group : List.of("224.0.0.2", "224.0.0.22", GROUP, OTHER_GROUP, NEW_GROUP)) {
            stacks.leftInterface().join(IpAddress.of(group));
        }
        stacks.run(5 * Durations.SECOND);
        heard.clear();
    }

    /** Writes down what the other stack says. */
    private final class Listener implements ProtocolHandler {
        @Override
        public boolean receive(Datagram datagram) {
            try {
                Igmp message = Igmp.parse(datagram.payloadBuffer());
                assertThat(message.checksumValid()).isTrue();
                assertThat(datagram.hopLimit()).isEqualTo(1);
                note(datagram.addresses().dest() + " " + text(message));
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
            return true;
        }

        @Override
        public boolean error(IpError error, AddressPair addresses, Bytes beginning) {
            return true;
        }
    }

    private void note(String text) {
        heard.add(text);
    }

    private static String text(Igmp message) {
        return switch (message.bodyKind()) {
            case ReportV1 -> "v1 " + IpAddress.v4(message.bodyAsReportV1().group());
            case ReportV2 -> "v2 " + IpAddress.v4(message.bodyAsReportV2().group());
            case Leave -> "leave " + IpAddress.v4(message.bodyAsLeave().group());
            case ReportV3 -> {
                StringBuilder text = new StringBuilder("v3");
                for (Igmp.Body.ReportV3.RecordsItem record :
                        message.bodyAsReportV3().records()) {
                    text.append(' ').append(record.type()).append(' ').append(IpAddress.v4(record.group()));
                    record.sources().forEach(source -> text.append('<').append(IpAddress.v4(source.address())));
                }
                yield text.toString();
            }
            default -> "something else";
        };
    }

    private void join(String group) {
        stacks.rightInterface().join(IpAddress.of(group));
    }

    private void leave(String group) {
        stacks.rightInterface().leave(IpAddress.of(group));
    }

    /** The querier asks; sources make it a query of version 3 about those. */
    private void query(String group, int code, boolean isVersion3, String... sources) {
        Igmp.Writer writer = new Igmp.Writer();
        Igmp.Builder.Content content = builder -> {
            Igmp.Builder.BodyQueryMayHaveGroup query =
                    builder.maxResponseCode(code).bodyAsQuery().group(group);
            return isVersion3
                    ? query.version3(version -> version.robustness(2)
                            .queryInterval(125)
                            .sources(list -> List.of(sources).forEach(list::add)))
                    : query;
        };
        IpAddress dest = IpAddress.of(group.equals(ALL) ? "224.0.0.1" : group);
        outgoing.to(IGMP, 0, TwoStacks.LEFT_V4.low(), dest.high(), dest.low())
                .via(stacks.leftInterface())
                .hopLimit(1)
                .alertRouters()
                .payload(isVersion3 ? QUERY_3 + 4 * sources.length : MESSAGE, out -> writer.write(out, content));
        stacks.left().ip().output().send(outgoing);
    }

    /** Joins quietly. */
    private void joinBoth() {
        join(GROUP);
        join(OTHER_GROUP);
        stacks.run(5 * Durations.SECOND);
        heard.clear();
    }

    @Test
    void answersQueriesWithinTheirTime() {
        joinBoth();
        query(ALL, 50, true);
        stacks.run(5 * Durations.SECOND + Durations.MILLISECOND * 10);
        assertThat(heard).containsExactly("224.0.0.22 v3 ModeIsExclude " + GROUP + " ModeIsExclude " + OTHER_GROUP);
        heard.clear();
        query(OTHER_GROUP, 10, true);
        stacks.run(Durations.SECOND + Durations.MILLISECOND * 10);
        assertThat(heard).containsExactly("224.0.0.22 v3 ModeIsExclude " + OTHER_GROUP);
        heard.clear();
        query(GROUP, 10, true, "192.0.2.7", "192.0.2.8");
        query(GROUP, 10, true, "192.0.2.8", "192.0.2.9");
        stacks.run(Durations.SECOND + Durations.MILLISECOND * 10);
        assertThat(heard).containsExactly("224.0.0.22 v3 ModeIsInclude " + GROUP + "<192.0.2.7<192.0.2.8<192.0.2.9");
        heard.clear();
        query("239.77.77.77", 10, true);
        stacks.run(20 * Durations.SECOND);
        assertThat(heard).isEmpty();
    }

    /** 200 is 24 * 16 tenths of a second: what is answered then is answered after 20 s at times. */
    @Test
    void longTimesAreFloatingPoint() {
        assertThat(FloatingCodes.ofByte(127)).isEqualTo(127);
        assertThat(FloatingCodes.ofByte(128)).isEqualTo(128);
        assertThat(FloatingCodes.ofByte(200)).isEqualTo((8 | 16) << (4 + 3));
        assertThat(FloatingCodes.ofByte(255)).isEqualTo(31 << 10);
        assertThat(FloatingCodes.ofShort(0x7fff)).isEqualTo(0x7fff);
        assertThat(FloatingCodes.ofShort(0x8000)).isEqualTo(0x8000);
        assertThat(FloatingCodes.ofShort(0xffff)).isEqualTo(0x1fff << 10);
    }

    @ParameterizedTest
    @CsvSource({"100, v2", "0, v1"})
    void speaksAsTheOldestQuerier(int code, String version) {
        joinBoth();
        query(ALL, code, false);
        stacks.run(10 * Durations.SECOND + Durations.MILLISECOND * 10);
        assertThat(heard)
                .containsExactlyInAnyOrder(
                        GROUP + " " + version + " " + GROUP, OTHER_GROUP + " " + version + " " + OTHER_GROUP);
        heard.clear();
        join(NEW_GROUP);
        stacks.run(11 * Durations.SECOND);
        assertThat(heard).hasSize(2).allMatch(text -> text.equals(NEW_GROUP + " " + version + " " + NEW_GROUP));
        heard.clear();
        leave(GROUP);
        stacks.run(5 * Durations.SECOND);
        if (version.equals("v2")) {
            assertThat(heard).containsExactly("224.0.0.2 leave " + GROUP);
        } else {
            assertThat(heard).isEmpty();
        }
        heard.clear();
        stacks.run(260 * Durations.SECOND);
        leave(OTHER_GROUP);
        stacks.step();
        assertThat(heard)
                .as("the old querier has gone")
                .containsExactly("224.0.0.22 v3 ChangeToInclude " + OTHER_GROUP);
    }

    @Test
    void reportsOfOthersAreEnough() {
        joinBoth();
        query(ALL, 200, false);
        Igmp.Writer writer = new Igmp.Writer();
        IpAddress group = IpAddress.of(GROUP);
        outgoing.to(IGMP, 0, TwoStacks.LEFT_V4.low(), group.high(), group.low())
                .via(stacks.leftInterface())
                .hopLimit(1)
                .payload(
                        MESSAGE,
                        out -> writer.write(
                                out, builder -> builder.bodyAsReportV2().group(GROUP)));
        stacks.left().ip().output().send(outgoing);
        stacks.run(21 * Durations.SECOND);
        assertThat(heard).containsExactly(OTHER_GROUP + " v2 " + OTHER_GROUP);
        heard.clear();
        leave(GROUP);
        stacks.run(5 * Durations.SECOND);
        assertThat(heard).as("another host was the last to report it").isEmpty();
    }

    @Test
    void whatHasPassedARouterIsIgnored() {
        joinBoth();
        Igmp.Writer writer = new Igmp.Writer();
        IpAddress all = IpAddress.of("224.0.0.1");
        outgoing.to(IGMP, 0, TwoStacks.LEFT_V4.low(), all.high(), all.low())
                .via(stacks.leftInterface())
                .hopLimit(2)
                .payload(
                        MESSAGE,
                        out -> writer.write(
                                out, builder -> builder.maxResponseCode(10).bodyAsQuery()));
        stacks.left().ip().output().send(outgoing);
        stacks.run(20 * Durations.SECOND);
        assertThat(heard).isEmpty();
        assertThat(stacks.right().groups().counts().get(GroupEvent.NOT_GENUINE)).isEqualTo(1);
    }

    @Test
    void changesAreToldTwice() {
        join(GROUP);
        stacks.step();
        assertThat(heard).containsExactly("224.0.0.22 v3 ChangeToExclude " + GROUP);
        stacks.run(Durations.SECOND + Durations.MILLISECOND * 10);
        assertThat(heard).hasSize(2).allMatch(text -> text.endsWith("ChangeToExclude " + GROUP));
        heard.clear();
        join(GROUP);
        leave(GROUP);
        stacks.run(10 * Durations.SECOND);
        assertThat(heard).as("somebody else still listens").isEmpty();
        leave(GROUP);
        stacks.run(10 * Durations.SECOND);
        assertThat(heard)
                .containsExactly("224.0.0.22 v3 ChangeToInclude " + GROUP, "224.0.0.22 v3 ChangeToInclude " + GROUP);
    }

    @Test
    void onlyGroupsCanBeJoined() {
        assertThatThrownBy(() -> join("192.0.2.9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.9 is no group");
    }
}
