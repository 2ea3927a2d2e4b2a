package org.mpl4j.bench.report;

import java.util.Locale;
import org.mpl4j.bench.bgp.BgpBenchmark;
import org.mpl4j.bench.capture.CaptureBenchmark;
import org.mpl4j.bench.dns.DnsBuildBenchmark;
import org.mpl4j.bench.dns.DnsParseBenchmark;
import org.mpl4j.bench.frame.BuildBenchmark;
import org.mpl4j.bench.frame.DissectBenchmark;
import org.mpl4j.bench.frame.TtlBenchmark;
import org.mpl4j.bench.ipv6.Ipv6Benchmark;
import org.mpl4j.bench.ssh.ChannelDataBuildBenchmark;
import org.mpl4j.bench.ssh.ChannelDataParseBenchmark;
import org.mpl4j.bench.ssh.KexInitBuildBenchmark;
import org.mpl4j.bench.ssh.KexInitParseBenchmark;
import org.mpl4j.bench.ssh.UserauthBuildBenchmark;
import org.mpl4j.bench.ssh.UserauthParseBenchmark;
import org.mpl4j.bench.tls.TlsBenchmark;

/** What is measured. The letters are those of the tables; some of them have parts. */
public enum Workload {
    A("dissect an Ethernet, IPv4 and TCP frame: 74 bytes with options, 13 fields", DissectBenchmark.class),
    B("build an Ethernet, IPv4 and TCP frame: 138 bytes, both checksums", BuildBenchmark.class),
    C("parse a DNS response: a question, 10 records, pointers, OPT", DnsParseBenchmark.class),
    D("build the DNS response with name compression", DnsBuildBenchmark.class),
    E_KEXINIT_PARSE("parse SSH KEXINIT, 1 KB", KexInitParseBenchmark.class),
    E_KEXINIT_BUILD("build SSH KEXINIT, 1 KB", KexInitBuildBenchmark.class),
    E_USERAUTH_PARSE("parse SSH USERAUTH_REQUEST publickey, with key and signature", UserauthParseBenchmark.class),
    E_USERAUTH_BUILD("build SSH USERAUTH_REQUEST publickey, with key and signature", UserauthBuildBenchmark.class),
    E_CHANNELDATA_PARSE("parse SSH CHANNEL_DATA, 32 KiB", ChannelDataParseBenchmark.class),
    E_CHANNELDATA_BUILD("build SSH CHANNEL_DATA, 32 KiB", ChannelDataBuildBenchmark.class),
    F("dissect a capture of a million mixed frames, mapped into memory; a frame", CaptureBenchmark.class),
    G_IPV6("parse an IPv6 packet with a chain of extension headers", Ipv6Benchmark.class),
    G_BGP("parse a BGP UPDATE: six attributes, ten prefixes", BgpBenchmark.class),
    G_TLS("parse a TLS ClientHello: eleven extensions", TlsBenchmark.class),
    H("rewrite the TTL of an IPv4 packet in place, refresh its checksum", TtlBenchmark.class);

    private final String title;
    private final Class<?> benchmark;

    Workload(String title, Class<?> benchmark) {
        this.title = title;
        this.benchmark = benchmark;
    }

    /** A to H. */
    String letter() {
        return name().substring(0, 1);
    }

    /** What it does. */
    String title() {
        return title;
    }

    /** The class of its contenders. */
    public Class<?> benchmark() {
        return benchmark;
    }

    /** Whether somebody who names it so means this one: by letter, or a part by its full name. */
    boolean isNamed(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return upper.equals(letter()) || upper.equals(name());
    }
}
