package org.mpl4j.bench.dns;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The message of workloads C and D: a question and ten records, as a name server answers. */
final class DnsContent {
    static final int ID = 0x1234;

    /** A response, authoritative, recursion is desired. */
    static final int FLAGS = 0x8500;

    static final String QUESTION = "www.mpl.example";

    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int SOA = 6;
    static final int PTR = 12;
    static final int MX = 15;
    static final int AAAA = 28;
    static final int OPT = 41;

    static final int IN = 1;
    static final int CH = 3;

    static final List<Rr> ANSWERS = List.of(
            Rr.name("www.mpl.example", CNAME, 300, "web.mpl.example"),
            Rr.address("web.mpl.example", A, 60, "c000020a"),
            Rr.address("web.mpl.example", A, 60, "c000020b"),
            Rr.address("web.mpl.example", AAAA, 60, "20010db8000000000000000000000010"));
    static final List<Rr> AUTHORITY = List.of(
            Rr.name("mpl.example", NS, 86_400, "ns1.mpl.example"),
            Rr.name("mpl.example", NS, 86_400, "ns2.mpl.example"));
    static final List<Rr> GLUE = List.of(
            Rr.address("ns1.mpl.example", A, 86_400, "c0000235"),
            Rr.address("ns1.mpl.example", AAAA, 86_400, "20010db8000000000000000000000053"),
            Rr.address("ns2.mpl.example", A, 86_400, "c0000236"));

    /** The last record is the pseudo-record OPT with a cookie. */
    static final int UDP_SIZE = 1232;

    static final int COOKIE = 10;
    static final byte[] CLIENT_COOKIE = {1, 2, 3, 4, 5, 6, 7, 8};
    static final byte[] SERVER_COOKIE = {17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32};

    private DnsContent() {}

    /** A record with a name, or with an address in hexadecimal digits. */
    record Rr(String owner, int type, int ttl, String target, String digits) {
        static Rr name(String owner, int type, int ttl, String target) {
            return new Rr(owner, type, ttl, target, "");
        }

        static Rr address(String owner, int type, int ttl, String digits) {
            return new Rr(owner, type, ttl, "", digits);
        }

        boolean hasTarget() {
            return !target.isEmpty();
        }

        byte[] address() {
            return HexFormat.of().parseHex(digits);
        }
    }

    /** The message, as hand-written code builds it; the test compares that with what a library builds. */
    static byte[] message() {
        byte[] room = new byte[512];
        int end = new ArrayDnsBuilder().build(room, ID);
        return Arrays.copyOf(room, end);
    }

    /** A name in wire form. */
    static byte[] wire(String name) {
        byte[] wire = new byte[name.length() + 2];
        int at = 0;
        for (int start = 0; start < name.length(); start = at) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            wire[at++] = (byte) (end - start);
            for (int i = start; i < end; i++) {
                wire[at++] = (byte) name.charAt(i);
            }
        }
        return wire;
    }
}
