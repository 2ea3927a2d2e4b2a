package com.example.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.demo.Ping;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void framesHoldTheProjectsOwnPings() throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        Frame.builder(buffer).ping(ping -> ping.nonce(7).text("hi")).build();
        Ping ping = Frame.parse(buffer.flip()).ping();
        assertEquals("hi", ping.text().utf8());
    }
}
