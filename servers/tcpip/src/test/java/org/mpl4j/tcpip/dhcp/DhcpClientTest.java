package org.mpl4j.tcpip.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.packets.dhcp.ClientPolicy;
import org.mpl4j.tcpip.packets.dhcp.Dhcp;
import org.mpl4j.tcpip.packets.dhcp.DhcpOption;
import org.mpl4j.tcpip.packets.dhcp.DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_;
import org.mpl4j.tcpip.stack.TwoStacks;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** A client, and a server that says what the test wants, for hours of protocol time. */
class DhcpClientTest {
    private static final String ADDRESS = "192.0.2.100";
    private static final IpAddress BROADCAST = IpAddress.of("255.255.255.255");
    private static final long HOUR = 3600;

    private final TwoStacks stacks = TwoStacks.onGoodLink();
    private final List<String> events = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private UdpSocket server;
    private DhcpClient client;
    private boolean isAnswering = true;
    private boolean isRefusing;
    private boolean saysOptionsElsewhere;
    private long leaseSeconds = HOUR;
    private String offered = ADDRESS;

    @BeforeEach
    void begin() {
        server = stacks.left().udp().bind(IpAddress.ANY_V4, 67);
        server.onReadable(this::serve);
        client = stacks.right().dhcp(stacks.rightInterface(), new DhcpListener() {
            @Override
            public void bound(Lease lease) {
                events.add("bound " + lease.address());
            }

            @Override
            public void lost() {
                events.add("lost");
            }
        });
        client.start();
    }

