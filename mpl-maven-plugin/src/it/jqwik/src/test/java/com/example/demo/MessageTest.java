package com.example.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Arbitrary;

class MessageTest implements MessageProperties {
    @Provide
    Arbitrary<byte[]> messages() {
        return MessageArbitraries.valid();
    }

    @Property
    void messagesAreNotEmpty(@ForAll("messages") byte[] message) {
        assertFalse(message.length == 0);
    }
}
