package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.dns.Dns;
import com.example.dns.Rrtype;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.codec.DnsName;

class DnsTest {
    @Test
    void queriesAreBuiltAndRead() throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        Dns.builder(buffer)
                .id(7)
                .questions(list -> list.add(
                        question -> question.qname(DnsName.of("example.org")).qtype(Rrtype.A)))
                .build();
        assertEquals(
                "example.org",
                Dns.parse(buffer.flip()).questions().iterator().next().qname().toString());
        assertEquals("17", System.getProperty("java.specification.version"));
    }
}
