package org.mpl4j.bench.report;

import java.util.Locale;
import org.mpl4j.bench.dns.DnsBuildBenchmark;
import org.mpl4j.bench.dns.DnsParseBenchmark;
import org.mpl4j.bench.frame.BuildBenchmark;
import org.mpl4j.bench.frame.DissectBenchmark;
import org.mpl4j.bench.frame.TtlBenchmark;

/** What is measured. The letters are those of the tables; some of them have parts. */
public enum Workload {
    A("dissect an Ethernet, IPv4 and TCP frame: 74 bytes with options, 13 fields", DissectBenchmark.class),
    B("build an Ethernet, IPv4 and TCP frame: 138 bytes, both checksums", BuildBenchmark.class),
    C("parse a DNS response: a question, 10 records, pointers, OPT", DnsParseBenchmark.class),
    D("build the DNS response with name compression", DnsBuildBenchmark.class),
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