    private void serve() {
        UdpMessage message = new UdpMessage();
        while (server.receive(message)) {
            try {
                Dhcp dhcp = Dhcp.parseStrict(message.data());
                MessageType_ type = type(dhcp);
                String from = IpAddress.isUnspecified(0, message.sourceLow()) ? "nowhere" : "" + message.source();
                asked.add(type + " from " + from + " to " + message.dest());
                times.add(stacks.now());
                if (isAnswering && type.equals(MessageType_.Discover)) {
                    answer(dhcp, MessageType_.Offer);
                } else if (isAnswering && type.equals(MessageType_.Request)) {
                    answer(dhcp, isRefusing ? MessageType_.Nak : MessageType_.Ack);
                }
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static MessageType_ type(Dhcp message) throws ParseException {
        for (DhcpOption option : message.options()) {
            if (option.codeKind() == DhcpOption.CodeKind.Option
                    && option.asOption().dataKind() == DhcpOption.CodeBranch.Option.DataKind.MessageType) {
                return option.asOption().dataAsMessageType().messageType();
            }
        }
        throw new AssertionError("without a type: " + message);
    }

    private void answer(Dhcp question, MessageType_ type) {
        ByteBuffer room = ByteBuffer.allocate(600);
        ByteBuffer file = ByteBuffer.allocate(128);
        if (saysOptionsElsewhere) {
            DhcpOption.builder(file)
                    .asOption()
                    .dataAsSubnetMask()
                    .subnetMask("255.255.255.128")
                    .build();
            DhcpOption.builder(file).asEnd().build();
        }
        Dhcp.builder(room)
                .op(Dhcp.Op.BootReply)
                .xid(question.xid())
                .yiaddr(offered)
                .chaddr(question.chaddr())
                .file(Bytes.wrap(file.clear()))
                .options(list -> {
                    list.add(option -> option.asOption().dataAsMessageType().messageType(type));
                    list.add(
                            option -> option.asOption().dataAsServerIdentifier().address(TwoStacks.LEFT_V4.toString()));
                    if (!type.equals(MessageType_.Nak)) {
                        list.add(option -> option.asOption().dataAsLeaseTime().seconds(leaseSeconds));
                    }
                    if (saysOptionsElsewhere) {
                        list.add(option ->
                                option.asOption().dataAsOptionOverload().overload(1));
                    } else {
                        list.add(option -> option.asOption().dataAsSubnetMask().subnetMask("255.255.255.0"));
                    }
                    list.add(option -> option.asOption()
                            .dataAsRouter()
                            .routers(routers -> routers.addresses(each -> each.add("192.0.2.1"))));
                })
                .build();
        server.sendBy(stacks.leftInterface(), TwoStacks.LEFT_V4, BROADCAST, 68, Bytes.wrap(room.flip()));
    }

    private boolean isOurs() {
        return stacks.right().ip().isOurs(0, IpAddress.of(ADDRESS).low());
    }

    @Test
    void renewsAtHalfTimeForHours() {
        stacks.run(10 * Durations.SECOND);
        assertThat(events).containsExactly("bound " + ADDRESS + "/24");
        assertThat(asked)
                .containsExactly("Discover from nowhere to 255.255.255.255", "Request from nowhere to 255.255.255.255");
        assertThat(stacks.right().ip().routes().all().toString()).contains("0.0.0.0/0");
        for (int i = 0; i < 10; i++) {
            asked.clear();
            stacks.run(HOUR / 2 * Durations.SECOND);
            assertThat(asked).containsExactly("Request from " + ADDRESS + " to 192.0.2.1");
            assertThat(isOurs()).isTrue();
            assertThat(client.state()).isEqualTo(ClientPolicy.State.BOUND);
        }
        client.release();
        stacks.run(Durations.SECOND);
        assertThat(asked).last().isEqualTo("Release from " + ADDRESS + " to 192.0.2.1");
        assertThat(isOurs()).isFalse();
        assertThat(stacks.right().ip().routes().all().toString()).doesNotContain("0.0.0.0/0");
        assertThat(client.counts().get(DhcpEvent.REFUSED_BY_POLICY)).isZero();
    }

    @Test
    void asksOthersBeforeTheEndAndBeginsAnew() {
        stacks.run(10 * Durations.SECOND);
        isAnswering = false;
        asked.clear();
        times.clear();
        long begin = stacks.now() - 10 * Durations.SECOND;
        stacks.run((HOUR - 20) * Durations.SECOND);
        assertThat(isOurs()).isTrue();
        assertThat(client.state()).isEqualTo(ClientPolicy.State.REBINDING);
        int renewals = (int) asked.stream()
                .filter(text -> text.equals("Request from " + ADDRESS + " to 192.0.2.1"))
                .count();
        assertThat(renewals).isBetween(3, 8);
        assertThat(asked.subList(renewals, asked.size()))
                .isNotEmpty()
                .allMatch(text -> text.equals("Request from " + ADDRESS + " to 255.255.255.255"));
        assertThat((times.get(0) - begin) / Durations.SECOND).isBetween(HOUR / 2 - 1, HOUR / 2 + 10);
        assertThat((times.get(renewals) - begin) / Durations.SECOND).isBetween(HOUR / 8 * 7 - 1, HOUR / 8 * 7 + 10);
        for (int i = 1; i < renewals; i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(60 * Durations.SECOND);
        }
        stacks.run(30 * Durations.SECOND);
        assertThat(isOurs()).isFalse();
        assertThat(events).containsExactly("bound " + ADDRESS + "/24", "lost");
        isAnswering = true;
        stacks.run(90 * Durations.SECOND);
        assertThat(isOurs()).isTrue();
        assertThat(client.counts().get(DhcpEvent.REFUSED_BY_POLICY)).isZero();
    }

    @Test
    void asksLessAndLessOften() {
        isAnswering = false;
        stacks.run(300 * Durations.SECOND);
        assertThat(asked).allMatch(text -> text.equals("Discover from nowhere to 255.255.255.255"));
        long[] waits = {4, 8, 16, 32, 64, 64};
        for (int i = 0; i < waits.length; i++) {
            assertThat((times.get(i + 1) - times.get(i)) / (double) Durations.SECOND)
                    .isBetween(waits[i] - 1.01, waits[i] + 1.01);
        }
    }

    @Test
    void aRefusalEndsTheLease() {
        stacks.run(10 * Durations.SECOND);
        isRefusing = true;
        stacks.run(HOUR / 2 * Durations.SECOND);
        assertThat(events).containsExactly("bound " + ADDRESS + "/24", "lost");
        assertThat(isOurs()).isFalse();
        isRefusing = false;
        stacks.run(60 * Durations.SECOND);
        assertThat(events).hasSize(3);
        assertThat(client.counts().get(DhcpEvent.REFUSED_BY_POLICY)).isZero();
    }

    @Test
    void anAddressOfSomebodyElseIsDeclined() {
        offered = TwoStacks.LEFT_V4.toString();
        stacks.run(15 * Durations.SECOND);
        assertThat(asked).contains("Decline from nowhere to 255.255.255.255");
        assertThat(events).doesNotContain("bound " + offered + "/24");
        offered = ADDRESS;
        stacks.run(30 * Durations.SECOND);
        assertThat(isOurs()).isTrue();
        assertThat(client.counts().get(DhcpEvent.REFUSED_BY_POLICY)).isZero();
    }

    @Test
    void aConflictLaterGivesTheAddressBack() {
        stacks.run(10 * Durations.SECOND);
        long low = IpAddress.of(ADDRESS).low();
        stacks.leftInterface().arp().announce(low);
        stacks.leftInterface().arp().announce(low);
        stacks.run(Durations.SECOND);
        assertThat(isOurs()).isFalse();
        assertThat(events).contains("lost");
        stacks.run(60 * Durations.SECOND);
        assertThat(client.counts().get(DhcpEvent.REFUSED_BY_POLICY)).isZero();
        assertThat(isOurs()).isTrue();
    }

    @Test
    void leasesForEverAndOptionsInOtherFields() {
        leaseSeconds = 0xffff_ffffL;
        saysOptionsElsewhere = true;
        stacks.run(10 * Durations.SECOND);
        assertThat(events).containsExactly("bound " + ADDRESS + "/25");
        asked.clear();
        stacks.run(1000 * Durations.HOUR);
        assertThat(asked).isEmpty();
        assertThat(isOurs()).isTrue();
    }
}
