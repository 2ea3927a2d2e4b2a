package @package@;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;

/** What can be done with the class that is made of message.mpl. */
class MessageTest {
    private final ByteBuffer buffer = ByteBuffer.allocate(64);

    @Test
    void readsWhatWasBuilt() throws ParseException {
        // A builder fills in kind and length. Leave out y(-4), and there is no build().
        Message.builder(buffer).bodyAsPoint().x(3).y(-4).build();

        Message message = Message.parse(buffer.flip());

        assertEquals(8, message.length());
        // With Java 21: switch (message.body()) { case Message.Body.Point point -> ..
        Message.Body.Point point = assertInstanceOf(Message.Body.Point.class, message.body());
        assertEquals(3, point.x());
        assertEquals(-4, point.y());
    }

    @Test
    void readsPacketsOneAfterTheOther() throws ParseException {
        Message.builder(buffer).bodyAsText().text("hello").build();
        Message.builder(buffer).bodyAsText().text("world").build();
        buffer.flip();

        Message first = Message.parse(buffer);
        Message second = Message.parse(buffer.position(first.endOffset()));

        assertEquals("hello", first.bodyAsText().text().utf8());
        assertEquals("world", second.bodyAsText().text().utf8());
    }

    @Test
    void tellsHowManyBytesATruncatedPacketNeeds() {
        Message.builder(buffer).bodyAsText().text("hello").build();
        ByteBuffer received = buffer.flip().limit(5);

        // Nothing is thrown: read on until there are 8 bytes, and ask again.
        assertEquals(new ParseResult.Truncated<Message>(8), Message.tryParse(received));
    }

    @Test
    void keepsWhatIsOfAnUnknownKind() throws ParseException {
        ByteBuffer received = ByteBuffer.wrap(HexFormat.of().parseHex("070002cafe"));

        Message message = Message.parse(received);

        Message.Body.Other other = assertInstanceOf(Message.Body.Other.class, message.body());
        assertEquals("cafe", other.data().hex());
        Message.builder(buffer).bodyAsOther(message.kind()).data(other.data()).build();
        assertEquals(received, buffer.flip());
    }
}
