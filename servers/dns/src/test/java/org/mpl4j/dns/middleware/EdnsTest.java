package org.mpl4j.dns.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** The OPT record and its options, but for cookies. */
class EdnsTest {
    private static final int BADVERS = 16;
    private final Pipelines pipelines = new Pipelines();

    private Dns ask(Asking asking) {
        return Objects.requireNonNull(asking.ask("example.org", Pipelines.A));
    }

    @Test
    void hasAnOptRecordIfTheQueryHas() {
        assertThat(ask(pipelines.asking()).arcount()).isZero();
        DnsRr.AtypeBranch.OPT opt =
                Objects.requireNonNull(Asking.opt(ask(pipelines.asking().edns(4096))));
        assertThat(opt.udpSize()).isEqualTo(1232);
        assertThat(opt.ednsVersion()).isZero();
        assertThat(opt.dnssecOk()).isFalse();
    }

    @Test
    void repeatsDo() {
        assertThat(Objects.requireNonNull(Asking.opt(ask(pipelines.asking().secure())))
                        .dnssecOk())
                .isTrue();
    }

    @Test
    void saysBadversToOtherVersions() {
        Dns answer = ask(pipelines.asking().version(1));
        assertThat(Asking.rcode(answer)).isEqualTo(BADVERS);
        assertThat(Objects.requireNonNull(Asking.opt(answer)).ednsVersion()).isZero();
        assertThat(answer.qdcount()).isEqualTo(1);
    }

    @Test
    void saysFormerrToTwoOptRecords() {
        ByteBuffer query = ByteBuffer.allocate(512);
        Asking asking = pipelines.asking();
        Dns.builder(query)
                .id(1)
                .questions(
                        list -> list.add(q -> q.qname(DnsName.of("example.org")).qtype(1)))
                .additional(list -> list.add(asking::opt).add(asking::opt))
                .build();
        Dns answer = Objects.requireNonNull(asking.send(query.flip()));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.FormErr);
    }

    @Test
    void saysFormerrToAnOptRecordWithAName() {
        ByteBuffer query = ByteBuffer.allocate(512);
        Dns.builder(query)
                .id(1)
                .questions(
                        list -> list.add(q -> q.qname(DnsName.of("example.org")).qtype(1)))
                .additional(list ->
                        list.add(rr -> rr.name(DnsName.of("org")).asOPT().udpSize(1232)))
                .build();
        Dns answer = Objects.requireNonNull(pipelines.asking().send(query.flip()));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.FormErr);
    }

    @Test
    void tellsItsNameToWhoAsks() {
        EdnsOption option = Asking.option(
                ask(pipelines.asking().option(o -> o.dataAsNSID().nsid(new byte[0]))), EdnsOption.DataKind.NSID);
        assertThat(Objects.requireNonNull(option).dataAsNSID().nsid()).isEqualTo(Bytes.ofUtf8("ns1"));
        assertThat(Asking.option(ask(pipelines.asking().edns(512)), EdnsOption.DataKind.NSID))
                .isNull();
    }

    @Test
    void tellsOnStreamsHowLongTheyMayBeIdle() {
        Dns answer = ask(pipelines.asking().by(Transport.TCP).option(EdnsOption.Builder.NeedsData::dataAsKeepalive));
        EdnsOption option = Objects.requireNonNull(Asking.option(answer, EdnsOption.DataKind.Keepalive));
        assertThat(option.dataAsKeepalive().timeout()).isEqualTo(300);
        Dns datagram = ask(pipelines.asking().option(EdnsOption.Builder.NeedsData::dataAsKeepalive));
        assertThat(Asking.option(datagram, EdnsOption.DataKind.Keepalive)).isNull();
    }

    @Test
    void padsOverTlsOnly() {
        for (Transport transport : Transport.values()) {
            Dns answer = ask(pipelines
                    .asking()
                    .by(transport)
                    .option(o -> o.dataAsNSID().nsid(new byte[0]))
                    .option(o -> o.dataAsPadding().padding(new byte[3])));
            boolean isPadded = transport == Transport.TLS;
            assertThat(Asking.option(answer, EdnsOption.DataKind.Padding) != null)
                    .isEqualTo(isPadded);
            assertThat(answer.byteLength() % OptionStage.PADDING_BLOCK == 0).isEqualTo(isPadded);
        }
        assertThat(Asking.option(ask(pipelines.asking().by(Transport.TLS).edns(512)), EdnsOption.DataKind.Padding))
                .isNull();
    }

    @Test
    void padsNoFurtherThanThereIsRoom() {
        Dns answer = ask(pipelines
                .asking()
                .by(Transport.TLS)
                .room(200)
                .option(o -> o.dataAsPadding().padding(new byte[3])));
        assertThat(answer.byteLength()).isEqualTo(200);
    }

    @Test
    void explainsWhatIsRefused() {
        EdnsOption option = Asking.option(ask(pipelines.asking().edns(1232)), EdnsOption.DataKind.ExtendedError);
        assertThat(Objects.requireNonNull(option).dataAsExtendedError().infoCode())
                .isEqualTo(EdnsOption.Data.ExtendedError.InfoCode.NotAuthoritative);
    }

    @Test
    void refusesSizesThatAreNone() {
        assertThatThrownBy(() -> new EdnsStage(511))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("datagrams of at most 511 octets; give 512 to 65535");
    }
}
