package org.mpl4j.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** All packets of every protocol of {@code specs/}, a method a folder: without {@code JAZZER_FUZZ} a test of the inputs that are kept, those of vectors, and some that are made up. */
class ProtocolFuzzTest {
    static Stream<byte[]> arp() throws IOException {
        return KeptInputs.of("arp");
    }

    @FuzzTest
    @MethodSource
    void arp(byte[] input) throws IOException {
        KeptInputs.accept("arp", input);
    }

    static Stream<byte[]> bgp() throws IOException {
        return KeptInputs.of("bgp");
    }

    @FuzzTest
    @MethodSource
    void bgp(byte[] input) throws IOException {
        KeptInputs.accept("bgp", input);
    }

    static Stream<byte[]> dhcp() throws IOException {
        return KeptInputs.of("dhcp");
    }

    @FuzzTest
    @MethodSource
    void dhcp(byte[] input) throws IOException {
        KeptInputs.accept("dhcp", input);
    }

    static Stream<byte[]> dns() throws IOException {
        return KeptInputs.of("dns");
    }

    @FuzzTest
    @MethodSource
    void dns(byte[] input) throws IOException {
        KeptInputs.accept("dns", input);
    }

    static Stream<byte[]> ethernet() throws IOException {
        return KeptInputs.of("ethernet");
    }

    @FuzzTest
    @MethodSource
    void ethernet(byte[] input) throws IOException {
        KeptInputs.accept("ethernet", input);
    }

    static Stream<byte[]> gre() throws IOException {
        return KeptInputs.of("gre");
    }

    @FuzzTest
    @MethodSource
    void gre(byte[] input) throws IOException {
        KeptInputs.accept("gre", input);
    }

    static Stream<byte[]> handover() throws IOException {
        return KeptInputs.of("handover");
    }

    @FuzzTest
    @MethodSource
    void handover(byte[] input) throws IOException {
        KeptInputs.accept("handover", input);
    }

    static Stream<byte[]> http2() throws IOException {
        return KeptInputs.of("http2");
    }

    @FuzzTest
    @MethodSource
    void http2(byte[] input) throws IOException {
        KeptInputs.accept("http2", input);
    }

    static Stream<byte[]> icmp() throws IOException {
        return KeptInputs.of("icmp");
    }

    @FuzzTest
    @MethodSource
    void icmp(byte[] input) throws IOException {
        KeptInputs.accept("icmp", input);
    }

    static Stream<byte[]> igmp() throws IOException {
        return KeptInputs.of("igmp");
    }

    @FuzzTest
    @MethodSource
    void igmp(byte[] input) throws IOException {
        KeptInputs.accept("igmp", input);
    }

    static Stream<byte[]> ip() throws IOException {
        return KeptInputs.of("ip");
    }

    @FuzzTest
    @MethodSource
    void ip(byte[] input) throws IOException {
        KeptInputs.accept("ip", input);
    }

    static Stream<byte[]> mpls() throws IOException {
        return KeptInputs.of("mpls");
    }

    @FuzzTest
    @MethodSource
    void mpls(byte[] input) throws IOException {
        KeptInputs.accept("mpls", input);
    }

    static Stream<byte[]> mqtt() throws IOException {
        return KeptInputs.of("mqtt");
    }

    @FuzzTest
    @MethodSource
    void mqtt(byte[] input) throws IOException {
        KeptInputs.accept("mqtt", input);
    }

    static Stream<byte[]> ninep() throws IOException {
        return KeptInputs.of("ninep");
    }

    @FuzzTest
    @MethodSource
    void ninep(byte[] input) throws IOException {
        KeptInputs.accept("ninep", input);
    }

    static Stream<byte[]> ntp() throws IOException {
        return KeptInputs.of("ntp");
    }

    @FuzzTest
    @MethodSource
    void ntp(byte[] input) throws IOException {
        KeptInputs.accept("ntp", input);
    }

    static Stream<byte[]> pcap() throws IOException {
        return KeptInputs.of("pcap");
    }

    @FuzzTest
    @MethodSource
    void pcap(byte[] input) throws IOException {
        KeptInputs.accept("pcap", input);
    }

    static Stream<byte[]> pcapng() throws IOException {
        return KeptInputs.of("pcapng");
    }

    @FuzzTest
    @MethodSource
    void pcapng(byte[] input) throws IOException {
        KeptInputs.accept("pcapng", input);
    }

    static Stream<byte[]> pflog() throws IOException {
        return KeptInputs.of("pflog");
    }

    @FuzzTest
    @MethodSource
    void pflog(byte[] input) throws IOException {
        KeptInputs.accept("pflog", input);
    }

    static Stream<byte[]> ppp() throws IOException {
        return KeptInputs.of("ppp");
    }

    @FuzzTest
    @MethodSource
    void ppp(byte[] input) throws IOException {
        KeptInputs.accept("ppp", input);
    }

    static Stream<byte[]> radius() throws IOException {
        return KeptInputs.of("radius");
    }

    @FuzzTest
    @MethodSource
    void radius(byte[] input) throws IOException {
        KeptInputs.accept("radius", input);
    }

    static Stream<byte[]> sctp() throws IOException {
        return KeptInputs.of("sctp");
    }

    @FuzzTest
    @MethodSource
    void sctp(byte[] input) throws IOException {
        KeptInputs.accept("sctp", input);
    }

    static Stream<byte[]> sll() throws IOException {
        return KeptInputs.of("sll");
    }

    @FuzzTest
    @MethodSource
    void sll(byte[] input) throws IOException {
        KeptInputs.accept("sll", input);
    }

    static Stream<byte[]> ssh() throws IOException {
        return KeptInputs.of("ssh");
    }

    @FuzzTest
    @MethodSource
    void ssh(byte[] input) throws IOException {
        KeptInputs.accept("ssh", input);
    }

    static Stream<byte[]> tcp() throws IOException {
        return KeptInputs.of("tcp");
    }

    @FuzzTest
    @MethodSource
    void tcp(byte[] input) throws IOException {
        KeptInputs.accept("tcp", input);
    }

    static Stream<byte[]> tls() throws IOException {
        return KeptInputs.of("tls");
    }

    @FuzzTest
    @MethodSource
    void tls(byte[] input) throws IOException {
        KeptInputs.accept("tls", input);
    }

    static Stream<byte[]> udp() throws IOException {
        return KeptInputs.of("udp");
    }

    @FuzzTest
    @MethodSource
    void udp(byte[] input) throws IOException {
        KeptInputs.accept("udp", input);
    }

    static Stream<byte[]> vxlan() throws IOException {
        return KeptInputs.of("vxlan");
    }

    @FuzzTest
    @MethodSource
    void vxlan(byte[] input) throws IOException {
        KeptInputs.accept("vxlan", input);
    }
}
