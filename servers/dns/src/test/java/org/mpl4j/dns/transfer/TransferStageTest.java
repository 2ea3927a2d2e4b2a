package org.mpl4j.dns.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.config.AccessRule;
import org.mpl4j.dns.config.Network;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.middleware.EdnsStage;
import org.mpl4j.dns.middleware.FormStage;
import org.mpl4j.dns.middleware.OperationStage;
import org.mpl4j.dns.middleware.Pipeline;
import org.mpl4j.dns.middleware.RefuseStage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

/** Who gets transfers and is heard, and who is not. Clients are at 192.0.2.1 if nothing else is said. */
final class TransferStageTest {
    private static final int SOA = 6;
    private static final int IXFR = 251;
    private static final int AXFR = 252;
    private static final long STRANGER = 0xffff_c633_6401L;

    private final Zones zones = new Zones();
    private final List<String> refreshed = new ArrayList<>();

    private Asking asking() {
        zones.put(Texts.zone("example.", "@ 300 SOA ns1 h 7 1 1 1 1\n@ 300 NS ns1\nns1 300 A 192.0.2.1\n"));
        ZonePolicies policies = TransferStageTest::policy;
        return new Asking(new Pipeline(
                new Pipeline.Stages(
                        List.of(
                                new FormStage(),
                                new EdnsStage(1232),
                                new OperationStage(Map.of(
                                        NotifyStage.OPCODE,
                                        new NotifyStage(
                                                policies,
                                                (zone, sender) ->
                                                        refreshed.add(zone + " " + sender.getHostAddress()))))),
                        List.of(
                                new TransferStage(zones, policies, new ZoneHistory(), new TransferCounts()),
                                new RefuseStage()),
                        List.of()),
                null,
                1232,
                System::currentTimeMillis,
                failure -> {
                    throw new AssertionError(failure);
                }));
    }

    private static @Nullable ZoneConfig policy(DnsName name) {
        List<AccessRule> some = List.of(new AccessRule(Network.parse("192.0.2.0/24"), null));
        if (name.equalsIgnoreCase(DnsName.of("example"))) {
            return new ZoneConfig(name, Path.of("x"), List.of(), List.of(), some, List.of(), List.of(), null, null);
        } else if (name.equalsIgnoreCase(DnsName.of("secondary"))) {
            InetAddress primary = InetAddress.ofLiteral("198.51.100.9");
            return new ZoneConfig(
                    name,
                    null,
                    List.of(new ZoneConfig.Remote(new InetSocketAddress(primary, 53), null)),
                    List.of(),
                    List.of(),
                    List.of(),
                    some,
                    null,
                    null);
        }
        return null;
    }

    @Test
    void givesTheZoneInOneMessageIfItIsSmall() {
        Dns answer = asking().by(Transport.TCP).edns(1232).ask("eXample", AXFR);
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.NoError);
        assertThat(answer.authoritative()).isTrue();
        assertThat(answer.ancount()).isEqualTo(4);
        assertThat(answer.answers().get(0).atypeRaw()).isEqualTo(SOA);
        assertThat(answer.answers().get(3).atypeRaw()).isEqualTo(SOA);
        assertThat(answer.questions().get(0).qname()).isEqualTo(DnsName.of("eXample"));
        assertThat(Asking.opt(answer)).isNotNull();
    }

    @Test
    void explainsWhyItGivesNothing() {
        Dns refused = asking().by(Transport.TCP).edns(1232).from(0, STRANGER).ask("example", AXFR);
        assertThat(refused.rcode()).isEqualTo(Dns.Rcode.Refused);
        assertThat(refused.ancount()).isZero();
        assertThat(Asking.option(refused, EdnsOption.DataKind.ExtendedError)
                        .dataAsExtendedError()
                        .infoCode())
                .isEqualTo(EdnsOption.Data.ExtendedError.InfoCode.Prohibited);
        assertThat(rcode(asking().by(Transport.TCP), "other", AXFR)).isEqualTo(Dns.Rcode.NotAuth);
        assertThat(rcode(asking().by(Transport.TCP), "sub.example", AXFR)).isEqualTo(Dns.Rcode.NotAuth);
        assertThat(rcode(asking(), "example", AXFR)).isEqualTo(Dns.Rcode.NotImp);
        assertThat(rcode(asking().by(Transport.TCP), "example", IXFR)).isEqualTo(Dns.Rcode.FormErr);
    }

    @Test
    void hearsPrimariesAndWhomItIsToHear() {
        Dns answer = notify(0xffff_c633_6409L, "Secondary");
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.NoError);
        assertThat(answer.opcode()).isEqualTo(Dns.Opcode.Notify);
        assertThat(answer.authoritative()).isTrue();
        assertThat(notify(Asking.ADDRESS, "secondary").rcode()).isEqualTo(Dns.Rcode.NoError);
        assertThat(refreshed).containsExactly("secondary 198.51.100.9", "secondary 192.0.2.1");
    }

    @Test
    void hearsNobodyElse() {
        assertThat(notify(STRANGER, "secondary").rcode()).isEqualTo(Dns.Rcode.Refused);
        assertThat(notify(Asking.ADDRESS, "example").rcode()).isEqualTo(Dns.Rcode.NotAuth);
        assertThat(notify(Asking.ADDRESS, "other").rcode()).isEqualTo(Dns.Rcode.NotAuth);
        assertThat(refreshed).isEmpty();
    }

    private Dns notify(long address, String zone) {
        return asking().from(0, address)
                .header(header -> header.opcode(Dns.Opcode.Notify))
                .ask(zone, SOA);
    }

    private static Dns.Rcode rcode(Asking asking, String name, int type) {
        return asking.ask(name, type).rcode();
    }
}
