package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;

class FrameFilterTest {
    private static final DissectionLibrary LIBRARY = DissectedFrames.load(DissectedFrames.LIBRARY);

    private static int count(String sample, String filter) throws Exception {
        return DissectedFrames.of(Path.of("..", "samples", sample), filter).size();
    }

    private static String errors(String filter) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(FrameFilter.parse("--filter", filter, LIBRARY.tables(), diagnostics))
                .isEmpty();
        return Rendering.gcc().render(diagnostics.sorted());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            web.pcap  ; tcp                                                      ; 22
            web.pcap  ; !tcp                                                     ; 5
            web.pcap  ; arp || dns                                               ; 4
            web.pcap  ; udp.dest_port == 53                                      ; 1
            web.pcap  ; 53 == udp.dest_port || udp.source_port == 0x35           ; 2
            web.pcap  ; ipv4.src == 10.9.0.1 && tcp                              ; 11
            web.pcap  ; ipv4.src == 10.9.0.0/16                                  ; 24
            web.pcap  ; ipv4.src == 10.9.0.1/32 && ipv4.src != 10.9.0.2          ; 12
            web.pcap  ; ipv4.src != 10.9.0.1                                     ; 12
            web.pcap  ; !(ipv4.src == 10.9.0.1)                                  ; 15
            web.pcap  ; ipv4.protocol == UDP                                     ; 2
            web.pcap  ; ipv4.protocol == 17                                      ; 2
            web.pcap  ; ethernet.dest_mac == ff:ff:ff:ff:ff:ff                   ; 1
            web.pcap  ; ethernet.dest_mac == 0xffffffffffff                      ; 1
            web.pcap  ; ipv6.src == fe80::/10                                    ; 1
            web.pcap  ; ipv6                                                     ; 1
            web.pcap  ; tcp.syn                                                  ; 2
            web.pcap  ; tcp.syn && !tcp.ack                                      ; 1
            web.pcap  ; tcp.syn == true && tcp.ack == false                      ; 1
            web.pcap  ; tcp.payload contains "GET /"                             ; 2
            web.pcap  ; tcp.payload[0] == 0x47                                   ; 2
            web.pcap  ; dns_question.qname == "www.mpl.example"                  ; 2
            web.pcap  ; dns_question.qname == "www.mpl.example."                 ; 2
            web.pcap  ; dns.questions.question.qname contains "mpl"              ; 2
            web.pcap  ; dns.questions[0].question.qtype == A                     ; 2
            web.pcap  ; dns.questions[1]                                         ; 0
            web.pcap  ; dns.answers[1].rr.rdata.address == 10.9.0.2              ; 1
            web.pcap  ; dns_rr.atype == CNAME                                    ; 1
            web.pcap  ; dns.answers                                              ; 2
            web.pcap  ; ethernet_body.type == ARP                                ; 2
            web.pcap  ; frame.length > 1000                                      ; 4
            web.pcap  ; frame.number >= 3 && frame.number < 5                    ; 2
            web.pcap  ; frame.number % 10 == 1                                   ; 3
            web.pcap  ; frame.link == 1 && frame.captured == frame.length        ; 27
            web.pcap  ; frame.data[0] & 1 == 1                                   ; 2
            web.pcap  ; tcp.source_port == tcp.dest_port                         ; 0
            web.pcap  ; tcp.source_port != tcp.dest_port                         ; 22
            web.pcap  ; tcp.source_port + 0 > tcp.dest_port                      ; 11
            web.pcap  ; ethernet.dest_mac == ethernet.src_mac                    ; 0
            web.pcap  ; ethernet.dest_mac != ethernet.src_mac                    ; 27
            web.pcap  ; true                                                     ; 27
            vlan.pcap ; vlan_tag.vid == 30                                       ; 22
            vlan.pcap ; vlan_tag.vid == 20 && vlan_tag.vid == 40                 ; 11
            vlan.pcap ; vlan_tag.vid != 20                                       ; 11
            ipv6-ext.pcap ; ipv6_body.next_header == Routing                     ; 2
            """)
    void acceptsFrames(String sample, String filter, int expected) throws Exception {
        assertThat(count(sample, filter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            tpc                         ; --filter:1:1: error: no layer or packet is called `tpc` [E0208]
            tcp.dst                     ; --filter:1:5: error: `tcp` has no field `dst` [E0201]
            tcp.dest_port               ; --filter:1:1: error: expected
            tcp.dest_port = 53          ; --filter:1:15: error: this character begins nothing [E0104]
            tcp.dest_port ==            ; --filter:1:17: error: expected a field, number, address, string or tag, found the end [E0101]
            tcp.dest_port == 53 54      ; --filter:1:21: error: expected an operator or the end, found `54` [E0101]
            (tcp                        ; --filter:1:5: error: expected `)`, found the end [E0101]
            ipv4.protocol == TPC        ; --filter:1:18: error: `ipv4.protocol` is never `== TPC` [E0401]
            ipv4.src == fe80::1         ; --filter:1:13: error: `ipv4.src` is never `== fe80::1` [E0301]
            ipv4.src == 10.9.0.300      ; --filter:1:13: error: `10.9.0.300` is no IPv4, IPv6 or MAC address [E0105]
            ipv4.src == "10.9.0.1"      ; --filter:1:13: error: `ipv4.src` is never `== "10.9.0.1"` [E0301]
            dns.questions == 3          ; --filter:1:18: error: `dns.questions` is never `== 3` [E0301]
            dns == 3                    ; --filter:1:8: error: `dns` is never `== 3` [E0301]
            dns.id.x                    ; --filter:1:5: error: `id` has no fields inside [E0201]
            dns.id[1]                   ; --filter:1:5: error: `id` has no elements or bytes to number [E0201]
            frame.size == 3             ; --filter:1:1: error: a frame has no such number [E0201]
            frame                       ; --filter:1:1: error: this is no condition [E0301]
            1 + 1                       ; --filter:1:1: error: this is no condition [E0301]
            tcp.payload + 1 == 3        ; --filter:1:1: error: a number is needed here [E0301]
            tcp.payload contains 5      ; --filter:1:22: error: `tcp.payload` is never `contains 5` [E0301]
            "abc                        ; --filter:1:1: error: a string that begins here has no end [E0102]
            tcp.dest_port == 99999999999999999999 ; --filter:1:18: error: `99999999999999999999` is no number of up to 64 bits [E0105]
            """)
    void saysWhatIsWrongAndWhere(String filter, String error) throws Exception {
        if (error.endsWith("expected")) {
            assertThat(count("web.pcap", filter))
                    .as("a field alone asks whether it is there")
                    .isEqualTo(22);
        } else {
            assertThat(errors(filter).lines().findFirst()).hasValue(error);
        }
    }

    @Test
    void suggestsNamesAndValues() {
        Diagnostics diagnostics = new Diagnostics();
        FrameFilter.parse("--filter", "ipv4.protocol == Udp && udp.dest_prot == 1", LIBRARY.tables(), diagnostics);
        assertThat(Rendering.plain().render(diagnostics.sorted()))
                .contains("= help: there is `UDP`")
                .contains("= help: there is `dest_port`")
                .contains("one of the tags HopByHop, ICMP, IGMP");
    }

    @Test
    void isNotMisledByDepth() {
        assertThat(errors("(".repeat(10_000) + "tcp")).contains("nested too deep");
        assertThat(errors("!".repeat(10_000) + "tcp")).contains("nested too deep");
    }
}
