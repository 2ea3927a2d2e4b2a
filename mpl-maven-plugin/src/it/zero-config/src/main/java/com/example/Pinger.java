package com.example;

import com.example.demo.Ping;
import java.nio.ByteBuffer;

public final class Pinger {
    private Pinger() {}

    public static String roundTrip(String text) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        Ping.builder(buffer).nonce(7).text(text).build();
        return Ping.parse(buffer.flip()).text().utf8();
    }
}
