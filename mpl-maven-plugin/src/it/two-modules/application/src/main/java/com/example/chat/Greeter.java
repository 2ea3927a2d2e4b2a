package com.example.chat;

import com.example.protocol.base.Address;
import java.nio.ByteBuffer;

public final class Greeter {
    private Greeter() {}

    public static int port() throws Exception {
        Address from = Hello.parse(ByteBuffer.wrap(new byte[] {10, 0, 0, 1, 0, 53})).from();
        return from.port();
    }
}
