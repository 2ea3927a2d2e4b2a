package com.example;

import com.example.net.Tunnel;
import com.example.net.dns.Rrtype;
import com.example.net.udp.Udp;
import java.nio.ByteBuffer;
import org.mpl4j.runtime.codec.DnsName;

public final class Client {
    private Client() {}

    public static String ask(String name) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        Tunnel.builder(buffer)
                .channel(7)
                .question(question -> question.qname(DnsName.of(name)).qtype(Rrtype.AAAA))
                .build();
        return Tunnel.parse(buffer.flip()).question().qname() + " over " + Udp.class.getName();
    }
}
